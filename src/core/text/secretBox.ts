/**
 * A box that keeps a secret. Its content is in a `#private` field, which no serializer, cache event, devtool,
 * `structuredClone` or `util.inspect` can reach. It can be wiped: React keeps the previous state of a store reachable
 * until unmount, and a wiped box in that state is empty.
 *
 * A box has one owner, who wipes it: the flow whose state contains it, or your app, once a callback (`onVerified`,
 * `onEnrolled`) has passed it to you. An event or a callback moves it to the next owner. A prop only lends it: the
 * component opens it, and empties it only when its content is used up, for example when backup codes are saved.
 */
export class SecretBox<T> {
  #content: T | undefined;

  constructor(content: T) {
    this.#content = content;
  }

  /** Returns the secret, or undefined once it is wiped. Open the box where you show the secret, and keep no copy. */
  open(): T | undefined {
    return this.#content;
  }

  /**
   * Moves the secret into a new box and empties this one, so that wiping this one doesn't affect the new owner. Returns
   * undefined once the secret is wiped.
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
