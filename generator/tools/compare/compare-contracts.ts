import type { Attachment } from "../../contract/attachment.js";
import {
  type Contract,
  DIRECTIONS,
  type Direction,
  type ElementUse,
  type Endpoint,
  type Fault,
  type Message,
  type Operation,
} from "../../contract/contract.js";
import { directionsOf } from "../../contract/types.js";
import type { MemberNames } from "../../source/member-names.js";
import { clarkName, compareText } from "../../xml/qname.js";
import {
  compareContents,
  compareElement,
  compareModels,
  compareNillable,
  compareTypeUses,
  showElement,
} from "./compare-elements.js";
import { compareNamedTypes } from "./compare-named-types.js";
import { Comparison, fromTo, type Place, within } from "./comparison.js";
import type { ContractChange } from "./contract-change.js";
import { match, moved } from "./match.js";
import { compareMessageNames } from "./renamed-members.js";
import { nameWithoutVersion, withoutVersion } from "./without-version.js";

/**
 * Finds the changes between two contracts. They may be of different versions: the version itself, in namespaces and actions, is not
 * a change. Changes of endpoints and operations come first, then those of types.
 * @param members - what programs call members
 */
export function compareContracts(
  before: Contract,
  after: Contract,
  members: MemberNames = "wire",
): readonly ContractChange[] {
  const comparison = new Comparison(members);
  const { removed, added, kept } = match(before.endpoints, after.endpoints, ({ name }) => name, operationsOnWire);
  for (const { name } of removed) comparison.report("endpoint removed", endpointPlace(name));
  for (const { name } of added) comparison.report("endpoint added", endpointPlace(name));
  for (const [old, young] of kept) compareEndpoints(comparison, old, young);
  compareOpenElements(comparison, before, after);
  return compareNamedTypes(comparison, before, after);
}

/** Compares the elements that a program reads and writes by itself, because a wildcard admits them or a fault has them as a header. */
function compareOpenElements(comparison: Comparison, before: Contract, after: Contract): void {
  const { removed, added, kept } = match(before.elements, after.elements, ({ element }) => nameWithoutVersion(element));
  const subject = { kind: "version", version: after.version } as const;
  const placeOf = ({ element }: ElementUse): Place => ({ path: element.localName, subject, directions: BOTH });
  for (const use of removed) comparison.report("open element removed", placeOf(use));
  for (const use of added) comparison.report("open element added", placeOf(use));
  for (const [old, young] of kept) compareElement(comparison, placeOf(young), old, young);
}

const REQUEST: readonly Direction[] = ["request"];

const BOTH: ReadonlySet<Direction> = new Set(DIRECTIONS);

/** Everything that identifies the operations of an endpoint on the wire. */
function operationsOnWire({ soapVersion, operations }: Endpoint): string {
  return JSON.stringify([soapVersion, ...operations.map(operationOnWire).sort(compareText)]);
}

/** Everything that identifies an operation on the wire. */
function operationOnWire({ soapAction, request }: Operation): string {
  return JSON.stringify([withoutVersion(soapAction), request.element && nameWithoutVersion(request.element)]);
}

function endpointPlace(endpoint: string): Place {
  return { path: endpoint, subject: { kind: "endpoint", endpoint }, directions: BOTH };
}

function compareEndpoints(comparison: Comparison, before: Endpoint, after: Endpoint): void {
  const { name } = before;
  const place = endpointPlace(name);
  comparison.differ("endpoint renamed", place, [name, after.name]);
  comparison.differ("portType namespace changed", place, [before.namespace, after.namespace], withoutVersion);
  comparison.differ("address changed", place, [before.address, after.address], withoutVersion);
  comparison.differ("SOAP version changed", place, [before.soapVersion, after.soapVersion]);
  comparePolicies(comparison, place, before, after);
  comparison.compareTexts(place, before.documentation, after.documentation);
  const { removed, added, kept } = match(before.operations, after.operations, nameOf, operationOnWire);
  for (const operation of removed) comparison.report("operation removed", operationPlace(name, operation));
  for (const operation of added) comparison.report("operation added", operationPlace(name, operation));
  const areAddressed = before.addressing !== undefined && after.addressing !== undefined;
  for (const [oldOperation, youngOperation] of kept) {
    const ofOperation = operationPlace(name, oldOperation);
    if (areAddressed) compareActions(comparison, ofOperation, oldOperation, youngOperation);
    compareOperations(comparison, ofOperation, oldOperation, youngOperation);
  }
}

/** Compares the actions in addressing headers. One that is that of SOAP as well is compared as such. */
function compareActions(comparison: Comparison, place: Place, before: Operation, after: Operation): void {
  const isOfSoap = before.soapAction === before.actions.request && after.soapAction === after.actions.request;
  const actions: [string, string] = [before.actions.request, after.actions.request];
  if (!isOfSoap) comparison.differ("action changed", place, actions, withoutVersion);
}

