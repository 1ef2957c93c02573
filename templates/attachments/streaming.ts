import type { SoapClient } from "../runtime/http/client.js";
import type { Extension } from "../runtime/http/extension.js";
import { createHandler, type Endpoint, type Implementation, type PlainHandler } from "../runtime/http/handler.js";
import type { HandlerOptions } from "../runtime/http/handler-options.js";
import type { ReceivedCall } from "../runtime/http/received-call.js";
import type { Answer, MaybePromise } from "../runtime/http/served.js";
import type { Operation } from "../runtime/soap/operation.js";
import type { Attachment, AttachmentSource } from "./attachment.js";
import { attachmentsAs } from "./attachments-extension.js";
import type { AttachmentOptions } from "./options.js";

/** A value with attachments in the place of bytes. */
export type Received<T> = Mapped<T, Attachment, "received">;

/** A value with sources of bytes in the place of bytes. */
export type Sendable<T> = Mapped<T, AttachmentSource, "sent">;

type Mapped<T, Bytes, Way extends "received" | "sent"> = unknown extends T
  ? T
  : T extends Uint8Array
    ? Bytes
    : T extends Unmapped
      ? T
      : T extends Map<infer Key, infer Value>
        ? Map<Key, Mapped<Value, Bytes, Way>>
        : { [Name in keyof T]: Mapped<T[Name], Bytes, Way> };

/** Values without bytes in them. */
type Unmapped = string | number | bigint | boolean | null | undefined | Date | ((...all: never) => unknown);

/** A client whose methods take sources of bytes, and return attachments. */
export type StreamingClient<Client> = {
  readonly [Name in Exclude<keyof Client, keyof SoapClient<object>>]: Client[Name] extends (
    request: infer Request,
    call?: infer Call,
  ) => Promise<infer Response>
    ? (request: Sendable<Request>, call?: Call) => Promise<Received<Response>>
    : Client[Name];
};

interface ExtensibleOptions {
  readonly extensions?: readonly Extension[] | undefined;
}

/**
 * Makes a client whose values of bytes are streams, in both directions: its methods take files, streams and bytes, and return attachments
 * that are read while they arrive.
 * @param Client - the class of the client: `PhotosClient`
 * @param options - those of the client
 */
export function streamingClient<Class extends ClientClass>(
  Client: Class,
  options: ConstructorParameters<Class>[0] & ExtensibleOptions,
  settings: AttachmentOptions = {},
): StreamingClient<InstanceType<Class>> {
  const { extensions: others = [] }: ExtensibleOptions = options;
  const extensions = [...others, attachmentsAs(settings, "attachments")];
  const client: unknown = Reflect.construct(Client, [Object.assign({}, options, { extensions })]);
  // The extension writes and reads these values in the place of bytes, wherever the contract has bytes.
  return client as StreamingClient<InstanceType<Class>>;
}

type ClientClass = new (options: never) => object;

/** A function for each operation that is served, with attachments in the place of bytes. */
export type StreamingImplementation<E extends Endpoint> = {
  readonly [Name in keyof E["operations"]]?: E["operations"][Name] extends Operation<
    infer Request,
    infer Response,
    infer RequestHeaders,
    infer ResponseHeaders
  >
    ? (
        request: Received<Request>,
        headers: Received<RequestHeaders>,
        call: ReceivedCall,
      ) => MaybePromise<[Response] extends [undefined] ? void : Answer<Sendable<Response>, Sendable<ResponseHeaders>>>
    : never;
};

/** Serves an endpoint as `createHandler` does, with streams in the place of bytes, in both directions. */
export function streamingHandler<E extends Endpoint>(
  endpoint: E,
  implementation: StreamingImplementation<E>,
  options: HandlerOptions = {},
  settings: AttachmentOptions = {},
): PlainHandler {
  const extensions = [...(options.extensions ?? []), attachmentsAs(settings, "attachments")];
  const plain: unknown = implementation;
  // The extension writes and reads these values in the place of bytes, wherever the contract has bytes.
  return createHandler(endpoint, plain as Implementation<E>, { ...options, extensions });
}
