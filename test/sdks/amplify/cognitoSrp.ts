import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';

const POOL = '1'; // the part after "_" in the id of the pool
const INFO = 'Caldera Derived Key';
const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`); // the 3072-bit group of RFC 5054
const G = 2n;

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const number = (bytes: Buffer): bigint => BigInt(`0x${bytes.toString('hex')}`);
/** As a two's complement number: with a zero byte before a bit that would make it negative. */
const bytes = (value: bigint): Buffer => {
  const hex = value.toString(16);
  const even = hex.length % 2 ? `0${hex}` : hex;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
};
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let left = exponent, square = base % N; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}
const K = number(sha256(Buffer.concat([bytes(N), bytes(G)])));

interface Open {
  username: string;
  key: Buffer;
}

/**
 * The server's side of USER_SRP_AUTH: SRP-6a (RFC 5054), with the encodings, the key and the signature of the client's
 * side, `src/providers/cognito/utils/srp` in aws-amplify/amplify-js. Guide, "Sign-in with SRP". An unknown account gets
 * a challenge too, but no answer is right.
 */
export function cognitoSrp() {
  const opened = new Map<string, Open>();
  return {
    begin(username: string, password: string | undefined, srpA: string) {
      const A = BigInt(`0x${srpA}`);
      const salt = number(randomBytes(16));
      const known = sha256(`${POOL}${username}:${password ?? randomBytes(16).toString('hex')}`);
      const verifier = power(G, number(sha256(Buffer.concat([bytes(salt), known]))));
      const b = number(randomBytes(32));
      const B = (K * verifier + power(G, b)) % N;
      const u = number(sha256(Buffer.concat([bytes(A), bytes(B)])));
      const shared = power((A * power(verifier, u)) % N, b);
      const key = Buffer.from(hkdfSync('sha256', bytes(shared), bytes(u), INFO, 16));
      const secretBlock = randomBytes(48).toString('base64');
      opened.set(secretBlock, { username, key });
      const numbers = { SALT: salt.toString(16), SRP_B: B.toString(16) };
      return { secretBlock, parameters: { ...numbers, SECRET_BLOCK: secretBlock, USERNAME: username } };
    },
    isProof(secretBlock: string, answers: Record<string, string>): boolean {
      const { username, key } = opened.get(secretBlock) ?? {};
      if (!username || !key || answers.PASSWORD_CLAIM_SECRET_BLOCK !== secretBlock) return false;
      const signature = createHmac('sha256', key)
        .update(POOL + username)
        .update(Buffer.from(secretBlock, 'base64'))
        .update(answers.TIMESTAMP ?? '')
        .digest('base64');
      return answers.PASSWORD_CLAIM_SIGNATURE === signature;
    },
  };
}
