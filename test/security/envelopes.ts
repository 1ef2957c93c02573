import type { Extension } from "../../templates/runtime/http/extension.js";
import { type SecurityOptions, security } from "../../templates/security/index.js";

/** A message as clients write it. */
export const ENVELOPE =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:x="http://www.w3.org/2001/XMLSchema-instance">' +
  '<s:Body><Pay xmlns="urn:bank"><Amount>10</Amount><To x:type="a:Account" xmlns:a="urn:accounts">ada</To></Pay></s:Body></s:Envelope>';

export const ENVELOPE_12 = ENVELOPE.replace(
  "http://schemas.xmlsoap.org/soap/envelope/",
  "http://www.w3.org/2003/05/soap-envelope",
);

/** A message after an extension has secured it. */
export async function secure(options: SecurityOptions, envelope: string = ENVELOPE): Promise<string> {
  const soapVersion = envelope.includes("2003/05/soap-envelope") ? "1.2" : "1.1";
  const call = await begin(security(options), soapVersion);
  const header = (call.undeclaredHeaders ?? []).map((each) => each.write(soapVersion)).join("");
  const found = envelope.includes("<s:Header>");
  const text = found
    ? envelope.replace("</s:Header>", `${header}</s:Header>`)
    : envelope.replace("<s:Body", `<s:Header>${header}</s:Header><s:Body`);
  const { send } = call;
  return send === undefined ? text : send(text, { operation: "Pay", url: "", httpHeaders: {} });
}

/** Reads a message as a client with these options does. @returns the text that is decoded, or the error */
export async function receive(text: string, options: SecurityOptions): Promise<unknown> {
  const call = await begin(security(options), "1.1");
  try {
    return await call.receive?.(text, { operation: "Pay", url: "", httpHeaders: { get: () => null } });
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : error;
  }
}

type Begun = Awaited<ReturnType<NonNullable<Extension["beginCall"]>>>;

async function begin({ beginCall }: Extension, soapVersion: "1.1" | "1.2"): Promise<Begun> {
  const message = {
    headers: { write: () => undefined, read: () => ({}) },
    body: { write: () => undefined, read: () => ({}) },
  };
  const operation = { name: "Pay", soapAction: "", soapVersion, request: message, response: message };
  return (await beginCall?.({ operation, url: "", soapVersion, body: {} })) ?? {};
}
