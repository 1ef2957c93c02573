import { combinedFlags } from "../../../contract/combined-flags.js";
import type { NamedType, SimpleType, StructType } from "../../../contract/contract.js";
import { declarationOf } from "../../../typescript/declaration.js";
import { entryOfVersion, typeNames } from "../../../typescript/names.js";
import { typeExpression } from "../../../typescript/type-expressions.js";
import { clarkName, type QName } from "../../../xml/qname.js";
import { facetWords, heldByCollection, kindOf, namedValues, type TypeKind } from "../../type-words.js";
import { type Block, type Content, code, heading, joined, type Page, paragraph, paragraphs } from "../page.js";
import { type DocumentedVersion, type Site, typePath, versionTrail } from "../site.js";
import { historyBlocks } from "./history-blocks.js";
import { typeSteps } from "./linked-steps.js";
import { structTable, type TableName, typeName, valueTable } from "./member-table.js";
import { typeCode } from "./type-code.js";
import { usageBlocks } from "./usage-blocks.js";
import { pathInSteps, versionLinks } from "./version-links.js";

/** The page of one named type: its content, and its uses. */
export function typePage(type: NamedType, version: DocumentedVersion, site: Site): Page {
  const { isNamed, facts, blocks } = kindParts(type, version);
  const steps = typeSteps(site.history.type(type.name), site);
  const factList = [
    kindContent(type, version),
    ["Name in XML: ", code(clarkName(type.name))],
    typeScriptContent(type, isNamed, version, site),
    ...facts,
  ];
  return {
    path: typePath(version, type.name),
    title: type.name.localName,
    trail: [...versionTrail(version), { text: "Types", path: version.paths.typeIndex }],
    neighbours: version.typePages,
    versions: versionLinks(site, pathInSteps(steps), ({ paths }) => paths.typeIndex),
    blocks: [
      ...paragraphs(type.documentation),
      { kind: "list", items: factList },
      ...declarationBlocks(type, version),
      ...blocks,
      ...usageBlocks(type.name, version),
      ...historyBlocks(type.name.localName, steps),
    ],
  };
}

/** What an editor shows of the type: how its members go together, which a table can only say in words. */
function declarationBlocks(type: NamedType, { typescript }: DocumentedVersion): Block[] {
  const text = declarationOf(type, typescript);
  return text === undefined ? [] : [heading("Declaration"), { kind: "code-block", language: "ts", text }];
}

/** The kind of a type in a word. */
export const KINDS: Readonly<Record<TypeKind, string>> = {
  struct: "structure",
  enum: "enumeration",
  flags: "flags",
  restriction: "simple type",
  list: "list",
  union: "union",
  array: "array",
  dictionary: "dictionary",
};

/** The parts of a page that depend on the kind of its type. */
interface KindParts {
  /** Whether it has a name of its own in TypeScript. */
  readonly isNamed: boolean;
  readonly facts: readonly Content[];
  readonly blocks: readonly Block[];
}

function kindParts(type: NamedType, version: DocumentedVersion): KindParts {
  switch (type.kind) {
    case "struct": {
      const members = structTable(version, { caption: "Members", id: "member" }, type);
      const blocks = [heading("Members"), members, ...inheritedBlocks(type, version)];
      return { isNamed: true, facts: familyOf(type, version), blocks };
    }
    case "simple": {
      return { isNamed: true, facts: [], blocks: [...valueBlocks(type), ...facetBlocks(type)] };
    }
    case "array":
    case "dictionary":
      return { isNamed: false, facts: [], blocks: [] };
  }
}

function valueBlocks(type: SimpleType): Block[] {
  const values = namedValues(type.variety);
  if (values.length === 0) return [];
  return [heading("Values"), valueTable("Values", values), ...combinationBlocks(type)];
}

function facetBlocks({ variety }: SimpleType): Block[] {
  const facets = facetWords(variety);
  if (facets.length === 0) return [];
  return [heading("Facets"), { kind: "list", items: facets.map((facet): Content => [code(facet)]) }];
}

/** .NET reads such a value as its number. To write the number, it takes values in the order of the contract until they make it up. */
function combinationBlocks({ variety }: SimpleType): Block[] {
  const combined = variety.kind === "flags" ? combinedFlags(variety.values) : [];
  if (combined.length === 0) return [];
  const items = combined.map(
    ({ name, parts }): Content => [
      code(name),
      ": ",
      ...joined(
        parts.map((part) => [code(part)]),
        ", ",
      ),
    ],
  );
  return [
    paragraph("Values that stand for several others, in whose place a server may send those:"),
    { kind: "list", items },
  ];
}

function kindContent(type: NamedType, version: DocumentedVersion): Content {
  return [KIND_FACTS[kindOf(type)], ...heldByCollection(type, (use) => typeName(version, use))];
}

/** The first words on the page of a type. */
const KIND_FACTS: Readonly<Record<TypeKind, string>> = {
  struct: "Structure",
  enum: "Enumeration: one of its values",
  flags: "Flags: any number of its values",
  restriction: "Simple type: a value",
  list: "List, in one text",
  union: "Union: one",
  array: "Array",
  dictionary: "Dictionary",
};

function typeScriptContent({ name }: NamedType, isNamed: boolean, version: DocumentedVersion, site: Site): Content {
  if (!isNamed)
    return ["In TypeScript: ", typeCode(typeExpression({ kind: "named", name }, version.typescript), version)];
  const { identifier } = typeNames(version.typescript.names, name);
  return [
    "In TypeScript: ",
    code(identifier),
    " from ",
    code(entryOfVersion(site.packageName, version.typescript.names)),
  ];
}

function familyOf(type: StructType, version: DocumentedVersion): Content[] {
  const { name, base, derived } = type;
  const named = (name: QName): Content => [typeName(version, { kind: "named", name })];
  return [
    ...(base === undefined ? [] : [["Extends ", ...named(base)]]),
    ...(derived.length === 0 ? [] : [["Extended by ", ...joined(derived.map(named), ", ")]]),
    ...(version.typescript.isPolymorphic(name) ? [anyContent(name, version)] : []),
    ...(version.typescript.types.isShared(type) ? [[SHARED]] : []),
  ];
}

const SHARED = "Several places of a message may have the same object. It is written once, and the others refer to it";

function anyContent(name: QName, version: DocumentedVersion): Content {
  return [
    "Where it is declared, one that extends it may stand; in TypeScript: ",
    code(version.typescript.namesOf(name).any),
  ];
}

/** The members of all base types, the nearest first. */
function inheritedBlocks(type: StructType, version: DocumentedVersion): Block[] {
  const bases = version.typescript.types.withBases(type).slice(0, -1).reverse();
  return bases.flatMap((base) => [
    heading(`From ${base.name.localName}`, 3),
    structTable(version, inheritedTable(base.name), base),
  ]);
}

function inheritedTable({ localName }: QName): TableName {
  return { caption: `Members that come from ${localName}`, id: `inherited.${localName}` };
}
