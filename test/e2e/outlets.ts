import type { Page } from 'playwright';

/**
 * From the next page load on, records everything in places where no secret may be: URLs, console, storage, history,
 * title, cookies that scripts can read, and all markup except the text of sensitive elements.
 */
export async function watchOutlets(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  page.on('request', (request) => seen.push(`address ${request.url()} ${JSON.stringify(request.headers().referer)}`));
  page.on('framenavigated', (frame) => seen.push(`address ${frame.url()}`));
  page.on('console', (message) => seen.push(`console ${message.text()}`));
  page.on('pageerror', (error) => seen.push(`error ${error.message} ${error.stack}`));
  await page.exposeFunction('noteOutlet', (text: string) => void seen.push(text));
  await page.addInitScript(() => {
    const note = Reflect.get(window, 'noteOutlet');
    for (const [owner, method] of [
      [Storage.prototype, 'setItem'],
      [History.prototype, 'pushState'],
      [History.prototype, 'replaceState'],
      [Navigator.prototype, 'sendBeacon'],
    ] as const) {
      const original = Reflect.get(owner, method);
      Reflect.set(owner, method, function (this: unknown, ...args: unknown[]) {
        note(`${method} ${JSON.stringify(args)}`);
        return original.apply(this, args);
      });
    }
  });
  return async () => [...seen, ...(await page.evaluate(readPage))];
}

function readPage(): string[] {
  const copy = document.documentElement.cloneNode(true) as Element;
  for (const element of copy.querySelectorAll('[data-mfa-sensitive]')) element.replaceChildren();
  return [
    `storage ${JSON.stringify([{ ...localStorage }, { ...sessionStorage }])}`,
    `history ${location.href} ${JSON.stringify(history.state)}`,
    `cookie ${document.cookie}`,
    `markup ${copy.outerHTML}`,
  ];
}
