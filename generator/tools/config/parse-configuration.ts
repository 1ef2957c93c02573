import { resolve } from "node:path";
import {
  findNodeAtLocation,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import * as v from "valibot";
import { didYouMean } from "../../source/did-you-mean.js";
import { ConfigurationError } from "../../source/errors.js";
import { type FilePlace, placeOf, type SourceText } from "../../source/source-text.js";
import { CONFIGURATION, type Configuration, SECTIONS } from "./configuration.js";
import { PACKAGE_SECTIONS } from "./package-entries.js";

/** A configuration, and where it comes from. */
export interface LocatedConfiguration {
  readonly values: Configuration;
  /** The path of its file, from which its own paths start; empty if it has none. */
  readonly file: string;
  /** The error for a value, with its position in the file and its key. */
  readonly refuse: (path: JSONPath, reason: string) => ConfigurationError;
  /** The files that it is made of. Paths are absolute. */
  readonly files: readonly string[];
}

/**
 * Reads a configuration: JSON with comments and trailing commas.
 * @param file - the path of its file
 * @param key - the key of the file that has it, such as one of package.json; the whole file if left out
 * @throws ConfigurationError with the position, the key, and what is allowed
 */
export function parseConfiguration(source: SourceText, file = source.name, key?: string): LocatedConfiguration {
  const placeAt = (offset: number): FilePlace => placeOf({ source, offset });
  const whole = parseNodes(source, placeAt);
  const root = key === undefined ? whole : (findNodeAtLocation(whole, [key]) ?? whole);
  return checked({ root, placeAt }, file);
}

/**
 * Checks a configuration that a program gives.
 * @param name - what it is called in error messages
 * @param file - the path of its file; empty if it has none
 * @throws ConfigurationError with the key, and what is allowed
 */
export function checkConfiguration(value: unknown, name: string, file: string): LocatedConfiguration {
  const placeAt = (): FilePlace => ({ path: name });
  const source = { name, text: asJson(value, placeAt()) };
  return checked({ root: parseNodes(source, placeAt), placeAt }, file);
}

/** What JSON cannot say is no configuration. Keys whose value is undefined are left out, as in options. */
function asJson(value: unknown, place: FilePlace): string {
  const refuseOthers = (key: string, found: unknown): unknown => {
    if (["bigint", "function", "symbol"].includes(typeof found))
      throw new ConfigurationError(`expected data, found a ${typeof found}`, { place, ...(key !== "" && { key }) });
    return found;
  };
  try {
    return JSON.stringify(value, refuseOthers) ?? "";
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError("expected data without circles", { place }, { cause });
  }
}

/** The content of a configuration, and where in its file a position is. */
interface Content {
  readonly root: Node;
  readonly placeAt: (offset: number) => FilePlace;
}

function checked({ root, placeAt }: Content, file: string): LocatedConfiguration {
  const refuse: Refuse = (path, reason, offset = offsetOf(root, path)) =>
    new ConfigurationError(reason, { place: placeAt(offset), ...(path.length > 0 && { key: showPath(path) }) });
  checkKeys(root, [], refuse);
  checkSections(root, refuse);
  const { success, output, issues } = v.safeParse(CONFIGURATION, contentOf(root));
  if (success) return { values: output, file, refuse, files: file === "" ? [] : [resolve(file)] };
  const located = issues.map((issue) => ({ issue, ...locate(issue, root) }));
  // The first issue in the file.
  const [first] = located.sort((a, b) => a.offset - b.offset);
  if (first === undefined) throw new Error("a configuration is refused without a reason");
  throw refuse(first.path, describe(first.issue, first.path), first.offset);
}

type Refuse = (path: JSONPath, reason: string, offset?: number) => ConfigurationError;

type Issue = v.InferIssue<typeof CONFIGURATION>;

function parseNodes(source: SourceText, placeAt: (offset: number) => FilePlace): Node {
  const errors: ParseError[] = [];
  const root = parseNested(source, errors);
  const [error] = errors;
  if (error === undefined && root !== undefined) return root;
  const reason = error === undefined ? "empty" : sentence(printParseErrorCode(error.error));
  throw new ConfigurationError(`not JSON: ${reason}`, { place: placeAt(error?.offset ?? 0) });
}

/** The parser recurses into every bracket, so deep nesting overflows the stack. */
function parseNested(source: SourceText, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(source.text, errors, { allowTrailingComma: true });
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ConfigurationError("nests too deeply", { place: { path: source.name } }, { cause });
  }
}

