// Run-time library of netserver-soapgen, copied by it. Do not edit.

/** The types that a schema derives from datatypes: restrictions, enumerations, lists and unions. Each is a datatype as well. */

import {
  clarkName,
  enumerationRule,
  type Facets,
  facetValue,
  formsOf,
  IS_NORMAL,
  isSame,
  oneOf,
  qName,
  type Rule,
  rulesOf,
  splitWords,
  WHITE_SPACE,
} from "./unusual-values.js";
import {
  type Breach,
  collapse,
  type Datatype,
  type EnumerationValues,
  isKeyOf,
  type NamespaceOf,
  type PrefixFor,
} from "./values.js";

export { expression } from "./unusual-values.js";

/** A type restricted by facets (XSD 1.0 part 2, 4.1.2.1). A value that breaks a facet is kept in reading, and reported. */
export function restricted<T>(namespace: string, name: string, base: Datatype<T>, facets: Facets<T>): Datatype<T> {
  const { whiteSpace, pattern } = facets;
  const isNormal = IS_NORMAL[whiteSpace ?? "preserve"];
  const normalize = WHITE_SPACE[whiteSpace ?? "preserve"];
  const rules = rulesOf(whiteSpace === undefined ? base : { ...base, whiteSpace: normalize }, facets);
  return {
    ...base,
    namespace,
    name,
    // Facets are checked wherever a value is read, also in a long text.
    isLong: false,
    ...(whiteSpace === undefined ? {} : { whiteSpace: normalize }),
    parse: (text, namespaceOf) => base.parse(normalize(text), namespaceOf),
    format(value, prefixFor) {
      const text = base.format(value, prefixFor);
      if (text === undefined || !isNormal(text)) return undefined;
      return pattern === undefined || pattern.test(text)
        ? text
        : (formsOf(value, text).find((form) => pattern.test(form)) ?? text);
    },
    check: checkOf(base, rules),
  };
}

/** An enumeration of values of a type, as literals. */
export function enumerated<T, V extends T>(
  namespace: string,
  name: string,
  base: Datatype<T>,
  values: readonly V[],
): Datatype<V> {
  const known = values.map((value) => [value, facetValue(base, value)] as const);
  const rule = enumerationRule<T>(
    base,
    known.map(([, value]) => value),
  );
  return {
    namespace,
    name,
    expected: base.expected,
    ...(base.whiteSpace === undefined ? {} : { whiteSpace: base.whiteSpace }),
    ...(base.order === undefined ? {} : { order: base.order }),
    parse(text, namespaceOf) {
      const value = base.parse(text, namespaceOf);
      if (value === undefined) return undefined;
      const literal = known.find(([, other]) => isSame(base, other, value));
      // The type promises one of the values. A value of a newer contract is passed on unchanged.
      return literal === undefined ? (value as V) : literal[0];
    },
    format: (value, prefixFor) => base.format(value, prefixFor),
    check: checkOf<T>(base, [rule]),
  };
}

/** An enumeration of names, as `{namespace}localName`. */
export function names<V extends string>(namespace: string, name: string, values: readonly V[]): Datatype<V> {
  const breach: Breach = { kind: "enumeration value", expected: oneOf(values) };
  return {
    namespace,
    name,
    expected: qName.expected,
    parse(text, namespaceOf) {
      const value = qName.parse(text, namespaceOf);
      return value === undefined ? undefined : (clarkName(value) as V);
    },
    format(value, prefixFor) {
      const [, uri, localName] = (typeof value === "string" && /^\{([^}]*)\}(.+)$/.exec(value)) || [];
      return uri === undefined || localName === undefined
        ? undefined
        : qName.format({ namespace: uri, localName }, prefixFor);
    },
    check: (value) => (values.includes(value) ? undefined : breach),
  };
}

/** An enumeration of texts. */
export function texts<V extends EnumerationValues>(
  namespace: string,
  name: string,
  values: V,
): Datatype<keyof V & string> {
  const breach: Breach = { kind: "enumeration value", expected: oneOf(Object.keys(values)) };
  return {
    namespace,
    name,
    expected: breach.expected,
    whiteSpace: WHITE_SPACE.preserve,
    parse: (text) => text as keyof V & string,
    format: (value) => (typeof value === "string" ? value : undefined),
    check: (value) => (isKeyOf(values, value) ? undefined : breach),
  };
}

/** A list of values, separated by white space (2.5.1.2). */
export function list<T>(namespace: string, name: string, item: Datatype<T>): Datatype<T[]> {
  return {
    namespace,
    name,
    expected: `an array (in text separated by spaces), each item ${item.expected}`,
    parse: (text, namespaceOf) => parseAll(item, splitWords(text), namespaceOf),
    format: (value, prefixFor) => (Array.isArray(value) ? formatAll(item, value, prefixFor) : undefined),
    check(value, text) {
      const words = splitWords(text);
      return firstOf(value, (part, index) => item.check?.(part, words[index] ?? ""));
    },
  };
}

