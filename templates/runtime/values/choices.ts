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

/** Whether exactly one branch is there, and all of it. */
export function isRightChoice(value: object, { oneOf, optional = false }: Choice): boolean {
  let found: Branch | undefined;
  for (const branch of oneOf) {
    if (!hasSome(value, branch)) continue;
    // Only branches that share members can be there together.
    if (found !== undefined) return oneOf.some((each) => hasAllPresent(value, each, oneOf) && isWhole(value, each));
    found = branch;
  }
  if (found === undefined) return optional;
  return (found.length === 1 && typeof found[0] === "string") || isWhole(value, found);
}

export type Branch = readonly (string | Choice)[];

function hasSome(value: object, branch: Branch): boolean {
  for (const item of branch)
    if (typeof item === "string" ? isPresent(value, item) : item.oneOf.some((inner) => hasSome(value, inner)))
      return true;
  return false;
}

function isWhole(value: object, branch: Branch): boolean {
  for (const item of branch)
    if (typeof item === "string" ? isMissing(value, item) : !isRightChoice(value, item)) return false;
  return true;
}

/** Whether a branch has all members of the choice that are there. */
export function hasAllPresent(value: object, branch: Branch, oneOf: Choice["oneOf"]): boolean {
  const keys = keysOf([branch]);
  return presentKeys(value, oneOf).every((key) => keys.includes(key));
}

/** The keys of the members that are there. */
export function presentKeys(value: object, oneOf: Choice["oneOf"]): string[] {
  return membersOf(oneOf)
    .filter((member) => isPresent(value, member))
    .map(memberKey);
}

export function keysOf(branches: Choice["oneOf"]): string[] {
  return membersOf(branches).map(memberKey);
}

function membersOf(branches: Choice["oneOf"]): string[] {
  return branches.flat().flatMap((item) => (typeof item === "string" ? [item] : membersOf(item.oneOf)));
}

/** Whether a member is absent that must be there. */
export function isMissing(value: object, item: string): boolean {
  return item[item.length - 1] !== "?" && !isPresent(value, item);
}

/** An empty list is a value, but a member that repeats is absent without items. */
function isPresent(value: object, item: string): boolean {
  const last = item[item.length - 1];
  const key = last === "?" || last === "]" ? memberKey(item) : item;
  const member: unknown = Reflect.get(value, key);
  if (member === undefined || !Object.hasOwn(value, key)) return false;
  return !(item !== key && item[key.length] === "[" && Array.isArray(member) && member.length === 0);
}

/** The key in `Line[]?`. Characters are compared, because engines are slower at `endsWith`. */
export function memberKey(item: string): string {
  let { length } = item;
  if (item[length - 1] === "?") length--;
  if (item[length - 1] === "]") length -= 2;
  return length === item.length ? item : item.slice(0, length);
}
