import { type ReactElement, useState } from 'react';
import { en } from '../../../src/locales/en.js';
import { CodeInput } from '../../../src/parts/code/CodeInput.js';
import { Countdown } from '../../../src/parts/feedback/Countdown.js';
import { Notice } from '../../../src/parts/feedback/Notice.js';
import { Screen } from '../../../src/parts/feedback/Screen.js';
import { Button } from '../../../src/parts/form/Button.js';
import { Checkbox } from '../../../src/parts/form/Checkbox.js';
import { FactorPicker } from '../../../src/parts/form/FactorPicker.js';
import { Form } from '../../../src/parts/form/Form.js';
import { ResendButton } from '../../../src/parts/form/ResendButton.js';
import { TextField } from '../../../src/parts/form/TextField.js';
import { BackupCodeList } from '../../../src/parts/secrets/BackupCodeList.js';
import { CopyButton } from '../../../src/parts/secrets/CopyButton.js';
import { DownloadButton } from '../../../src/parts/secrets/DownloadButton.js';
import { QrCode } from '../../../src/parts/secrets/QrCode.js';
import { SecretKey } from '../../../src/parts/secrets/SecretKey.js';

export const uri = 'otpauth://totp/Harbour:anna%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Harbour';
export const codes = ['k3f9a-7pq2m', 'x8d2c-44hwn', 'b7r5t-9zjkl', 'm2n6v-e3xya', 'q9w4s-u8ghp', 'c5t1z-r6bnd'];
/** Far in the future, so that the speed of a test doesn't matter. */
const LATER = Date.UTC(2100, 0);

const nothing = () => {};
const wait = () => 'Send a new code in a while';

/** Every part on one page, as a host would lay them out. */
export function PartsPage(): ReactElement {
  const [complete, setComplete] = useState(false);
  return (
    <main>
      <Screen
        status="awaiting-code"
        step="Step 1 of 2"
        title="Enter the code from your app"
        description="Open your authenticator app and enter the code it shows for this account."
        headingLevel={1}
        footer={<Button variant="link">Use another method</Button>}
      >
        <Form onFormSubmit={nothing}>
          <CodeInput
            label="6-digit code"
            hint="We check it at once."
            onValueComplete={() => setComplete(true)}
            error={complete ? en.errors.INVALID_CODE : undefined}
          />
          <Checkbox name="trust" label="Don’t ask again on this device" />
          <Button type="submit" variant="primary">
            Verify
          </Button>
        </Form>
        <ResendButton label="Send a new code" waitingLabel={wait} readyAt={LATER} onResend={nothing} />
        <Notice tone="warning" title="Only two codes left">
          <Countdown until={LATER} label={() => 'This stays open for a while.'} />
        </Notice>
        <QrCode uri={uri} label="QR code for setting up your app" />
        <SecretKey
          secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
          label="Enter this key instead"
          copyLabel="Copy key"
          copiedLabel="Key copied"
          copyFailedLabel="Could not copy"
        />
        <BackupCodeList
          codes={codes}
          label="6 backup codes"
          printTitle="Harbour · 24 November 2026"
          printNote="Each code works once."
        />
        <div data-mfa-part="actions">
          <CopyButton text={() => codes.join('\n')} label="Copy" copiedLabel="Copied" failedLabel="Could not copy" />
          <DownloadButton text={() => codes.join('\n')} fileName="codes.txt" label="Download" startedLabel="Started" />
        </div>
        <FactorPicker
          label="Methods"
          onValueChange={nothing}
          options={[
            {
              value: 'totp',
              title: en.methods.totp.title,
              description: 'Works without signal',
              badge: 'Best',
              icon: 'app',
            },
            { value: 'sms', title: en.methods.sms.title, description: '•••• 78', icon: 'sms' },
          ]}
        />
        <TextField type="text" name="reason" label="Reason" hint="For the record" error="Say why." />
        <Button variant="primary" loading>
          Checking
        </Button>
        <Button disabled>Not yet</Button>
        <Button variant="danger">Remove</Button>
      </Screen>
    </main>
  );
}
