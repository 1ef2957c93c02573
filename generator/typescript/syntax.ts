import {
  type Document,
  group,
  hardline,
  indent,
  isBreakable,
  join,
  type ListStyle,
  lastResort,
  line,
  list,
  operand,
  softline,
} from "./document.js";

/**
 * The forms of TypeScript in generated code, with the places where Biome's formatter breaks them. There is no such place directly
 * after `return`, because a line break would end the statement.
 */

/** `callee(a, b)` */
export function call(callee: Document, ...parameters: readonly Document[]): Document {
  const brackets = list(PARENTHESES, parameters);
  return [callee, parameters.length < 2 && parameters.every(isShortName) ? lastResort(brackets) : group(brackets)];
}

/** `callee(a, b, { c })`. Only the last argument may be on several lines. */
export function callWithLast(callee: Document, parameters: readonly Document[], last: Document): Document {
  const lead = [callee, "(", parameters.map((parameter) => [parameter, ", "])];
  return { kind: "hug", lead, last: [last, ")"], broken: [callee, group(list(PARENTHESES, [...parameters, last]))] };
}

/** `test ? yes : no` */
export function conditional(test: Document, yes: Document, no: Document): Document {
  return group([test, indent([line, "? ", indent(yes), line, ": ", indent(no)])]);
}

/** `left = right`; the left side may be the head of a declaration. */
export function assignment(left: Document, right: Document): Document {
  return [group(left), " =", operand(right)];
}

export function returnStatement(value: Document): Document {
  return ["return ", value, ";"];
}

/** `if (condition) statement` */
export function conditionalStatement(
  keyword: "if" | "else if" | "while",
  condition: Document,
  statement: Document,
): Document {
  return group([conditionHead(keyword, condition), indent([line, statement])]);
}

/** `while (condition)`, before a block or a statement. */
export function conditionHead(keyword: "if" | "else if" | "while" | "for", condition: Document): Document {
  return group([keyword, " (", indent([softline, condition]), softline, ")"]);
}

/** `name(parameters): A | B` */
export function functionHead(
  name: Document,
  parameters: readonly Document[],
  ...results: readonly Document[]
): Document {
  return group(typedMember([name, list(PARENTHESES, parameters)], results));
}

/** `(a, b) => result` */
export function arrowFunction(parameters: string, result: Document): Document {
  return [`(${parameters}) =>`, operand(result)];
}

export function constructorHead(parameters: readonly Document[]): Document {
  return group(["constructor", list(PARENTHESES, parameters)]);
}

/** `interface Name extends Base, Other` */
export function interfaceHead(head: Document, ...bases: readonly Document[]): Document {
  return bases.length === 0 ? head : group([head, indent([line, "extends ", join(", ", bases)])]);
}

/** `{ a: 1, b }` */
export function objectLiteral(properties: readonly Document[]): Document {
  return group(list(BRACES, properties));
}

/** `case a:` or `default:`, and its statement on the next line. */
export function switchBranch(head: Document, statement: Document): Document {
  return [head, ":", indent([hardline, statement])];
}

/** An object literal with a line for each property, however short. */
export function objectOnLines(properties: readonly Document[]): Document {
  return properties.length === 0 ? BRACES.empty : BRACES.onLines(properties);
}

/** `{ a: string; b: number }` */
export function objectType(members: readonly Document[]): Document {
  return group(list(TYPE_BRACES, members));
}

/** `[a, b]` */
export function arrayLiteral(items: readonly Document[]): Document {
  return group(list(SQUARE_BRACKETS, items));
}

/** An array literal with a line for each item, however short. */
export function arrayOnLines(items: readonly Document[]): Document {
  return items.length === 0 ? SQUARE_BRACKETS.empty : SQUARE_BRACKETS.onLines(items);
}

/** `name: value`, in an object literal. A break after a short name would gain nothing. */
export function property(name: string, value: Document): Document {
  return name.length < SHORTEST_BROKEN_NAME ? [name, ": ", value] : [name, ":", operand(value)];
}

const SHORTEST_BROKEN_NAME = 5;

/** `name: A | null | undefined`, in an interface. */
export function typedMember(name: Document, types: readonly Document[]): Document {
  const isWhole = types.length === 1 || (types.length === 2 && types[1] === "null");
  return isWhole ? [name, ": ", union(types)] : [name, ":", group(list(UNION, types))];
}

