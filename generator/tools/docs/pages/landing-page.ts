import type { Endpoint } from "../../../contract/contract.js";
import { operationsIn } from "../../../contract/types.js";
import type { Caller, ErrorClass } from "../../../profiles/profile.js";
import { profileOfPackage } from "../../../profiles/profiles.js";
import { counted } from "../../../source/counted.js";
import { endpointNames, entryOfEndpoint } from "../../../typescript/names.js";
import { printDocument } from "../../../typescript/print-document.js";
import type { CalledOperation } from "../call-example.js";
import { firstCall } from "../first-call.js";
import { callerOf, handledCall } from "../handled-call.js";
import {
  type Block,
  type CodeBlock,
  type Content,
  code,
  heading,
  joined,
  link,
  type Page,
  paragraph,
  table,
} from "../page.js";
import { demandExample } from "../security-example.js";
import { type DocumentedVersion, endpointPath, hasHistory, type Site } from "../site.js";
import { FIXED_PATHS } from "../site-paths.js";
import { versionLinks } from "./version-links.js";

/** The first page: what somebody needs who has never called the service, and the way to everything else. */
export function landingPage(site: Site): Page {
  const { root, intro, logo, versions } = site;
  return {
    path: root.path,
    title: root.text,
    trail: [],
    neighbours: [],
    versions: versionLinks(site, () => undefined).map((version) => ({ ...version, isSame: true })),
    blocks: [
      ...(logo === undefined ? [] : [{ kind: "picture", file: logo, text: `Logo of ${root.text}` } as const]),
      ...(intro.length === 0 ? [paragraph(USUAL_INTRO)] : intro),
      ...startBlocks(site),
      ...(versions.length === 1 ? versions.flatMap(endpointBlocks) : versionBlocks(site)),
    ],
  };
}

const USUAL_INTRO =
  "How to call these SOAP services from TypeScript, and what their operations and types are. The pages are made from the WSDL files of the services.";

/** From nothing to the first call. */
function startBlocks(site: Site): Block[] {
  const called = firstCall(site);
  return [
    heading("Install"),
    paragraph(
      "The package ",
      code(site.packageName),
      " has the types, the clients and all messages. It needs no WSDL when it runs.",
    ),
    { kind: "code-block", language: "sh", text: `npm install ${site.packageName}` },
    ...(called === undefined ? [] : callBlocks(called, site)),
    ...errorBlocks(site),
  ];
}

function callBlocks(called: CalledOperation, site: Site): Block[] {
  const example: CodeBlock = {
    kind: "code-block",
    language: "ts",
    text: handledCall(called, { ...site, logsIn: true }),
  };
  return [
    heading("First call"),
    paragraph("A method takes the members of the request and returns those of the response. Its page shows both."),
    example,
    heading("Log-in"),
    ...logInBlocks(called, site),
  ];
}

/** What a program must do so that the service knows it. */
function logInBlocks(called: CalledOperation, site: Site): Block[] {
  const caller = callerOf(called);
  return caller === undefined ? demandBlocks(called.endpoint, site) : callerBlocks(caller, called, site);
}

function callerBlocks(caller: Caller, { contract }: CalledOperation, { versions }: Site): Block[] {
  const { className, logInEndpoint } = caller;
  const version = versions.find((one) => one.contract === contract);
  const path = version?.paths.endpoints.get(logInEndpoint)?.index;
  const by = path === undefined ? code(logInEndpoint) : link(code(logInEndpoint), path);
  return [
    paragraph(
      code(className),
      " logs in by ",
      by,
      " and makes clients, which send what the service wants to know of a caller.",
    ),
    paragraph("A program that has logged in before needs no password. The other pages show it in this way:"),
    { kind: "code-block", language: "ts", text: `${printDocument(caller.resume)}\n` },
  ];
}

function demandBlocks(endpoint: Endpoint, { packageName }: Site): Block[] {
  const hasHeaders = endpoint.operations.some(({ request }) => request.headers.length > 0);
  const { security, fulfilled } = demandExample(endpoint);
  const byExtension: Content = [
    "WS-Security: the option ",
    code("extensions"),
    ", with what ",
    code(`${packageName}/security`),
    " makes, as above.",
  ];
  const byProgram: Content = [
    "What the package does not do: the option ",
    code("fulfilled"),
    " names it, as above, or no client can be made.",
  ];
  const demands: Content[] = [
    ...(security === undefined ? [] : [byExtension]),
    ...(fulfilled.length === 0 ? [] : [byProgram]),
    ...(hasHeaders ? [["SOAP headers: the option ", code("headers"), ". The page of an operation lists them."]] : []),
  ];
  const others: Content = [
    "HTTP authorization and cookies: the option ",
    code("httpHeaders"),
    ", such as ",
    code('{ Authorization: "Bearer …" }'),
    ".",
  ];
  const asked =
    demands.length === 0
      ? "The contract of this service asks for nothing."
      : "The contract of this service asks for some of it.";
  return [
    paragraph(`What a service wants to know of its callers is an option of the client or of a call. ${asked}`),
    { kind: "list", items: [...demands, others] },
  ];
}

