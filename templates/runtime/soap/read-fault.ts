import { DecodeError } from "../errors.js";
import { resolveName } from "../values/expanded-names.js";
import { type QName, XML_NAMESPACE } from "../xml/qname.js";
import { trimSpace } from "../xml/white-space.js";
import { attributeOf, isElement, type XmlNode } from "../xml/xml-node.js";
import { type Detail, readDetail } from "./fault-detail.js";
import { SOAP_NAMESPACE } from "./soap.js";
import { type FaultFacts, SoapFault } from "./soap-fault.js";

/** The fault that an element of a Body is; undefined if it is not one. What is wrong with the detail is the `cause`. */
export function readFault(payload: XmlNode, text: string): SoapFault | undefined {
  const facts = factsOf(payload);
  if (facts === undefined) return undefined;
  try {
    return new SoapFault({ ...facts, ...readDetail(detailElement(payload), text) });
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    return new SoapFault({ ...facts, detail: undefined }, { cause: error });
  }
}

/** The elements in the detail of a fault. */
export function detailEntries(payload: XmlNode): readonly XmlNode[] {
  return detailElement(payload)?.children ?? [];
}

function detailElement(payload: XmlNode): XmlNode | undefined {
  return child(payload, "detail") ?? child(payload, "Detail");
}

type FactsWithoutDetail = Omit<FaultFacts, keyof Detail>;

function factsOf(payload: XmlNode): FactsWithoutDetail | undefined {
  if (isElement(payload, SOAP_NAMESPACE["1.1"], "Fault")) return factsOf11(payload);
  return isElement(payload, SOAP_NAMESPACE["1.2"], "Fault") ? factsOf12(payload) : undefined;
}

/** The children of a 1.1 fault are in no namespace. Some servers put them in SOAP's, so only local names count. */
function factsOf11(fault: XmlNode): FactsWithoutDetail {
  return {
    code: nameIn(child(fault, "faultcode")),
    subcodes: [],
    reason: nodeText(child(fault, "faultstring")) ?? "",
    actor: nodeText(child(fault, "faultactor")),
  };
}

function factsOf12(fault: XmlNode): FactsWithoutDetail {
  const code = child(fault, "Code");
  const reason = child(fault, "Reason");
  return {
    code: nameIn(child(code, "Value")),
    subcodes: subcodesIn(code),
    reason: nodeText(child(reason, "Text")) ?? "",
    reasons: reasonsIn(reason),
    actor: nodeText(child(fault, "Role")),
    node: nodeText(child(fault, "Node")),
  };
}

function reasonsIn(reason: XmlNode | undefined): Readonly<Record<string, string>> | undefined {
  const texts = (reason?.children ?? []).flatMap((text): [string, string][] => {
    const language = attributeOf(text, XML_NAMESPACE, "lang");
    return language === undefined ? [] : [[language, trimSpace(text.text)]];
  });
  return texts.length === 0 ? undefined : Object.fromEntries(texts);
}

function subcodesIn(code: XmlNode | undefined): QName[] {
  const subcodes: QName[] = [];
  for (let subcode = child(code, "Subcode"); subcode !== undefined; subcode = child(subcode, "Subcode")) {
    subcodes.push(nameIn(child(subcode, "Value")));
  }
  return subcodes;
}

function child(parent: XmlNode | undefined, localName: string): XmlNode | undefined {
  return parent?.children.find((candidate) => candidate.localName === localName);
}

function nodeText(node: XmlNode | undefined): string | undefined {
  return node && trimSpace(node.text);
}

/** The name in an element. A code whose prefix is not declared is still a code: it becomes a name without namespace. */
function nameIn(node: XmlNode | undefined): QName {
  const lexical = nodeText(node) ?? "";
  return (node && resolveName(lexical, node.scope)) ?? { namespace: "", localName: lexical };
}
