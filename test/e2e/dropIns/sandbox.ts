import { createSandbox, type Sandbox } from '../../../src/sandbox/index.js';

export const anna = { email: 'anna@example.com', password: 'correct horse battery' };
export const openSandbox = (): Sandbox => createSandbox({ users: [anna], requireReauth: 'password' });
