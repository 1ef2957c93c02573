import { codeInName, isDeviceName, LONGEST_FILE_NAME, shortHash } from "../source/file-name.js";
import { visibleLiteral, visibleName } from "../source/visible-text.js";
import { LIBRARY_NAMES } from "./runtime-symbols.js";

/** How names of the contract become names of TypeScript and of files. register-names.ts resolves clashes. */

/** `BatchTaskInfo` becomes `batch-task-info`, `CRMScript` becomes `crm-script`, `ArrayOfint` becomes `array-of-int`. */
export function kebabCase(name: string): string {
  return name
    .replace(/^(?:ArrayOf)+(?=.)/, "$&-")
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1-$2")
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, "-")
    .toLowerCase()
    .replace(/[^a-z\d-]/gu, (character) => (character === "_" || character === "." ? "-" : codeInName(character)))
    .replace(/-{2,}/g, "-");
}

/** `GetBatchTaskInfo` becomes `getBatchTaskInfo`, `URLEncode` becomes `urlEncode`, `Delete` becomes `delete`. */
export function camelCase(name: string): string {
  return name.replace(/^(?:\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}+(?!\p{Ll})|\p{Lu})/u, (start) => start.toLowerCase());
}

/** `System.Security.Cryptography` becomes `SystemSecurityCryptography`. */
export function pascalCase(name: string): string {
  return name.replace(/(?:^|(?<=^|[\p{L}\d])[^\p{L}\d]+)(\p{L})/gu, (_, letter: string) => letter.toUpperCase());
}

/** `find` becomes `Find`, as interfaces are spelled. */
export function capitalize(name: string): string {
  return name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** The name as an identifier: what cannot stand in one becomes `_`. */
export function identifier(name: string): string {
  const safe = visibleName(name, "_").replace(/[^\p{ID_Continue}]/gu, "_");
  return /^\p{ID_Start}|^_/u.test(safe) ? safe : `_${safe}`;
}

/** A file name without its ending. No operating system reserves it for a device or finds it too long. */
export function moduleName(name: string): string {
  const kebab = kebabCase(name).replace(/^-|-$/g, "") || "unnamed";
  if (kebab.length > LONGEST_FILE_NAME) return `${kebab.slice(0, LONGEST_FILE_NAME)}-${shortHash(name)}`;
  return isDeviceName(kebab) ? `${kebab}-` : kebab;
}

/** A string literal. Characters that cannot be seen, or that change the direction of text, are escaped. */
export function literal(text: string): string {
  return PRINTABLE.test(text) ? `"${text}"` : visibleLiteral(text);
}

/** ASCII without quotes and backslashes. Nearly all text matches, and the test is fast. */
const PRINTABLE = /^[ !#-[\]-~]*$/;

/** A property name in a type or an object literal. `__proto__` in quotes would still set the prototype. */
export function propertyKey(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return isIdentifier(name) ? name : literal(name);
}

/** A property of `object`. */
export function propertyAccess(object: string, name: string): string {
  return isIdentifier(name) ? `${object}.${name}` : `${object}[${literal(name)}]`;
}

/** Whether no declaration and no export may have this name. */
export function isReserved(name: string): boolean {
  return RESERVED.has(name) || hasMeaning(name);
}

/**
 * Whether the language itself asks objects for a property of this name: `await` and `import()` call `then`, `JSON.stringify`
 * calls `toJSON`, and each object has the properties of `Object.prototype`. A method or an export with such a name would be
 * called by mistake.
 */
export function hasMeaning(name: string): boolean {
  return MEANINGFUL.has(name);
}

/** A set, because looking for very many names in an object is slow. */
const MEANINGFUL: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "then",
  "toJSON",
  "__esModule",
]);

function isIdentifier(name: string): boolean {
  return /^[a-z_$][\w$]*$/i.test(name) || (UNICODE_IDENTIFIER.test(name) && visibleName(name, "") === name);
}

const UNICODE_IDENTIFIER = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;

/** Keywords, words with a meaning in types, global names of the language, and names that generated code uses. */
const RESERVED: ReadonlySet<string> = new Set([
  ...LIBRARY_NAMES,
  ...[
    "abstract any arguments as asserts async await bigint boolean break case catch class const continue",
    "debugger declare default delete do else enum eval export extends false finally for function if implements import",
    "in infer instanceof interface is keyof let module namespace never new null number object package private",
    "protected public readonly require return satisfies static string super switch symbol this throw true try",
    "type typeof undefined unique unknown using var void while with yield globalThis Infinity NaN",
    "Array ArrayBuffer BigInt Boolean DataView Date Error Function Iterator JSON Map Math Number Object Partial Promise",
    "Proxy Record Reflect RegExp Set String Symbol Uint8Array WeakMap WeakRef WeakSet",
    "decodeURI decodeURIComponent encodeURI encodeURIComponent escape isFinite isNaN parseFloat parseInt unescape",
    "entry facts item key reader value writer",
    "AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError",
  ].flatMap((names) => names.split(" ")),
]);
