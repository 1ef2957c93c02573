import { visibleText } from "../../generator/source/visible-text.js";

/** Shows the current step. */
export type ShowProgress = (text: string) => void;

/** Runs something that takes time. A terminal shows the current step on one line; elsewhere nothing is shown. */
export async function withProgress<T>(run: (show: ShowProgress) => T | Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return run(() => undefined);
  const { default: yoctoSpinner } = await import("yocto-spinner");
  const spinner = yoctoSpinner({ stream: process.stderr }).start();
  try {
    return await run((text) => {
      spinner.text = visibleText(text);
    });
  } finally {
    // A spinner keeps the process alive until it is stopped.
    spinner.stop();
  }
}
