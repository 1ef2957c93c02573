import { it } from "vitest";

/** What is not there, and the variable of the environment that says, with 1, that it must be. */
export interface Lack {
  /** Such as "php is not there". */
  readonly missing: string;
  readonly requiredBy: string;
}

/** Leaves out tests, by name: the summary counts what is skipped and does not name it. */
export function leaveOut(what: string): void {
  console.warn(what);
  it.skip(what);
}

/** Leaves out tests, or fails in their place where what they need must be there. */
export function failOrLeaveOut(name: string, { missing, requiredBy }: Lack, what: string): void {
  if (process.env[requiredBy] === "1") {
    it(name, () => {
      throw new Error(`${missing}, and ${requiredBy}=1 says that it must be`);
    });
  } else leaveOut(what);
}
