'use client';
import { type ReactElement, type Ref, useId, useRef } from 'react';
import { Dialog } from '../../parts/feedback/Dialog.js';
import { useMfa } from '../../provider/context.js';
import type { ReauthPromptProps } from './ReauthPrompt.js';
import { ReauthScreen } from './ReauthScreen.js';

export interface ReauthDialogProps extends ReauthPromptProps {
  beside: Element;
  rootRef: Ref<HTMLElement>;
}

/** The prompt in a dialog over the page. Its code loads when the first one opens. */
export function ReauthDialog(props: ReauthDialogProps): ReactElement {
  const { reauth, purpose, beside, rootRef, headingLevel, appearance: _, ...rest } = props;
  const { reauth: words, common, locale } = useMfa().messages;
  const purposeId = useId();
  const leave = useRef<() => void>(null);
  return (
    <Dialog
      lang={locale}
      aria-describedby={purpose ? purposeId : undefined}
      {...rest}
      ref={rootRef as Ref<HTMLDivElement>}
      label={words.title}
      closeLabel={reauth.state.status === 'saving-codes' ? undefined : common.close}
      beside={beside}
      onCancel={() => (leave.current ?? reauth.cancel)()}
    >
      {purpose ? (
        <p data-mfa-part="purpose" id={purposeId}>
          {purpose}
        </p>
      ) : null}
      <ReauthScreen reauth={reauth} headingLevel={headingLevel} leaveRef={leave} />
    </Dialog>
  );
}
