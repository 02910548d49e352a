import { type ChildProcess, spawn } from 'node:child_process';
import { freePort } from '../e2e/freePort.js';

export interface WebDriverSession {
  /** One command of the session, such as `POST element/1/click`. @returns its value */
  send<Value>(method: 'GET' | 'POST', path: string, body?: object): Promise<Value>;
  close(): Promise<void>;
}

/**
 * Starts a WebDriver on a virtual screen, and one browser with it. Both end with `close`.
 * @param capabilities which browser, and how it starts
 */
export async function openSession(driver: string, capabilities: object): Promise<WebDriverSession> {
  const port = await freePort();
  const command = ['-a', '-s', '-screen 0 1400x1100x24', driver, `--port=${port}`];
  const started = spawn('xvfb-run', command, { detached: true, stdio: 'ignore' });
  const origin = `http://127.0.0.1:${port}`;
  try {
    await listens(origin, started);
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = await request<{ sessionId: string }>('POST', `${origin}/session`, body);
    const session = `${origin}/session/${sessionId}`;
    return {
      send: (method, path, content) => request(method, `${session}/${path}`, content),
      close: async () => {
        await request('DELETE', session).catch(() => {});
        end(started);
      },
    };
  } catch (error) {
    end(started);
    throw error;
  }
}

/** Ends everything that it started: the driver, the virtual screen and the browser. */
function end({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid);
}

async function listens(origin: string, started: ChildProcess): Promise<void> {
  let failure: Error | undefined;
  started.once('error', (error) => (failure = error));
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (failure) throw new Error('xvfb-run does not start. Install xvfb and xauth.', { cause: failure });
    if (started.exitCode !== null) throw new Error('The driver does not start. Install webkit2gtk-driver.');
    if (await fetch(`${origin}/status`).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The driver does not answer at ${origin}.`);
}

async function request<Value>(method: string, url: string, body?: object): Promise<Value> {
  const response = await fetch(url, { method, ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }) });
  const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${method} ${url}: ${value.error} ${value.message}`);
  return value;
}