/** Compares what an endpoint asks of its clients beside the messages, except what all clients do. */
function comparePolicies(comparison: Comparison, place: Place, before: Endpoint, after: Endpoint): void {
  const asked = ({ assertions }: Endpoint) =>
    assertions.filter(({ isFulfilled, entryPoint }) => !isFulfilled || entryPoint !== undefined);
  const { removed, added } = match(asked(before), asked(after), ({ name }) => clarkName(name));
  for (const { name } of removed) comparison.report("policy removed", place, clarkName(name));
  for (const { name } of added) comparison.report("policy added", place, clarkName(name));
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}

function operationPlace(endpoint: string, { name }: Operation): Place {
  return { path: `${endpoint}.${name}`, subject: { kind: "operation", endpoint, operation: name }, directions: BOTH };
}

function compareOperations(comparison: Comparison, place: Place, before: Operation, after: Operation): void {
  comparison.differ("operation renamed", place, [before.name, after.name]);
  comparison.differ("action changed", place, [before.soapAction, after.soapAction], withoutVersion);
  comparison.compareTexts(place, before.documentation, after.documentation);
  comparison.differ("answer changed", place, [showAnswer(before), showAnswer(after)]);
  for (const direction of before.isOneWay === after.isOneWay ? directionsOf(after) : REQUEST) {
    const own = { ...within(place, ` ${direction}`), directions: new Set([direction]) };
    compareMessages(comparison, own, before[direction], after[direction]);
  }
  compareFaults(comparison, place, before.faults, after.faults);
  compareHeaders(comparison, within(place, " fault"), before.faultHeaders, after.faultHeaders);
}

function compareMessages(comparison: Comparison, place: Place, before: Message, after: Message): void {
  comparison.differ("element changed", place, [showElementOf(before), showElementOf(after)], withoutVersion);
  comparison.differ("encoding changed", place, [showUse(before), showUse(after)]);
  comparison.compareTexts(place, before.documentation, after.documentation);
  compareHeaders(comparison, place, before.headers, after.headers);
  compareAttachments(comparison, place, before.attachments, after.attachments);
  if (before.content.kind === after.content.kind) compareModels(comparison, place, before.content, after.content);
  compareContents(comparison, within(place, " "), before.content, after.content);
  compareMessageNames(comparison, within(place, " "), before.content, after.content);
}

/** Which media types a part may have says nothing of how it is read. */
function compareAttachments(
  comparison: Comparison,
  place: Place,
  before: readonly Attachment[],
  after: readonly Attachment[],
): void {
  const { removed, added, kept } = match(before, after, nameOf);
  for (const { name } of removed) comparison.report("attachment removed", place, name);
  for (const { name } of added) comparison.report("attachment added", place, name);
  for (const [old, young] of kept)
    comparison.differ("attachment changed", within(place, `.${old.name}`), [old.kind, young.kind]);
}

function showUse({ isEncoded }: Message): string {
  return isEncoded ? "encoded" : "literal";
}

function showAnswer({ isOneWay }: Operation): string {
  return isOneWay ? "none" : "a response";
}

/** The elements of a body that has several, or none, are compared as its members. */
function showElementOf({ element, content }: Message): string {
  if (content.kind === "parts") return "none of its own";
  return element === undefined ? "none" : clarkName(element);
}

function compareHeaders(
  comparison: Comparison,
  place: Place,
  before: readonly ElementUse[],
  after: readonly ElementUse[],
): void {
  const keyOf = ({ element }: ElementUse): string => nameWithoutVersion(element);
  const { removed, added, kept } = match(before, after, keyOf);
  const placeOf = ({ element }: ElementUse): Place => within(place, ` header ${element.localName}`);
  for (const header of removed) comparison.report("header removed", placeOf(header));
  for (const header of added) comparison.report("header added", placeOf(header));
  for (const [old, young] of kept) {
    compareTypeUses(comparison, placeOf(old), "header type changed", [old.type, young.type]);
    compareNillable(comparison, placeOf(old), old, young);
    comparison.compareTexts(placeOf(old), old.documentation, young.documentation);
  }
  if (moved(before.map(keyOf), after.map(keyOf)).length > 0)
    comparison.report("header order changed", within(place, " headers"));
}

function compareFaults(comparison: Comparison, place: Place, before: readonly Fault[], after: readonly Fault[]): void {
  const { removed, added, kept } = match(before, after, nameOf);
  const placeOf = ({ name }: Fault): Place => within(place, ` fault ${name}`);
  for (const fault of removed) comparison.report("fault removed", placeOf(fault));
  for (const fault of added) comparison.report("fault added", placeOf(fault));
  for (const [old, young] of kept) {
    compareDetails(comparison, placeOf(old), old.detail, young.detail);
    comparison.compareTexts(placeOf(old), old.detail.documentation, young.detail.documentation);
  }
}

/** Compares the details of faults. */
function compareDetails(comparison: Comparison, place: Place, before: ElementUse, after: ElementUse): void {
  const isSame = nameWithoutVersion(before.element) === nameWithoutVersion(after.element);
  if (isSame && before.nillable === after.nillable) {
    compareTypeUses(comparison, place, "fault changed", [before.type, after.type]);
    return;
  }
  const [old, young] = [before, after].map((detail) => `${clarkName(detail.element)} of ${showElement(detail)}`);
  comparison.report("fault changed", place, fromTo(old, young));
}
