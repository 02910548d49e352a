/** What a user and a test do in a browser, whichever it is. Each call waits until it can be done. */
export interface Visitor {
  open(url: string): Promise<void>;
  /** Presses the first button whose text begins with this. */
  press(text: string): Promise<void>;
  /** Types into the field with this label. */
  type(label: string, text: string): Promise<void>;
  /** Ticks the checkbox with this label. */
  check(label: string): Promise<void>;
  /** Runs a function in the page. Its argument and its result are copied as JSON. */
  run<Input, Result>(code: (input: Input) => Result, input: Input): Promise<Result>;
  /** A picture of what the window shows, as a PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}
