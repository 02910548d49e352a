'use client';
import { type ReactElement, type ReactNode, useRef, useState } from 'react';
import type { CodeMessages } from '../../core/contract/messages.js';
import type { CodeProblem } from '../../core/text/code.js';
import { checkCode, normalizeCode } from '../../core/text/code.js';
import { useWebOtp } from '../../hooks/runtime/useWebOtp.js';
import { CodeInput } from '../../parts/code/CodeInput.js';
import { Button } from '../../parts/form/Button.js';
import { Form } from '../../parts/form/Form.js';
import { useMfa } from '../../provider/context.js';
import { SlowNotice } from './SlowNotice.js';

interface CodeFormProps {
  length: number;
  /** A request is running: the field keeps its value and the focus, and takes no input. */
  busy: boolean;
  /** Submitting makes no sense for now (rate limit); typing does. */
  blocked?: boolean | undefined;
  /** Refused codes so far; each more selects the code, and the first ends automatic submitting. */
  failures: number;
  error: ReactNode;
  autoFocus?: boolean | undefined;
  submitLabel: string;
  /** Another code is on its way: typing goes on, and the button waits for it. */
  sending?: boolean | undefined;
  /** Whether the code comes by text message. */
  sms?: boolean | undefined;
  onCode: (code: string, data: FormData | undefined) => void;
  /** Between the field and the button. */
  children?: ReactNode;
}

/** The code field with its button: it names what is wrong with a code before anybody is asked (WCAG 2.2 SC 3.3.1). */
export function CodeForm(props: CodeFormProps): ReactElement {
  const {
    length,
    busy,
    blocked = false,
    failures,
    error,
    autoFocus,
    submitLabel,
    sending = false,
    sms = false,
    onCode,
    children,
  } = props;
  const { messages, autoSubmit, webOtp } = useMfa();
  const field = useRef<HTMLDivElement>(null);
  useWebOtp(webOtp && sms && !busy, (code) => fillCode(field.current, code));
  const [problem, setProblem] = useState<{ kind: CodeProblem; count: number }>();
  const automatic = autoSubmit && failures === 0 && !blocked;
  const shut = blocked || sending;

  const submit = (data: FormData): void => {
    const code = normalizeCode(String(data.get('otp-code') ?? ''));
    const kind = checkCode(code, length);
    setProblem((last) => kind && { kind, count: (last?.count ?? 0) + 1 });
    if (!kind && !shut) onCode(code, data);
  };

  return (
    <Form busy={busy} onSubmit={submit}>
      <CodeInput
        ref={field}
        label={messages.code.label(length)}
        hint={automatic ? messages.code.autoSubmit(length) : undefined}
        error={problem ? problemText(problem.kind, length, messages.code) : error}
        length={length}
        required
        readOnly={busy}
        autoFocus={autoFocus}
        failures={failures + (problem?.count ?? 0)}
        onEdit={() => setProblem(undefined)}
        onComplete={automatic && !sending ? (code) => onCode(code, undefined) : undefined}
      />
      {children}
      <Button type="submit" variant="primary" busy={busy} blocked={shut}>
        {submitLabel}
      </Button>
      <SlowNotice busy={busy} />
    </Form>
  );
}

/**
 * As a person would: the field hears of it by its `input` event.
 * Only what is selected, such as a refused code, is replaced.
 */
function fillCode(field: HTMLElement | null, code: string): void {
  const input = field?.querySelector('input');
  const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value') ?? {};
  if (!input || !set) return;
  if (input.selectionStart !== 0 || input.selectionEnd !== input.value.length) return;
  set.call(input, code);
  input.dispatchEvent(new Event('input', { bubbles: true }));
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