/** `export type Name = A | B` */
export function unionAlias(head: Document, types: readonly Document[]): Document {
  const [only, second] = types;
  if (only !== undefined && second === undefined) return [head, " =", operand(only)];
  return [head, " =", group(list(UNION, types))];
}

/** `A | null` inside brackets or a longer type, where it is never broken. */
export function union(types: readonly Document[]): Document {
  return join(" | ", types);
}

/** `A | B` as one of several parameters of a type */
export function unionParameter(types: readonly Document[]): Document {
  return group(list(BARE_UNION, types));
}

/** `(A | B)[]` */
export function unionArray(types: readonly Document[]): Document {
  return [group(list(PARENTHESIZED, types)), "[]"];
}

/** `A & B` */
export function intersection(types: readonly Document[]): Document {
  const [first = "", ...others] = types;
  return group([first, ...others.map((type) => [" &", indent([line, type])])]);
}

/** `A & { a: string }`, where the object is what is broken. */
export function withMembers(type: Document, members: readonly Document[]): Document {
  return [type, " & ", objectType(members)];
}

/** `Name<A, B>` */
export function generic(name: Document, ...parameters: readonly Document[]): Document {
  if (parameters.length === 1 && !parameters.some(isBreakable)) return [name, "<", parameters, ">"];
  return [name, group(list(ANGLE_BRACKETS, parameters))];
}

/** `Name<A | B>` */
export function genericUnion(name: Document, types: readonly Document[]): Document {
  return [name, group(list(ALTERNATIVES, types))];
}

/** `import { a, b } from "./module.js";` */
export function exportStatement(names: readonly string[], path: string): Document {
  return importStatement("export", names, path);
}

export function importStatement(keyword: ImportKeyword, names: readonly string[], path: string): Document {
  const braces = names.length === 1 ? ["{ ", names, " }"] : group(list(BRACES, names));
  return [keyword, " ", braces, ` from "${path}";`];
}

/** How a statement begins that takes names from another module. */
type ImportKeyword = `${"import" | "export"}${"" | " type"}`;

/** @param last - the text after the last item if each item has a line of its own */
function bracketStyle(brackets: string, padding: string, separator: string, last = separator): ListStyle {
  const [open = "", close = ""] = brackets;
  return {
    open: open + padding,
    separator: `${separator} `,
    close: padding + close,
    empty: brackets,
    onLines: (items) => [open, indent([hardline, join([separator, hardline], items), last]), hardline, close],
  };
}

const PARENTHESES = bracketStyle("()", "", ",");
const SQUARE_BRACKETS = bracketStyle("[]", "", ",");
const BRACES = bracketStyle("{}", " ", ",");
const TYPE_BRACES = bracketStyle("{}", " ", ";");
/** Only lists of type arguments have no comma at the end. */
const ANGLE_BRACKETS = bracketStyle("<>", "", ",", "");

const BARE_UNION: ListStyle = { open: "", separator: " | ", close: "", empty: "never", onLines: unionOnLines };

/** A union after `=` or `:`. */
const UNION: ListStyle = {
  open: " ",
  separator: " | ",
  close: "",
  empty: " never",
  onLines: (types) => indent([hardline, unionOnLines(types)]),
};

const PARENTHESIZED: ListStyle = {
  open: "(",
  separator: " | ",
  close: ")",
  empty: "(never)",
  onLines: (types) => ["(", indent([hardline, unionOnLines(types)]), hardline, ")"],
};

/** As the only parameter of a type: on a line of its own, or on several. */
const ALTERNATIVES: ListStyle = {
  open: "<",
  separator: " | ",
  close: ">",
  empty: "<never>",
  onLines: (types) => ["<", indent([hardline, group(list(BARE_UNION, types))]), hardline, ">"],
};

function unionOnLines(types: readonly Document[]): Document {
  return ["| ", join([hardline, "| "], types.map(indent))];
}

/** Whether an argument is too short to be worth a line of its own. */
function isShortName(argument: Document): boolean {
  return typeof argument === "string" && /^[\w$]{1,30}$/.test(argument);
}
