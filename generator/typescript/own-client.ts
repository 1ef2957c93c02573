import type { Endpoint } from "../contract/contract.js";

/** The classes that call endpoints, if they are more than clients of SOAP. */
export interface OwnClient {
  /** The class that they extend, and the path of its module from the folder of a version, without ending. */
  readonly base: { readonly name: string; readonly module: string };
  /** The function in the same module that throws if the headers of a response say that the call has failed. */
  readonly checkHeaders: string;
  /** The end of an endpoint's address. The part before it belongs to one installation. */
  readonly path: (endpoint: Endpoint, version: string) => string;
}
