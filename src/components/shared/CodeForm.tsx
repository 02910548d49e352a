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
  /** A request is running: the field keeps its value and the focus, and takes no input. */
  busy: boolean;
  /** Submitting makes no sense for now (rate limit); typing does. */
  blocked?: boolean | undefined;
  /** Refused codes so far; each more selects the code. */
  failures: number;
  /** Whether a complete code is checked without a click, if the provider wants it. */
  automatic: boolean;
  error: ReactNode;
  autoFocus?: boolean | undefined;
  /** Out of sight, with what was typed, while another screen is shown. */
  hidden?: boolean | undefined;
  submitLabel: string;
  /** Another code is on its way: typing goes on, and the button waits for it. */
  sending?: boolean | undefined;
  /** Whether the code comes by text message. */
  sms?: boolean | undefined;
  /** `automatic`: it was complete, and nobody clicked. */
  onCode: (code: string, automatic: boolean) => void;
  onValueChange: () => void;
  /** Above the field: what has to be decided before a code submits itself. */
  before?: ReactNode;
  /** Between the field and the button. */
  children?: ReactNode;
}

/** The code field with its button: it names what is wrong with a code before the backend is asked (WCAG 2.2 SC 3.3.1). */
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
  const [waits, setWaits] = useState(false); // a complete code, for the send to end
  const submitsItself = autoSubmit && automatic && !blocked;
  const shut = blocked || sending;

  const submit = (data: FormData): void => {
    const code = codeIn(data);
    const kind = checkCode(code, length);
    setProblem((last) => kind && { kind, count: (last?.count ?? 0) + 1 });
    if (!kind && !shut) onCode(code, false);
  };

  useEffect(() => {
    if (!waits || sending) return;
    setWaits(false);
    const code = codeIn(new FormData(form.current ?? undefined));
    if (submitsItself && !busy && !checkCode(code, length)) onCode(code, true);
  }, [waits, sending, submitsItself, busy, length, onCode]);

  const shownError = problem ? problemText(problem.kind, length, messages.code) : error;
  return (
    <Form ref={form} hidden={hidden} busy={busy} onFormSubmit={submit}>
      {before}
      <CodeInput
        label={messages.code.label(length)}
        hint={submitsItself && !shownError ? messages.code.autoSubmit(length) : undefined}
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
      <Button type="submit" variant="primary" loading={busy} disabled={shut}>
        {submitLabel}
      </Button>
      <SlowNotice busy={busy} />
    </Form>
  );
}

/** What stands in the field, whichever component it is: the form has it by its name. */
function codeIn(data: FormData): string {
  return normalizeCode(String(data.get('otp-code') ?? ''));
}

function problemText(kind: CodeProblem, length: number, messages: CodeMessages): string {
  switch (kind) {
    case 'empty':
      return messages.empty(length);
    case 'too-short':
      return messages.tooShort(length);
    case 'too-long':
      return messages.tooLong(length);
    case 'not-digits':
      return messages.notDigits;
  }
}
