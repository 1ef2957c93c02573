import type { PlainRequest, PlainResponse } from "./exchange.js";
import type { HandlerOptions } from "./handler-options.js";

/** Answers a request that has no message: one for the WSDL, or one with a method that is not served. */
export async function answerWithoutMessage(
  request: PlainRequest,
  { documents, address: given }: HandlerOptions,
): Promise<PlainResponse> {
  const { method, url } = request;
  // A response with this status must say what is allowed (RFC 9110, 15.5.6).
  if (documents === undefined) return emptyResponse(405, { Allow: "POST" });
  if (method !== "GET" && method !== "HEAD") return emptyResponse(405, { Allow: "GET, HEAD, POST" });
  const [called = "", query = ""] = url.split(/[?#]/, 2);
  const address = given ?? (called.startsWith("/") ? `${request.origin ?? ""}${called}` : called);
  if (query === "") return textResponse(200, `a SOAP service; its WSDL: ${address}?wsdl\n`);
  const text = documents.document(query, address);
  if (text === undefined) return textResponse(404, "no such document\n");
  return { status: 200, headers: { "Content-Type": "text/xml; charset=utf-8" }, body: text };
}

function textResponse(status: number, body: string): PlainResponse {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body };
}

export function emptyResponse(status: number, headers: PlainResponse["headers"]): PlainResponse {
  return { status, headers, body: "" };
}
