import { exec } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * A shell command to its end.
 * @returns what it wrote
 * @throws with all that it wrote, when it fails
 */
export async function run(command: string, cwd: string): Promise<string> {
  try {
    // a test runner's environment would make development builds
    const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined, CI: 'true' };
    return (await promisify(exec)(command, { cwd, env, maxBuffer: 2 ** 26 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`\`${command}\` failed:\n${stdout}${stderr}`, { cause: error });
  }
}
