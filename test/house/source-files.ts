import { readFileSync } from "node:fs";
import { ts } from "ts-morph";
import { modulesIn } from "./modules.js";

/** A module, and what the compiler makes of it. */
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

/** Every node of a file for which a function gives something, as what it gives, with its place. */
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

/** A regular expression that stands in the code as it is. */
export function literalExpression(node: ts.Node): Expression | undefined {
  if (!ts.isRegularExpressionLiteral(node)) return undefined;
  const end = node.text.lastIndexOf("/");
  return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
}

/** Whether an expression is put together when the code runs. */
export function isBuiltExpression(node: ts.Node): true | undefined {
  const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
  return isCall && node.expression.getText() === "RegExp" ? true : undefined;
}

/** What an error of the platform is made with that may be text of others: no literal, and not shown by the owner of that. */
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

/** Whether this is one of JavaScript's methods that take white space away. */
export function isTrim(node: ts.Node): true | undefined {
  return ts.isPropertyAccessExpression(node) && /^trim(?:Start|End)?$/.test(node.name.text) ? true : undefined;
}
