'use client';
import { type ReactElement, type ReactNode, useEffect, useRef, useState } from 'react';
import type { CodeMessages } from '../../core/contract/messages.js';
import type { CodeProblem } from '../../core/text/code.js';
import { checkCode, normalizeCode } from '../../core/text/code.js';
import { CodeInput } from '../../parts/code/CodeInput.js';
import { useWebOtp } from '../../parts/code/useWebOtp.js';
import { Button } from '../../parts/form/Button.js';
import { Form } from '../../parts/form/Form.js';
import { useFailureFocus } from '../../parts/form/useFailureFocus.js';
import { useMfa } from '../../provider/context.js';
import { SlowNotice } from './SlowNotice.js';

interface CodeFormProps {
  length: number;
  /** Whether a request is running. The field then keeps its value and the focus, but is read-only. */
  busy: boolean;
  /** Whether submitting is blocked by a rate limit. The user can still type. */
  blocked?: boolean | undefined;
  /** How many codes were refused so far. When it rises, the field selects its code. */
  failures: number;
  /** Whether a complete code may be checked without a click, if the provider allows it. */
  automatic: boolean;
  error: ReactNode;
  autoFocus?: boolean | undefined;
  /** Whether it is hidden, with its value kept, while another screen is shown. */
  hidden?: boolean | undefined;
  submitLabel: string;
  /** Whether another code is being sent. The user can type, but can't submit until it is sent. */
  sending?: boolean | undefined;
  /** Whether the code comes by text message. */
  sms?: boolean | undefined;
  /** `automatic`: the code was complete and was submitted without a click. */
  onCode: (code: string, automatic: boolean) => void;
  onValueChange: () => void;
  /** Shown above the field: a checkbox that the user has to see before a complete code submits itself. */
  before?: ReactNode;
  /** Shown between the field and the button. */
  children?: ReactNode;
}

/** The code field with its button. It reports an error in the code before calling the backend (WCAG 2.2 SC 3.3.1). */
export function CodeForm(props: CodeFormProps): ReactElement {
  const {
    length,
    busy,
    blocked = false,
    failures,
    automatic,
    error,
    autoFocus,
    hidden,
    submitLabel,
    sending = false,
    sms = false,
    onCode,
    onValueChange,
    before,
    children,
  } = props;
  const { messages, autoSubmit, webOtp } = useMfa();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<{ kind: CodeProblem; count: number }>();
  const input = useFailureFocus(failures + (problem?.count ?? 0), hidden && autoFocus);
  useWebOtp(webOtp && sms && !busy && !hidden, input);
  const [waits, setWaits] = useState(false); // whether a complete code waits for the send to finish
  const submitsItself = autoSubmit && automatic && !blocked;
  const cannotSubmit = blocked || sending;

  const submit = (data: FormData): void => {
    const code = codeIn(data);
    const kind = checkCode(code, length);
    setProblem((last) => kind && { kind, count: (last?.count ?? 0) + 1 });
    if (!kind && !cannotSubmit) onCode(code, false);
  };

  useEffect(() => {
    if (!waits || sending) return;
    setWaits(false);
    const code = codeIn(new FormData(form.current ?? undefined));
    if (submitsItself && !busy && !checkCode(code, length)) onCode(code, true);
  }, [waits, sending, submitsItself, busy, length, onCode]);

  const shownError = problem ? problemText(problem.kind, length, messages.code) : error;
  const hint = automatic ? messages.code.autoSubmit(length) : messages.code.submit(submitLabel);
  return (
    <Form ref={form} hidden={hidden} busy={busy} onFormSubmit={submit}>
      {before}
      <CodeInput
        label={messages.code.label(length)}
        hint={!shownError && !busy && autoSubmit && hint} // during a rate limit, there is an error
        error={shownError}
        invalid={!!shownError}
        length={length}
        required
        readOnly={busy}
        autoFocus={autoFocus}
        inputRef={input}
        onValueChange={() => {
          setProblem(undefined);
          setWaits(false);
          onValueChange();
        }}
        onValueComplete={submitsItself ? (code) => (sending ? setWaits(true) : onCode(code, true)) : undefined}
      />
      {children}
      <Button type="submit" variant="primary" loading={busy} disabled={cannotSubmit}>
        {submitLabel}
      </Button>
      <SlowNotice busy={busy} />
    </Form>
  );
}

/** The value of the field, found by its name, so that it works for a custom component too. */
function codeIn(data: FormData): string {
  return normalizeCode(String(data.get('otp-code') ?? ''));
}

function problemText(kind: CodeProblem, length: number, messages: CodeMessages): string {
  if (kind === 'empty') return messages.empty(length);
  if (kind === 'too-short') return messages.tooShort(length);
  return kind === 'too-long' ? messages.tooLong(length) : messages.notDigits;
}
