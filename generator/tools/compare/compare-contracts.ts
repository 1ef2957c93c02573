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
import { compareContents, compareNillable, showElement, showUse } from "./compare-elements.js";
import { compareTypes } from "./compare-types.js";
import {
  Comparison,
  match,
  moved,
  namespaceWithoutVersion,
  nameWithoutVersion,
  type Place,
  within,
} from "./comparison.js";
import type { ContractChange } from "./contract-change.js";
import { typeDirections } from "./type-directions.js";

/**
 * What has changed between two contracts, which may be of different versions: the version itself, in the names of
 * namespaces and in the actions, is no change. Endpoints and operations first, then types.
 */
export function compareContracts(before: Contract, after: Contract): readonly ContractChange[] {
  const comparison = new Comparison();
  const { removed, added, kept } = match(before.endpoints, after.endpoints, ({ name }) => name);
  for (const { name } of removed) comparison.report("endpoint removed", endpointPlace(name));
  for (const { name } of added) comparison.report("endpoint added", endpointPlace(name));
  for (const [old, young] of kept) compareEndpoints(comparison, old, young);
  compareTypes(comparison, before.types, after.types, typeDirections([before, after]));
  return comparison.changes;
}

const BOTH: ReadonlySet<Direction> = new Set(DIRECTIONS);

function endpointPlace(endpoint: string): Place {
  return { path: endpoint, subject: { kind: "endpoint", endpoint }, directions: BOTH };
}

function compareEndpoints(comparison: Comparison, before: Endpoint, after: Endpoint): void {
  const { name } = before;
  const place = endpointPlace(name);
  const [old, young] = [before, after].map(({ namespace }) => namespaceWithoutVersion(namespace));
  comparison.differ("namespace changed", place, old, young);
  comparison.differ("address changed", place, withoutVersion(before.address), withoutVersion(after.address));
  comparison.differ("SOAP version changed", place, before.soapVersion, after.soapVersion);
  comparison.compareTexts(place, before.documentation, after.documentation);
  const { removed, added, kept } = match(before.operations, after.operations, (operation) => operation.name);
  for (const operation of removed) comparison.report("operation removed", operationPlace(name, operation));
  for (const operation of added) comparison.report("operation added", operationPlace(name, operation));
  for (const [oldOperation, youngOperation] of kept)
    compareOperations(comparison, operationPlace(name, oldOperation), oldOperation, youngOperation);
}

/** Actions and addresses have the version in their path. */
function withoutVersion(text: string | undefined): string | undefined {
  return text?.replace(/\/Services\d+(?=\/)/g, "/Services");
}

function operationPlace(endpoint: string, { name }: Operation): Place {
  return { path: `${endpoint}.${name}`, subject: { kind: "operation", endpoint, operation: name }, directions: BOTH };
}

function compareOperations(comparison: Comparison, place: Place, before: Operation, after: Operation): void {
  const [old, young] = [before, after].map(({ soapAction }) => withoutVersion(soapAction));
  comparison.differ("action changed", place, old, young);
  comparison.compareTexts(place, before.documentation, after.documentation);
  for (const direction of DIRECTIONS) {
    const own = { ...within(place, ` ${direction}`), directions: new Set([direction]) };
    compareMessages(comparison, own, before[direction], after[direction]);
  }
  compareFaults(comparison, place, before.faults, after.faults);
}

function compareMessages(comparison: Comparison, place: Place, before: Message, after: Message): void {
  const [old, young] = [before, after].map(({ element }) => nameWithoutVersion(element));
  comparison.differ("element changed", place, old, young);
  comparison.compareTexts(place, before.documentation, after.documentation);
  compareHeaders(comparison, place, before.headers, after.headers);
  compareContents(comparison, within(place, " "), before.content, after.content);
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
    comparison.differ("header type changed", placeOf(old), showUse(old.type), showUse(young.type));
    compareNillable(comparison, placeOf(old), old, young);
    comparison.compareTexts(placeOf(old), old.documentation, young.documentation);
  }
  if (moved(before.map(keyOf), after.map(keyOf)).length > 0)
    comparison.report("header order changed", within(place, " headers"));
}

function compareFaults(comparison: Comparison, place: Place, before: readonly Fault[], after: readonly Fault[]): void {
  const { removed, added, kept } = match(before, after, ({ name }) => name);
  const placeOf = ({ name }: Fault): Place => within(place, ` fault ${name}`);
  for (const fault of removed) comparison.report("fault removed", placeOf(fault));
  for (const fault of added) comparison.report("fault added", placeOf(fault));
  for (const [old, young] of kept) {
    const [wasShown, isShown] = [old, young].map(
      ({ detail }) => `${nameWithoutVersion(detail.element)} of ${showElement(detail)}`,
    );
    comparison.differ("fault changed", placeOf(old), wasShown, isShown);
    comparison.compareTexts(placeOf(old), old.detail.documentation, young.detail.documentation);
  }
}
