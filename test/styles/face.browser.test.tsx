import { cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { MfaPolicyPanel } from '../../src/admin.js';
import {
  Button,
  CodeInput,
  CopyButton,
  DownloadButton,
  Icon,
  MfaProvider,
  MfaSettings,
  Screen,
} from '../../src/index.js';
import '../../src/styles/index.css';
import '../font.js';
import { anna, phone, sandboxWith } from '../sandboxWith.js';
import { en } from '../words.js';

afterEach(cleanup);

const part = (name: string): Element[] => [...document.querySelectorAll(`[data-mfa-part="${name}"]`)];
const box = (element: Element | undefined): DOMRect => {
  if (!element) throw new Error('It is not on the page.');
  return element.getBoundingClientRect();
};
const styleOf = (element: Element | undefined, pseudo?: string): CSSStyleDeclaration => {
  if (!element) throw new Error('It is not on the page.');
  return getComputedStyle(element, pseudo);
};
const middle = ({ left, right }: DOMRect): number => (left + right) / 2;

describe('the buttons under backup codes', () => {
  it.each([320, 1280])('are equally wide at %i px, apart from a label that needs more', async (width) => {
    await page.viewport(width, 800);
    const noText = (): string => '';
    render(
      <Screen status="showing" title="Save your backup codes" appearance="card">
        <div data-mfa-part="actions">
          <CopyButton label="Copy" text={noText} copiedLabel="Copied" failedLabel="Failed" />
          <DownloadButton label="Download" text={noText} fileName="codes.txt" startedLabel="Started" />
          <Button>Print</Button>
        </div>
      </Screen>,
    );
    const [copy, download, print] = part('button').map((button) => box(button).width);
    expect(print).toBeCloseTo(copy ?? 0, 0);
    expect(download).toBeGreaterThanOrEqual(copy ?? 0);
  });
});

describe('a code of eight digits', () => {
  const gaps = (): number[] => {
    const slots = part('code-slot').map(box);
    return slots.slice(1).map(({ left }, index) => left - (slots[index]?.right ?? 0));
  };

  it('is shown in two halves', () => {
    render(<CodeInput label="8-digit code" length={8} />);
    const [first = 0, second, third, fourth, ...rest] = gaps();
    expect(fourth).toBeGreaterThan(first);
    expect([second, third, ...rest]).toEqual(Array(5).fill(first));
  });

  it('has no halves in a field for six', () => {
    render(<CodeInput label="6-digit code" length={6} defaultValue="12345678" />);
    expect(new Set(gaps().map(Math.round)).size).toBe(1);
  });
});

describe('a success', () => {
  it('is centered, below a brand that keeps its place', async () => {
    await page.viewport(400, 800);
    render(
      <Screen
        status="done"
        icon="check"
        title="Codes saved"
        description="Keep them."
        account="anna"
        brand="Harbour"
        appearance="card"
      />,
    );
    const center = middle(box(part('screen')[0]));
    for (const name of ['screen-icon', 'account']) expect(middle(box(part(name)[0])), name).toBeCloseTo(center, 0);
    for (const name of ['title', 'description']) expect(styleOf(part(name)[0]).textAlign, name).toBe('center');
    expect(styleOf(part('brand')[0]).textAlign).toBe('start');
  });

  it('is centered with what it suggests next', () => {
    render(
      <Screen status="done" icon="check" title="It is on">
        <p data-mfa-part="note">Add another method.</p>
      </Screen>,
    );
    expect(styleOf(part('note')[0]).textAlign).toBe('center');
  });

  it('is the only screen that is', () => {
    render(<Screen status="ready" icon="app" title="Enter the code" description="From your app." />);
    expect(styleOf(part('title')[0]).textAlign).toBe('start');
  });
});

describe('a busy button', () => {
  it.each(['primary', 'danger', 'secondary'] as const)('shows a spinner in place of its label: %s', (variant) => {
    render(
      <Button variant={variant} loading>
        Turn off two-step verification for this user
      </Button>,
    );
    const [button] = part('button');
    const { left, right } = styleOf(button, '::before');
    expect(styleOf(button, '::before').position).toBe('absolute');
    expect(left).toBe(right);
    expect(styleOf(button).getPropertyValue('-webkit-text-fill-color')).toBe('rgba(0, 0, 0, 0)');
  });
});

describe('a busy link in a row of links', () => {
  it('has its spinner in place of its label, because there is no room after it', () => {
    render(
      <div data-mfa-part="factor-actions">
        <Button variant="link">Rename</Button>
        <Button variant="link" loading>
          Remove
        </Button>
      </div>,
    );
    const [, button] = part('button');
    const { left, width } = styleOf(button, '::before');
    expect(Number.parseFloat(left) + Number.parseFloat(width)).toBeLessThanOrEqual(box(button).width);
    expect(styleOf(button).getPropertyValue('-webkit-text-fill-color')).toBe('rgba(0, 0, 0, 0)');
  });
});

describe('the digits', () => {
  it('of a countdown have equal widths, and the hyphen of a label has its own', () => {
    render(<Button variant="link">Turn off two-step verification</Button>);
    expect(styleOf(part('button')[0]).fontVariantNumeric).toBe('normal');
  });
});

describe('account settings', () => {
  const show = (element: ReactElement): void => {
    const { adapter, signIn } = sandboxWith({ totp: true, sms: phone, backupCodes: true });
    signIn(anna.email);
    render(<MfaProvider adapter={adapter}>{element}</MfaProvider>);
  };

  it('tell the button that removes a method from the others', async () => {
    show(<MfaSettings />);
    const name = en.methods.totp.title;
    const remove = page.getByRole('button', { name: en.settings.remove(name) });
    await expect.element(remove).toBeVisible();
    const rename = page.getByRole('button', { name: en.settings.rename(name) });
    const turnOff = page.getByRole('button', { name: en.settings.disable });
    expect(styleOf(remove.element()).color).toBe(styleOf(turnOff.element()).color);
    expect(styleOf(rename.element()).color).not.toBe(styleOf(remove.element()).color);
  });
});

describe('the policy without a method', () => {
  it('has its error under the methods, in space that was reserved', async () => {
    const { adapter, admin, signIn } = sandboxWith({}, { policy: { enabled: true, methods: ['totp'] } });
    signIn(anna.email);
    render(
      <MfaProvider adapter={adapter}>
        <MfaPolicyPanel admin={admin} />
      </MfaProvider>,
    );
    const save = page.getByRole('button', { name: en.admin.save });
    await page.getByRole('checkbox', { name: en.methods.totp.title }).click();
    const before = box(save.element()).top;
    await save.click();
    const error = page.getByText(en.admin.noMethod);
    await expect.element(error).toBeVisible();
    expect(error.element().closest('[data-mfa-part="message"]')).not.toBeNull();
    expect(box(save.element()).top).toBe(before);
  });
});

describe('the chevron of a choice', () => {
  it.each([
    ['ltr', 'none'],
    ['rtl', '-1 1'],
  ] as const)('in a page that reads %s', (dir, scale) => {
    render(
      <div dir={dir}>
        <Icon name="chevron" />
      </div>,
    );
    expect(styleOf(part('icon')[0]).scale).toBe(scale);
  });

  it('in a part of the page that reads the other way', () => {
    render(
      <div dir="rtl">
        <div dir="ltr">
          <Icon name="chevron" />
        </div>
      </div>,
    );
    expect(styleOf(part('icon')[0]).scale).toBe('none');
  });
});
