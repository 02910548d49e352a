import type { MfaErrorInfo } from '../contract/error.js';
import { parseRetryAfter } from '../time/retryAfter.js';

/**
 * What the headers of a failed HTTP answer say about it: how long to wait (`Retry-After`, or better-auth's
 * `X-Retry-After`), and the server's time (`Date`). Across origins a browser hides all three unless the server lists
 * them in `Access-Control-Expose-Headers`; what cannot be read is left out.
 */
export function responseDetails(headers: Pick<Headers, 'get'>): Pick<MfaErrorInfo, 'retryAfter' | 'serverTime'> {
  const date = headers.get('date');
  const retryAfter = parseRetryAfter(headers.get('retry-after') ?? headers.get('x-retry-after'), date);
  const serverTime = Date.parse(date ?? '');
  return {
    ...(retryAfter !== undefined && { retryAfter }),
    ...(!Number.isNaN(serverTime) && { serverTime }),
  };
}
