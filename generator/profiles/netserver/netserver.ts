import type { Message } from "../../contract/contract.js";
import type { QName } from "../../xml/qname.js";
import type { HeaderNote, Profile } from "../profile.js";
import { pathOf } from "./addresses.js";
import { ERRORS, SESSION, takesTicket } from "./caller.js";
import { createNetServer, type NetServerSettings } from "./mock-service.js";
import { isOfNetServer } from "./namespaces.js";
import { isPartnerLogin } from "./partner-login.js";

export type { NetServerSettings } from "./mock-service.js";

/** SuperOffice NetServer: its endpoints, and the service that logs in the system users of partners. */
export const NETSERVER: Profile<NetServerSettings> = {
  name: "netserver",
  title: "NetServer",
  packageName: "netserver-soap",
  includes: (endpoint) => isOfNetServer(endpoint) || isPartnerLogin(endpoint),
  client: {
    base: { name: "NetServerClient", module: "../netserver/netserver-client" },
    checkHeaders: "checkSucceeded",
    path: pathOf,
  },
  modules: [
    // Clients need no session, and who verifies a token needs neither.
    [/^netserver\/netserver-(?:client|error)\.ts$/, "netserver/netserver-client.ts"],
    [/^netserver\/login-error\.ts$/, "netserver/login-error.ts"],
    [/^netserver\/[\w-]+\.ts$/, "netserver/session.ts"],
    [/^netserver\/([\w-]+)\/.*/, "netserver/$1/$1.ts"],
  ],
  parts: [
    {
      folder: "jose",
      manifest: { peerDependencies: { jose: "^6.0.0" }, peerDependenciesMeta: { jose: { optional: true } } },
      compilerPaths: { jose: ["./src/netserver/jose/jose.d.ts"] },
    },
  ],
  sampleHeader: (header) => (isOfNetServer(header) ? HEADERS.get(header.localName) : undefined),
  isDocumentedHeader: (header) => isOfNetServer(header) && CALLERS_HEADERS.has(header.localName),
  documentedPrefix: "NetServerServices",
  caller: (endpoint) => (takesTicket(endpoint) ? SESSION : undefined),
  errors: ERRORS,
  failure: (endpoint) => (isOfNetServer(endpoint) ? "NetServerError" : undefined),
  notesOnHeaders: (request) => NOTES.filter(({ header }) => hasHeader(request, header)).map(({ note }) => note),
  servedFolder: (endpoint) => (isPartnerLogin(endpoint) ? "login" : "Remote"),
  createService: createNetServer,
};

/** The headers that identify a caller, with the values of the reference documentation. */
const CALLERS_HEADERS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["ApplicationToken", "1234567-1234-9876"],
  ["Credentials", { Ticket: "7T:1234abcxyzExample==" }],
]);

/** The header that reports that a call has succeeded. The others are nil. */
const SUCCEEDED = ["Succeeded", true] as const;

const HEADERS: ReadonlyMap<string, unknown> = new Map<string, unknown>([...CALLERS_HEADERS, SUCCEEDED]);

const NOTES: readonly { readonly header: string; readonly note: HeaderNote }[] = [
  {
    header: "Credentials",
    note: ["The ticket in ", { code: "Credentials" }, " comes from ", { endpoint: "SoPrincipal" }, "."],
  },
  {
    header: "ApplicationToken",
    note: [
      { code: "ApplicationToken" },
      ": SuperOffice Online wants one in every call; installations on site do not look at it.",
    ],
  },
];

function hasHeader({ headers }: Message, name: string): boolean {
  const isNamed = (element: QName): boolean => element.localName === name && isOfNetServer(element);
  return headers.some(({ element }) => isNamed(element));
}
