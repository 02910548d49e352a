import type { AdapterBackend } from './adapterBackend.js';
import { type DeclaredChallenge, declaredChallenge, forEachDeclared, sendOnce } from './declared.js';
import { lastCode, wrongCode } from './openChallenge.js';
import { refusal, requireThat } from './refusal.js';

export const declaredCodeSignsIn = (backend: AdapterBackend): Promise<void> =>
  forEachDeclared(backend, 'code', async (user) => {
    const open = await declaredChallenge(backend, user);
    const code = await codeOf(backend, open);
    const what = `A wrong code of "${user.method.id}"`;
    await refusal(what, open.enter(wrongCode(code), open.factor), ['INVALID_CODE']);
    await open.enter(code, open.factor);
  });

async function codeOf(backend: AdapterBackend, open: DeclaredChallenge): Promise<string> {
  const { user, method } = open;
  if (method.sends) {
    await sendOnce(open);
    return lastCode(backend);
  }
  requireThat(!!backend.deviceCode, `The adapter declares "${method.id}", but the backend has no deviceCode().`);
  return backend.deviceCode(user, method);
}
