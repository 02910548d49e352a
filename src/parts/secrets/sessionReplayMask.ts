'use client';

/** The attributes that {@link sensitive} returns. */
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
 * Keeps an element with a secret out of session recordings. The tools read their markers from the element, and they
 * start recording before our code could configure them, so every marker is always set: rrweb (and the tools built on
 * it), PostHog, Sentry, Datadog, LogRocket, Hotjar, Clarity, FullStory.
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
