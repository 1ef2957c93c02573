import type { Assertion } from "../../contract/assertion.js";
import { isChecked } from "../../contract/checked-assertion.js";
import type { Contract } from "../../contract/contract.js";
import { shownVersion } from "../../profiles/profiles.js";
import { clarkName, compareText } from "../../xml/qname.js";

/** An assertion, and the endpoint that asks for it. */
interface PlacedAssertion {
  readonly assertion: Assertion;
  /** Empty in a package without versions. */
  readonly version: string;
  readonly endpoint: string;
}

/** `UsingAddressing (http://www.w3.org/2006/05/addressing/wsdl)` */
export function showAssertion({ name }: Assertion): string {
  return `${name.localName} (${name.namespace})`;
}

/**
 * The assertions of endpoints that packages do not fulfil without being told. Each has a line that names who asks for it: `A, B.Get of V1; A of V2`. An
 * endpoint without operations in the line asks for it with all of them.
 */
export function describeUnfulfilled(contracts: readonly Contract[]): string[] {
  const placed = contracts.flatMap(assertionsIn).filter(({ assertion }) => !assertion.isFulfilled);
  const names = new Map(placed.map(({ assertion }) => [clarkName(assertion.name), showAssertion(assertion)]));
  return [...names]
    .sort(([a], [b]) => compareText(a, b))
    .map(([key, shown]) => {
      const asking = placed.filter(({ assertion }) => clarkName(assertion.name) === key);
      return `${shown}: asked for by ${showPlaces(asking)}; ${describeDoer(asking)}`;
    });
}

function describeDoer(asking: readonly PlacedAssertion[]): string {
  const entryPoint = asking.map(({ assertion }) => assertion.entryPoint).find((name) => name !== undefined);
  if (entryPoint === undefined)
    return asking.some(({ assertion }) => isChecked(assertion))
      ? "packages do not do it, so a client must be told by its option fulfilled that the program does"
      : "packages do not do it, so calls may be refused";
  return `a client must be given what the entry point ${entryPoint} of its package makes`;
}

function assertionsIn(contract: Contract): PlacedAssertion[] {
  const version = shownVersion(contract);
  return contract.endpoints.flatMap(({ name, assertions }) =>
    assertions.map((assertion) => ({ assertion, version, endpoint: name })),
  );
}

function showPlaces(placed: readonly PlacedAssertion[]): string {
  const versions = [...new Set(placed.map(({ version }) => version))];
  return versions
    .map((version) => {
      const places = placed.filter((each) => each.version === version).map(showPlace);
      return places.join(", ") + (version === "" ? "" : ` of ${version}`);
    })
    .join("; ");
}

function showPlace({ endpoint, assertion: { operations } }: PlacedAssertion): string {
  return operations === undefined ? endpoint : operations.map((operation) => `${endpoint}.${operation}`).join(", ");
}
