import {
  type Branch,
  type Choice,
  hasAllPresent,
  isMissing,
  isRightChoice,
  keysOf,
  memberKey,
  presentKeys,
} from "./choices.js";

/** What is wrong with a choice. */
export interface WrongChoice {
  readonly expected: string;
  readonly found: string;
}

/** What is wrong with a choice, in words; undefined if nothing is. */
export function wrongChoice(value: object, choice: Choice): WrongChoice | undefined {
  if (isRightChoice(value, choice)) return undefined;
  const { oneOf } = choice;
  const present = presentKeys(value, oneOf);
  const possible = present.length === 0 ? undefined : oneOf.find((branch) => hasAllPresent(value, branch, oneOf));
  if (possible !== undefined) return wrongBranch(value, possible);
  return { expected: `one of ${showBranches(oneOf)}`, found: present.length === 0 ? "none" : present.join(" and ") };
}

function wrongBranch(value: object, branch: Branch): WrongChoice | undefined {
  for (const item of branch) {
    const wrong = typeof item === "string" ? undefined : wrongChoice(value, item);
    if (wrong !== undefined) return wrong;
    if (typeof item === "string" && isMissing(value, item))
      return { expected: `the required ${memberKey(item)}`, found: "nothing" };
  }
  return undefined;
}

/** As many as people read are named. */
function showBranches(oneOf: Choice["oneOf"]): string {
  const shown = oneOf.map((branch) => keysOf([branch]).join(" with "));
  return shown.length > 12 ? `${shown.length} values such as ${shown[0]}` : shown.join(" or ");
}
