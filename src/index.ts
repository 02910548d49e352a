export { BackupCodesPanel, type BackupCodesPanelProps } from './components/BackupCodesPanel.js';
export { EmailSetup, type EmailSetupProps } from './components/EmailSetup.js';
export { MfaChallenge, type MfaChallengeProps } from './components/MfaChallenge.js';
export { MfaChallengeDialog, type MfaChallengeDialogProps } from './components/MfaChallengeDialog.js';
export { MfaEnrollment, type MfaEnrollmentProps } from './components/MfaEnrollment.js';
export { MfaFlow, type MfaFlowProps } from './components/MfaFlow.js';
export { MfaSettings, type MfaSettingsProps } from './components/MfaSettings.js';
export { PasskeySetup, type PasskeySetupProps } from './components/PasskeySetup.js';
export { SmsSetup, type SmsSetupProps } from './components/SmsSetup.js';
export { TotpSetup, type TotpSetupProps } from './components/TotpSetup.js';
export type { BackupCodesState } from './core/backup-codes/backupCodesFlow.js';
export type { ChallengeMethod } from './core/challenge/challengeMethod.js';
export {
  availableMethods,
  type ChallengeState,
  canSend,
  resendAt,
} from './core/challenge/challengeState.js';
export type { MfaAccountMessages } from './core/contract/accountMessages.js';
export type {
  MfaAdapter,
  MfaApproval,
  MfaBuiltInMethod,
  MfaCallContext,
  MfaCancelKind,
  MfaChallengeInfo,
  MfaCustomMethod,
  MfaEnrollmentInfo,
  MfaFactor,
  MfaLoginResult,
  MfaMethod,
  MfaNext,
  MfaResult,
  MfaStatus,
  MfaUnapproved,
} from './core/contract/adapter.js';
export {
  isMfaError,
  MfaError,
  type MfaErrorCode,
  type MfaErrorInfo,
  type MfaRecovery,
  mfaErrors,
  toMfaError,
} from './core/contract/error.js';
export type { MfaMessagesPatch } from './core/contract/mergeMessages.js';
export type { MfaMessages } from './core/contract/messages.js';
export type { MfaOperation, MfaReportedError } from './core/contract/operation.js';
export type { EnrollmentState } from './core/enrollment/enrollmentFlow.js';
export type { SetupRequest, SetupState, TotpSecret } from './core/enrollment/setupState.js';
export type { SettingsState } from './core/settings/settingsFlow.js';
export type { StatusState } from './core/settings/statusState.js';
export { type MfaNextStep, nextMfaStep } from './core/sign-in/nextMfaStep.js';
export type { PendingLoginState } from './core/sign-in/pendingLoginFlow.js';
export type { SignInNext } from './core/sign-in/signInFlow.js';
export type { SignInState } from './core/sign-in/startSignIn.js';
export type { ReauthState } from './core/step-up/reauthFlow.js';
export { type CodeProblem, checkCode, normalizeCode } from './core/text/code.js';
export { formatDuration } from './core/text/duration.js';
export type { SecretBox } from './core/text/secretBox.js';
export {
  type BackupCodesControls,
  type UseBackupCodesOptions,
  useBackupCodes,
} from './hooks/backup-codes/useBackupCodes.js';
export {
  type ChallengeControls,
  type MfaVerified,
  type UseMfaChallengeOptions,
  useMfaChallenge,
  type VerifiedWith,
  type VerifyOptions,
} from './hooks/challenge/useMfaChallenge.js';
export type { Enrolled, SetupControls, UseSetupOptions } from './hooks/enrollment/SetupControls.js';
export { type EmailSetupControls, useEmailSetup } from './hooks/enrollment/useEmailSetup.js';
export {
  type EnrollmentControls,
  type UseMfaEnrollmentOptions,
  useMfaEnrollment,
} from './hooks/enrollment/useMfaEnrollment.js';
export { type PasskeySetupControls, usePasskeySetup } from './hooks/enrollment/usePasskeySetup.js';
export { type SmsSetupControls, useSmsSetup } from './hooks/enrollment/useSmsSetup.js';
export { type TotpSetupControls, useTotpSetup } from './hooks/enrollment/useTotpSetup.js';
export { type SettingsControls, useMfaSettings } from './hooks/settings/useMfaSettings.js';
export { type StatusControls, useMfaStatus } from './hooks/settings/useMfaStatus.js';
export { type MfaFlowControls, type UseMfaFlowOptions, useMfaFlow } from './hooks/sign-in/useMfaFlow.js';
export {
  type PendingLoginControls,
  type UsePendingLoginOptions,
  usePendingLogin,
} from './hooks/sign-in/usePendingLogin.js';
export type { Reauth } from './hooks/step-up/useReauth.js';
export { type StepUpControls, useStepUp } from './hooks/step-up/useStepUp.js';
export { CodeInput, type CodeInputProps } from './parts/code/CodeInput.js';
export { Countdown, type CountdownProps } from './parts/feedback/Countdown.js';
export type { DialogProps } from './parts/feedback/Dialog.js';
export { Icon, type IconName, type IconProps } from './parts/feedback/Icon.js';
export { Notice, type NoticeProps } from './parts/feedback/Notice.js';
export { Screen, type ScreenProps } from './parts/feedback/Screen.js';
export { useScreenFocus } from './parts/feedback/useScreenFocus.js';
export { Button, type ButtonProps } from './parts/form/Button.js';
export { Checkbox, type CheckboxProps } from './parts/form/Checkbox.js';
export { FactorPicker, type FactorPickerProps } from './parts/form/FactorPicker.js';
export { Form, type FormProps } from './parts/form/Form.js';
export { RadioGroup, type RadioGroupProps } from './parts/form/RadioGroup.js';
export { ResendButton, type ResendButtonProps } from './parts/form/ResendButton.js';
export { TextField, type TextFieldProps } from './parts/form/TextField.js';
export { useFailureFocus } from './parts/form/useFailureFocus.js';
export { PhoneInput, type PhoneInputProps, type PhoneProblem, type TypedPhone } from './parts/phone/PhoneInput.js';
export { BackupCodeList, type BackupCodeListProps } from './parts/secrets/BackupCodeList.js';
export { CopyButton, type CopyButtonProps } from './parts/secrets/CopyButton.js';
export { DownloadButton, type DownloadButtonProps } from './parts/secrets/DownloadButton.js';
export { QrCode, type QrCodeProps } from './parts/secrets/QrCode.js';
export { SecretKey, type SecretKeyProps } from './parts/secrets/SecretKey.js';
export type { MfaSlot, MfaSlots } from './parts/shared/MfaSlots.js';
export type { MfaEvent } from './provider/MfaEvent.js';
export { MfaProvider } from './provider/MfaProvider.js';
export type { MfaProviderProps } from './provider/MfaProviderProps.js';
