import { expect, it } from "vitest";
import { codeInName, isDeviceName, shortHash } from "../../../generator/source/file-name.js";

it.each([
  "con",
  "PRN",
  "Aux",
  "nul",
  "com1",
  "COM9",
  "lpt0",
  "LPT¹",
  "com³",
  "conin$",
  "CONOUT$",
  "nul.txt",
  "con .a.b",
])("Windows reserves %j for a device", (name) => {
  expect(isDeviceName(name)).toBe(true);
});

it.each(["", "console", "com", "com10", "xcon", "con_1a2b3c", "con-", "nul_", "lpt", "a.con"])(
  "Windows does not reserve %j",
  (name) => {
    expect(isDeviceName(name)).toBe(false);
  },
);

it.each([
  ["å", "u00e5"],
  ["𠮷", "u20bb7"],
  ["/", "u002f"],
])("codeInName(%j) is %j", (given, want) => {
  expect(codeInName(given)).toBe(want);
});

it("shortHash is the same in every run", () => {
  expect(shortHash("Contact")).toBe("2b5c3d");
});
