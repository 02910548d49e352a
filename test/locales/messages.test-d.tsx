// Checked by `npm run typecheck`: each line below an @ts-expect-error must be an error.
import {
  type MfaAccountMessages,
  MfaChallenge,
  MfaEnrollment,
  MfaFlow,
  type MfaMessages,
  type MfaMessagesPatch,
  MfaSettings,
  TotpSetup,
} from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { enAccount } from '../../src/locales/en-account.js';

export const word: MfaMessagesPatch = { challenge: { verify: 'Go' }, settings: { title: 'Safety' } };
export const language: MfaMessagesPatch = en;
export const both: MfaMessagesPatch = { ...en, ...enAccount };
export const later: MfaMessagesPatch = { ...en, loadAccount: async () => enAccount };
export const sentence: MfaMessagesPatch = { common: { retryIn: (wait) => wait.toUpperCase() } };
export const absent: MfaMessagesPatch = { challenge: undefined, common: { back: undefined } };
export const list: MfaMessagesPatch = { enrollment: { benefits: ['One', 'Two', 'Three'] } };

// @ts-expect-error there is no such group
export const noGroup: MfaMessagesPatch = { chalenge: { verify: 'Go' } };
// @ts-expect-error there is no such text
export const noWord: MfaMessagesPatch = { challenge: { verfy: 'Go' } };
// @ts-expect-error there is no such method
export const noMethod: MfaMessagesPatch = { methods: { fax: { title: 'Fax' } } };
// @ts-expect-error a sentence with an argument is a function
export const noFunction: MfaMessagesPatch = { common: { retryIn: 'soon' } };
// @ts-expect-error a text is a string
export const noString: MfaMessagesPatch = { challenge: { verify: () => 'Go' } };
// @ts-expect-error the count is a number
export const wrongArgument: MfaMessagesPatch = { common: { attemptsLeft: (count: string) => count } };
// @ts-expect-error texts that load later are passed directly, not as a loader
export const noLoader: MfaMessagesPatch = { loadAccount: () => import('../../src/locales/en-account.js') };

const { verify, ...challenge } = en.challenge;
// @ts-expect-error a language is complete
export const incomplete: MfaMessages = { ...en, challenge };
// @ts-expect-error a language has both modules
export const half: MfaMessages = { ...en, loadAccount: undefined };
// @ts-expect-error the second module is complete too
export const incompleteAccount: MfaAccountMessages = { settings: enAccount.settings };

export const elements = [
  <MfaFlow key="flow" messages={{ challenge: { verify } }} onRestart={() => {}} />,
  <MfaChallenge key="challenge" challengeId="c" messages={{ challenge: { verify } }} onRestart={() => {}} />,
  <MfaEnrollment key="enrollment" messages={{ enrollment: { start: 'Go' } }} />,
  <TotpSetup key="setup" messages={{ totp: { scan: 'Scan' } }} />,
  <MfaSettings key="settings" messages={{ settings: { title: 'Safety' } }} />,
  // @ts-expect-error there is no such text
  <MfaSettings key="typo" messages={{ settings: { titel: 'Safety' } }} />,
];
