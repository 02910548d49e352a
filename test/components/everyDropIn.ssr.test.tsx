import { renderToString } from 'react-dom/server';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as admin from '../../src/admin.js';
import * as entry from '../../src/index.js';
import { expectNoSecretIn, watchSecrets } from '../leakCheck.js';
import { sandboxWith } from '../sandboxWith.js';
import { everyDropIn, onPage, SECRETS } from './everyDropIn.js';

it('the list has the drop-ins of every entry', () => {
  const names = Object.keys({ ...entry, ...admin }).filter((name) =>
    /^(Mfa(?!Provider$|Error$)[A-Z]\w*|[A-Z]\w+Setup|BackupCodesPanel)$/.test(name),
  );
  expect(new Set(names)).toEqual(new Set(Object.keys(everyDropIn)));
});

describe.each(Object.entries(everyDropIn))('<%s /> on a server', (name, dropIn) => {
  it('renders a placeholder without a secret', () => {
    const sandbox = sandboxWith({ totp: true });
    watchSecrets(() => SECRETS);
    const complaints = vi.spyOn(console, 'error');
    onTestFinished(() => complaints.mockRestore());
    const html = renderToString(onPage(dropIn(sandbox), sandbox));
    if (name !== 'MfaChallengeDialog') expect(html).toContain('data-mfa-part="screen"');
    expect(complaints).not.toHaveBeenCalled();
    expectNoSecretIn('the HTML of the server', html);
    for (const secret of SECRETS) expect(html).not.toContain(secret);
  });

  it('reads no clock and no random source, which Next.js forbids in a page that it prerenders', () => {
    const sandbox = sandboxWith({ totp: true });
    const page = onPage(dropIn(sandbox), sandbox);
    const sources = [
      vi.spyOn(Date, 'now'),
      vi.spyOn(Math, 'random'),
      vi.spyOn(crypto, 'randomUUID'),
      vi.spyOn(crypto, 'getRandomValues'),
    ];
    onTestFinished(() => sources.forEach((source) => void source.mockRestore()));
    renderToString(page);
    for (const source of sources) expect(source).not.toHaveBeenCalled();
  });
});
