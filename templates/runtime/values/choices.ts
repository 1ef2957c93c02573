type KeyOf<T> = T extends unknown ? keyof T : never;

type Only<Branch, All> = Branch extends unknown
  ? Branch & { [K in Exclude<KeyOf<All>, keyof Branch>]?: undefined }
  : never;

/** Exactly one branch of a choice: the members of the others are absent. */
export type OneOf<Branches> = Only<Branches, Branches>;

/** All that may be in a value while it is read. */
export type Parts<T> = { [K in KeyOf<T>]?: T extends unknown ? (K extends keyof T ? T[K] : never) : never };

/** Of the members of a value, those of one branch are there; of an optional choice perhaps none. */
export interface Choice {
  readonly optional?: boolean;
  /**
   * Keys, and choices in the branch: `Line[]` is a member that repeats, which is absent if it has no item, `Line?` one that may be
   * absent, `Line[]?` both.
   */
  readonly oneOf: readonly (readonly (string | Choice)[])[];
}

/** What is wrong with a choice. */
export interface WrongChoice {
  readonly expected: string;
  readonly found: string;
}

/** Looks whether exactly one branch is there, and all of it. */
export function wrongChoice(value: object, choice: Choice): WrongChoice | undefined {
  const { oneOf, optional = false } = choice;
  const present = membersOf(choice)
    .filter((member) => isPresent(value, member))
    .map(branchKey);
  if (present.length === 0) return optional ? undefined : { expected: `one of ${showBranches(oneOf)}`, found: "none" };
  const possible = oneOf.filter((branch) => present.every((key) => keysOf({ oneOf: [branch] }).includes(key)));
  const [first] = possible;
  if (first === undefined) return { expected: `one of ${showBranches(oneOf)}`, found: present.join(" and ") };
  if (possible.some((branch) => wrongBranch(value, branch) === undefined)) return undefined;
  return wrongBranch(value, first);
}

function wrongBranch(value: object, branch: readonly (string | Choice)[]): WrongChoice | undefined {
  for (const item of branch) {
    if (typeof item !== "string") {
      const wrong = wrongChoice(value, item);
      if (wrong !== undefined) return wrong;
    } else if (!item.endsWith("?") && !isPresent(value, item))
      return { expected: `the required ${branchKey(item)}`, found: "nothing" };
  }
  return undefined;
}

/** An empty list is a value, but a member that repeats is absent without items. */
function isPresent(value: object, item: string): boolean {
  const key = branchKey(item);
  const member: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  return member !== undefined && !(REPEATS.test(item) && Array.isArray(member) && member.length === 0);
}

const REPEATS = /\[\]\??$/;

/** The key of a member of a branch, without what is said of it. */
function branchKey(item: string): string {
  return item.replace(/(?:\[\])?\??$/, "");
}

function keysOf(choice: Choice): string[] {
  return membersOf(choice).map(branchKey);
}

function membersOf({ oneOf }: Choice): string[] {
  return oneOf.flat().flatMap((item) => (typeof item === "string" ? [item] : membersOf(item)));
}

function showBranches(oneOf: Choice["oneOf"]): string {
  return oneOf.map((branch) => keysOf({ oneOf: [branch] }).join(" with ")).join(" or ");
}
