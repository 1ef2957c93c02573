import { InputError } from "../generator/source/errors.js";
import { visibleJson, visibleText } from "../generator/source/visible-text.js";

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
  if (error instanceof InputError || isSystemError(error)) {
    process.stderr.write(`error: ${printable(error.message)}\n`);
    return EXIT.badInput;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`internal error, please report it:\n${trace.split("\n").map(printable).join("\n")}\n`);
  return EXIT.internal;
}

/** A file that cannot be read or written: the operating system has said which and why. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "syscall" in error && "code" in error;
}

/** Names come from files that anyone may have written: they must not move the cursor or colour the screen. */
export function printable(text: string): string {
  return visibleText(text);
}

/** `1 endpoint`, `2 endpoints`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** Prints lines of which each may have names in it. */
export function printText(text: string): void {
  for (const line of text.split("\n")) printLine(printable(line));
}

/** Prints a value for programs. What a terminal would take for more than a text stands as its code, which JSON allows. */
export function printJson(value: unknown): void {
  printLine(visibleJson(JSON.stringify(value, null, 2)));
}

/** Says what is being done. */
export type ShowProgress = (text: string) => void;

/** Runs something long. On a terminal, one line changes with what it says; elsewhere only results are printed. */
export async function withProgress<T>(run: (show: ShowProgress) => T | Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return run(() => undefined);
  const { default: yoctoSpinner } = await import("yocto-spinner");
  const spinner = yoctoSpinner({ stream: process.stderr }).start();
  try {
    return await run((text) => {
      spinner.text = printable(text);
    });
  } finally {
    // A spinner that spins keeps the process alive, also after an error.
    spinner.stop();
  }
}

/**
 * Whoever reads our output may stop reading, as `head` does: that is no error of ours. Anything else that
 * keeps output from being written is.
 */
export function handleClosedOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") process.exitCode = printError(error);
    });
  }
}

/**
 * Runs something that must not be cut in two. It is synchronous, so a signal that comes meanwhile is seen when it is over.
 */
export function withoutInterruption<T>(run: () => T): T {
  // Who listens already waits for the end anyway.
  const signals = (["SIGINT", "SIGTERM", "SIGHUP"] as const).filter((signal) => process.listenerCount(signal) === 0);
  const wait = (signal: NodeJS.Signals): void => {
    process.off(signal, wait);
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.on(signal, wait);
  try {
    return run();
  } finally {
    // The listeners stay for a whole turn, from here and now once round: in it, a signal that has come is delivered.
    setImmediate(() =>
      setImmediate(() => {
        for (const signal of signals) process.off(signal, wait);
      }),
    );
  }
}
