import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { amplifyAdapter } from '../../../src/adapters/amplify.js';
import { openSdk, password } from '../amplify/startAmplify.js';

interface CognitoLocal {
  createDefaultServer(logger: object): Promise<{ start(options: object): Promise<Server & { close(): void }> }>;
}
const require = createRequire(import.meta.url);
const HEADERS = {
  'content-type': 'application/x-amz-json-1.1',
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/cognito-idp/aws4_request, SignedHeaders=host, Signature=x',
};

/** cognito-local in this process, so that its clock is the `Date` of the test. Its files are in a separate folder. */
export async function startCognitoLocal() {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(console, 'warn').mockImplementation(() => {}); // the SDK warns that the endpoint isn't a real one
  const folder = mkdtempSync(path.join(tmpdir(), 'react-mfa-cognito-'));
  const before = process.cwd();
  process.chdir(folder); // it has no option for the folder
  const { createDefaultServer } = require('cognito-local/lib/server') as CognitoLocal;
  const made = await createDefaultServer(require('pino')({ level: 'silent' }));
  const server = await made.start({ port: 0, hostname: '127.0.0.1' });
  onTestFinished(() => {
    server.close();
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
    vi.useRealTimers();
    vi.restoreAllMocks();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const call = async (operation: string, body: object) => {
    const headers = { ...HEADERS, 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${operation}: ${await response.text()}`);
    return response.json();
  };
  const pool = await call('CreateUserPool', { PoolName: 'pool', MfaConfiguration: 'OPTIONAL', UsernameAttributes: [] });
  const UserPoolId: string = pool.UserPool.Id;
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];
  const client = await call('CreateUserPoolClient', { UserPoolId, ClientName: 'client', ExplicitAuthFlows });
  let users = 0;
  return {
    call,
    UserPoolId,
    open: async () => {
      const pool = { userPoolId: UserPoolId, userPoolClientId: client.UserPoolClient.ClientId, userPoolEndpoint: url };
      const sdk = await openSdk(pool);
      return { sdk, adapter: amplifyAdapter(sdk, { authFlowType: 'USER_PASSWORD_AUTH' }) }; // it doesn't support SRP
    },
    addUser: async () => {
      const email = `anna${++users}@example.com`;
      const UserAttributes = [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ];
      const user = { UserPoolId, Username: email };
      await call('AdminCreateUser', {
        ...user,
        UserAttributes,
        MessageAction: 'SUPPRESS',
        TemporaryPassword: password,
      });
      await call('AdminSetUserPassword', { ...user, Password: password, Permanent: true });
      return { email, password };
    },
    advance: (seconds: number) => void vi.setSystemTime(Date.now() + seconds * 1000),
  };
}
