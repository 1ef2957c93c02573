import {
  findNodeAtLocation,
  type JSONPath,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import * as v from "valibot";
import { InputError } from "../../source/errors.js";
import { type SourceText, showPosition } from "../../source/source-text.js";
import { CONFIGURATION, type Configuration, SECTIONS } from "./configuration.js";
import { PACKAGE_SECTIONS } from "./package-entries.js";

/** A configuration, and the position of each value in its file. */
export interface LocatedConfiguration {
  readonly values: Configuration;
  /** `netserver-soapgen.config.json:4:15: services[1]`, for messages. */
  readonly place: (path: JSONPath) => string;
}

/**
 * Reads a configuration: JSON with comments and trailing commas.
 * @throws InputError with the position, the key, and what is allowed
 */
export function parseConfiguration(source: SourceText): LocatedConfiguration {
  const root = parseNodes(source);
  const place = (path: JSONPath, offset = offsetOf(root, path)): string =>
    [showPosition({ source, offset }), ...(path.length > 0 ? [showPath(path)] : [])].join(": ");
  checkKeys(root, [], place);
  checkSections(root, place);
  const { success, output, issues } = v.safeParse(CONFIGURATION, contentOf(root));
  if (success) return { values: output, place };
  const located = issues.map((issue) => ({ issue, ...locate(issue, root) }));
  // The first issue in the file.
  const [first] = located.sort((a, b) => a.offset - b.offset);
  if (first === undefined) throw new Error("a configuration is refused without a reason");
  throw new InputError(`${place(first.path, first.offset)}: ${describe(first.issue, first.path)}`);
}

type Issue = v.InferIssue<typeof CONFIGURATION>;

function parseNodes(source: SourceText): Node {
  const errors: ParseError[] = [];
  const root = parseNested(source, errors);
  const [error] = errors;
  if (error !== undefined || root === undefined) {
    const reason = error === undefined ? "empty" : sentence(printParseErrorCode(error.error));
    throw new InputError(`${showPosition({ source, offset: error?.offset ?? 0 })}: not JSON: ${reason}`);
  }
  return root;
}

/** The parser recurses into every bracket, so deep nesting overflows the stack. */
function parseNested(source: SourceText, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(source.text, errors, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`${source.name}: nests too deeply`, { cause: error });
  }
}

/** `PropertyNameExpected` as words. */
function sentence(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

/** Refuses a key that occurs twice, because one value would be silently lost. */
function checkKeys(node: Node, path: JSONPath, place: (path: JSONPath, offset: number) => string): void {
  const seen = new Set<string>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type !== "object") {
      checkKeys(child, [...path, index], place);
      continue;
    }
    const key = keyOf(child);
    if (seen.has(key)) throw new InputError(`${place([...path, key], child.offset)}: given twice`);
    seen.add(key);
    const [, value] = child.children ?? [];
    if (value !== undefined) checkKeys(value, [...path, key], place);
  }
}

/** Refuses a list in place of an object: valibot accepts an empty one. */
function checkSections(root: Node, place: (path: JSONPath) => string): void {
  const inPackage = PACKAGE_SECTIONS.map((key) => ["package", key]);
  for (const path of [[], ...Object.keys(SECTIONS).map((key) => [key]), ...inPackage]) {
    if (findNodeAtLocation(root, path)?.type === "array") throw new InputError(`${place(path)}: expected an object`);
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
  if (isUnknownKey(issue)) return `unknown key; expected ${issue.message}`;
  // A value in place of an address may contain a password. For a wrong length, the text itself is not wrong.
  const isShown = path[0] !== "server" && !/:\/\/[^/]*@/.test(issue.received) && issue.type !== "min_length";
  return `expected ${issue.message}${isShown ? `, found ${shorten(issue.received)}` : ""}`;
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 60)}…`;
}

function showPath(path: JSONPath): string {
  return path.map((step, index) => (typeof step === "number" ? `[${step}]` : index > 0 ? `.${step}` : step)).join("");
}
