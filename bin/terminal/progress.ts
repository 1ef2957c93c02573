import { visibleText } from "../../generator/source/visible-text.js";

/** Says what is being done. */
export type ShowProgress = (text: string) => void;

/** Runs something long. On a terminal, one line changes with what it says; elsewhere only results are printed. */
export async function withProgress<T>(run: (show: ShowProgress) => T | Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return run(() => undefined);
  const { default: yoctoSpinner } = await import("yocto-spinner");
  const spinner = yoctoSpinner({ stream: process.stderr }).start();
  try {
    return await run((text) => {
      spinner.text = visibleText(text);
    });
  } finally {
    // A spinner that spins keeps the process alive, also after an error.
    spinner.stop();
  }
}
