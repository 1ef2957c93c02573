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
import { Comparison, match, moved, namespaceWithoutVersion, nameWithoutVersion, type Place } from "./comparison.js";
import type { ContractChange } from "./contract-change.js";
import { typeDirections } from "./type-directions.js";

/**
 * What has changed between two contracts, which may be of different versions: the version itself, in the names of
 * namespaces and in the actions, is no change. Endpoints and operations first, then types.
 */
export function compareContracts(before: Contract, after: Contract): readonly ContractChange[] {
  const comparison = new Comparison();
  const { removed, added, kept } = match(before.endpoints, after.endpoints, ({ name }) => name);
  for (const { name } of removed) comparison.report("endpoint removed", name, endpointPlace(name));
  for (const { name } of added) comparison.report("endpoint added", name, endpointPlace(name));
  for (const [old, young] of kept) compareEndpoints(comparison, old, young);
  compareTypes(comparison, before.types, after.types, typeDirections([before, after]));
  return comparison.changes;
}

const BOTH: ReadonlySet<Direction> = new Set(DIRECTIONS);

function endpointPlace(endpoint: string): Place {
  return { subject: { kind: "endpoint", endpoint }, directions: BOTH };
}

function compareEndpoints(comparison: Comparison, before: Endpoint, after: Endpoint): void {
  const { name } = before;
  const place = endpointPlace(name);
  const [old, young] = [before, after].map(({ namespace }) => namespaceWithoutVersion(namespace));
  comparison.differ("namespace changed", name, place, old, young);
  comparison.differ("address changed", name, place, withoutVersion(before.address), withoutVersion(after.address));
  comparison.differ("SOAP version changed", name, place, before.soapVersion, after.soapVersion);
  comparison.compareTexts(name, place, before.documentation, after.documentation);
  const operations = match(before.operations, after.operations, (operation) => operation.name);
  for (const operation of operations.removed)
    comparison.report("operation removed", `${name}.${operation.name}`, operationPlace(name, operation.name, BOTH));
  for (const operation of operations.added)
    comparison.report("operation added", `${name}.${operation.name}`, operationPlace(name, operation.name, BOTH));
  for (const [oldOperation, youngOperation] of operations.kept)
    compareOperations(comparison, name, oldOperation, youngOperation);
}

/** Actions and addresses have the version in their path. */
function withoutVersion(text: string | undefined): string | undefined {
  return text?.replace(/\/Services\d+(?=\/)/g, "/Services");
}

function operationPlace(endpoint: string, operation: string, directions: ReadonlySet<Direction>): Place {
  return { subject: { kind: "operation", endpoint, operation }, directions };
}

function compareOperations(comparison: Comparison, endpoint: string, before: Operation, after: Operation): void {
  const path = `${endpoint}.${before.name}`;
  const place = operationPlace(endpoint, before.name, BOTH);
  const [old, young] = [before, after].map(({ soapAction }) => withoutVersion(soapAction));
  comparison.differ("action changed", path, place, old, young);
  comparison.compareTexts(path, place, before.documentation, after.documentation);
  for (const direction of DIRECTIONS) {
    const own = operationPlace(endpoint, before.name, new Set([direction]));
    compareMessages(comparison, `${path} ${direction}`, own, before[direction], after[direction]);
  }
  compareFaults(comparison, path, place, before.faults, after.faults);
}

function compareMessages(comparison: Comparison, path: string, place: Place, before: Message, after: Message): void {
  const [old, young] = [before, after].map(({ element }) => nameWithoutVersion(element));
  comparison.differ("element changed", path, place, old, young);
  comparison.compareTexts(path, place, before.documentation, after.documentation);
  compareHeaders(comparison, path, place, before.headers, after.headers);
  compareContents(comparison, `${path} `, place, before.content, after.content);
}

function compareHeaders(
  comparison: Comparison,
  path: string,
  place: Place,
  before: readonly ElementUse[],
  after: readonly ElementUse[],
): void {
  const keyOf = ({ element }: ElementUse): string => nameWithoutVersion(element);
  const { removed, added, kept } = match(before, after, keyOf);
  const headerPath = ({ element }: ElementUse): string => `${path} header ${element.localName}`;
  for (const header of removed) comparison.report("header removed", headerPath(header), place);
  for (const header of added) comparison.report("header added", headerPath(header), place);
  for (const [old, young] of kept) {
    comparison.differ("header type changed", headerPath(old), place, showUse(old.type), showUse(young.type));
    compareNillable(comparison, headerPath(old), place, old, young);
    comparison.compareTexts(headerPath(old), place, old.documentation, young.documentation);
  }
  if (moved(before.map(keyOf), after.map(keyOf)).length > 0)
    comparison.report("header order changed", `${path} headers`, place);
}

function compareFaults(
  comparison: Comparison,
  path: string,
  place: Place,
  before: readonly Fault[],
  after: readonly Fault[],
): void {
  const { removed, added, kept } = match(before, after, ({ name }) => name);
  for (const { name } of removed) comparison.report("fault removed", `${path} fault ${name}`, place);
  for (const { name } of added) comparison.report("fault added", `${path} fault ${name}`, place);
  for (const [old, young] of kept) {
    const [wasShown, isShown] = [old, young].map(
      ({ detail }) => `${nameWithoutVersion(detail.element)} of ${showElement(detail)}`,
    );
    comparison.differ("fault changed", `${path} fault ${old.name}`, place, wasShown, isShown);
    comparison.compareTexts(`${path} fault ${old.name}`, place, old.detail.documentation, young.detail.documentation);
  }
}
