import { bug } from "../source/errors.js";

/** A file of the run-time library, taken apart: the statements that take names from other modules, and the rest. */
export interface LibraryPart {
  readonly path: string;
  readonly statements: readonly Statement[];
  /** The comment before the statements, about the whole file. */
  readonly head: string;
  /** What comes after them, with its comments. */
  readonly body: string;
}

/** An import, or an export of something from another module. */
export interface Statement {
  readonly keyword: "import" | "export";
  /** The path of the file, relative to the folder of all parts; or the name of a package. */
  readonly from: string;
  /** The names in the form in which they are written; `* as datatypes` for all of a module. */
  readonly names: ReadonlyMap<string, "type" | "value">;
}

const STATEMENT = /^(import|export) (type )?(\{[^{}]*\}|\* as \w+) from "([^"\n]+)";\n/gm;

/** How every other statement of this kind begins. The library's files have none. */
const OTHER_STATEMENT = /^(?:import\b|export (?:type )?[{*]|export default\b).*/m;

/** Takes a file apart. The library is formatted by Biome, so its statements have one form and begin in the first column. */
export function parsePart(path: string, text: string): LibraryPart {
  const statements = [...text.matchAll(STATEMENT)].map(([, keyword, type, names = "", from = ""]): Statement => {
    const use = type === undefined ? "value" : "type";
    return {
      keyword: keyword === "export" ? keyword : "import",
      from: targetOf(path, from),
      names: parseNames(names, use),
    };
  });
  const first = statements.length === 0 ? 0 : text.search(STATEMENT);
  const [head, body] = [text.slice(0, first), text.slice(first)].map(withoutStatements);
  if (text.includes("\n\n\n")) throw bug(`${path} cannot be joined with others: it has two empty lines in a row`);
  const other = OTHER_STATEMENT.exec(`${head}\n${body}`);
  if (other !== null) throw bug(`${path} cannot be joined with others: ${other[0]}`);
  return { path, statements, head: head ?? "", body: body ?? "" };
}

/** The text with one empty line in the place of statements. */
function withoutStatements(text: string): string {
  return text
    .replace(STATEMENT, "\n")
    .trim()
    .replace(/\n{3,}/g, "\n\n");
}

function parseNames(names: string, use: "type" | "value"): ReadonlyMap<string, "type" | "value"> {
  if (names.startsWith("*")) return new Map([[names, "value"]]);
  const all = names
    .slice(1, -1)
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return new Map(all.map((name) => [name.replace(/^type /, ""), name.startsWith("type ") ? "type" : use]));
}

/** The file that a path in a statement means. */
function targetOf(path: string, from: string): string {
  if (!from.startsWith(".")) return from;
  const steps = path.split("/").slice(0, -1);
  for (const step of from.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/").replace(/js$/, "ts");
}

const DECLARATION =
  /^(?:export )?(?:declare )?(?:abstract )?(?:async )?(?:class|function\*?|const|let|interface|type) (\w+|\{[^}]*\})/gm;

/** The names that a part declares at its top level. */
export function declaredNames({ path, body }: LibraryPart): string[] {
  return [...body.matchAll(DECLARATION)].map(([, name = ""]) => {
    if (name.startsWith("{")) throw bug(`${path} cannot be joined with others: it declares ${name} at once`);
    return name;
  });
}
