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

/** What calls an operation, if its messages are plain. */
const PLAIN_CALLS =
  /^runtime\/http\/(?:body-text|call[\w-]*|client[\w-]*|extended-call|extension|exchange-facts|http-headers|media-type|message-hooks|plain-exchange|response-checks|soap-action|timeout)\.ts$/;

/** What writes and reads plain messages. */
const PLAIN_MESSAGES =
  /^runtime\/(?:scan\/.*|read\/datatype-reader|write\/(?:around|datatype-writer|limits|markup|plain-[\w-]+|scopes|tags)|soap\/(?:empty|message|operation|plain-message|scan-message|soap|write-message))\.ts$/;

/** What is made of texts by the parser. */
const WITH_PARSER = /^runtime\/(?:xml\/parse-xml|values\/any-(?:element|value))\.ts$/;

/** What few values have: unknown content, names, facets, words for errors. */
const UNUSUAL_VALUES =
  /^runtime\/(?:descriptions|encode-error|xml\/(?:control-references|forbidden-characters|fragment|known-attributes|name-forms|reference|white-space|xml-node)|read\/read-checks|write\/shared-objects|values\/(?:attached|empty-elements|expanded-names|expression|facets|forms|item-places|member-names|names|properties|unknown-[\w-]+|value-checks|wrong-choice))\.ts$/;

/**
 * Which files become which module. A module is what generated code imports by its own name (`codegen`, `datatypes`), what is for
 * certain programs alone (sessions, Node.js), or else as large as the order of imports allows.
 */
const MODULES: readonly ModuleRule[] = [
  [/^runtime\/xml\/(saxes\.d\.cts)$/, "runtime/$1"],
  [/^(.*\/index\.ts|.*\.d\.ts|runtime\/codegen(?:-datatypes|-values|-xml)?\.ts)$/, "$1"],
  [/^runtime\/values\/(content-order|datatypes|mapped|other-datatypes|simple-types)\.ts$/, "runtime/$1.ts"],
  // What datatypes are made of is before them, and what is made of all of them after.
  [/^runtime\/values\/lists\.ts$/, "runtime/other-datatypes.ts"],
  // What a plain call needs is apart from the rest, which it loads when a message is not plain: bundlers split between modules.
  [/^runtime\/http\/(?:whole-exchange|envelope-text)\.ts$/, "runtime/whole-exchange.ts"],
  [/^runtime\/(?:soap|http)\/(soap-fault|http-error)\.ts$/, "runtime/$1.ts"],
  // Programs that only send requests by `…/node` or with `…/transport` need these, and neither a handler nor the rest of a client.
  [/^runtime\/http\/(?:exchange|fault-answers|own-error)\.ts$/, "runtime/exchange.ts"],
  [/^runtime\/soap\/declared-fault\.ts$/, "runtime/soap-fault.ts"],
  // The declarations of saxes do not compile under all options, so no other declaration refers to those of this module.
  [/^runtime\/xml\/saxes-(?:handlers|parser)\.ts$/, "runtime/saxes-parser.ts"],
  [PLAIN_CALLS, "runtime/calls.ts"],
  [PLAIN_MESSAGES, "runtime/plain.ts"],
  // These have long expressions, which few messages need.
  [/^runtime\/(?:xml\/name-characters|values\/(?:durations|name-texts))\.ts$/, "runtime/rare-texts.ts"],
  [/^runtime\/values\/(binary)\.ts$/, "runtime/$1.ts"],
  [WITH_PARSER, "runtime/messages.ts"],
  [UNUSUAL_VALUES, "runtime/unusual-values.ts"],
  [/^runtime\/(?:[\w-]+\.ts$|(?:platform|xml|values)\/).*/, "runtime/values.ts"],
  [/^runtime\/(?:write|read|scan|soap)\/.*/, "runtime/messages.ts"],
  [/^runtime\/http\/.*/, "runtime/handlers.ts"],
  [/^(node|transport|addressing|security|attachments|streaming)\/.*/, "$1/$1.ts"],
];

/** The module that a file of the library becomes, or becomes a part of. */
function moduleOf(path: string, rules: readonly ModuleRule[]): string {
  const rule = rules.find(([files]) => files.test(path));
  return rule === undefined ? path : path.replace(...rule);
}
