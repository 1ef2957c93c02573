import type { Endpoint } from "../contract/contract.js";
import { webAddress } from "../contract/web-address.js";
import type { Document } from "./document.js";
import { asksForMore, besideMessages } from "./emit-beside.js";
import { literal } from "./identifiers.js";
import type { EndpointNames } from "./names.js";
import type { SourceFile } from "./source-file.js";
import { assignment, objectOnLines, property } from "./syntax.js";

/** The constant with what the operations of an endpoint have in common, for a call without the client class. Most have something. */
export function emitService(endpoint: Endpoint, { service }: EndpointNames, file: SourceFile): void {
  const properties = serviceProperties(endpoint, file);
  if (properties.length === 0 || !isUsed(endpoint)) return;
  file.comment("What all operations have in common beside their messages.");
  file.line(assignment(`const ${service}`, objectOnLines(properties)), ";");
  file.blankLine();
}

/** All operations may have been left out. Then only the constant of the endpoint may use it, for what is beside the messages. */
function isUsed(endpoint: Endpoint): boolean {
  return endpoint.operations.length > 0 || asksForMore(endpoint);
}

/** The reference to it in the description of an operation. */
export function serviceOf(endpoint: Endpoint, { service }: EndpointNames, file: SourceFile): Document[] {
  return serviceProperties(endpoint, file).length === 0 ? [] : [property("service", service)];
}

function serviceProperties(endpoint: Endpoint, { version: { client, name } }: SourceFile): Document[] {
  const beside = besideMessages(endpoint).map(({ key, value }) => property(key, value));
  if (client !== undefined) {
    const { base, checkHeaders } = client;
    const check: Document = { kind: "name", use: "value", name: checkHeaders, module: base.module };
    return [property("path", literal(client.path(endpoint, name))), ...beside, property("checkHeaders", check)];
  }
  const address = webAddress(endpoint);
  return [...(address === undefined ? [] : [property("address", literal(address))]), ...beside];
}
