import { describe, expect, it } from 'vitest';
import { totpCode, wrongTotpCode } from '../../adapters/totpCode.js';
import { type Amplify, password, type Sdk, startAmplify } from './startAmplify.js';

const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const;
const signIn = (sdk: typeof Sdk, { email }: { email: string }) => sdk.signIn({ username: email, password, options });
const answer = (sdk: typeof Sdk, challengeResponse: string) => sdk.confirmSignIn({ challengeResponse });

async function withApp({ openSdk, addUser, advance }: Amplify) {
  const credentials = addUser();
  const sdk = await openSdk();
  await signIn(sdk, credentials);
  const { sharedSecret } = await sdk.setUpTOTP();
  await sdk.verifyTOTPSetup({ code: totpCode(sharedSecret) });
  await sdk.updateMFAPreference({ totp: 'PREFERRED' });
  await sdk.signOut();
  advance(60);
  return { ...credentials, sdk, secret: sharedSecret };
}

describe('the stand-in of Cognito, with the real SDK', () => {
  it('asks for the code of an active app, once, and keeps the session after a wrong one', async () => {
    const amplify = await startAmplify();
    const anna = await withApp(amplify);
    const { nextStep } = await signIn(anna.sdk, anna);
    expect(nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    await expect(answer(anna.sdk, wrongTotpCode(anna.secret))).rejects.toMatchObject({ name: 'CodeMismatchException' });
    const code = totpCode(anna.secret);
    expect(await answer(anna.sdk, code)).toMatchObject({ isSignedIn: true });
    expect(await anna.sdk.fetchMFAPreference()).toEqual({ enabled: ['TOTP'], preferred: 'TOTP' });
    const other = await amplify.openSdk();
    await signIn(other, anna);
    await expect(answer(other, code)).rejects.toMatchObject({ name: 'ExpiredCodeException' });
  });

  it('activates nothing before the preference is set', async () => {
    const amplify = await startAmplify();
    const credentials = amplify.addUser();
    const sdk = await amplify.openSdk();
    await signIn(sdk, credentials);
    const preferred = { name: 'InvalidParameterException' };
    await expect(sdk.updateMFAPreference({ totp: 'PREFERRED' })).rejects.toMatchObject(preferred);
    const { sharedSecret } = await sdk.setUpTOTP();
    const wrong = sdk.verifyTOTPSetup({ code: wrongTotpCode(sharedSecret) });
    await expect(wrong).rejects.toMatchObject({ name: 'EnableSoftwareTokenMFAException' });
    await sdk.verifyTOTPSetup({ code: totpCode(sharedSecret) });
    await sdk.signOut();
    expect(await signIn(sdk, credentials)).toMatchObject({ isSignedIn: true });
  });

  it('ends a session after three minutes', async () => {
    const amplify = await startAmplify();
    const anna = await withApp(amplify);
    await signIn(anna.sdk, anna);
    amplify.advance(179);
    await expect(answer(anna.sdk, '000000')).rejects.toMatchObject({ name: 'CodeMismatchException' });
    amplify.advance(1);
    const late = { name: 'NotAuthorizedException', message: 'Invalid session for the user, session is expired.' };
    await expect(answer(anna.sdk, totpCode(anna.secret))).rejects.toMatchObject(late);
  });

  it('locks after five wrong codes, longer each time', async () => {
    const amplify = await startAmplify();
    const anna = await withApp(amplify);
    await signIn(anna.sdk, anna);
    const mismatch = { name: 'CodeMismatchException' };
    const locked = { name: 'NotAuthorizedException', message: 'Password attempts exceeded' };
    for (let tries = 0; tries < 5; tries++) await expect(answer(anna.sdk, '000000')).rejects.toMatchObject(mismatch);
    await expect(answer(anna.sdk, '000000')).rejects.toMatchObject(locked);
    amplify.advance(1);
    await expect(answer(anna.sdk, '000000')).rejects.toMatchObject(mismatch);
    amplify.advance(1);
    await expect(answer(anna.sdk, totpCode(anna.secret))).rejects.toMatchObject(locked);
    amplify.advance(1);
    expect(await answer(anna.sdk, totpCode(anna.secret))).toMatchObject({ isSignedIn: true });
  });

  it('sends six digits by SMS and eight by email, and offers a choice without a preference', async () => {
    const amplify = await startAmplify();
    const attributes = { phone_number: '+12025550142' };
    const anna = amplify.addUser({ enabled: ['SMS_MFA', 'EMAIL_OTP'], attributes });
    const sdk = await amplify.openSdk();
    expect((await signIn(sdk, anna)).nextStep).toMatchObject({ allowedMFATypes: ['SMS', 'EMAIL'] });
    const { nextStep } = await answer(sdk, 'SMS');
    expect(nextStep).toMatchObject({ codeDeliveryDetails: { destination: '+*******0142', deliveryMedium: 'SMS' } });
    expect(amplify.lastCode()).toMatch(/^\d{6}$/);
    expect(await answer(sdk, amplify.lastCode())).toMatchObject({ isSignedIn: true });
    const other = await amplify.openSdk();
    await signIn(other, anna);
    await answer(other, 'EMAIL');
    expect(amplify.lastCode()).toMatch(/^\d{8}$/);
    expect(await answer(other, amplify.lastCode())).toMatchObject({ isSignedIn: true });
  });

  it('makes users set up MFA if the pool requires it', async () => {
    const amplify = await startAmplify();
    amplify.server.settings.mfa = 'ON';
    const anna = amplify.addUser();
    const sdk = await amplify.openSdk();
    expect((await signIn(sdk, anna)).nextStep).toMatchObject({ allowedMFATypes: ['TOTP', 'EMAIL'] });
    const { nextStep } = await answer(sdk, 'TOTP');
    const { totpSetupDetails } = nextStep as { totpSetupDetails: { sharedSecret: string } };
    const enable = { name: 'EnableSoftwareTokenMFAException' };
    await expect(answer(sdk, wrongTotpCode(totpSetupDetails.sharedSecret))).rejects.toMatchObject(enable);
    expect(await answer(sdk, totpCode(totpSetupDetails.sharedSecret))).toMatchObject({ isSignedIn: true });
    await expect(sdk.updateMFAPreference({ totp: 'DISABLED' })).rejects.toMatchObject({
      name: 'InvalidParameterException',
    });
    const ben = amplify.addUser();
    const other = await amplify.openSdk();
    await signIn(other, ben);
    await answer(other, 'EMAIL');
    await answer(other, 'ben@example.com');
    expect(amplify.server.outbox.at(-1)?.to).toBe('ben@example.com');
    expect(await answer(other, amplify.lastCode())).toMatchObject({ isSignedIn: true });
  });

  it('confirms a number with a code, and revokes tokens at sign-out', async () => {
    const amplify = await startAmplify();
    const anna = amplify.addUser();
    const sdk = await amplify.openSdk();
    await signIn(sdk, anna);
    await sdk.updateUserAttributes({ userAttributes: { phone_number: '+12025550142' } });
    const confirm = (confirmationCode: string) =>
      sdk.confirmUserAttribute({ userAttributeKey: 'phone_number', confirmationCode });
    const wrong = amplify.lastCode() === '000000' ? '111111' : '000000';
    await expect(confirm(wrong)).rejects.toMatchObject({ name: 'CodeMismatchException' });
    await confirm(amplify.lastCode());
    await sdk.updateMFAPreference({ sms: 'ENABLED' });
    expect(await sdk.fetchUserAttributes()).toMatchObject({ phone_number_verified: 'true' });
    amplify.advance(3601);
    expect(await sdk.fetchMFAPreference()).toMatchObject({ enabled: ['SMS'] }); // with new tokens
    await sdk.signOut();
    expect(amplify.server.accessTokens.size).toBe(0);
  });

  it("says if an error isn't about MFA, and if the network fails", async () => {
    const amplify = await startAmplify();
    const sdk = await amplify.openSdk();
    const reset = amplify.addUser({ refuses: 'PasswordResetRequiredException' });
    expect((await signIn(sdk, reset)).nextStep.signInStep).toBe('RESET_PASSWORD');
    const fresh = amplify.addUser({ dueFirst: 'NEW_PASSWORD_REQUIRED' });
    expect((await signIn(sdk, fresh)).nextStep.signInStep).toBe('CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED');
    amplify.setNetwork(async () => {
      throw new TypeError('Failed to fetch');
    });
    await expect(signIn(sdk, fresh)).rejects.toMatchObject({ name: 'NetworkError' });
  });
});