function parseAll<T>(item: Datatype<T>, words: readonly string[], namespaceOf?: NamespaceOf): T[] | undefined {
  const values: T[] = [];
  for (const word of words) {
    const value = item.parse(word, namespaceOf);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** Refuses an item that is empty or has white space in it, because it would be read as no item or as several. */
function formatAll<T>(item: Datatype<T>, values: readonly T[], prefixFor?: PrefixFor): string | undefined {
  const words: string[] = [];
  for (const value of values) {
    const word = item.format(value, prefixFor);
    if (word === undefined || !/^[^ \t\r\n]+$/.test(word)) return undefined;
    words.push(word);
  }
  return words.join(" ");
}

/** A value of one of several types. The first type that accepts it counts (2.5.1.3). */
export function union<T>(namespace: string, name: string, ...members: readonly Datatype<T>[]): Datatype<T> {
  return {
    namespace,
    name,
    expected: members.map(({ expected }) => expected).join(", or "),
    whiteSpace: WHITE_SPACE.preserve,
    parse(text, namespaceOf) {
      const found = readByFirst(members, text, namespaceOf);
      return found?.value;
    },
    format: (value, prefixFor) => {
      const all = members.map((member) => ({ member, text: member.format(value, prefixFor) }));
      const right = all.find(({ member, text }) => text !== undefined && member.check?.(value, text) === undefined);
      return (right ?? all.find(({ text }) => text !== undefined))?.text;
    },
    check(value, text) {
      const able = members.filter((member) => member.format(value) !== undefined);
      const breaches = able.map((member) => member.check?.(value, text));
      return breaches.includes(undefined) ? undefined : breaches[0];
    },
  };
}

/** A value of one of several types with the same values in JavaScript but different texts, so each value has its type. */
export function tagged<M extends Readonly<Record<string, unknown>>>(
  namespace: string,
  name: string,
  members: { readonly [K in keyof M]: Datatype<M[K]> },
): Datatype<Tagged<M>> {
  const all = Object.entries<Datatype<M[keyof M]>>(members);
  const memberOf = (value: Tagged<M>): Datatype<M[keyof M]> | undefined =>
    all.find(([type]) => type === value?.$type)?.[1];
  return {
    namespace,
    name,
    expected: `an object with $type (${oneOf(all.map(([type]) => type))}) and $value`,
    whiteSpace: WHITE_SPACE.preserve,
    parse(text, namespaceOf) {
      const found = readByFirst(
        all.map(([, member]) => member),
        text,
        namespaceOf,
      );
      const type = all.find(([, member]) => member === found?.member)?.[0];
      return found && ({ $type: type, $value: found.value } as Tagged<M>);
    },
    format: (value, prefixFor) => memberOf(value)?.format(value.$value, prefixFor),
    check: (value, text) => memberOf(value)?.check?.(value.$value, text),
  };
}

/** The name of one of several types, with a value of it. */
export type Tagged<M extends Readonly<Record<string, unknown>>> = {
  [K in keyof M]: { $type: K; $value: M[K] };
}[keyof M];

/** Reads a text with the first member whose facets it keeps, or else with the first one that accepts it. */
function readByFirst<T>(
  members: readonly Datatype<T>[],
  text: string,
  namespaceOf?: NamespaceOf,
): { member: Datatype<T>; value: T } | undefined {
  let broken: { member: Datatype<T>; value: T } | undefined;
  for (const member of members) {
    const value = member.parse(text, namespaceOf);
    if (value === undefined) continue;
    if (member.check?.(value, text) === undefined) return { member, value };
    broken ??= { member, value };
  }
  return broken;
}

/** A datatype whose values are the texts of another. A type needs it if a pattern decides how a number or a list is written. */
export function asText<T>(base: Datatype<T>): Datatype<string> {
  const { whiteSpace = collapse } = base;
  const accepts = (text: string): boolean => base.parse(text) !== undefined;
  return {
    name: base.name,
    ...(base.namespace === undefined ? {} : { namespace: base.namespace }),
    expected: `the text of ${base.expected}`,
    whiteSpace,
    parse(text) {
      const value = whiteSpace(text);
      return accepts(value) ? value : undefined;
    },
    format: (value) => (typeof value === "string" && whiteSpace(value) === value && accepts(value) ? value : undefined),
    check(value, text) {
      const parsed = base.parse(value);
      return parsed === undefined ? undefined : base.check?.(parsed, text);
    },
  };
}

function checkOf<T>(base: Datatype<T>, rules: readonly Rule<T>[]): (value: T, text: string) => Breach | undefined {
  return (value, text) => base.check?.(value, text) ?? firstOf(rules, (rule) => rule(value, text));
}

function firstOf<I, R>(items: readonly I[], find: (item: I, index: number) => R | undefined): R | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}
