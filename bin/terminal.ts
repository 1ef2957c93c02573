import { InputError } from "../generator/errors.js";

/** What the exit code says. */
export const EXIT = {
  done: 0,
  /** `check` has found differences. */
  differences: 1,
  /** Schemas, options or folders that cannot be used. */
  badInput: 2,
  /** A mistake in this program. */
  internal: 70,
} as const;

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints what went wrong, on one line if it is the input's fault, and gives the exit code for it. */
export function printError(error: unknown): number {
  if (error instanceof InputError) {
    process.stderr.write(`error: ${printable(error.message)}\n`);
    return EXIT.badInput;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`internal error, please report it:\n${trace.split("\n").map(printable).join("\n")}\n`);
  return EXIT.internal;
}

/** Names come from files that anyone may have written: they must not move the cursor or colour the screen. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return `\\u{${code.toString(16)}}`;
  });
}

/** Shows what is being done: one line that changes on a terminal, plain lines elsewhere. */
export interface Progress {
  show(text: string): void;
  finish(text: string): void;
}

export async function startProgress(): Promise<Progress> {
  if (!process.stderr.isTTY) return { show: () => undefined, finish: (text) => printLine(printable(text)) };
  const { default: yoctoSpinner } = await import("yocto-spinner");
  const spinner = yoctoSpinner({ stream: process.stderr }).start();
  return {
    show: (text) => {
      spinner.text = printable(text);
    },
    finish: (text) => spinner.success(printable(text)),
  };
}
