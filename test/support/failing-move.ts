import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/**
 * Makes one move of a file fail, as on a full disk, until the end of the test.
 *
 * @param failing - the number of that move, from 1; all others succeed
 * @returns how many moves there have been so far
 */
export function failMove(failing: number): () => number {
  const { renameSync } = fs;
  const replace = (rename: typeof renameSync): void => {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  };
  let moves = 0;
  replace((from, to) => {
    if (++moves === failing) throw new Error("no space left on device");
    renameSync(from, to);
  });
  onTestFinished(() => replace(renameSync));
  return () => moves;
}
