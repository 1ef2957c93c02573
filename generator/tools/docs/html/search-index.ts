import type { MessageContent, NamedType, Operation } from "../../../contract/contract.js";
import { elementsIn } from "../../../contract/types.js";
import type { MemberNames } from "../../../source/member-names.js";
import { visibleLine } from "../../../source/visible-text.js";
import { propertyFor } from "../../../typescript/property-names.js";
import { kindOf, namedValues } from "../../type-words.js";
import { KINDS } from "../pages/type-page.js";
import { type DocumentedVersion, endpointPath, operationPath, type Site, typePath } from "../site.js";

/** Something that the search can find. It has one entry for all versions, and a page in each of them. */
interface SearchEntry {
  readonly kind: string;
  readonly name: string;
  /** The endpoint of an operation. */
  readonly where: string;
  readonly summary: string;
  /** Names of members and values, in one text. */
  readonly members: string;
}

interface PlacedEntry extends SearchEntry {
  readonly version: string;
  readonly path: string;
}

/** A script with the data of the search. It is a script because pages from file:// can load nothing else. */
export function searchIndex({ versions }: Site): string {
  const lines = mergeVersions(versions.flatMap(entriesOf)).map((entry) => `${scriptLiteral(entry)},`);
  return `globalThis.searchEntries = [\n${lines.join("\n")}\n];\n`;
}

function entriesOf(version: DocumentedVersion): PlacedEntry[] {
  const { endpoints, types } = version.contract;
  const { members } = version.typescript.types;
  const placed = (entry: SearchEntry, path: string): PlacedEntry => ({
    ...entry,
    version: version.contract.version,
    path,
  });
  return [
    ...endpoints.map(({ name, documentation }) =>
      placed({ kind: "endpoint", name, where: "", summary: documentation, members: "" }, endpointPath(version, name)),
    ),
    ...endpoints.flatMap(({ name: where, operations }) =>
      operations.map((operation) =>
        placed(operationEntry(operation, where, members), operationPath(version, where, operation.name)),
      ),
    ),
    ...types.map((type) => placed(typeEntry(type, members), typePath(version, type.name))),
  ];
}

function operationEntry({ name, documentation, request }: Operation, where: string, members: MemberNames): SearchEntry {
  const names = namesIn(request.content, members).join(" ");
  return { kind: "operation", name, where, summary: documentation, members: names };
}

function typeEntry(type: NamedType, members: MemberNames): SearchEntry {
  const { name, documentation } = type;
  const names = partsOf(type, members).join(" ");
  return { kind: KINDS[kindOf(type)], name: name.localName, where: "", summary: documentation, members: names };
}

/** The names within a type that can be searched for. */
function partsOf(type: NamedType, members: MemberNames): string[] {
  switch (type.kind) {
    case "struct":
      return namesIn(type.content, members);
    case "simple":
      return namedValues(type.variety).map(({ name }) => name);
    case "array":
    case "dictionary":
      return [];
  }
}

/** The names in messages, and those in programs if they are others. */
function namesIn(content: MessageContent, members: MemberNames): string[] {
  return elementsIn(content).flatMap(({ element: { localName } }) => {
    const property = members === "wire" ? localName : propertyFor(localName, members);
    return property === localName ? [localName] : [localName, property];
  });
}

/** One entry for all versions, with the words of the newest one. */
function mergeVersions(entries: readonly PlacedEntry[]): object[] {
  const groups = new Map<string, PlacedEntry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.kind, entry.where, entry.name]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].flatMap((group) => {
    const newest = group.at(-1);
    if (newest === undefined) return [];
    const { version: _version, path: _path, ...entry } = newest;
    return [{ ...entry, pages: group.map(({ version, path }) => ({ version, path })) }];
  });
}

/** Data as a literal in a script. No text in it can end the script, and every character can be seen. */
function scriptLiteral(value: object): string {
  const json = JSON.stringify(value, (_, item: unknown) => (typeof item === "string" ? visibleLine(item) : item));
  return json.replaceAll("<", "\\u003c");
}
