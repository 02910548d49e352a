import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { cdp } from 'vitest/browser';
import { BackupCodeList } from '../../src/index.js';
import styles from '../../src/styles/index.css?inline';
import layered from '../../src/styles/styles.layer.css?inline';

const OURS = /\[data-mfa-part[\]=]/;

function sheet(css: string): CSSStyleSheet {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  onTestFinished(() => style.remove());
  if (!style.sheet) throw new Error('The browser did not take the stylesheet.');
  return style.sheet;
}

interface Rule {
  selectors: string[];
  style: CSSStyleDeclaration;
  media: string;
}
function rulesOf(list: CSSRuleList, media = ''): Rule[] {
  return [...list].flatMap((rule) => {
    if (rule instanceof CSSStyleRule) return [{ selectors: split(rule.selectorText), style: rule.style, media }];
    const inner = rule instanceof CSSMediaRule ? rule.conditionText : media;
    return rule instanceof CSSGroupingRule ? rulesOf(rule.cssRules, inner) : [];
  });
}

/** Splits at commas outside of parentheses. */
function split(selector: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of selector) {
    depth += '(['.includes(character) ? 1 : ')]'.includes(character) ? -1 : 0;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}

/** Without conditions on content or negations, which don't keep a rule off a foreign element. */
function withoutConditions(selector: string): string {
  let text = selector;
  for (let last = ''; last !== text; ) {
    last = text;
    text = text.replace(/:(?:has|not)\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '');
  }
  return text;
}

/** Every attribute in our selectors other than the name of a part, such as `['data-variant', 'primary']`. */
function attributesIn(rules: Rule[]): [name: string, value: string][] {
  const found = rules.flatMap(({ selectors }) =>
    [...selectors.join().matchAll(/\[([\w-]+)(?:="([^"]*)")?\]/g)].map(
      ([, name = '', value = '']) => [name, value] as [string, string],
    ),
  );
  return [...new Map(found.map((each) => [each.join('='), each])).values()].filter(
    ([name]) => name !== 'data-mfa-part',
  );
}

const TAGS = ['button', 'a', 'p', 'ul', 'input', 'label'];
const PSEUDOS = [undefined, '::before', '::after'];

/** Elements of a host with each attribute: alone and with all others, next to each other and nested. */
function foreignPage(attributes: [string, string][]): HTMLElement {
  const page = document.createElement('main');
  const make = (tag: string, given: [string, string][], ...children: Element[]): HTMLElement => {
    const element = document.createElement(tag);
    for (const [name, value] of given) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  for (const attribute of attributes) {
    page.append(make('div', [attribute], make('span', [attribute]), make('i', [])), make('i', []));
    for (const tag of TAGS) page.append(make(tag, [attribute]));
  }
  const inner = (): Element[] => ['span', 'input', 'i'].map((tag) => make(tag, tag === 'i' ? [] : attributes));
  page.append(make('div', attributes, make('div', attributes, ...inner()), ...inner()));
  document.body.append(page);
  onTestFinished(() => page.remove());
  return page;
}

/**
 * The same list for every element, because reading each element's own would take most of the time.
 * Variables have a separate test.
 */
const PROPERTIES = [...getComputedStyle(document.documentElement)].filter((property) => !property.startsWith('--'));

function looks(page: HTMLElement): string[] {
  return [document.documentElement, document.body, page, ...page.querySelectorAll('*')].flatMap((element) =>
    PSEUDOS.map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const name = (element.cloneNode(false) as Element).outerHTML.slice(0, 80);
      return `${name}${pseudo ?? ''} ${PROPERTIES.map((property) => style.getPropertyValue(property)).join()}`;
    }),
  );
}

/** How many differ. The texts themselves are megabytes, too large for a report. */
function changed(before: string[], after: string[]): string[] {
  return after.flatMap((look, index) => (look === before[index] ? [] : [look.slice(0, 80)]));
}

