// Run-time library of netserver-soapgen, copied by it. Do not edit.

export interface WriterOptions {
  /**
   * What becomes of characters in text that XML 1.0 has no place for (2.2), such as U+0001. By default they are an
   * error. As references such as `&#x1;` they reach .NET, which writes and reads these against the standard; other
   * parsers refuse the message. A surrogate without its other half is an error in any case.
   */
  readonly forbiddenCharacters?: "error" | "reference" | undefined;
}
