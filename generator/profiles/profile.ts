import type { Contract, Endpoint, Message } from "../contract/contract.js";
import type { Document } from "../typescript/document.js";
import type { OwnClient } from "../typescript/own-client.js";
import type { QName } from "../xml/qname.js";
import type { KnownService } from "./known-service.js";

/**
 * What is known of a service beyond its contracts, and what its packages have beyond SOAP. All of it is in one folder here, and
 * in one of `templates/`; the rest of the program asks only for what is declared here.
 */
export interface Profile<Settings> {
  /** The name in the configuration, of its folder in `templates/`, and of that folder in packages. */
  readonly name: string;
  /** The name of the service, for people. */
  readonly title: string;
  /** The usual name of its packages. */
  readonly packageName: string;
  /** Whether an endpoint is one of the service's. */
  includes(endpoint: Pick<Endpoint, "namespace">): boolean;
  /** The classes that call its endpoints. */
  readonly client: OwnClient;
  /** The modules of packages that the files of its folder in `templates/` become. */
  readonly modules: readonly ModuleRule[];
  readonly parts: readonly ProfilePart[];
  /** The value of a SOAP header in a sample; undefined if the profile does not know the header. */
  sampleHeader(header: QName): unknown;
  /** Whether the reference documentation shows a header of a request. */
  isDocumentedHeader(header: QName): boolean;
  /** How the prefixes begin that the reference documentation gives to all namespaces but the endpoint's own. */
  readonly documentedPrefix: string;
  /** How programs are known to the service; undefined for an endpoint that does not want to know its callers. */
  caller(endpoint: Endpoint): Caller | undefined;
  /** The errors of calls that the package has beyond those of SOAP. */
  readonly errors: readonly ErrorClass[];
  /** The class of the error if the service says that a call has failed; undefined for an endpoint that says it as SOAP does. */
  failure(endpoint: Endpoint): string | undefined;
  /** Notes on the headers of a request, for reference pages. */
  notesOnHeaders(request: Message): readonly HeaderNote[];
  /** The folder of the mock with an endpoint's `path`. */
  servedFolder(endpoint: Pick<Endpoint, "namespace">): string;
  /** The behaviour of the service in the mock. */
  createService(options: ServiceOptions & Settings): KnownService;
}

/** Which files of the library become which module: an expression for their paths, and its replacement. */
export type ModuleRule = readonly [files: RegExp, module: string];

/** A folder of the profile's library that needs a package which its users install themselves. */
export interface ProfilePart {
  readonly folder: string;
  /** Entries of package.json. */
  readonly manifest: object;
  /** The declarations of the other package, for the compiler: entries of `paths`. */
  readonly compilerPaths: Readonly<Record<string, readonly string[]>>;
}

/** Code of a program that is known to the service. The package exports its names. */
export interface Caller {
  /** The class that makes clients. */
  readonly className: string;
  /** The endpoint with which a program logs in. */
  readonly logInEndpoint: string;
  /** Logs in. @param principal - the client of that endpoint */
  logIn(principal: string): Document;
  /** What a program does that has logged in before. */
  readonly resume: Document;
  /** A client of an endpoint. */
  client(className: string): Document;
}

/** A class that the package exports, and what an error of it means. */
export interface ErrorClass {
  readonly name: string;
  readonly meaning: string;
}

/** A sentence. It is left out if the contract does not have the endpoint in it. */
export type HeaderNote = readonly (string | { readonly code: string } | { readonly endpoint: string })[];

/** What every service in the mock is given. */
export interface ServiceOptions {
  /** The origin of the mock: `http://127.0.0.1:8086`. */
  readonly origin: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The part of a contract by which its profile is chosen. */
export type ProfiledContract = Pick<Contract, "endpoints" | "profile">;
