export { BackupCodesPanel, type BackupCodesPanelProps } from './components/BackupCodesPanel.js';
export { EmailSetup, type EmailSetupProps } from './components/EmailSetup.js';
export { MfaChallenge, type MfaChallengeProps } from './components/MfaChallenge.js';
export { MfaChallengeDialog, type MfaChallengeDialogProps } from './components/MfaChallengeDialog.js';
export { MfaEnrollment, type MfaEnrollmentProps } from './components/MfaEnrollment.js';
export { MfaFlow, type MfaFlowProps } from './components/MfaFlow.js';
export { MfaPolicyPanel, type MfaPolicyPanelProps } from './components/MfaPolicyPanel.js';
export { MfaSettings, type MfaSettingsProps } from './components/MfaSettings.js';
export { MfaUserReset, type MfaUserResetProps } from './components/MfaUserReset.js';
export { PasskeySetup, type PasskeySetupProps } from './components/PasskeySetup.js';
export { SmsSetup, type SmsSetupProps } from './components/SmsSetup.js';
export { TotpSetup, type TotpSetupProps } from './components/TotpSetup.js';
export type {
  MfaAdapter,
  MfaAdminAdapter,
  MfaCallContext,
  MfaChallengeInfo,
  MfaEnrollmentInfo,
  MfaFactor,
  MfaLoginResult,
  MfaMethod,
  MfaPolicy,
  MfaResult,
  MfaStatus,
} from './core/adapter.js';
export type { BackupCodesState } from './core/backupCodesFlow.js';
export type { ChallengeState, ChallengeWay } from './core/challengeState.js';
export type { EnrollmentState } from './core/enrollmentFlow.js';
export {
  isMfaError,
  MfaError,
  type MfaErrorCode,
  type MfaErrorInfo,
  type MfaWayOut,
  mfaErrors,
  toMfaError,
} from './core/error.js';
export type { MfaMessages } from './core/messages.js';
export { type MfaNextStep, nextMfaStep } from './core/nextMfaStep.js';
export type { ReauthState } from './core/reauthFlow.js';
export type { SecretBox } from './core/secretBox.js';
export type { SetupState, TotpSecret } from './core/setupFlow.js';
export type { StatusState } from './core/statusFlow.js';
export { type BackupCodesControls, type UseBackupCodesOptions, useBackupCodes } from './hooks/useBackupCodes.js';
export { type EmailSetupControls, useEmailSetup } from './hooks/useEmailSetup.js';
export type { Reauth } from './hooks/useGuardedCall.js';
export {
  type ChallengeControls,
  type UseMfaChallengeOptions,
  useMfaChallenge,
  type VerifiedWith,
} from './hooks/useMfaChallenge.js';
export {
  type EnrollmentControls,
  type UseMfaEnrollmentOptions,
  useMfaEnrollment,
} from './hooks/useMfaEnrollment.js';
export { type StatusControls, useMfaStatus } from './hooks/useMfaStatus.js';
export { type PasskeySetupControls, usePasskeySetup } from './hooks/usePasskeySetup.js';
export type { Enrolled, SetupControls, UseSetupOptions } from './hooks/useSetup.js';
export { type SmsSetupControls, useSmsSetup } from './hooks/useSmsSetup.js';
export { type StepUpControls, useStepUp } from './hooks/useStepUp.js';
export { type TotpSetupControls, useTotpSetup } from './hooks/useTotpSetup.js';
export { BackupCodeList, type BackupCodeListProps } from './parts/BackupCodeList.js';
export { Button, type ButtonProps } from './parts/Button.js';
export { Checkbox, type CheckboxProps } from './parts/Checkbox.js';
export { CodeInput, type CodeInputProps } from './parts/CodeInput.js';
export { CopyButton, type CopyButtonProps } from './parts/CopyButton.js';
export { Countdown, type CountdownProps } from './parts/Countdown.js';
export { DownloadButton, type DownloadButtonProps } from './parts/DownloadButton.js';
export { FactorPicker, type FactorPickerProps } from './parts/FactorPicker.js';
export { Form, type FormProps } from './parts/Form.js';
export { Icon, type IconName, type IconProps } from './parts/Icon.js';
export { Notice, type NoticeProps } from './parts/Notice.js';
export { PhoneInput, type PhoneInputProps, type PhoneProblem, type TypedPhone } from './parts/PhoneInput.js';
export { QrCode, type QrCodeProps } from './parts/QrCode.js';
export { RadioGroup, type RadioGroupProps } from './parts/RadioGroup.js';
export { ResendButton, type ResendButtonProps } from './parts/ResendButton.js';
export { Screen, type ScreenProps } from './parts/Screen.js';
export { SecretKey, type SecretKeyProps } from './parts/SecretKey.js';
export { TextField, type TextFieldProps } from './parts/TextField.js';
export type { MfaEvent } from './provider/context.js';
export { MfaProvider, type MfaProviderProps } from './provider/MfaProvider.js';
