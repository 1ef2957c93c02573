import { it } from "vitest";

/** Something that is missing, and the environment variable that requires it if it is 1. */
export interface Lack {
  /** Such as "php is not installed". */
  readonly missing: string;
  readonly requiredBy: string;
}

/** Leaves out tests, and prints their names: the summary only counts skipped tests. */
export function leaveOut(what: string): void {
  console.warn(what);
  it.skip(what);
}

/** Leaves out tests, or fails if what they need is required. */
export function failOrLeaveOut(name: string, { missing, requiredBy }: Lack, what: string): void {
  if (process.env[requiredBy] === "1") {
    it(name, () => {
      throw new Error(`${missing}, and ${requiredBy}=1 says that it must be`);
    });
  } else leaveOut(what);
}
