import type { Sandbox } from '@protekt/react-mfa/sandbox';

/** The phone's question before it creates or uses a passkey. */
export interface PasskeyPrompt {
  kind: 'create' | 'get';
  onContinue: () => void;
  onCancel: () => void;
}

/** The sandbox's passkeys are on the phone, which asks before it creates or uses one. */
export function promptOnPhone({ passkeys }: Sandbox, show: (prompt: PasskeyPrompt | undefined) => void): void {
  const create = passkeys.create.bind(passkeys);
  const get = passkeys.get.bind(passkeys);
  const ask = (kind: PasskeyPrompt['kind'], signal?: AbortSignal): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      const end = (name: string) => () => reject(Object.assign(new Error('The passkey prompt was closed.'), { name }));
      signal?.addEventListener('abort', end('AbortError'));
      show({ kind, onContinue: resolve, onCancel: end('NotAllowedError') });
    }).finally(() => show(undefined));
  passkeys.create = async (request, signal) => {
    await ask('create', signal);
    return await create(request, signal);
  };
  passkeys.get = async (request, signal) => {
    await ask('get', signal);
    return await get(request, signal);
  };
}
