'use client';

/** What {@link sensitive} puts on an element. */
export interface SensitiveProps {
  className: string;
  'data-mfa-sensitive': '';
  'data-sentry-block': '';
  'data-dd-privacy': 'hidden';
  'data-private': '';
  'data-hj-suppress': '';
  'data-clarity-mask': 'true';
}

/**
 * Keeps an element that shows a secret out of session replay. The tools read their marker from the element itself and
 * record the page before any code of ours could ask them not to, so every marker is always there: rrweb (and the
 * tools built on it), PostHog, Sentry, Datadog, LogRocket, Hotjar, Clarity, FullStory.
 */
export function sensitive(className?: string): SensitiveProps {
  return {
    className: `rr-block rr-ignore ph-no-capture fs-exclude${className ? ` ${className}` : ''}`,
    'data-mfa-sensitive': '',
    'data-sentry-block': '',
    'data-dd-privacy': 'hidden',
    'data-private': '',
    'data-hj-suppress': '',
    'data-clarity-mask': 'true',
  };
}
