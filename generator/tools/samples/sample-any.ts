import type { SimpleDatatypes } from "../../contract/simple-datatypes.js";
import type { AnyPart } from "../../typescript/content-parts.js";
import { NAMESPACE, type QName } from "../../xml/qname.js";

/** An element that may stand there. */
export function anySample({ any: { namespaces, occurs }, isSingle }: AnyPart): unknown {
  const [namespace = ""] = namespaces === "any" || "not" in namespaces ? ["urn:any"] : namespaces;
  const element = { name: { namespace, localName: "Any" }, xml: `<Any xmlns="${namespace}"/>` };
  return isSingle ? element : Array.from({ length: occurs.min }, () => element);
}

/** The value of a datatype that has this text. If any datatype may stand there, it is a string. */
export function fixedValue(name: QName, text: string, datatypes: SimpleDatatypes): unknown {
  const isAny = name.localName === "anyType" || name.localName === "anySimpleType";
  if (isAny) return { type: { namespace: NAMESPACE.xsd, localName: "string" }, value: text };
  return datatypes.of({ kind: "datatype", name }).parse(text, () => "");
}
