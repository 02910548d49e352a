'use client';
import { type ReactElement, type Ref, useRef } from 'react';
import type { Reauth } from '../../hooks/step-up/useReauth.js';
import { Dialog } from '../../parts/feedback/Dialog.js';
import { useMfa } from '../../provider/context.js';
import type { DropInProps } from '../shared/DropInProps.js';
import { ReauthScreen } from './ReauthScreen.js';

export interface ReauthDialogProps extends DropInProps {
  reauth: Reauth;
  beside: Element;
  rootRef: Ref<HTMLElement>;
}

/** The prompt over the page; loaded when the first one opens. */
export function ReauthDialog({ reauth, beside, rootRef, headingLevel, ...rest }: ReauthDialogProps): ReactElement {
  const { reauth: words, locale } = useMfa().messages;
  const leave = useRef<() => void>(null);
  return (
    <Dialog
      lang={locale}
      {...rest}
      ref={rootRef as Ref<HTMLDivElement>}
      label={words.title}
      beside={beside}
      onCancel={() => (leave.current ?? reauth.cancel)()}
    >
      <ReauthScreen reauth={reauth} headingLevel={headingLevel} leaveRef={leave} />
    </Dialog>
  );
}
