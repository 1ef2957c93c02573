import { expect, it } from "vitest";
import {
  camelCase,
  capitalize,
  identifier,
  isReserved,
  kebabCase,
  literal,
  moduleName,
  pascalCase,
  propertyAccess,
  propertyKey,
} from "../../../generator/typescript/identifiers.js";

it.each([
  ["BatchTaskInfo", "batch-task-info"],
  ["CRMScript", "crm-script"],
  ["EMail", "e-mail"],
  ["URL", "url"],
  ["X509Certificate", "x509-certificate"],
  ["ArrayOfint", "array-of-int"],
  ["ArrayOfArrayOfstring", "array-of-array-of-string"],
  ["ArrayOf", "array-of"],
  ["System.Type", "system-type"],
  ["snake_case", "snake-case"],
  ["a__b", "a-b"],
  ["Ångström", "u00e5ngstru00f6m"],
  ["åÅ", "u00e5-u00e5"],
  ["日本", "u65e5u672c"],
  ["𠮷", "u20bb7"],
])("kebabCase(%j) is %j", (given, want) => {
  expect(kebabCase(given)).toBe(want);
});

it.each([
  ["GetBatchTaskInfo", "getBatchTaskInfo"],
  ["URLEncode", "urlEncode"],
  ["URL", "url"],
  ["A", "a"],
  ["ABc", "aBc"],
  ["X509Certificate", "x509Certificate"],
  ["EMail", "eMail"],
  ["Delete", "delete"],
  ["already", "already"],
  ["Ångström", "ångström"],
  ["_Private", "_Private"],
])("camelCase(%j) is %j", (given, want) => {
  expect(camelCase(given)).toBe(want);
});

it.each([
  ["System.Security.Cryptography", "SystemSecurityCryptography"],
  ["services 88", "Services 88"],
  ["crm NetServer", "CrmNetServer"],
  ["", ""],
])("pascalCase(%j) is %j", (given, want) => {
  expect(pascalCase(given)).toBe(want);
});

it.each([
  ["find", "Find"],
  ["Find", "Find"],
  ["ångström", "Ångström"],
  ["_find", "_find"],
  ["", ""],
])("capitalize(%j) is %j", (given, want) => {
  expect(capitalize(given)).toBe(want);
});

it.each([
  ["Contact", "Contact"],
  ["a-b.c", "a_b_c"],
  ["2003", "_2003"],
  ["_", "_"],
  ["日本", "日本"],
  ["a\u200db", "a_b"],
  ["a\u3164b", "a_b"],
  ["", "_"],
])("identifier(%j) is %j", (given, want) => {
  expect(identifier(given)).toBe(want);
});

it.each([
  ["Contact", "contact"],
  ["con", "con-"],
  ["Con_", "con-"],
  ["NUL", "nul-"],
  ["COM1", "com1-"],
  ["LPT9", "lpt9-"],
  ["Console", "console"],
  ["_", "unnamed"],
  ["../../etc/passwd", "u002f-u002fetcu002fpasswd"],
  ["C:\\evil", "cu003au005cevil"],
])("moduleName(%j) is %j", (given, want) => {
  expect(moduleName(given)).toBe(want);
});

it.each([
  ["plain", '"plain"'],
  ['"quoted"\\', String.raw`'"quoted"\\'`],
  ["a\nb", '"a\\nb"'],
  ["\u2028\u2029", '"\\u2028\\u2029"'],
  ["\u007f\u0085", '"\\u007f\\u0085"'],
  ["\u202e\ufeff", '"\\u202e\\ufeff"'],
  ["\u{e0001}", '"\\u{e0001}"'],
  ["\ud800", '"\\ud800"'],
  [`\`\${x}\``, `"\`\${x}\`"`],
  ["blåbær 日本", '"blåbær 日本"'],
  ['q"x', `'q"x'`],
  [`it's`, `"it's"`],
  [`it's "x"`, String.raw`'it\'s "x"'`],
  [`"'`, String.raw`"\"'"`],
  [String.raw`\"`, String.raw`'\\"'`],
  ['"\u202e\n', String.raw`'"\u202e\n'`],
])("literal(%j) is %s", (given, want) => {
  expect(literal(given)).toBe(want);
});

it.each([
  ["Name", "Name", "value.Name"],
  ["delete", "delete", "value.delete"],
  ["å", "å", "value.å"],
  ["a\u3164", '"a\\u3164"', 'value["a\\u3164"]'],
  ["with-dash", '"with-dash"', 'value["with-dash"]'],
  ["1", '"1"', 'value["1"]'],
  ["", '""', 'value[""]'],
  ["__proto__", '["__proto__"]', "value.__proto__"],
])("the property %j is %s and %s", (name, key, access) => {
  expect(propertyKey(name)).toBe(key);
  expect(propertyAccess("value", name)).toBe(access);
});

it.each(["class", "delete", "await", "constructor", "undefined", "Date", "Map", "isNaN", "Reader", "value", "any"])(
  "%j is reserved",
  (name) => {
    expect(isReserved(name)).toBe(true);
  },
);

it.each(["then", "toString", "__proto__", "hasOwnProperty"])("%j is reserved, because every object has it", (name) => {
  expect(isReserved(name)).toBe(true);
});

it.each(["Contact", "Class", "ID", "Document", "Type"])("%j is not reserved", (name) => {
  expect(isReserved(name)).toBe(false);
});
