import { elementsIn } from "../../contract/types.js";
import type { Caller } from "../../profiles/profile.js";
import { profileOf } from "../../profiles/profiles.js";
import type { MemberNames } from "../../source/member-names.js";
import type { Part } from "../../typescript/content-parts.js";
import { planMessage } from "../../typescript/content-plan.js";
import type { Document } from "../../typescript/document.js";
import { isReserved } from "../../typescript/identifiers.js";
import { endpointNames, entryOfEndpoint, faultName } from "../../typescript/names.js";
import { INDENTATION, LINE_WIDTH, printDocument } from "../../typescript/print-document.js";
import {
  type CalledOperation,
  type CallParts,
  callParts,
  clientStatement,
  type ExampleOptions,
} from "./call-example.js";
import { ExampleImports } from "./example-imports.js";

/** Whether the program of an example logs in itself. */
export interface HandledOptions extends ExampleOptions {
  readonly logsIn?: boolean;
}

/**
 * A call as a program has it: with what the service wants to know of its callers, with the result, and with the errors that the
 * program can do something about. It compiles without changes.
 */
export function handledCall(called: CalledOperation, options: HandledOptions): string {
  const parts = callParts(called, options);
  const imports = new ExampleImports();
  const client = clientLines(called, parts, options, imports);
  const body = [...resultLines(called, parts, options.values?.members), ...errorLines(called, parts, options, imports)];
  return [imports.print(), ...client, "", ...body, ""].join("\n");
}

/** Makes the client, by a session if the service has such. */
function clientLines(
  called: CalledOperation,
  parts: CallParts,
  options: HandledOptions,
  imports: ExampleImports,
): string[] {
  const caller = callerOf(called);
  if (caller === undefined) return [clientStatement(called, parts, options, imports)];
  imports.add(options.packageName, caller.className);
  imports.add(parts.entry, parts.names.client);
  const principal = options.logsIn ? principalOf(called, caller, options) : undefined;
  if (principal !== undefined) imports.add(principal.entry, principal.client);
  const session = principal === undefined ? caller.resume : caller.logIn(principal.client);
  return [printDocument(session), printDocument([`const ${parts.client} = `, caller.client(parts.names.client), ";"])];
}

/** What the service wants to know of a program that calls an operation. */
export function callerOf({ contract, endpoint }: Pick<CalledOperation, "contract" | "endpoint">): Caller | undefined {
  return profileOf(contract)?.caller(endpoint);
}

/** The client with which a program logs in, if the contract has it. */
function principalOf(
  { contract, names }: CalledOperation,
  { logInEndpoint }: Caller,
  { packageName }: ExampleOptions,
): { client: string; entry: string } | undefined {
  if (!contract.endpoints.some(({ name }) => name === logInEndpoint)) return undefined;
  const own = endpointNames(names, logInEndpoint);
  return { client: own.client, entry: entryOfEndpoint(packageName, names, own) };
}

/** The call, and its result. */
function resultLines(
  { operation }: CalledOperation,
  { call, client, names }: CallParts,
  members: MemberNames | undefined,
): string[] {
  const inTry = (document: Document): string => indented(printDocument(document, LINE_WIDTH - INDENTATION));
  const { content, attachments } = operation.response;
  const isEmpty = elementsIn(content).length + attachments.length === 0;
  if (operation.isOneWay || isEmpty) return ["try {", inTry([call, ";"])];
  const member = onlyMember(content.kind === "bare" ? [] : planMessage(content, members), [
    client,
    names.client,
    "console",
  ]);
  const variable = member === undefined ? "response" : `{ ${member} }`;
  return ["try {", inTry([`const ${variable} = `, call, ";"]), inTry(`console.log(${member ?? "response"});`)];
}

/** The member of a response that has one alone, if a variable can have its name. */
function onlyMember([part, ...others]: readonly Part[], taken: readonly string[]): string | undefined {
  if (part === undefined || part.kind === "choice" || others.length > 0) return undefined;
  return /^[a-z_]\w*$/i.test(part.key) && !isReserved(part.key) && !taken.includes(part.key) ? part.key : undefined;
}

/** What the program does about the faults that the operation declares; without one, about the error of the service or of SOAP. */
function errorLines(
  called: CalledOperation,
  { names, entry }: CallParts,
  { packageName }: ExampleOptions,
  imports: ExampleImports,
): string[] {
  const declared = called.operation.faults.map(({ detail }) => faultName(names, detail.element));
  const own = profileOf(called.contract)?.failure(called.endpoint);
  const handled =
    declared.length > 0
      ? [...new Set(declared)].slice(0, MOST_FAULTS).map((name) => ({ module: entry, name, shown: "error.value" }))
      : own !== undefined
        ? [{ module: packageName, name: own, shown: "error.message" }]
        : [{ module: packageName, name: "SoapFault", shown: "error.code, error.reason" }];
  for (const { module, name } of handled) imports.add(module, name);
  const tests = handled.map(({ name, shown }) => `if (error instanceof ${name}) console.error(${shown});`);
  return ["} catch (error) {", indented(`${tests.join("\nelse ")}\nelse throw error;`), "}"];
}

/** An example with more of them would be about errors alone. */
const MOST_FAULTS = 2;

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, " ".repeat(INDENTATION));
}
