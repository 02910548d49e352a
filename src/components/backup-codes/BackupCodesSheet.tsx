'use client';
import { type ReactElement, useRef, useState } from 'react';
import { normalizeBackupCode } from '../../core/text/code.js';
import type { BackupCodesControls } from '../../hooks/backup-codes/useBackupCodes.js';
import { Icon } from '../../parts/feedback/Icon.js';
import { Button } from '../../parts/form/Button.js';
import { Checkbox } from '../../parts/form/Checkbox.js';
import { Form } from '../../parts/form/Form.js';
import { TextField } from '../../parts/form/TextField.js';
import { useFailureFocus } from '../../parts/form/useFailureFocus.js';
import { BackupCodeList } from '../../parts/secrets/BackupCodeList.js';
import { CopyButton } from '../../parts/secrets/CopyButton.js';
import { DownloadButton } from '../../parts/secrets/DownloadButton.js';
import { useCoarsePointer } from '../../parts/shared/useCoarsePointer.js';
import { useMfa } from '../../provider/context.js';
import { useSetupMessages } from '../../provider/useSetupMessages.js';

interface BackupCodesSheetProps {
  codes: readonly string[];
  panel: BackupCodesControls;
  saved: boolean;
  warned: boolean;
}

/**
 * Shows the codes, with buttons to copy, download and print them. The user can't continue before confirming that they
 * are saved.
 */
export function BackupCodesSheet({ codes, panel, saved, warned }: BackupCodesSheetProps): ReactElement {
  const { issuer, account, typeBackCode } = useMfa();
  const messages = useSetupMessages();
  const [typed, setTyped] = useState(false);
  const [misses, setMisses] = useState(0);
  const input = useFailureFocus(misses);
  const canPrint = !useCoarsePointer() && typeof window.print === 'function'; // not in in-app browsers, rarely useful on phones
  const { backupCodes: words, locale } = messages;
  const list = useRef<HTMLDivElement>(null);
  const date = words.fileDate(new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date()));
  const whose = [issuer, typeof account === 'string' && account].filter(Boolean).join(' · ');
  const title = words.fileTitle(whose);
  const keep = (): void => panel.tickSaved(saved); // hides the warning
  return (
    <>
      <BackupCodeList
        ref={list}
        codes={codes}
        label={words.listLabel(codes.length)}
        printTitle={`${title}\n${date}`}
        printNote={words.fileNote}
      />
      <p data-mfa-part="note">{words.keep}</p>
      <div data-mfa-part="actions">
        <CopyButton
          text={() => codes.join('\n')}
          label={words.copy}
          copiedLabel={words.copied}
          failedLabel={words.copyFailed}
          selectRef={list}
          onCopied={keep}
        />
        <DownloadButton
          text={() => [title, date, words.fileNote, '', ...codes, ''].join('\n')}
          fileName="backup-codes.txt"
          label={words.download}
          startedLabel={words.downloaded}
          onClick={keep}
        />
        {canPrint ? (
          <Button
            onClick={() => {
              window.print();
              keep();
            }}
          >
            <Icon name="print" />
            <span>{words.print}</span>
          </Button>
        ) : null}
      </div>
      <Form
        onFormSubmit={() => {
          if (!saved) setMisses((count) => count + 1);
          panel.finish();
        }}
      >
        {typeBackCode ? (
          <TextField
            type="text"
            name="saved-recovery-code"
            dir="ltr"
            autoComplete="off"
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
            label={words.typeBackLabel}
            required
            hint={words.typeBackHint}
            inputRef={input}
            invalid={warned}
            error={warned ? (typed ? words.typeBackWrong : words.typeBackEmpty) : undefined}
            onValueChange={(value) => {
              const code = normalizeBackupCode(value);
              setTyped(code !== '');
              panel.tickSaved(codes.includes(code));
            }}
          />
        ) : (
          <Checkbox
            name="codes-saved"
            required
            inputRef={input}
            invalid={warned}
            label={words.saved}
            checked={saved}
            onValueChange={panel.tickSaved}
            error={warned ? words.notSaved : undefined}
          />
        )}
        <Button type="submit" variant="primary">
          {words.finish}
        </Button>
      </Form>
    </>
  );
}