function errorBlocks({ versions, packageName }: Site): Block[] {
  const own = profileOfPackage(versions.map(({ contract }) => contract))?.errors ?? [];
  const rows = [...own, ...ERRORS].map(({ name, meaning }): Content[] => [[code(name)], [meaning]]);
  return [
    heading("Errors"),
    paragraph(
      "A call that fails throws one of these classes, which ",
      code(packageName),
      " exports. The page of an operation lists the faults that it declares; each of them has a class of its own.",
    ),
    table("Errors", ["Class", "It means"], rows),
    paragraph(
      "Without an answer, a call throws the error of ",
      code("fetch"),
      ": ",
      code("TypeError"),
      " if there is no connection, ",
      code("TimeoutError"),
      " after the time of the option ",
      code("timeout"),
      ", ",
      code("AbortError"),
      " if the program has ended the call.",
    ),
  ];
}

/** The errors of every package. */
const ERRORS: readonly ErrorClass[] = [
  {
    name: "SoapFault",
    meaning: "The service refuses the call. It has the code, the reason and the detail of the fault.",
  },
  {
    name: "EncodeError",
    meaning: "A value that the contract does not allow. Nothing has been sent. It has the path of the member.",
  },
  { name: "DecodeError", meaning: "The answer is not the message of the contract. It has the line and the column." },
  {
    name: "HttpError",
    meaning: "The answer is no SOAP message, such as the page of a proxy. It has the status and the headers.",
  },
];

/** All versions, and the endpoints of any of them. */
function versionBlocks(site: Site): Block[] {
  const rows = site.versions.map(({ contract, paths }): Content[] => {
    const counts = [contract.endpoints, operationsIn(contract), contract.types].map(({ length }) => [String(length)]);
    return [[link(contract.version, paths.index)], ...counts];
  });
  const types = link("types", FIXED_PATHS.typeMatrix);
  return [
    heading("Versions"),
    table("Versions", ["Version", "Endpoints", "Operations", "Types"], rows),
    ...(hasHistory(site)
      ? [
          paragraph(
            "From version to version: ",
            link("endpoints", FIXED_PATHS.endpointMatrix),
            " with their operations, ",
            types,
            ".",
          ),
        ]
      : []),
    heading("Endpoints"),
    table("Endpoints", ["Endpoint", "Newest version", "Import from", "Documentation"], newestEndpoints(site)),
  ];
}

/** Each endpoint in the newest version that has it. */
function newestEndpoints(site: Site): Content[][] {
  const rows = new Map(
    site.versions.flatMap((version) =>
      version.contract.endpoints.map((endpoint) => [endpoint.name, { version, endpoint }] as const),
    ),
  );
  return [...rows.values()].map(({ version, endpoint }): Content[] => [
    [link(code(endpoint.name), endpointPath(version, endpoint.name))],
    [version.contract.version],
    [code(entryOf(endpoint.name, version, site))],
    [endpoint.documentation],
  ]);
}

function endpointBlocks(version: DocumentedVersion): Block[] {
  const { contract, paths } = version;
  const rows = contract.endpoints.map((endpoint): Content[] => [
    [link(code(endpoint.name), endpointPath(version, endpoint.name))],
    [String(endpoint.operations.length)],
    endpoint.address === undefined ? [] : [code(endpoint.address)],
    [endpoint.documentation],
  ]);
  const { length } = contract.types;
  const types = length === 0 ? [] : [[link(`its ${counted(length, "type")}`, paths.typeIndex)]];
  return [
    heading("Endpoints"),
    table("Endpoints", ["Endpoint", "Operations", "Address in the WSDL", "Documentation"], rows),
    paragraph(...joined([[link(`All of ${contract.version}`, paths.index)], ...types], ", "), "."),
  ];
}

function entryOf(endpoint: string, { typescript }: DocumentedVersion, { packageName }: Site): string {
  return entryOfEndpoint(packageName, typescript.names, endpointNames(typescript.names, endpoint));
}
