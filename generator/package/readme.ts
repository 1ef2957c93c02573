import { ENTRY_POINTS } from "../contract/assertion.js";
import { escapeMarkdown, inCell } from "../source/escape-markdown.js";
import { visibleName } from "../source/visible-text.js";
import type { ValueTypes } from "../typescript/datatypes.js";
import { endpointNames, entryOfEndpoint, entryOfVersion, type NamedVersion } from "../typescript/names.js";
import { compareText } from "../xml/qname.js";
import type { EntryPoints } from "./entry-points.js";
import type { MemoryFolder } from "./memory-folder.js";
import type { ProfileParts } from "./profile-parts.js";
import { structureRows } from "./readme-structures.js";

/** Code of the package's README, made from the contract. */
export interface UsageExamples {
  /** A call of an operation of the mock. */
  readonly call: string;
  /** A handler for an endpoint. */
  readonly handler: string;
  /** The class of the client, and what a program imports it from. */
  readonly client: string;
  readonly entry: string;
  /** The constant of the operation that is called. */
  readonly operation: string;
  /** Where a client calls that is given no address: a sentence. */
  readonly address: string;
}

/** What a README is made from. */
export interface ReadmeFacts {
  readonly packageName: string;
  readonly versions: readonly NamedVersion[];
  readonly parts: ProfileParts;
  readonly entryPoints: EntryPoints;
  readonly values: ValueTypes | undefined;
  /** Undefined if there is nothing to call. */
  readonly usage: UsageExamples | undefined;
}

/** The chapters that need something to call. */
const CHAPTERS_ON_USE: ReadonlySet<string> = new Set(["use", "sending", "headers", "sides", "listener"]);

/** The README: the template with its chapters, which the profile may replace, and the names of this package in them. */
export function readme(templates: MemoryFolder, facts: ReadmeFacts): string {
  const chapter = (name: string): string => madeChapter(name, facts) ?? writtenChapter(name, templates, facts);
  const text = (templates.get("package/README.md") ?? "")
    .replace(/<!-- (\w+) -->\n/g, (_, name: string) => chapter(name))
    .replace(/<!-- (\w+) -->/g, (_, name: string) => chapter(name));
  return joinImports(fill(text, facts)).replace(/\n{3,}/g, "\n\n");
}

/** The package and the entry point of an endpoint may have one name. An example then imports from it once. */
function joinImports(text: string): string {
  return text.replace(
    /^import \{ ([^}\n]*) \} from ("[^"\n]*");\nimport \{ ([^}\n]*) \} from \2;$/gm,
    (_, some: string, entry: string, others: string) => `import { ${inOrder(`${some}, ${others}`)} } from ${entry};`,
  );
}

/** Names in the order of Biome, which does not look at the case of letters. */
function inOrder(names: string): string {
  const keyOf = (name: string): string => name.toLowerCase();
  return names
    .split(", ")
    .sort((a, b) => compareText(keyOf(a), keyOf(b)))
    .join(", ");
}

/** A chapter that is made of the facts; undefined for one that is a text. */
function madeChapter(name: string, facts: ReadmeFacts): string | undefined {
  switch (name) {
    case "contents":
      return `${contentsTable(facts)}\n${leftOutTable(facts)}`;
    case "values":
      return chosenValues(facts.values);
    case "structures":
      return structureRows(facts.versions.map(({ contract }) => contract));
    default:
      return undefined;
  }
}

/** A chapter that is a text of the templates or of the profile; nothing if the package has nothing of the kind. */
function writtenChapter(name: string, templates: MemoryFolder, facts: ReadmeFacts): string {
  const { entryPoints, parts, usage, values } = facts;
  if (ENTRY_POINTS.some((entry) => entry === name) && !entryPoints.has(name)) return "";
  const own = parts.chapter(name);
  if (own !== undefined) return own;
  if (CHAPTERS_ON_USE.has(name) && usage === undefined) return "";
  const file = name === "names" && values?.members === "camelCase" ? "camel-case-names" : name;
  return templates.get(`package/readme/${file}.md`) ?? "";
}

function fill(text: string, { packageName, versions, usage }: ReadmeFacts): string {
  const { call: example, ...others } = usage ?? {};
  const root = describeRoot(packageName, versions);
  const latest = versions
    .slice(-1)
    .map(({ names }) => entryOfVersion(packageName, names))
    .join("");
  const texts = new Map(Object.entries({ package: packageName, root, latest, example, ...others }));
  return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => texts.get(name) ?? placeholder);
}

/** What the package's own name and those of its versions export. */
function describeRoot(packageName: string, versions: readonly NamedVersion[]): string {
  const [first] = versions;
  if (first === undefined) return "";
  const entry = entryOfVersion(packageName, first.names);
  return first.names.folder === ""
    ? `\`${entry}\` exports all types and the library too.`
    : `\`${entry}\` exports everything of one version: its endpoints and all types.`;
}

function contentsTable({ packageName, versions }: ReadmeFacts): string {
  const rows = versions.flatMap(({ contract: { version, endpoints }, names }) =>
    endpoints.map(({ name, operations }) => {
      const entry = entryOfEndpoint(packageName, names, endpointNames(names, name));
      return [...(names.folder === "" ? [] : [inTable(version)]), name, operations.length, `\`${entry}\``];
    }),
  );
  const isFlat = versions.some(({ names }) => names.folder === "");
  const head = [...(isFlat ? [] : ["version"]), "endpoint", "operations", "import from"];
  return [head, head.map(() => "---"), ...rows]
    .map((cells, index) => (index === 1 ? `|${cells.join("|")}|` : `| ${cells.join(" | ")} |`))
    .join("\n");
}

/** The operations that the services have and the package has not. */
function leftOutTable({ versions }: ReadmeFacts): string {
  const rows = versions.flatMap(({ contract: { version, endpoints } }) =>
    endpoints.flatMap(({ name, leftOut }) =>
      leftOut.map(
        ({ operation, reason }) => `| ${inTable(version)} | ${name}.${operation} | ${inCell(escapeMarkdown(reason))} |`,
      ),
    ),
  );
  if (rows.length === 0) return "";
  const head = ["These operations are not in the package:", "", "| version | operation | why |", "|---|---|---|"];
  return ["", ...head, ...rows, ""].join("\n");
}

/** Makes a version's name safe for a table. It is the name of a folder, which may have any characters in it. */
function inTable(text: string): string {
  return visibleName(text, "_").replace(/[^\p{L}\p{N} ._-]/gu, "_");
}

/** Describes the values that differ from the table in the template. */
function chosenValues({ dateTime = "string", long = "bigint", dictionary = "object" }: ValueTypes = {}): string {
  const rows = [
    ...(dateTime === "string"
      ? []
      : [
          "In this package a dateTime is a `Date`: text without a zone is read as UTC, and written text has the zone `Z`.",
        ]),
    ...(long === "bigint" ? [] : [`In this package long and unsignedLong are a \`${long}\`${LONG_LIMITS[long]}.`]),
    ...(dictionary === "object" ? [] : ["In this package a dictionary is a `Map`, also if its keys are text."]),
    ...(dateTime === "string" && long === "bigint" ? [] : ["Keys of dictionaries are as the table says."]),
  ];
  return rows.map((row) => `${row}\n`).join("");
}

const LONG_LIMITS = {
  number: "; one that a number cannot hold exactly is an error, both ways",
  string: " of digits",
} as const;
