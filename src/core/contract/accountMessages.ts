/** The texts of account settings and of the administrators' screens in one language. */
export interface MfaAccountMessages {
  /** The texts of account settings. */
  settings: SettingsMessages;
  /** The texts of the administrators' screens. */
  admin: AdminMessages;
}

export interface SettingsMessages {
  title: string;
  /** Shown above the prompt for the password or a code. */
  purpose: string;
  loading: string;
  badge: Record<'on' | 'off', string>;
  on: string;
  /** Shown instead of `on` if the factors are unknown. */
  onUnlisted: string;
  off: string;
  /** Shown instead of these if the adapter has no `getStatus`. */
  unknown: string;
  factorsTitle: string;
  add: string;
  setUp: string;
  default: string;
  lastUsed(date: string): string;
  added(date: string): string;
  /**
   * The visible labels of a method's buttons. Their accessible names are the three texts below, and must contain the
   * visible label (WCAG 2.2 SC 2.5.3).
   */
  actions: Record<'rename' | 'makeDefault' | 'remove', string>;
  rename(name: string): string;
  makeDefault(name: string): string;
  remove(name: string): string;
  codesTitle: string;
  codesLeft(count: number): string;
  /** Shown instead of `codesLeft` if the number is unknown. */
  codesUnknown: string;
  keptByPolicy: string;
  renameTitle: string;
  renameLabel: string;
  renameEmpty: string;
  save: string;
  removeTitle(name: string): string;
  removeDescription: string;
  removeLast: string;
  removeConfirm: string;
  manageCodes: string;
  disable: string;
  disableTitle: string;
  disableDescription: string;
  disableConfirm: string;
  done: Record<'remove' | 'rename' | 'make-default' | 'disable' | 'add' | 'codes', string>;
}

export interface AdminMessages {
  /** Shown above the prompt for the password or a code. */
  purpose: string;
  policyTitle: string;
  policyDescription: string;
  enabled: string;
  methods: string;
  noMethod: string;
  enrollment: string;
  strength: Record<'optional' | 'recommended' | 'required', string>;
  strengthDescription: Record<'optional' | 'recommended' | 'required', string>;
  save: string;
  policySaved: string;
  /** Shown when somebody else saved while the form was being edited. Their changes are listed below it. */
  conflict: string;
  discard: string;
  /** Shown when the server saved something different from what was submitted. */
  policyAdjusted: string;
  resetTitle: string;
  resetDescription: string;
  user: string;
  userEmpty: string;
  userUnknown: string;
  find: string;
  off: string;
  /** Shown if MFA is on and the methods are unknown. */
  hasUnlisted: string;
  resetWarning: string;
  reason: string;
  reasonHint: string;
  reasonEmpty: string;
  /** The label of the confirmation. The user's ID is shown above; in the label, a long one would take three lines. */
  typeUser(user: string): string;
  typedWrong: string;
  reset: string;
  /** Shown above the user's ID. */
  resetDone: string;
  resetDoneNext: string;
  anotherUser: string;
}