async function print(): Promise<void> {
  await cdp().send('Emulation.setEmulatedMedia', { media: 'print' });
  dispatchEvent(new Event('beforeprint'));
  onTestFinished(async () => {
    dispatchEvent(new Event('afterprint'));
    await cdp().send('Emulation.setEmulatedMedia', { media: '' });
  });
}

afterEach(cleanup);

describe.each([
  ['styles.css', styles],
  ['styles.layer.css', layered],
])('%s', (_, css) => {
  it('has no selector that could match an element of the host, except while codes are printed or a dialog is open', () => {
    const rules = rulesOf(sheet(css).cssRules);
    expect(rules.length).toBeGreaterThan(100);
    const loose = rules.flatMap(({ selectors, media }) =>
      selectors.filter((selector) => {
        if (media === 'print' && selector.includes('[data-printing]')) return false;
        if (/^(:root|body):has\(\[data-mfa-part="dialog-layer"\]\)$/.test(selector)) return false;
        return !OURS.test(withoutConditions(selector));
      }),
    );
    expect(loose).toEqual([]);
  });

  it('names every variable and every animation as ours', () => {
    const properties = rulesOf(sheet(css).cssRules).flatMap(({ style }) => [...style]);
    const variables = new Set(properties.filter((property) => property.startsWith('--')));
    expect(variables.size).toBeGreaterThan(20);
    expect([...variables].filter((name) => !name.startsWith('--mfa-'))).toEqual([]);
    expect([...css.matchAll(/@keyframes ([\w-]+)/g)].filter(([, name]) => !name?.startsWith('mfa-'))).toEqual([]);
  });

  it('changes nothing of a page that uses the same attributes', { timeout: 60_000 }, () => {
    const attributes = attributesIn(rulesOf(sheet(css).cssRules));
    expect(attributes.map(([name]) => name)).toEqual(expect.arrayContaining(['data-variant', 'data-invalid']));
    for (const style of document.head.querySelectorAll('style')) {
      if (style.textContent !== css) continue;
      style.disabled = true;
      onTestFinished(() => {
        style.disabled = false; // another file may have added it, and files share a page
      });
    }
    const page = foreignPage(attributes);
    const before = looks(page);
    sheet(css);
    expect(changed(before, looks(page))).toEqual([]);
  });
});

describe('in print', () => {
  const codes = <BackupCodeList codes={['d67kw-zf68u', 'z7vme-jdze5']} label="2 backup codes" />;
  const invoice = <p data-testid="invoice">Invoice</p>;
  const shown = (element: Element | null): boolean => element?.checkVisibility() ?? false;
  const list = (): Element | null => document.querySelector('[data-mfa-part="backup-code-list"]');

  it('a page with hidden codes is printed as usual, without them', async () => {
    const { getByTestId } = render(
      <>
        <div hidden>{codes}</div>
        {invoice}
      </>,
    );
    await print();
    const bare = looks(getByTestId('invoice'));
    sheet(styles);
    dispatchEvent(new Event('beforeprint'));
    expect(shown(list())).toBe(false);
    expect(shown(getByTestId('invoice'))).toBe(true);
    expect(changed(bare, looks(getByTestId('invoice')))).toEqual([]);
  });

  it('only the codes of a page are printed, even beside codes that are hidden', async () => {
    sheet(styles);
    const { getByTestId, container } = render(
      <>
        <div hidden>{codes}</div>
        {invoice}
        {codes}
      </>,
    );
    await print();
    expect(shown(getByTestId('invoice'))).toBe(false);
    const lists = [...container.querySelectorAll('[data-mfa-part="backup-code-list"]')];
    expect(lists.map(shown)).toEqual([false, true]);
  });

  it('the page is unchanged afterwards', async () => {
    sheet(styles);
    const { getByTestId } = render(
      <>
        {invoice}
        {codes}
      </>,
    );
    await print();
    dispatchEvent(new Event('afterprint'));
    expect(shown(getByTestId('invoice'))).toBe(true);
    expect(document.querySelector('[data-printing]')).toBeNull();
  });
});
