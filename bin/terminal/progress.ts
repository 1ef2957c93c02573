import { visibleText } from "../../generator/source/visible-text.js";
import { isVerbose, printStep } from "./detail.js";

/** Shows the current step. */
export type ShowProgress = (text: string) => void;

/**
 * Runs something that takes time. A terminal shows the current step on one line; elsewhere nothing is shown. With --verbose each
 * step has a line of its own.
 */
export async function withProgress<T>(run: (show: ShowProgress) => T | Promise<T>): Promise<T> {
  if (isVerbose() || !process.stderr.isTTY) return run(printStep);
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
