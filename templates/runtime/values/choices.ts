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
  let found: Branch | undefined;
  for (const branch of oneOf) {
    if (!hasSome(value, branch)) continue;
    // Only branches that share members can be there together.
    if (found !== undefined) return wrongAmongShared(value, choice);
    found = branch;
  }
  // All of a branch of one member is there if some of it is.
  if (found !== undefined)
    return found.length === 1 && typeof found[0] === "string" ? undefined : wrongBranch(value, found);
  return optional ? undefined : { expected: `one of ${showBranches(oneOf)}`, found: "none" };
}

type Branch = readonly (string | Choice)[];

function hasSome(value: object, branch: Branch): boolean {
  for (const item of branch)
    if (typeof item === "string" ? isPresent(value, item) : item.oneOf.some((inner) => hasSome(value, inner)))
      return true;
  return false;
}

/** Looks for the branch among those that have all members that are there. */
function wrongAmongShared(value: object, { oneOf }: Choice): WrongChoice | undefined {
  const present = membersOf({ oneOf })
    .filter((member) => isPresent(value, member))
    .map((member) => memberOf(member).key);
  const possible = oneOf.filter((branch) => present.every((key) => keysOf(branch).includes(key)));
  const [first] = possible;
  if (first === undefined) return { expected: `one of ${showBranches(oneOf)}`, found: present.join(" and ") };
  if (possible.some((branch) => wrongBranch(value, branch) === undefined)) return undefined;
  return wrongBranch(value, first);
}

function wrongBranch(value: object, branch: Branch): WrongChoice | undefined {
  for (const item of branch) {
    if (typeof item !== "string") {
      const wrong = wrongChoice(value, item);
      if (wrong !== undefined) return wrong;
    } else if (!isPresent(value, item) && !memberOf(item).mayBeAbsent)
      return { expected: `the required ${memberOf(item).key}`, found: "nothing" };
  }
  return undefined;
}

/** An empty list is a value, but a member that repeats is absent without items. */
function isPresent(value: object, item: string): boolean {
  const { key, repeats } = memberOf(item);
  const member: unknown = Reflect.get(value, key);
  if (member === undefined || !Object.hasOwn(value, key)) return false;
  return !(repeats && Array.isArray(member) && member.length === 0);
}

/** What an item of a branch says. */
interface BranchMember {
  readonly key: string;
  readonly repeats: boolean;
  readonly mayBeAbsent: boolean;
}

/** Characters are compared, because engines are slower at `endsWith`. */
function memberOf(item: string): BranchMember {
  const mayBeAbsent = item[item.length - 1] === "?";
  const member = mayBeAbsent ? item.slice(0, -1) : item;
  const repeats = member[member.length - 1] === "]";
  return { key: repeats ? member.slice(0, -2) : member, repeats, mayBeAbsent };
}

function keysOf(branch: Branch): string[] {
  return membersOf({ oneOf: [branch] }).map((member) => memberOf(member).key);
}

function membersOf({ oneOf }: Choice): string[] {
  return oneOf.flat().flatMap((item) => (typeof item === "string" ? [item] : membersOf(item)));
}

/** As many as people read are named. */
function showBranches(oneOf: Choice["oneOf"]): string {
  const shown = oneOf.map((branch) => keysOf(branch).join(" with "));
  return shown.length > 12 ? `${shown.length} values such as ${shown[0]}` : shown.join(" or ");
}
