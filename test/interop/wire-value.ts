/**
 * A value in a form that every SOAP library knows: a structure by the names of its elements, a repeated element as an array, numbers
 * and booleans as such, everything else as text. Peers get and return this form as JSON.
 */
export type WireValue = null | boolean | number | string | readonly WireValue[] | WireStructure;

export interface WireStructure {
  readonly [name: string]: WireValue;
}

/** The elements that have no member in the generated types, by the member that contains them. */
const ITEMS: ReadonlyMap<string, string> = new Map([
  ["AssociateIds", "int"],
  ["BatchTaskIds", "int"],
  ["FunctionRights", "string"],
  ["Licenses", "GrantedModuleLicense"],
  ["ProvidedCredentials", "ProvidedCredential"],
  ["SecondaryGroups", "int"],
]);
const PAIRS: ReadonlyMap<string, string> = new Map([
  ["ExtraInfo", "ExtraInfoNameValuePair"],
  ["FieldProperties", "FieldPropertyDictionaryKeyValuePair"],
  ["ParameterObject", "StringKeyValuePair"],
  ["Parameters", "SoExceptionInfoParametersKeyValuePair"],
]);

/** The wire form of a value of the generated package; `name` is its member. */
export function wireValue(value: unknown, name = ""): WireValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (Array.isArray(value)) return wireArray(value, name);
  if (typeof value !== "object") throw new Error(`${name}: no place on the wire for ${typeof value}`);
  const pair = PAIRS.get(name);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (pair === undefined) return Object.fromEntries(members.map(([member, of]) => [member, wireValue(of, member)]));
  return repeated(
    pair,
    members.map(([Key, Value]) => ({ Key, Value: wireValue(Value) })),
  );
}

/** One element for each item. An empty array is an element without content. */
export function repeated(item: string, items: readonly WireValue[]): WireStructure {
  return items.length === 0 ? {} : { [item]: items };
}

function wireArray(items: readonly unknown[], name: string): WireValue {
  // A set of flags is one text.
  if (name === "Mask") return items.join(" ");
  const item = ITEMS.get(name);
  if (item === undefined) throw new Error(`${name}: no name for the items of this array`);
  return repeated(
    item,
    items.map((value) => wireValue(value)),
  );
}

/** Rewrites a value from the inside out; `path` has the names from the outermost to this one. */
export function rewrite(value: WireValue, change: (value: WireValue, path: string) => WireValue, path = ""): WireValue {
  if (isRepeated(value)) return value.map((item) => rewrite(item, change, path));
  if (!isStructure(value)) return change(value, path);
  const members = Object.entries(value).map(([name, member]) => [name, rewrite(member, change, `${path}/${name}`)]);
  return change(Object.fromEntries(members), path);
}

export function isStructure(value: WireValue | undefined): value is WireStructure {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Array.isArray does not narrow unions with readonly arrays. */
function isRepeated(value: WireValue): value is readonly WireValue[] {
  return Array.isArray(value);
}

/** The member at the end of a path, if there is one. */
export function memberOf(value: WireValue | undefined, ...path: readonly string[]): WireValue | undefined {
  return path.reduce<WireValue | undefined>((at, name) => (isStructure(at) ? at[name] : undefined), value);
}
