import { readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { modulesIn } from "./modules.js";

/** A module, and its syntax tree. */
export interface SourceFile {
  /** `generator/xml/qname.ts` */
  readonly path: string;
  readonly syntax: ts.SourceFile;
}

export function sourceFiles(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap(modulesIn).map((path) => ({
    path,
    syntax: ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true),
  }));
}

/** Calls a function for every node of a file, and returns its results with their positions. */
export function found<T>({ path, syntax }: SourceFile, look: (node: ts.Node) => T | undefined): [string, T][] {
  const all: [string, T][] = [];
  const visit = (node: ts.Node): void => {
    const it = look(node);
    if (it !== undefined) all.push([`${path}:${syntax.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, it]);
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return all;
}

export interface Expression {
  readonly source: string;
  readonly flags: string;
}

/** A regular expression literal. */
export function literalExpression(node: ts.Node): Expression | undefined {
  if (!ts.isRegularExpressionLiteral(node)) return undefined;
  const end = node.text.lastIndexOf("/");
  return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
}

/** Whether an expression is built when the code runs. */
export function isBuiltExpression(node: ts.Node): true | undefined {
  const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
  return isCall && node.expression.getText() === "RegExp" ? true : undefined;
}

/** The parts of a platform error that may be foreign text: not a literal, and not shown by the owner of such text. */
export function unseenFacts(node: ts.Node): string[] | undefined {
  if (!ts.isNewExpression(node) || !/^(?:Type|Range)?Error$/.test(node.expression.getText())) return undefined;
  const message = node.arguments?.[0];
  if (message === undefined || ts.isStringLiteralLike(message)) return undefined;
  const parts = ts.isTemplateExpression(message)
    ? message.templateSpans.map(({ expression }) => expression)
    : [message];
  const facts = parts.map((part) => part.getText()).filter((text) => !SHOWN.test(text));
  return facts.length === 0 ? undefined : facts;
}

const SHOWN = /^(?:visibleText|visibleLine|quote|show)\(|\.toFixed\(\)$/;

/** Whether this is a method of JavaScript that removes white space. */
export function isTrim(node: ts.Node): true | undefined {
  return ts.isPropertyAccessExpression(node) && /^trim(?:Start|End)?$/.test(node.name.text) ? true : undefined;
}
