import { platformFetch, type Signal } from "../platform/platform.js";
import type { Operation } from "../soap/operation.js";
import { plainCopy } from "../values/members.js";
import { readText } from "./body-text.js";
import type { FailedCall, ReceivedResponse } from "./call-facts.js";
import { type CallOptions, type ClientOptions, isAsked, type PerCall, type WithHeaders } from "./call-options.js";
import { type ExtendedCall, extendCall } from "./extended-call.js";
import { allExtensions, type Extension } from "./extension.js";
import { checkUrl, lastOfEachName } from "./http-headers.js";
import { afterReceiveHooks, afterSendHooks } from "./message-hooks.js";
import { encodeRequest, readResponse } from "./plain-exchange.js";
import { protocolHeaders } from "./soap-action.js";
import { withTimeout } from "./timeout.js";

/** How many characters an answer may have if the options do not say. A few bytes of a compressed one can become any number. */
const MAX_RESPONSE = 2 ** 28;

/** What a client has made of its options, or `call` of those of one call. */
export interface Caller<Headers> {
  readonly options: ClientOptions<Headers>;
  readonly extensions: readonly Extension[];
  /** The headers of the options that an operation declares. */
  headersOf(operation: object, headers: Headers): Partial<Headers>;
  /** Throws if the headers of a response say that the call has failed. */
  checkHeaders(headers: unknown): void;
}

/** Sends a request and reads the response, as `call` says. */
export async function callOperation<Headers extends object, Request, Response, ResponseHeaders>(
  caller: Caller<Headers>,
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  body: Request,
  call: CallOptions<Headers>,
): Promise<WithHeaders<Response, ResponseHeaders>> {
  if (call.signal?.aborted) throw call.signal.reason;
  let earlier: readonly unknown[] = [];
  for (;;) {
    const sent = await prepare(caller, operation, body, call);
    try {
      return await exchange(caller, operation, sent, call);
    } catch (error) {
      const { url, headers } = sent;
      const { signal } = call;
      const failed = { operation: operation.name, url, headers, error, earlier, signal };
      if (!(await isSentAgain(caller, failed))) throw error;
      earlier = [...earlier, error];
    }
  }
}

async function prepare<Headers extends object, Request>(
  { options, ...caller }: Caller<Headers>,
  operation: Operation<Request, unknown, Headers, unknown>,
  body: Request,
  { headers: own, undeclaredHeaders: more = [], extensions, signal }: CallOptions<Headers>,
): Promise<Outgoing<Headers>> {
  const { url: address, headers: common, undeclaredHeaders: others = [] } = options;
  const all = await asked(common, signal);
  const given = [...(await asked(others, signal)), ...more];
  // The headers may have waited for a login, which can change the address.
  const url = await asked(address, signal);
  checkUrl({ url });
  const headers = merge(all && caller.headersOf(operation, all), own);
  const soapVersion = options.soapVersion ?? operation.soapVersion;
  const used = allExtensions(caller.extensions, extensions);
  const extended = await withTimeout(undefined, signal, async () =>
    extendCall(used, { operation, url, soapVersion, body, signal }, options),
  );
  const content = { headers, undeclaredHeaders: [...given, ...extended.undeclaredHeaders], body };
  return {
    url,
    headers: headers ?? {},
    body: await encodeRequest(operation.request, content, soapVersion, extended.options),
    extended,
  };
}

async function isSentAgain<Headers>({ options: { sendAgain } }: Caller<Headers>, failed: FailedCall): Promise<boolean> {
  const { signal } = failed;
  if (sendAgain === undefined || signal?.aborted) return false;
  return withTimeout(undefined, signal, async () => sendAgain(failed));
}

async function exchange<Headers extends object, Request, Response, ResponseHeaders>(
  caller: Caller<Headers>,
  operation: Operation<Request, Response, Headers, ResponseHeaders>,
  request: Outgoing<Headers>,
  call: HttpCall,
): Promise<WithHeaders<Response, ResponseHeaders>> {
  const received = await send(caller.options, operation, request, call);
  const { options, check, checkFault } = request.extended;
  const answer = await readResponse(operation.response, received, options, {
    checkHeaders: caller.checkHeaders,
    check,
    checkFault,
  });
  // This is what WithHeaders says; the compiler does not follow a conditional type into a generic function.
  return answer as WithHeaders<Response, ResponseHeaders>;
}

async function send<Headers>(
  { httpHeaders: common, timeout, soapVersion }: ClientOptions<Headers>,
  { name, soapAction, ...operation }: Protocol,
  { url, body: written, extended }: Outgoing<Headers>,
  call: HttpCall,
): Promise<ReceivedResponse> {
  const {
    onRequest,
    onResponse,
    fetch = platformFetch,
    maxLength = MAX_RESPONSE,
    messageHooks = [],
  } = extended.options;
  const protocol = protocolHeaders(soapVersion ?? operation.soapVersion, soapAction);
  const httpHeaders = lastOfEachName(protocol, common, call.httpHeaders);
  const { signal } = call;
  const body = await afterSendHooks(messageHooks, written, { operation: name, url, httpHeaders }, signal);
  if (onRequest)
    await withTimeout(undefined, signal, async () => onRequest({ operation: name, url, httpHeaders, body }));
  const request = { method: "POST", headers: lastOfEachName(httpHeaders), body, redirect: "manual" } as const;
  const [response, text] = await withTimeout(call.timeout ?? timeout, signal, async (ending) => {
    const answer = await fetch(url, { ...request, ...(ending && { signal: ending }) });
    return [answer, await readText(answer, answer.headers.get("content-type"), maxLength)] as const;
  });
  const { status, statusText = "", headers } = response;
  const seen = { operation: name, status, httpHeaders: headers, body: text };
  if (onResponse) await withTimeout(undefined, signal, async () => onResponse(seen));
  const received = { operation: name, url, httpHeaders: headers };
  const read = text && (await afterReceiveHooks(messageHooks, text, received, signal));
  return { response, facts: { ...seen, body: read, statusText } };
}

/** What the options say for a call. */
async function asked<T>(value: PerCall<T>, signal: Signal | undefined): Promise<T> {
  return isAsked(value) ? withTimeout(undefined, signal, async () => value()) : value;
}

type Protocol = Pick<Operation<never, never, never, never>, "name" | "soapVersion" | "soapAction">;

type HttpCall = Omit<CallOptions<never>, "headers" | "undeclaredHeaders" | "extensions">;

/** A message that is being sent. */
interface Outgoing<Headers> {
  readonly url: string;
  readonly headers: object;
  readonly body: string;
  readonly extended: ExtendedCall<ClientOptions<Headers>>;
}

function merge<T extends object>(common: Partial<T> | undefined, own: T | undefined): Partial<T> | undefined {
  return common === undefined || own === undefined ? (own ?? common) : { ...plainCopy(common), ...plainCopy(own) };
}
