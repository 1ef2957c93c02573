import type {
  Contract,
  ElementUse,
  Endpoint,
  Message,
  MessageContent,
  NamedType,
  Operation,
  Particle,
  StructContent,
  StructType,
  Variety,
} from "../../contract/contract.js";
import { isInAnyOrder, isRepeated, isRequired } from "../../contract/types.js";
import { JSON_VERSION } from "../json-version.js";
import { kindOf } from "../type-words.js";

/**
 * The contracts as data for other programs. Its form stays the same when the form of a contract changes. Numbers that JSON cannot
 * hold exactly are text.
 */
export function contractJson(contracts: readonly Contract[]): string {
  return JSON.stringify({ schemaVersion: JSON_VERSION, contracts: contracts.map(contractData) }, numbersAsText, 2);
}

function numbersAsText(_key: string, value: unknown): unknown {
  if (typeof value !== "bigint") return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
}

function contractData({ version, endpoints, types, elements }: Contract): object {
  const open = elements.length === 0 ? {} : { elements: elements.map(elementData) };
  return { version, endpoints: endpoints.map(endpointData), types: types.map(typeData), ...open };
}

function endpointData({ leftOut, soapVersions, port, addressing, packaging, ...endpoint }: Endpoint): object {
  const operations = endpoint.operations.map((operation) => operationData(operation, addressing !== undefined));
  return {
    ...endpoint,
    ...(addressing ? { addressing } : {}),
    ...(packaging ? { packaging } : {}),
    ...(soapVersions.length > 1 ? { soapVersions } : {}),
    operations,
    ...(leftOut.length === 0 ? {} : { leftOut }),
  };
}

/** @param isAddressed - whether its messages have actions in their headers */
function operationData(
  { isOneWay, style, actions, faultHeaders, ...operation }: Operation,
  isAddressed: boolean,
): object {
  const { request, response, faults } = operation;
  return {
    ...operation,
    ...(isAddressed ? { actions } : {}),
    ...(isOneWay ? { isOneWay } : {}),
    ...(style === "document" ? {} : { style }),
    request: messageData(request),
    response: messageData(response),
    faults: faults.map(({ name, action, detail }) => ({
      name,
      ...(isAddressed ? { action } : {}),
      ...elementData(detail),
    })),
    ...(faultHeaders.length === 0 ? {} : { faultHeaders: faultHeaders.map(elementData) }),
  };
}

function messageData({ element, documentation, content, headers, isEncoded, attachments }: Message): object {
  const name = content.kind === "parts" ? {} : { element };
  const encoded = isEncoded ? { isEncoded } : {};
  const beside = attachments.length === 0 ? {} : { attachments };
  return { ...name, documentation, ...bodyData(content), ...beside, ...encoded, headers: headers.map(elementData) };
}

function bodyData(content: MessageContent): object {
  switch (content.kind) {
    case "bare":
      return { value: elementData(content.value) };
    case "parts":
      return { parts: content.particles.map(particleData) };
    case "elements":
    case "mixed":
    case "text":
      return { fields: contentData(content) };
  }
}

function typeData(type: NamedType): object {
  const { name, documentation } = type;
  const head = { kind: kindOf(type), name, documentation };
  switch (type.kind) {
    case "struct":
      return { ...head, base: type.base, ...structData(type), derived: type.derived };
    case "simple":
      return { ...head, ...varietyData(type.variety) };
    case "array":
      return { ...head, item: itemData(type.item) };
    case "dictionary":
      return { ...head, entry: type.entry, key: memberData(type.key), value: memberData(type.value) };
  }
}

/** Properties that most types do not have are left out. */
function structData({ restricts, isAbstract, isShared, content, attributes, anyAttributes }: StructType): object {
  return {
    ...(restricts === undefined ? {} : { restricts }),
    ...(isAbstract ? { isAbstract } : {}),
    ...(isShared ? { isShared } : {}),
    fields: contentData(content),
    ...(content.kind === "mixed" ? { isMixed: true } : {}),
    ...(isInAnyOrder(content) ? { inAnyOrder: true } : {}),
    ...(content.kind === "text" ? { text: content.type } : {}),
    ...(attributes.length === 0 ? {} : { attributes }),
    ...(anyAttributes === undefined ? {} : { anyAttributes }),
  };
}

function varietyData(variety: Variety): object {
  switch (variety.kind) {
    case "enumeration":
    case "flags":
      return { values: variety.values };
    case "restriction": {
      const { base, values, facets } = variety;
      return { type: base, values: values.map(({ text, documentation }) => ({ name: text, documentation })), facets };
    }
    case "list":
      return { type: variety.item };
    case "union":
      return { types: variety.members };
  }
}

function contentData(content: StructContent): object[] {
  switch (content.kind) {
    case "elements":
    case "mixed":
      return content.particles.map(particleData);
    case "text":
      return [];
  }
}

function particleData(particle: Particle): object {
  switch (particle.kind) {
    case "member":
      return memberData(particle);
    case "choice":
    case "repetition":
      return { ...particle, branches: particle.branches.map((branch) => branch.map(particleData)) };
    case "any":
      return particle;
  }
}

function memberData(member: ElementUse): object {
  const { element, documentation, type, nillable } = member;
  const { localName: name, namespace } = element;
  const occurs = isRepeated(member) ? { occurs: member.occurs } : {};
  const value = member.value === undefined ? {} : { value: member.value };
  return { name, namespace, documentation, type, required: isRequired(member), nillable, ...occurs, ...value };
}

/** An item. It is always required, because an absent item is not an item. */
function itemData(item: ElementUse): object {
  return memberData({ ...item, occurs: { min: 1, max: 1 } });
}

/** A header, or the detail of a fault. */
function elementData({ element, documentation, type, nillable }: ElementUse): object {
  return { element, documentation, type, nillable };
}
