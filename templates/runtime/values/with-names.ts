import type { Datatype } from "./datatype.js";

/**
 * A datatype of names that reads them in Clark notation as well. Defaults and fixed values have that form, because a prefix of the
 * schema may mean something else in a message.
 */
export function withNames<T>(datatype: Datatype<T>): Datatype<T> {
  return {
    ...datatype,
    parse(text, namespaceOf) {
      const namespaces: string[] = [];
      const prefixed = text.replace(/\{([^{}]*)\}/g, (_, namespace: string) => `n${namespaces.push(namespace) - 1}:`);
      return namespaces.length === 0
        ? datatype.parse(text, namespaceOf)
        : datatype.parse(prefixed, (prefix) => namespaces[Number(prefix.slice(1))]);
    },
  };
}
