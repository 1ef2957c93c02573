import { expect, it } from "vitest";
import { isBlank, splitWords, trimSpace } from "../../../templates/runtime/xml/white-space.js";

/** Characters that are white space for JavaScript, but not for XML. */
const OTHERS = "\u00a0\u1680\u2003\u2028\u3000\ufeff\v\f";

it.each(["", " \t\r\n"])("%j is blank", (text) => {
  expect(isBlank(text)).toBe(true);
});

it.each([..."a", ...OTHERS])("%j is not blank, is not trimmed and does not separate words", (character) => {
  expect(isBlank(` ${character}\n`)).toBe(false);
  expect(trimSpace(`\r\n\t ${character} a ${character}\t`)).toBe(`${character} a ${character}`);
  expect(splitWords(` a${character}b\tc `)).toEqual([`a${character}b`, "c"]);
});

it.each(["", " ", "\t\r\n "])("trims %j to nothing, which has no words", (text) => {
  expect(trimSpace(text)).toBe("");
  expect(splitWords(text)).toEqual([]);
});
