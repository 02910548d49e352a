import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import { createElement } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { SecretBox } from '../../src/core/text/secretBox.js';
import {
  endWatch,
  expectNoLeak,
  expectNoSecretIn,
  leaksAfterUnmount,
  leaksElsewhere,
  leaksOnScreen,
  watchQueryClient,
  watchSecrets,
} from '../leakCheck.js';

// Each test plants a leak, finds it, and stops watching, so that the check after the test has nothing to report.
const SECRET = 'JBSWY3DPEHPK3PXP';
const CODE = '739184';

beforeEach(() => {
  watchSecrets(() => [SECRET, CODE]);
});

const placesElsewhere = () => {
  const places = leaksElsewhere().map(({ where }) => where);
  endWatch();
  return places;
};

describe('on the screen', () => {
  it('finds a secret in text that is not marked as sensitive', () => {
    render(<p data-mfa-part="hint">Your key is {SECRET}</p>);
    expect(leaksOnScreen()).toMatchObject([{ where: 'text', secret: SECRET, form: 'plain' }]);
    expect(expectNoLeak).toThrow(`text: ${SECRET} (plain) in “Your key is ${SECRET}”`);
    endWatch();
  });

  it('quotes the place, even if the secret is split', () => {
    render(<p data-mfa-part="hint">{`${'Far before it. '.repeat(20)}Type JBSW Y3DP EHPK 3PXP into the app.`}</p>);
    expect(leaksOnScreen()[0]?.excerpt).toMatch(/ Type JBSW Y3DP EHPK 3PXP into the app\.$/);
    endWatch();
  });

  it('finds a code that is split across elements', () => {
    render(<p data-mfa-part="slots">{[...CODE].map((digit) => createElement('b', { key: digit }, digit))}</p>);
    expect(leaksOnScreen()).toMatchObject([{ secret: CODE }]);
    endWatch();
  });

  it('allows a secret in the text of a marked element', () => {
    render(
      <div data-mfa-part="key" data-mfa-sensitive="">
        <code>{SECRET}</code>
      </div>,
    );
    expectNoLeak();
  });

  it('finds a secret in an attribute, even of a marked element', () => {
    render(<input data-mfa-part="code" data-mfa-sensitive="" defaultValue={CODE} />);
    expect(leaksOnScreen()).toMatchObject([{ where: 'attribute value of <input> in part code', secret: CODE }]);
    endWatch();
  });

  it('allows the setup in a marked link and a marked image', () => {
    const uri = `otpauth://totp/Acme?secret=${SECRET}`;
    render(
      <div data-mfa-part="qr" data-mfa-sensitive="">
        <a href={uri}>Open</a>
        <img alt="QR" src={`data:image/png;base64,${btoa(SECRET)}`} />
      </div>,
    );
    expectNoLeak();
  });

  it('finds the setup in an unmarked link', () => {
    render(
      <a data-mfa-part="link" href={`otpauth://totp/Acme?secret=${SECRET}`}>
        Open
      </a>,
    );
    expect(leaksOnScreen()).toMatchObject([{ where: 'attribute href of <a> in part link' }]);
    endWatch();
  });

  it("ignores the test's own markup around the library", () => {
    render(<output>{SECRET}</output>);
    expectNoLeak();
  });

  it('remembers an attribute and a text that have been removed', () => {
    const { rerender } = render(
      <p data-mfa-part="status" title={CODE}>
        {SECRET}
      </p>,
    );
    rerender(
      <p data-mfa-part="status" title="none">
        Done
      </p>,
    );
    expect(leaksOnScreen()).toEqual([]);
    expect(placesElsewhere()).toEqual(expect.arrayContaining(['text', 'attribute title of <p> in part status']));
  });
});

describe('after unmount', () => {
  it('finds what is left, marked or not', () => {
    const left = document.createElement('code');
    left.setAttribute('data-mfa-sensitive', '');
    left.textContent = SECRET;
    document.body.append(left);
    expect(leaksAfterUnmount()).toMatchObject([{ where: 'text', secret: SECRET }]);
    left.remove();
    expect(leaksAfterUnmount()).toEqual([]);
  });
});

