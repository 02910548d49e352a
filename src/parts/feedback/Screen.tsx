'use client';
import { forwardRef, type ReactNode, useId } from 'react';
import type { Part, RootProps } from '../shared/PartProps.js';
import type { ScreenFrame } from '../shared/ScreenFrame.js';
import { slot } from '../shared/slot.js';
import { SubjectIcon } from './SubjectIcon.js';
import type { SubjectIconName } from './subjectIcons.js';
import { useScreenFocus } from './useScreenFocus.js';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** Props of {@link Screen}. */
export interface ScreenProps extends ScreenFrame, RootProps<'section', 'title'> {
  /** The status of the flow, set as `data-status`. */
  status: string;
  /** The title, rendered as the heading. */
  title: ReactNode;
  /** One sentence: why, or what to do. */
  description?: ReactNode;
  /** Progress, shown above the title: "Step 2 of 3". */
  step?: ReactNode;
  /** A short status next to the title, such as "On". */
  badge?: ReactNode;
  /** Whether the badge is muted, as for "Off". @default false */
  badgeOff?: boolean | undefined;
  /** Whether the screen is one and a half times as wide, for a list with actions or two columns. @default false */
  wide?: boolean | undefined;
  /**
   * A link after the account, for a user who sees somebody else's: "Not you?" Shown only if the provider has an
   * `account`.
   */
  accountAction?: ReactNode;
  /** An icon above the title; `check` means done. */
  icon?: SubjectIconName | undefined;
  /** The level of the heading in your page. @default 2 */
  headingLevel?: HeadingLevel | undefined;
  /** The content: notices, fields, the main button. */
  children?: ReactNode;
  /** Secondary links, always at the bottom. */
  footer?: ReactNode;
  /** Announced by screen readers without moving the focus. Never pass a code, key or address. */
  announcement?: string | undefined;
  /**
   * When it changes, the title gets the focus, unless a field on the new screen has taken it. Leave it out while
   * content loads on its own, without an action of the user: then the page keeps its focus and its scroll position when
   * the content arrives.
   */
  focusKey?: string | number | undefined;
  /** Whether the title takes the focus on mount too. @default false */
  focusTitle?: boolean | undefined;
}

const OwnScreen: Part<ScreenProps, HTMLElement> = /* @__PURE__ */ forwardRef<HTMLElement, ScreenProps>(
  function Screen(props, ref) {
    const { status, title, description, step, icon, headingLevel = 2, children, footer, ...others } = props;
    const {
      announcement = '',
      focusKey,
      focusTitle,
      autoFocus,
      badge,
      badgeOff,
      wide,
      accountAction,
      appearance = 'plain',
      brand,
      account,
      ...rest
    } = others;
    const Heading = `h${headingLevel}` as const;
    const titleId = useId();
    const heading = useScreenFocus(props);

    return (
      <section
        aria-labelledby={titleId}
        {...rest}
        ref={ref}
        data-mfa-part="screen"
        data-status={status}
        data-appearance={appearance}
        data-wide={wide || undefined}
      >
        <div data-mfa-part="screen-header">
          {brand ? <div data-mfa-part="brand">{brand}</div> : null}
          {icon ? (
            <span data-mfa-part="screen-icon">
              <SubjectIcon name={icon} />
            </span>
          ) : null}
          {step ? <p data-mfa-part="step">{step}</p> : null}
          <Heading data-mfa-part="title" id={titleId} tabIndex={-1} ref={heading}>
            {title}
          </Heading>
          {badge ? (
            <span data-mfa-part="badge" data-off={badgeOff || undefined}>
              {badge}
            </span>
          ) : null}
          {account ? (
            <p data-mfa-part="account">
              {account} {accountAction}
            </p>
          ) : null}
          {description ? <div data-mfa-part="description">{description}</div> : null}
        </div>
        {children}
        {footer ? <div data-mfa-part="screen-footer">{footer}</div> : null}
        <p data-mfa-part="announcer" aria-live="polite">
          {announcement}
        </p>
      </section>
    );
  },
);

/** The frame of every screen: title, description, content and links. Renders a `<section>` element. */
export const Screen: Part<ScreenProps, HTMLElement> = /* @__PURE__ */ slot('Screen', OwnScreen);
