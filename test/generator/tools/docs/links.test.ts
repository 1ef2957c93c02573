import { expect, it } from "vitest";
import { CONTRACTS } from "../../../support/contracts.js";
import { docsOf } from "./docs-of.js";
import { brokenLinks, countLinks } from "./links.js";

const FORMATS = ["markdown", "html"] as const;

it.each(FORMATS)("all links of all versions lead somewhere (%s)", (format) => {
  const files = docsOf([...CONTRACTS.values()], format);
  expect(brokenLinks(files)).toEqual([]);
  expect(countLinks(files)).toBeGreaterThan(2000);
});

it("a broken link is found", () => {
  expect(
    brokenLinks(
      new Map([
        ["a/b.md", "[x](../c.md)\n```xml\n[x](d.md)\n```"],
        ["a/b.html", '<a href="#e"> <h1 id="f"> <a href="#f">'],
      ]),
    ),
  ).toEqual(["a/b.md -> ../c.md", "a/b.html -> #e"]);
});
