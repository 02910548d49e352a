'use client';
import { forwardRef, type ReactNode } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import { slot } from '../shared/slot.js';
import { SubjectIcon } from './SubjectIcon.js';

export type NoticeTone = 'info' | 'success' | 'warning' | 'error';

/** Props of {@link Notice}. */
export interface NoticeProps extends RootProps<'div', 'title'> {
  /** The kind of message, which decides its color and icon. */
  tone: NoticeTone;
  /** What happened, in a few words. */
  title?: ReactNode;
  /** What it means, or what to do. */
  children?: ReactNode;
}

const OwnNotice: Part<NoticeProps, HTMLDivElement> = /* @__PURE__ */ forwardRef(function Notice(
  { tone, title, children, ...rest },
  ref,
) {
  return (
    <div {...rest} ref={ref} data-mfa-part="notice" data-tone={tone}>
      <SubjectIcon name={tone === 'success' ? 'check' : tone} />
      <div data-mfa-part="notice-body">
        {title ? <p data-mfa-part="notice-title">{title}</p> : null}
        {children ? <div data-mfa-part="notice-text">{children}</div> : null}
      </div>
    </div>
  );
});

/** A message with an icon and text, so that its meaning doesn't depend on color. Renders a `<div>` element. */
export const Notice: Part<NoticeProps, HTMLDivElement> = /* @__PURE__ */ slot('Notice', OwnNotice);
