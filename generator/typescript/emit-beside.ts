import type { EntryPoint } from "../contract/assertion.js";
import { isChecked } from "../contract/checked-assertion.js";
import type { Endpoint, Operation } from "../contract/contract.js";
import type { Packaging } from "../contract/packaging.js";
import { clarkName } from "../xml/qname.js";
import type { Document } from "./document.js";
import { literal } from "./identifiers.js";
import { entryPointFunction, runtimeName } from "./runtime-symbols.js";
import { arrayLiteral, call, generic, objectLiteral, objectOnLines, property } from "./syntax.js";
import type { Version } from "./version.js";

/** A property of an endpoint. */
interface EndpointProperty {
  readonly key: string;
  readonly type: Document;
  readonly value: Document;
}

/** Whether a service asks for more than messages, so that its clients must know the endpoint. */
export function asksForMore(endpoint: Endpoint): boolean {
  return besideMessages(endpoint).length > 0;
}

/** What clients and handlers of an endpoint do beside the messages, and what a program must see to. */
export function besideMessages({ addressing, packaging, assertions }: Endpoint): EndpointProperty[] {
  const asked = assertions
    .filter(isChecked)
    .map(({ name, entryPoint }) => property(JSON.stringify(clarkName(name)), literal(doer(entryPoint))));
  const extensions = [
    ...(addressing ? [call(entryPointFunction("addressing"), ...addressingOptions(addressing))] : []),
    ...(packaging ? [call(entryPointFunction("attachments"), ...packagingOptions(packaging))] : []),
  ];
  return [
    ...(extensions.length === 0
      ? []
      : [
          {
            key: "extensions",
            type: ["readonly ", runtimeName("SoapExtension"), "[]"],
            value: arrayLiteral(extensions),
          },
        ]),
    ...(asked.length === 0
      ? []
      : [
          {
            key: "asked",
            type: generic("Readonly", generic("Record", "string", "string")),
            value: objectOnLines(asked),
          },
        ]),
  ];
}

/** Who does it, for the error of a client that cannot be made. */
function doer(entryPoint: EntryPoint | undefined): string {
  return entryPoint === undefined ? "nothing in this package does it" : `the entry point ${entryPoint} does it`;
}

/** Those that are not the usual ones. */
function addressingOptions({ version, isRequired }: NonNullable<Endpoint["addressing"]>): Document[] {
  const options = [
    ...(version === "1.0" ? [] : [property("version", literal(version))]),
    ...(isRequired ? [] : [property("required", "false")]),
  ];
  return options.length === 0 ? [] : [objectLiteral(options)];
}

function packagingOptions(packaging: Packaging): Document[] {
  return packaging === "mtom" ? [] : [objectLiteral([property("packaging", literal(packaging))])];
}

/** The actions of an operation's messages, where addressing may need them. */
export function actionsOf({ actions, faults }: Operation, { addressing }: Endpoint, version: Version): Document[] {
  if (addressing === undefined && !version.isAddressed) return [];
  const ofFaults = new Map(faults.map(({ action, detail }) => [clarkName(detail.element), action]));
  const declared = [...ofFaults].map(([name, action]) => property(JSON.stringify(name), literal(action)));
  const response = actions.response === undefined ? [] : [property("response", literal(actions.response))];
  return [
    property(
      "actions",
      objectOnLines([
        property("request", literal(actions.request)),
        ...response,
        ...(declared.length === 0 ? [] : [property("faults", objectOnLines(declared))]),
      ]),
    ),
  ];
}
