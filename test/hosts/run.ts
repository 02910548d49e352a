import { exec } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * Runs a shell command.
 * @returns its output
 * @throws with its output if it fails
 */
export async function run(command: string, cwd: string): Promise<string> {
  try {
    // with a test runner's environment, some tools make development builds
    const env = { ...process.env, NODE_ENV: undefined, VITEST: undefined, CI: 'true' };
    return (await promisify(exec)(command, { cwd, env, maxBuffer: 2 ** 26 })).stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`\`${command}\` failed:\n${stdout}${stderr}`, { cause: error });
  }
}
