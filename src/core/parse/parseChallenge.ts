import type { MfaApproval, MfaChallengeInfo, MfaFactor } from '../contract/adapter.js';
import type { CustomMethods } from '../contract/customMethod.js';
import { MfaError } from '../contract/error.js';
import { present } from '../contract/present.js';
import { plainText } from '../text/text.js';
import { type Fields, factorsOf, fieldsOf, flagOf, idOf, membersOf, numberOf } from './readers.js';

/**
 * Parses the response of `startStepUp` with an allow-list. `own` is the adapter's custom methods,
 * here and in all parsers.
 *
 * @throws MfaError `SERVER` without a challenge id; `METHOD_UNAVAILABLE` if the method of every factor
 * is unknown and undeclared.
 */
export function parseChallenge(answer: unknown, own?: CustomMethods): MfaChallengeInfo {
  const fields = fieldsOf(answer);
  const challengeId = idOf(fields.challengeId);
  if (!challengeId) throw new MfaError('SERVER');
  return { challengeId, ...challengeFields(fields, own) };
}

/**
 * Parses the response of `sendChallenge`: the fields of the challenge to replace. An empty response replaces nothing.
 */
export function parseChallengeUpdate(answer: unknown, own?: CustomMethods): Partial<MfaChallengeInfo> {
  if (answer === undefined || answer === null) return {};
  const fields = fieldsOf(answer);
  const challengeId = idOf(fields.challengeId);
  return { ...(challengeId && { challengeId }), ...challengeFields(fields, own) };
}

/** The optional fields of a challenge. An empty list of factors counts as none. */
export function challengeFields(fields: Fields, own: CustomMethods): Partial<Omit<MfaChallengeInfo, 'challengeId'>> {
  const factors = factorsOf(fields.factors, own);
  if (factors?.length === 0 && (fields.factors as unknown[]).length > 0) throw new MfaError('METHOD_UNAVAILABLE');
  return present<Partial<Omit<MfaChallengeInfo, 'challengeId'>>>({
    factors: factors?.length ? factors : undefined,
    sentTo: knownId(idOf(fields.sentTo), factors),
    expiresIn: numberOf(fields.expiresIn),
    resendIn: numberOf(fields.resendIn),
    approval: approvalFields(fields.approval),
    canResend: flagOf(fields.canResend),
  });
}

function approvalFields(value: unknown): MfaApproval | undefined {
  const fields = membersOf(value);
  return fields && present<MfaApproval>({ number: plainText(fields.number, 8), expiresIn: numberOf(fields.expiresIn) });
}

/** If the response lists factors, a code can only have been sent to one of them. */
function knownId(id: string | undefined, factors: MfaFactor[] | undefined): string | undefined {
  return factors?.length && !factors.some((factor) => factor.id === id) ? undefined : id;
}
