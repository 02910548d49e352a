import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const PRESENT = 0x01;
const HAS_KEY = 0x40;

interface Key {
  id: Buffer;
  privateKey: KeyObject;
  counter: number;
}

/** `navigator.credentials` with an authenticator behind it that really signs (ES256, no attestation). */
export function softAuthenticator(origin: string) {
  const keys: Key[] = [];
  const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
  const number = (value: number, bytes: number): Buffer => {
    const buffer = Buffer.alloc(bytes);
    buffer.writeUIntBE(value, 0, bytes);
    return buffer;
  };
  const clientData = (type: string, challenge: BufferSource): Buffer => {
    const text = Buffer.from(challenge as ArrayBuffer).toString('base64url');
    return Buffer.from(JSON.stringify({ type, challenge: text, origin, crossOrigin: false }));
  };
  const credential = (id: Buffer, response: object) => ({
    id: id.toString('base64url'),
    rawId: id,
    type: 'public-key',
    authenticatorAttachment: 'platform',
    getClientExtensionResults: () => ({}),
    response,
  });
  let isDismissed = false;
  const asked = (): void => {
    if (isDismissed) throw new DOMException('dismissed', 'NotAllowedError');
  };

  return {
    /** Dismisses the browser's dialog from now on, or no longer. */
    dismiss: (next: boolean): void => {
      isDismissed = next;
    },
    credentials: {
      create: async ({ publicKey }: CredentialCreationOptions) => {
        asked();
        if (!publicKey) throw new TypeError('no options');
        const { publicKey: pair, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
        const { x = '', y = '' } = pair.export({ format: 'jwk' });
        const key = { id: randomBytes(16), privateKey, counter: 0 };
        keys.push(key);
        const cose = new Map<number, number | Uint8Array>([
          [1, 2], // EC2
          [3, -7], // ES256
          [-1, 1], // P-256
          [-2, Buffer.from(x, 'base64url')],
          [-3, Buffer.from(y, 'base64url')],
        ]);
        const authData = Buffer.concat([
          sha256(publicKey.rp.id ?? ''),
          number(PRESENT | HAS_KEY, 1),
          number(0, 4),
          Buffer.alloc(16), // no model
          number(key.id.length, 2),
          key.id,
          isoCBOR.encode(cose),
        ]);
        const attestation = new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]);
        return credential(key.id, {
          clientDataJSON: clientData('webauthn.create', publicKey.challenge),
          attestationObject: Buffer.from(isoCBOR.encode(attestation as never)),
          getTransports: () => ['internal'],
        });
      },
      get: async ({ publicKey }: CredentialRequestOptions) => {
        asked();
        const allowed = (publicKey?.allowCredentials ?? []).map(({ id }) =>
          Buffer.from(id as ArrayBuffer).toString('hex'),
        );
        const key = keys.find(({ id }) => allowed.includes(id.toString('hex')));
        if (!publicKey || !key) throw new DOMException('none here', 'NotAllowedError');
        key.counter += 1;
        const rpId = sha256(publicKey.rpId ?? '');
        const authenticatorData = Buffer.concat([rpId, number(PRESENT, 1), number(key.counter, 4)]);
        const clientDataJSON = clientData('webauthn.get', publicKey.challenge);
        const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)]);
        const signature = sign('sha256', signed, key.privateKey);
        return credential(key.id, { authenticatorData, clientDataJSON, signature });
      },
    },
  };
}
