import type { MfaApprovalMessages } from '../../src/approval.js';

/** Arabic for approvals, only for tests. */
export const arApproval: MfaApprovalMessages = {
  approval: {
    match: (number) => `اختر ${number} على جهازك الآخر.`,
    waiting: 'في انتظار موافقتك…',
    expiresIn: (time) => `تنتهي الصلاحية بعد ${time}`,
    sending: 'جارٍ إرسال الطلب…',
    denied: 'تم رفض الطلب.',
    expired: 'انتهت صلاحية الطلب.',
    sendAgain: 'إرسال مجددًا',
    sendAgainIn: (wait) => `إرسال مجددًا بعد ${wait}`,
  },
};
