'use client';
import {
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type Ref,
  type RefAttributes,
} from 'react';
import { type UseBackupCodesOptions, useBackupCodes } from '../hooks/backup-codes/useBackupCodes.js';
import { BackupCodesScreen } from './backup-codes/BackupCodesScreen.js';
import { DropIn } from './shared/DropIn.js';
import type { DropInProps } from './shared/DropInProps.js';
import { reloadPage } from './shared/reloadPage.js';
import { ReauthPrompt } from './step-up/ReauthPrompt.js';

/** Props of {@link BackupCodesPanel}. */
export interface BackupCodesPanelProps extends UseBackupCodesOptions, DropInProps {
  /**
   * Why codes are offered: `used` after signing in with a backup code, `missing` if the user has none. Without a
   * reason, the panel is for account settings.
   */
  reason?: 'used' | 'missing' | undefined;
  /** Progress, shown above the title: "Step 2 of 2". */
  step?: ReactNode;
  /**
   * Called when the user clicks “Done”, once the codes are saved. If you pass only `onSaved`, there is no such button,
   * and `onSaved` has to continue. If you pass neither, “Done” reloads the page.
   */
  onDone?: (() => void) | undefined;
  /** Called when the user declines new codes. Without it, the button is hidden. */
  onSkip?: (() => void) | undefined;
  /** Called when the user has to sign in again: show your sign-in form. */
  onRestart?: (() => void) | undefined;
}

/**
 * Shows backup codes, lets the user save them, and creates new ones. Users can't continue before they confirm that the
 * codes are saved. Renders a `<section>` element.
 */
export const BackupCodesPanel: ForwardRefExoticComponent<BackupCodesPanelProps & RefAttributes<HTMLElement>> =
  /* @__PURE__ */ forwardRef<HTMLElement, BackupCodesPanelProps>(function BackupCodesPanel(props, ref) {
    return (
      <DropIn props={props} rootRef={ref}>
        {(own) => <Panel {...own} rootRef={ref} />}
      </DropIn>
    );
  });

type PanelProps = BackupCodesPanelProps & { rootRef: Ref<HTMLElement> };

function Panel(props: PanelProps): ReactElement {
  const { codes, left, ask, onSaved, ...rest } = props;
  const panel = useBackupCodes({ codes, left, ask, onSaved });
  return (
    <>
      <BackupCodesScreen {...rest} onDone={rest.onDone ?? (onSaved ? undefined : reloadPage)} ask={ask} panel={panel} />
      <ReauthPrompt reauth={panel.reauth} headingLevel={rest.headingLevel} />
    </>
  );
}