/** `PropertyNameExpected` as words. */
function sentence(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

/** Refuses a key that occurs twice, because one value would be silently lost. */
function checkKeys(node: Node, path: JSONPath, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type !== "object") {
      checkKeys(child, [...path, index], refuse);
      continue;
    }
    const key = keyOf(child);
    if (seen.has(key)) throw refuse([...path, key], "given twice", child.offset);
    seen.add(key);
    const [, value] = child.children ?? [];
    if (value !== undefined) checkKeys(value, [...path, key], refuse);
  }
}

/** Refuses a list in place of an object: valibot accepts an empty one. */
function checkSections(root: Node, refuse: Refuse): void {
  const inPackage = PACKAGE_SECTIONS.map((key) => ["package", key]);
  const inOutput = [[], ...Object.keys(SECTIONS).map((key) => [key]), ...inPackage];
  const outputs = findNodeAtLocation(root, ["outputs"]);
  const names = outputs?.type === "object" ? (outputs.children ?? []).map(keyOf) : [];
  const ofOutputs = names.flatMap((name) => inOutput.map((path) => ["outputs", name, ...path]));
  for (const path of [...inOutput, ["outputs"], ...ofOutputs]) {
    if (findNodeAtLocation(root, path)?.type === "array") throw refuse(path, "expected an object");
  }
}

/** The value of a node. `__proto__` becomes an ordinary key, and is refused as an unknown one. */
function contentOf(node: Node): unknown {
  const children = node.children ?? [];
  if (node.type === "array") return children.map(contentOf);
  if (node.type !== "object") return node.value;
  return Object.fromEntries(
    children.map((property) => {
      const [, value] = property.children ?? [];
      return [keyOf(property), value && contentOf(value)];
    }),
  );
}

function keyOf(property: Node): string {
  return String(property.children?.[0]?.value);
}

/** An unknown key is located itself, any other issue by the value that is wrong. */
function locate(issue: Issue, root: Node): { readonly path: JSONPath; readonly offset: number } {
  const path: JSONPath = (issue.path ?? []).map(({ key }) => (typeof key === "number" ? key : String(key)));
  const node = findNodeAtLocation(root, path);
  const property = isUnknownKey(issue) ? node?.parent : undefined;
  return { path, offset: property?.offset ?? offsetOf(root, path) };
}

/** The offset of a value, or of the nearest object around it. */
function offsetOf(root: Node, path: JSONPath): number {
  return (findNodeAtLocation(root, path) ?? findNodeAtLocation(root, path.slice(0, -1)) ?? root).offset;
}

function isUnknownKey({ type, expected }: Issue): boolean {
  return type === "strict_object" && expected === "never";
}

function describe(issue: Issue, path: JSONPath): string {
  if (isUnknownKey(issue)) return `unknown key; expected ${issue.message}${meantKey(issue, path)}`;
  // A value in place of an address may contain a password. For a wrong length, the text itself is not wrong.
  const isShown = path[0] !== "server" && !/:\/\/[^/]*@/.test(issue.received) && issue.type !== "min_length";
  return `expected ${issue.message}${isShown ? `, found ${shorten(issue.received)}` : ""}`;
}

/** The key that somebody may have meant: one of those that the message lists. */
function meantKey({ message }: Issue, path: JSONPath): string {
  const [, keys = ""] = / with the keys (.*)$/.exec(message) ?? [];
  return didYouMean(String(path.at(-1)), keys.split(", "));
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function showPath(path: JSONPath): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index > 0 ? `.${step}` : step)).join("");
}
