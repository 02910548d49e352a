// Checked by `npm run typecheck`: each line below an @ts-expect-error must be an error.
import { type ButtonProps, MfaSettings, type MfaSlot, type MfaSlots } from '../../src/index.js';

const Own = ({ variant, loading, disabled, ...rest }: ButtonProps) => <button type="button" {...rest} />;
export const button: MfaSlot<ButtonProps, HTMLButtonElement> = Own;
// @ts-expect-error a button gets no label
export const unlike: MfaSlot<ButtonProps, HTMLButtonElement> = ({ label }: { label: string }) => <i>{label}</i>;
export const slots: MfaSlots = { Button: Own };
// @ts-expect-error there is no such part
export const noPart: MfaSlots = { Buton: Own };
// @ts-expect-error a button isn't an icon: it needs other props
export const otherPart: MfaSlots = { Icon: ({ label }: { label: string }) => <i>{label}</i> };
// @ts-expect-error a slot is a component, not an element
export const element: MfaSlots = { Button: <button type="button" /> };
export const dropIn = <MfaSettings slots={{ Button: Own }} />;
