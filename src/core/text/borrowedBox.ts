import { SecretBox } from './secretBox.js';

/** Opens the box of another owner. Wiping it only ends the access: the owner's box keeps its content. */
export class BorrowedBox<T> extends SecretBox<T> {
  #owned: SecretBox<T> | undefined;

  constructor(owned: SecretBox<T>) {
    super(undefined as T); // this box has no content
    this.#owned = owned;
  }

  override open(): T | undefined {
    return this.#owned?.open();
  }

  override wipe(): void {
    this.#owned = undefined;
  }
}
