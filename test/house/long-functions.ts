import { ts } from "ts-morph";

/** The functions of a module that are too long: `path:line: lines`. A `describe` does not count, because it only contains other functions. */
export function longFunctions(path: string, text: string, most: number): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineAt = (position: number): number => file.getLineAndCharacterOfPosition(position).line + 1;
  return functionsIn(file).flatMap(({ body }) => {
    if (body === undefined) return [];
    const [first, last] = [lineAt(body.getStart()), lineAt(body.getEnd())];
    const lines = last - first - 1;
    return lines > most ? [`${path}:${first}: ${lines} lines`] : [];
  });
}

function functionsIn(node: ts.Node): ts.FunctionLikeDeclaration[] {
  const own = isFunction(node) && !isListOfTests(node.parent) ? [node] : [];
  const inside: ts.FunctionLikeDeclaration[] = [];
  ts.forEachChild(node, (child) => void inside.push(...functionsIn(child)));
  return [...own, ...inside];
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node)
  );
}

/** `describe(…)`, `describe.each(…)(…)`, and functions of the tests' own such as `describeWithCorpus(…)`. */
function isListOfTests(node: ts.Node): boolean {
  return ts.isCallExpression(node) && /^describe/.test(node.expression.getText());
}
