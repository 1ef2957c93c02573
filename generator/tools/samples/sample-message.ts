import { encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { writeBody, writeHeaders } from "../../../templates/runtime/soap/write-message.js";
import type { Contract, Direction, Endpoint, Operation } from "../../contract/contract.js";
import { profileOf } from "../../profiles/profiles.js";
import { type DocumentedLayout, documentedLayout } from "../documented/documented-layout.js";
import { DocumentedWriter } from "../documented/documented-writer.js";
import { PAYLOAD_INDENT } from "../documented/print-documented.js";
import { indentMessage } from "./indent-message.js";
import { documentedStyle, plainStyle } from "./sample-style.js";
import { sampleValues } from "./values-of-message.js";
import { writtenMessage } from "./write-message.js";

export const SAMPLE_LAYOUTS = ["wire", "documented"] as const;

export interface SampleOptions {
  /**
   * `wire` is complete and valid, in the SOAP version of the binding. `documented` is the layout of the reference documentation.
   */
  readonly layout: (typeof SAMPLE_LAYOUTS)[number];
  /** The value of every dateTime, in its lexical form. */
  readonly timestamp: string;
}

/** The message of a sample. */
export interface SampledMessage {
  readonly contract: Contract;
  readonly endpoint: Endpoint;
  readonly operation: Operation;
  readonly direction: Direction;
}

/** A sample of a message, made from its contract alone. */
export function sampleMessage(sampled: SampledMessage, { layout, timestamp }: SampleOptions): string {
  return layout === "wire" ? sampleForWire(sampled, timestamp) : sampleAsDocumented(sampled, timestamp);
}

function sampleForWire({ contract, endpoint, operation, direction }: SampledMessage, timestamp: string): string {
  const message = operation[direction];
  const values = sampleValues(message, contract, plainStyle(timestamp));
  return indentMessage(encodeMessage(writtenMessage(contract, message), values, endpoint.soapVersion));
}

function sampleAsDocumented({ contract, endpoint, operation, direction }: SampledMessage, timestamp: string): string {
  const profile = profileOf(contract);
  const layout = documentedLayout(endpoint, profile);
  const writer = new DocumentedWriter(layout, direction);
  // A member of the message is indented by one more than the message, an element in a member by two.
  const maxDepth = layout.lastIndent - PAYLOAD_INDENT[direction] - 1;
  const style = { ...documentedStyle(timestamp, maxDepth), extraLength: lengthOfPrefixes(layout) };
  const headers = operation[direction].headers.filter(({ element }) => profile?.isDocumentedHeader(element));
  const message = { ...operation[direction], headers: direction === "request" ? headers : [] };
  const { headers: headerValues, body } = sampleValues(message, contract, style);
  const written = writtenMessage(contract, message);
  writeHeaders(writer, written, headerValues);
  writeBody(writer, written, body);
  return writer.finish();
}

/** An element has prefixes in its two tags and in the name of its type. */
function lengthOfPrefixes({ declarations }: DocumentedLayout): number {
  return 3 * Math.max(...declarations.map(([prefix]) => prefix.length));
}
