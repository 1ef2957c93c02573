import { addressing } from "../../templates/addressing/index.js";
import { ADDRESSING, type AddressingVersion } from "../../templates/addressing/versions.js";
import { createHandler, type PlainHandler } from "../../templates/runtime/http/handler.js";
import type { HandlerOptions } from "../../templates/runtime/http/handler-options.js";
import type { Reader } from "../../templates/runtime/read/reader.js";
import { empty, noResponse } from "../../templates/runtime/soap/empty.js";
import type { Codec } from "../../templates/runtime/soap/message.js";
import type { Actions, OneWayOperation, Operation } from "../../templates/runtime/soap/operation.js";
import { SOAP_NAMESPACE, type SoapVersion } from "../../templates/runtime/soap/soap.js";
import { SoapFault } from "../../templates/runtime/soap/soap-fault.js";
import type { Writer } from "../../templates/runtime/write/writer.js";

export interface Text {
  Text?: string | undefined;
}

type NoHeaders = Record<string, never>;

const text: Codec<Text> = {
  write(writer: Writer, value: Text) {
    if (writer.optional("Text", value.Text)) writer.string(value.Text);
  },
  read(reader: Reader) {
    const value: Text = {};
    do {
      if (reader.open("Text")) value.Text = reader.string();
    } while (reader.more(value));
    return value;
  },
};

const message = (localName: string) => ({ element: { namespace: "urn:t", localName }, headers: empty, body: text });

/** An operation that returns its text. */
export function echoOperation(
  name: string,
  actions?: Actions,
  soapAction = "",
): Operation<Text, Text, NoHeaders, NoHeaders> {
  const request = message(name);
  return { name, soapAction, soapVersion: "1.2", actions, request, response: message(`${name}Response`) };
}

export const ECHO = echoOperation("Echo", {
  request: "urn:t:Echo",
  response: "urn:t:EchoReply",
  faults: { "{urn:t}Declared": "urn:t:Declared" },
});

export const TELL: OneWayOperation<Text, NoHeaders> = {
  name: "Tell",
  soapAction: "",
  soapVersion: "1.2",
  actions: { request: "urn:t:Tell" },
  request: message("Tell"),
  response: noResponse,
};

/** What is thrown for the text `fail`, `declared` and `broken`. */
function thrown(what: string | undefined): Error | undefined {
  const facts = { code: { namespace: SOAP_NAMESPACE["1.1"], localName: "Client" }, subcodes: [], actor: undefined };
  if (what === "fail") return new SoapFault({ ...facts, reason: "failed", detail: undefined });
  if (what === "declared") return new SoapFault({ ...facts, reason: "declared", detail: '<Declared xmlns="urn:t"/>' });
  return what === "broken" ? new Error("broken") : undefined;
}

const answer = ({ Text }: Text) => {
  const error = thrown(Text);
  if (error !== undefined) throw error;
  return { body: { Text } };
};

/** Serves Echo, Other (which has another action) and Tell. */
export function serveEcho(
  version: AddressingVersion,
  options: HandlerOptions = {},
  required: boolean | undefined = undefined,
): PlainHandler {
  const Other = echoOperation("Other", { request: "urn:t:Other", response: "urn:t:OtherReply" });
  const endpoint = {
    name: "Echo",
    operations: { Echo: ECHO, Other, Tell: TELL },
    extensions: [addressing({ version, required })],
  };
  return createHandler(
    endpoint,
    { Echo: answer, Other: answer, Tell: () => undefined },
    { onError: () => {}, ...options },
  );
}

/** A request for Echo with these headers, as XML in which `a` is the prefix of addressing and `s` that of SOAP. */
export function envelope(headers: string, soapVersion: SoapVersion, version: AddressingVersion, body = "hi"): string {
  return `<s:Envelope xmlns:s="${SOAP_NAMESPACE[soapVersion]}" xmlns:a="${ADDRESSING[version].namespace}"><s:Header>${headers}</s:Header><s:Body><Echo xmlns="urn:t"><Text>${body}</Text></Echo></s:Body></s:Envelope>`;
}

const TYPES = { "1.1": "text/xml; charset=utf-8", "1.2": "application/soap+xml; charset=utf-8" };

/** Sends a text. @returns the status and the text of the answer */
export async function send(
  handler: PlainHandler,
  body: string,
  soapVersion: SoapVersion,
  action = "",
): Promise<{ status: number; text: string }> {
  const headers = { "Content-Type": TYPES[soapVersion], SOAPAction: `"${action}"` };
  const response = await handler("http://example.com/echo", { method: "POST", headers, body });
  const bytes = await response.arrayBuffer();
  return { status: response.status, text: new TextDecoder().decode(bytes) };
}
