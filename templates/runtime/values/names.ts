import type { QName } from "../xml/qname.js";
import type { Datatype } from "./datatype.js";
import { A_NAME, nameOf, parseName } from "./expanded-names.js";

/** A name with a namespace (3.2.18). A prefix is only valid where it is declared, so a value has none. */
export const qName: Datatype<QName> = /* @__PURE__ */ names("QName");
/** The name of a notation (3.2.19), which a schema declares. That it is declared is not checked. */
export const NOTATION: Datatype<QName> = /* @__PURE__ */ names("NOTATION");

function names(name: string): Datatype<QName> {
  return {
    name,
    expected: A_NAME,
    parse: (text, namespaceOf = noNamespace) => parseName(text, namespaceOf),
    format(value, prefixFor = noPrefix) {
      const checked = nameOf(value);
      return checked === undefined ? undefined : showName(checked, prefixFor(checked.namespace));
    },
  };
}

function showName({ localName }: QName, prefix: string): string {
  return prefix === "" ? localName : `${prefix}:${localName}`;
}

function noNamespace(): undefined {
  return undefined;
}

function noPrefix(): string {
  return "";
}
