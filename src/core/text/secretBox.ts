/**
 * A box that a secret travels and rests in. Its content is a `#private` field, so no serializer, cache event,
 * devtool, `structuredClone` or `util.inspect` reaches it, and it can be wiped: React keeps the previous state of a
 * store reachable until unmount, and a wiped box in it holds nothing.
 *
 * A box has one owner, who wipes it: the flow whose state holds it, or you, once a callback (`onVerified`, `onEnrolled`)
 * has given it to you. An event or a callback moves it to its next owner. A prop lends it: the component opens it, and
 * empties it only when its content is used up, as saved backup codes are.
 */
export class SecretBox<T> {
  #content: T | undefined;

  constructor(content: T) {
    this.#content = content;
  }

  /** The secret, or undefined once wiped. Open it where it is shown, and keep no copy. */
  open(): T | undefined {
    return this.#content;
  }

  /**
   * Moves the secret to a new owner: a new box has it, and this one is empty, so that whoever wipes this one takes
   * nothing away. Undefined once wiped.
   */
  take(): SecretBox<T> | undefined {
    const content = this.#content;
    this.#content = undefined;
    return content === undefined ? undefined : new SecretBox(content);
  }

  /** Forgets the secret. Safe to call twice. */
  wipe(): void {
    this.#content = undefined;
  }

  toJSON(): string {
    return '[secret]';
  }
}
