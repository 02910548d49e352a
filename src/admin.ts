export { MfaPolicyPanel, type MfaPolicyPanelProps } from './components/MfaPolicyPanel.js';
export { MfaUserReset, type MfaUserResetProps } from './components/MfaUserReset.js';
export type { PolicyState } from './core/admin/policyFlow.js';
export type { UserResetState } from './core/admin/userResetFlow.js';
export type { MfaAdminAdapter, MfaPolicy } from './core/contract/adapter.js';
export { type PolicyControls, useMfaPolicy } from './hooks/admin/useMfaPolicy.js';
export { type UserResetControls, useMfaUserReset } from './hooks/admin/useMfaUserReset.js';
