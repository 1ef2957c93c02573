import type { ModuleRule } from "../profiles/profile.js";
import type { LibraryExports } from "../typescript/emit-index.js";
import type { EntryPoints } from "./entry-points.js";
import { joinLibrary } from "./join-library.js";
import { parsePart } from "./library-part.js";
import { filesOf, inside, type MemoryFile, type MemoryFolder } from "./memory-folder.js";
import type { ProfileParts } from "./profile-parts.js";

const HEADER = "// Run-time library of netserver-soapgen, copied by it. Do not edit.";

/**
 * The modules that a package has from `templates/runtime`, `templates/node`, `templates/transport`, the folders of its other entry points and that of its profile,
 * relative to its folder src/.
 */
export function libraryModules(templates: MemoryFolder, parts: ProfileParts, entryPoints: EntryPoints): MemoryFile[] {
  const runtime = filesOf("runtime", templates).sort(([a], [b]) => roomOf(a) - roomOf(b));
  const others = ["node", "transport"].flatMap((name) => inside(name, filesOf(name, templates)));
  const files = [...inside("runtime", runtime), ...others, ...entryPoints.files(), ...parts.files()];
  const modules = joinLibrary(files, (path) => moduleOf(path, [...MODULES, ...parts.modules()]));
  return modules.map(withHeader);
}

/** The index of a package that has versions: the library. */
export function libraryIndex(parts: ProfileParts): MemoryFile {
  return withHeader(["index.ts", `${parts.exports()}export * from "./runtime/index.js";\n`]);
}

/** What `templates/runtime` exports to programs. */
export function libraryExports(templates: MemoryFolder): LibraryExports {
  const { statements } = parsePart("runtime/index.ts", templates.get("runtime/index.ts") ?? "");
  return new Map(statements.flatMap(({ keyword, names }) => (keyword === "export" ? [...names] : [])));
}

function withHeader([path, text]: MemoryFile): MemoryFile {
  return [path, `${HEADER}\n${text.startsWith("//") ? "" : "\n"}${text}`];
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
const MODULES: readonly ModuleRule[] = [
  [/^(.*\/index\.ts|.*\.d\.ts|runtime\/codegen\.ts)$/, "$1"],
  [/^runtime\/values\/(content-order|datatypes|mapped|simple-types)\.ts$/, "runtime/$1.ts"],
  // These cannot be joined with ES modules.
  [/^runtime\/xml\/(saxes[\w.-]*\.cts)$/, "runtime/$1"],
  // What datatypes are made of is before them, and what is made of all of them after.
  [/^runtime\/values\/lists\.ts$/, "runtime/datatypes.ts"],
  [/^runtime\/values\/any-value\.ts$/, "runtime/messages.ts"],
  [/^runtime\/(?:[\w-]+\.ts$|(?:platform|xml|values)\/).*/, "runtime/values.ts"],
  [/^runtime\/(?:write|read|scan|soap|http)\/.*/, "runtime/messages.ts"],
  [/^(node|transport|addressing|security|attachments|streaming)\/.*/, "$1/$1.ts"],
];

/** The module that a file of the library becomes, or becomes a part of. */
function moduleOf(path: string, rules: readonly ModuleRule[]): string {
  const rule = rules.find(([files]) => files.test(path));
  return rule === undefined ? path : path.replace(...rule);
}
