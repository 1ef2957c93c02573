import { joinLibrary } from "./join-library.js";
import { filesOf, inside, type MemoryFile, type MemoryFolder } from "./memory-folder.js";
import type { NetServerParts } from "./netserver-parts.js";

const HEADER = "// Run-time library of netserver-soapgen, copied by it. Do not edit.";

/** The modules that a package has from the folders runtime, node and netserver of `templates`, relative to its folder src/. */
export function libraryModules(templates: MemoryFolder, parts: NetServerParts): MemoryFile[] {
  const netserver = filesOf("netserver", templates).filter((file) => parts.includes(file));
  const runtime = filesOf("runtime", templates).sort(([a], [b]) => roomOf(a) - roomOf(b));
  const node = filesOf("node", templates);
  const files = [...inside("runtime", runtime), ...inside("node", node), ...inside("netserver", netserver)];
  const modules = joinLibrary(files, moduleOf);
  const index = 'export * from "./netserver/index.js";\nexport * from "./runtime/index.js";\n';
  return [...modules, ["index.ts", index] as const].map(([path, text]) => [
    path,
    `${HEADER}\n${text.startsWith("//") ? "" : "\n"}${text}`,
  ]);
}

/** The rooms of the library. Each imports only from those before it, and all from the files that are in none. */
const ROOMS = ["platform", "xml", "values", "write", "read", "scan", "soap", "http"];

function roomOf(path: string): number {
  return ROOMS.indexOf(path.replace(/\/.*/, ""));
}

/**
 * Which files become which module. A module is what generated code imports by its own name (`codegen`, `datatypes`), what is for
 * certain programs alone (sessions, Node.js), or else as large as the order of imports allows.
 */
const MODULES: readonly (readonly [files: RegExp, module: string])[] = [
  [/^(.*\/index\.ts|.*\.d\.ts|runtime\/codegen\.ts)$/, "$1"],
  [/^runtime\/values\/(content-order|datatypes|mapped|simple-types)\.ts$/, "runtime/$1.ts"],
  // These cannot be joined with ES modules.
  [/^runtime\/xml\/(saxes[\w.-]*\.cts)$/, "runtime/$1"],
  // What datatypes are made of is before them, and what is made of all of them after.
  [/^runtime\/values\/lists\.ts$/, "runtime/datatypes.ts"],
  [/^runtime\/values\/any-value\.ts$/, "runtime/messages.ts"],
  [/^runtime\/(?:[\w-]+\.ts$|(?:platform|xml|values)\/).*/, "runtime/values.ts"],
  [/^runtime\/(?:write|read|scan|soap|http)\/.*/, "runtime/messages.ts"],
  [/^node\/.*/, "node/node.ts"],
  // Clients need no session, and who verifies a token needs neither.
  [/^netserver\/netserver-(?:client|error)\.ts$/, "netserver/netserver-client.ts"],
  [/^netserver\/login-error\.ts$/, "netserver/login-error.ts"],
  [/^netserver\/[\w-]+\.ts$/, "netserver/session.ts"],
  [/^netserver\/([\w-]+)\/.*/, "netserver/$1/$1.ts"],
];

/** The module that a file of the library becomes, or becomes a part of. */
function moduleOf(path: string): string {
  const rule = MODULES.find(([files]) => files.test(path));
  return rule === undefined ? path : path.replace(...rule);
}
