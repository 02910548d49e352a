import type { MfaErrorInfo } from '../contract/error.js';
import { parseRetryAfter } from '../time/retryAfter.js';

/**
 * What the headers of a failed HTTP response say: how long to wait (`Retry-After`, or better-auth's `X-Retry-After`)
 * and the server's time (`Date`). In a cross-origin response, the browser hides all three unless the server lists them
 * in `Access-Control-Expose-Headers`. A header that can't be read is left out.
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
