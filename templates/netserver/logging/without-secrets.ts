import type { IncomingResponse, OutgoingRequest } from "../../runtime/http/call-facts.js";
import { envelopeIn } from "../../runtime/http/envelope-text.js";
import { hideInXml } from "./hide-in-xml.js";
import { REPLACED, type SecretOptions, Secrets } from "./secrets.js";

/** A request without secrets, for a log. */
export interface LoggedRequest {
  readonly operation: string;
  /** The address without its query. */
  readonly url: string;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A response without secrets, for a log. */
export interface LoggedResponse {
  readonly operation: string;
  readonly status: number;
  readonly body: string;
}

/**
 * The part of a message that a hook may log. `[replaced]` replaces tickets, passwords and tokens. They are recognized by the names of
 * elements, attributes, keys and HTTP headers, by names before `=` and `:` in texts, by the forms of tickets and tokens, and by the
 * values in the options. A body that is not a SOAP envelope is not shown, because anything may be in it.
 *
 * `onRequest: (request) => console.log(withoutSecrets(request))`
 */
export function withoutSecrets(message: OutgoingRequest, options?: SecretOptions): LoggedRequest;
export function withoutSecrets(message: IncomingResponse, options?: SecretOptions): LoggedResponse;
export function withoutSecrets(
  message: OutgoingRequest | IncomingResponse,
  options?: SecretOptions,
): LoggedRequest | LoggedResponse {
  const secrets = new Secrets(options);
  const body = bodyOf(message, secrets);
  const { operation } = message;
  if ("status" in message) return { operation, status: message.status, body };
  const httpHeaders = Object.entries(message.httpHeaders).map(([name, value]) => [
    name,
    secrets.isSecretName(name) ? REPLACED : secrets.hideIn(value),
  ]);
  const url = secrets.hideIn(message.url.replace(/[?#].*/s, ""));
  return { operation, url, httpHeaders: Object.fromEntries(httpHeaders), body };
}

function bodyOf(message: OutgoingRequest | IncomingResponse, secrets: Secrets): string {
  // The envelope of a response may be one of several parts.
  const envelope = "status" in message ? envelopeIn({ ...message, statusText: "" }) : message.body;
  const shown = envelope === undefined ? "" : hideInXml(envelope, message.operation, secrets);
  if (ENVELOPE.test(shown)) return shown;
  return message.body === "" ? "" : "[a body that is not a SOAP envelope]";
}

/** The beginning of a message without comments. */
const ENVELOPE = /^\uFEFF?(?:<\?xml[^?]*\?>)?\s*<(?:[^\s<>:/]+:)?Envelope[\s/>]/;
