import type { Visitor } from './Visitor.js';
import { openSession } from './webDriver.js';

const MINI_BROWSER = process.env.WEBKIT_PATH ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
/** The key under which WebDriver answers with an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The installed WebKitGTK, through its own WebDriver, on a virtual screen. */
export async function webkit(): Promise<Visitor> {
  const session = await openSession('WebKitWebDriver', {
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: MINI_BROWSER, args: ['--automation'] },
  });
  await session.send('POST', 'window/rect', { width: 1280, height: 900 });

  const execute = <Value>(script: string, args: unknown[]) =>
    session.send<Value>('POST', 'execute/sync', { script, args });
  /** Waits for the element, and gives its path in the session. */
  const found = async (find: (text: string) => Element | undefined, text: string): Promise<string> => {
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
      const element = await execute<Record<string, string> | null>(`return (${find})(...arguments)`, [text]);
      if (element) return `element/${element[ELEMENT]}`;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`WebKit shows no element for “${text}”: ${await execute('return document.body.innerText', [])}`);
  };

  return {
    open: (url) => session.send('POST', 'url', { url }),
    press: async (text) => session.send('POST', `${await found(button, text)}/click`),
    type: async (label, text) => session.send('POST', `${await found(field, label)}/value`, { text }),
    check: async (label) => session.send('POST', `${await found(field, label)}/click`),
    run: (code, input) => execute(`return (${code})(...arguments)`, [input]),
    screenshot: async () => Buffer.from(await session.send<string>('GET', 'screenshot'), 'base64'),
    close: session.close,
  };
}

/** Runs in the page. */
function button(text: string): Element | undefined {
  return [...document.querySelectorAll('button')].find(
    (one) => one.checkVisibility() && one.textContent.trim().startsWith(text),
  );
}

/** Runs in the page. */
function field(label: string): Element | undefined {
  return [...document.querySelectorAll('input')].find((one) =>
    [...(one.labels ?? [])].some(({ textContent }) => textContent.includes(label)),
  );
}