describe('elsewhere', () => {
  it.each(['log', 'info', 'warn', 'error', 'debug'] as const)('finds a secret in console.%s', (method) => {
    console[method]('wrong code', { body: { code: CODE } });
    expect(placesElsewhere()).toEqual([`console.${method}`]);
  });

  it('finds a secret in local and in session storage', () => {
    localStorage.setItem('draft', JSON.stringify({ code: CODE }));
    localStorage.removeItem('draft');
    expect(placesElsewhere()).toEqual(['storage']);

    watchSecrets(() => [SECRET]);
    sessionStorage.draft = SECRET;
    expect(placesElsewhere()).toEqual(['storage']);
    sessionStorage.clear();
  });

  it('finds a secret in a cookie', () => {
    Reflect.set(document, 'cookie', `draft=${SECRET}`);
    Reflect.set(document, 'cookie', 'draft=; max-age=0');
    expect(placesElsewhere()).toEqual(['cookie']);
  });

  it('finds a secret in the URL and in the state of the history', () => {
    history.pushState({ secret: SECRET }, '', `/verify?code=${CODE}`);
    const places = placesElsewhere();
    history.replaceState(null, '', '/');
    expect(places).toEqual(expect.arrayContaining(['history.pushState', 'address']));
  });

  it('finds a secret in the URL of a request, but allows it in the body', async () => {
    const send = (url: string, body: string) => fetch(url, { method: 'POST', body }).catch(() => 'no network');
    await send('data:text/plain,ok', CODE);
    expect(leaksElsewhere()).toEqual([]);
    await send(`data:text/plain,${CODE}`, '');
    expect(placesElsewhere()).toEqual(['address of a request']);
  });

  it('finds a secret in an uncaught error', () => {
    const error = new Error(`code ${CODE} was wrong`);
    window.dispatchEvent(new ErrorEvent('error', { message: 'x', error, cancelable: true }));
    expect(placesElsewhere()).toContain('window.onerror');
  });

  it('finds a secret in a query cache and in its events', async () => {
    const client = new QueryClient();
    watchQueryClient(client);
    await client.fetchQuery({ queryKey: ['setup'], queryFn: () => ({ secret: SECRET }) });
    expect(placesElsewhere()).toEqual(
      expect.arrayContaining(['query cache, updated', 'query cache', 'dehydrated state']),
    );
    client.clear();
  });

  it('finds the variables of a mutation after they are gone, even if the client is only mounted', async () => {
    const client = new QueryClient();
    client.mount();
    const mutation = client.getMutationCache().build(client, { mutationFn: async () => 'ok', gcTime: 0 });
    await mutation.execute({ code: CODE });
    client.clear();
    client.unmount();
    expect(placesElsewhere()).toContain('mutation cache, updated');
  });

  it('finds nothing if the variables are sealed', async () => {
    const client = new QueryClient();
    watchQueryClient(client);
    const mutation = client.getMutationCache().build(client, { mutationFn: async () => new SecretBox([SECRET]) });
    await mutation.execute(new SecretBox(CODE));
    expectNoLeak();
    client.clear();
  });

  it('finds a secret in what a host received', () => {
    expectNoSecretIn('onError', [new SecretBox(CODE), 'fine']);
    expect(() => expectNoSecretIn('onError', new Error(CODE))).toThrow('onError: 739184 (plain)');
  });
});

describe('between tests', () => {
  it('starts with an empty log', () => {
    console.log('first', CODE);
    endWatch();
    watchSecrets(() => [CODE]);
    expectNoLeak();
  });

  it('reads the list of secrets at the end, so that later ones count', () => {
    const secrets: string[] = [];
    watchSecrets(() => secrets);
    console.log('token-of-anna');
    expect(leaksElsewhere()).toEqual([]);
    secrets.push('token-of-anna');
    expect(placesElsewhere()).toEqual(['console.log']);
  });
});
