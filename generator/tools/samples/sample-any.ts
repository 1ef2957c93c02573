import { encodeElement } from "../../../templates/runtime/soap/element.js";
import { admits } from "../../../templates/runtime/values/any-names.js";
import type { Datatype } from "../../../templates/runtime/values/datatype.js";
import { withNames } from "../../../templates/runtime/values/with-names.js";
import type { Contract, ElementUse, ValueConstraint } from "../../contract/contract.js";
import type { SimpleDatatypes } from "../../contract/simple-datatypes.js";
import { bug } from "../../source/errors.js";
import type { AnyPart } from "../../typescript/content-parts.js";
import { NAMESPACE, type QName } from "../../xml/qname.js";
import { writtenMessage } from "./write-message.js";

/**
 * Elements that may stand where a wildcard is.
 * @param declared - an element of the schemas, with its value; a strict wildcard takes no other
 */
export function anySample({ any: { namespaces, occurs }, isSingle }: AnyPart, declared: unknown): unknown {
  const [namespace = ""] = namespaces === "any" || "not" in namespaces ? ["urn:any"] : namespaces;
  const unknown = { name: { namespace, localName: "Any" }, xml: `<Any xmlns="${namespace}"/>` };
  const element = declared ?? unknown;
  return isSingle ? element : Array.from({ length: occurs.min }, () => element);
}

/** The elements of the schemas that may stand where a wildcard is, if it takes no other. */
export function declaredFor({ any: { namespaces, process } }: AnyPart, { elements }: Contract): readonly ElementUse[] {
  return process === "strict" ? elements.filter(({ element }) => admits(namespaces, element.namespace)) : [];
}

/** An element with a value, as XML. @param value - the members of a message with that element */
export function elementSample(use: ElementUse, value: Record<string, unknown>, contract: Contract): unknown {
  const { element } = use;
  const content = { kind: "bare", value: use } as const;
  const message = { element, documentation: "", content, headers: [], isEncoded: false, attachments: [] };
  const read = (): never => {
    throw bug("a sample is only written");
  };
  return encodeElement({ element, body: { ...writtenMessage(contract, message).body, read } }, value);
}

/** The value of a datatype that has this text. If any datatype may stand there, it is a string. */
export function fixedValue(name: QName, value: ValueConstraint, datatypes: SimpleDatatypes): unknown {
  const isAny = name.localName === "anyType" || name.localName === "anySimpleType";
  if (isAny) return { type: { namespace: NAMESPACE.xsd, localName: "string" }, value: value.text };
  return parseFixed(datatypes.of({ kind: "datatype", name }), value);
}

/** The value that a schema gives as text. */
export function parseFixed<T>(datatype: Datatype<T>, { text, names }: ValueConstraint): T | undefined {
  return names === undefined ? datatype.parse(text, () => "") : withNames(datatype).parse(names);
}
