import { SecretBox } from './secretBox.js';

/** Opens a box that somebody else owns. Wiping it gives that back, and takes nothing from its owner. */
export class LentBox<T> extends SecretBox<T> {
  #owned: SecretBox<T> | undefined;

  constructor(owned: SecretBox<T>) {
    super(undefined as T); // nothing to take
    this.#owned = owned;
  }

  override open(): T | undefined {
    return this.#owned?.open();
  }

  override wipe(): void {
    this.#owned = undefined;
  }
}
