import { Auth0Client } from '@auth0/auth0-spa-js';
import { onTestFinished } from 'vitest';
import { auth0Adapter, auth0LoginResult } from '../../../src/adapters/auth0.js';

export const mfaToken = 'Fe26.token';
const encode = (value: object): string => btoa(JSON.stringify(value)).replaceAll('=', '');

/**
 * The `/oauth/token` response for a user who is signed in (auth0.com/docs/api/authentication, "Verify
 * with One-Time Password").
 */
export function tokens(more: object = {}): object {
  const now = Math.floor(Date.now() / 1000);
  const claims = { iss: 'https://tenant.example/', sub: 'auth0|1', aud: 'client', iat: now, exp: now + 60 };
  const id_token = `${encode({ alg: 'RS256' })}.${encode(claims)}.x`;
  return { access_token: 'access', id_token, token_type: 'Bearer', expires_in: 60, ...more };
}
export const refusal = (error: string, error_description = 'x', status = 403): Response =>
  Response.json({ error, error_description }, { status });

type Answer = object | Response | ((body: Record<string, unknown>) => object | Response);
/**
 * The real client, with responses that each test gives by path. This isn't a stand-in: it computes nothing, and the
 * responses are from Auth0's documentation.
 */
export function startAuth0(answers: Record<string, Answer> = {}) {
  const realFetch = globalThis.fetch;
  const requests: { path: string; body: Record<string, unknown>; authorization: string | null }[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const path = new URL(request.url).pathname;
    const text = await request.text();
    const isJson = request.headers.get('content-type')?.includes('json');
    const body = isJson ? JSON.parse(text || '{}') : Object.fromEntries(new URLSearchParams(text));
    requests.push({ path, body, authorization: request.headers.get('authorization') });
    const answer = answers[path];
    if (!answer) throw new TypeError('fetch failed');
    const made = typeof answer === 'function' ? answer(body) : answer;
    return made instanceof Response ? made.clone() : Response.json(made);
  };
  onTestFinished(() => {
    globalThis.fetch = realFetch;
  });
  const client = new Auth0Client({ domain: 'tenant.example', clientId: 'client' });
  const required = (requirements: object = {}, token = mfaToken): object => {
    // What the client does if a token request is answered with `mfa_required`
    client.mfa.setMFAAuthDetails(token, 'openid', 'api', requirements);
    return { error: 'mfa_required', error_description: 'x', mfa_token: token, mfa_requirements: requirements };
  };
  return {
    client,
    answers,
    requests,
    required,
    adapter: auth0Adapter(client),
    login: (requirements: object = {}) => auth0LoginResult(client, required(requirements)),
  };
}

/** `GET /mfa/authenticators` for a user with every kind of factor. */
export const AUTHENTICATORS = [
  { id: 'recovery-code|dev_1', authenticator_type: 'recovery-code', active: true },
  { id: 'totp|dev_2', authenticator_type: 'otp', active: true },
  { id: 'sms|dev_3', authenticator_type: 'oob', active: true, oob_channel: 'sms', name: 'XXXXXXXX0142' },
  { id: 'email|dev_4', authenticator_type: 'oob', active: true, oob_channel: 'email', name: 'anna@example.com' },
  { id: 'push|dev_5', authenticator_type: 'oob', active: true, oob_channel: 'auth0', name: 'Phone' },
  { id: 'voice|dev_6', authenticator_type: 'oob', active: true, oob_channel: 'voice', name: 'XXXXXXXX0142' },
  { id: 'sms|dev_7', authenticator_type: 'oob', active: false, oob_channel: 'sms', name: 'XXXXXXXX0143' },
];
