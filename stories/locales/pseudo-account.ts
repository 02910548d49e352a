import type { MfaAccountMessages } from '@protekt/react-mfa';
import { enAccount } from '@protekt/react-mfa/locales/en-account';
import { lengthen } from './lengthen.js';

export const pseudoAccount: MfaAccountMessages = lengthen(enAccount);
