import { TSDocConfiguration, TSDocParser, TSDocTagDefinition, TSDocTagSyntaxKind } from "@microsoft/tsdoc";
import { ts } from "ts-morph";

const CONFIGURATION = new TSDocConfiguration();
// Generated code has this tag, like that of Protocol Buffers.
CONFIGURATION.addTagDefinition(
  new TSDocTagDefinition({ tagName: "@generated", syntaxKind: TSDocTagSyntaxKind.BlockTag }),
);

const PARSER = new TSDocParser(CONFIGURATION);

/** The errors of TSDoc in the documentation comments of a module: `path:line: error`. */
export function commentFaults(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return docComments(file).flatMap((comment) => {
    const line = file.getLineAndCharacterOfPosition(comment.pos).line + 1;
    const { messages } = PARSER.parseString(comment.getText(file)).log;
    return messages.map(({ unformattedText }) => `${path}:${line}: ${unformattedText}`);
  });
}

/** All documentation comments. A module's own comment is before that of its first declaration. */
function docComments(node: ts.Node): ts.JSDoc[] {
  const own = "jsDoc" in node && Array.isArray(node.jsDoc) ? node.jsDoc.filter(ts.isJSDoc) : [];
  const inside: ts.JSDoc[] = [];
  ts.forEachChild(node, (child) => void inside.push(...docComments(child)));
  return [...own, ...inside];
}
