// In the place of your SDK: a backend in memory, with the same methods.
import { createSandbox, type SandboxTokens } from '@protekt/react-mfa/sandbox';

export const sandbox = createSandbox({
  users: [{ email: 'anna@example.com', password: 'correct horse battery', totp: true }],
});
export const { protekt } = sandbox;

export type Tokens = SandboxTokens;

export const session: { tokens?: Tokens } = {};

export function setUserSession(tokens: Tokens): void {
  session.tokens = tokens;
}
