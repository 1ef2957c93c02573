import { describe, expect, it } from "vitest";
import {
  collapse,
  isCollapsed,
  isReplaced,
  removeWhiteSpace,
  replace,
} from "../../../templates/runtime/values/lexical.js";

/** White space for JavaScript's `\s` and `trim`, but data in XML. */
const NOT_XML_SPACE = "\u00a0\u2028\u3000\ufeff\v\f\u0085";

describe("collapse", () => {
  it.each([
    ["", ""],
    ["a", "a"],
    ["a b", "a b"],
    [" a", "a"],
    ["a ", "a"],
    ["a  b", "a b"],
    ["a\tb\nc\rd", "a b c d"],
    ["\r\n\t a \t\r\n b \n", "a b"],
    [" ", ""],
    [" \t\n\r ", ""],
    [NOT_XML_SPACE, NOT_XML_SPACE],
    [` ${NOT_XML_SPACE} `, NOT_XML_SPACE],
  ])("makes of %j %j", (given, want) => {
    expect(collapse(given)).toBe(want);
    expect(isCollapsed(given)).toBe(given === want);
  });
});

describe("replace", () => {
  it.each([
    ["", ""],
    [" a  b ", " a  b "],
    ["\ta\r\nb", " a  b"],
    [NOT_XML_SPACE, NOT_XML_SPACE],
  ])("makes of %j %j", (given, want) => {
    expect(replace(given)).toBe(want);
    expect(isReplaced(given)).toBe(given === want);
  });
});

describe("removeWhiteSpace", () => {
  it.each([
    ["", ""],
    ["ab", "ab"],
    [" a\r\n\tb  c ", "abc"],
    [NOT_XML_SPACE, NOT_XML_SPACE],
  ])("makes of %j %j", (given, want) => {
    expect(removeWhiteSpace(given)).toBe(want);
  });
});
