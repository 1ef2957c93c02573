import { describe, expect, it } from "vitest";
import type { VersionChanges } from "../../../../generator/tools/compare/compare-versions.js";
import type { ContractChange } from "../../../../generator/tools/compare/contract-change.js";
import { changesAsMarkdown, changesAsText } from "../../../../generator/tools/compare/report-changes.js";
import { shown } from "../docs/markdown-text.js";

function changed(texts: Partial<Pick<ContractChange, "path" | "detail">> = {}): ContractChange {
  return {
    subject: { kind: "type", type: "T" },
    kind: "member added",
    path: "T.a",
    detail: "int, now long",
    ...texts,
    client: "compatible",
    server: "breaking",
    reason: "one reason",
  };
}

const CHANGES: VersionChanges = { before: "Services87", after: "Services88", changes: [changed()] };

it("the report is readable as Markdown, rendered and as text", () => {
  expect(
    changesAsMarkdown([CHANGES, { before: "A", after: "A", changes: [] }]),
  ).toBe(`### \`Services87\` → \`Services88\`: 1 breaking

| | what | client | server | why |
|---|---|---|---|---|
| \`T.a\` | member added: \`int, now long\` | compatible | breaking | one reason |

### \`A\`: no differences
`);
});

it.each([
  [{ before: "A", after: "B" }, "A -> B: no differences"],
  [{ before: "A", after: "A" }, "A: no differences"],
  [{ before: "A", after: undefined }, "A: no differences"],
  [{ before: undefined, after: "B" }, "B: no differences"],
])("versions are shown by name: %j", (names, want) => {
  expect(changesAsText([{ ...names, changes: [] }])).toBe(want);
});

describe("Markdown, with a name from a schema", () => {
  const [plain] = [shown(changesAsMarkdown([CHANGES]))];

  it.each([
    "@all",
    "#1 and owner/repo#2, GH-3",
    "https://example.com www.example.com a@example.com",
    "<b>bold</b> <!-- hidden",
    "a | b",
    "a \\| b \\",
    "`code` ``more``",
    "**strong** _emphasis_ ~~gone~~ [link](x) ![image](x)",
    "{urn:a}T -> b",
    "two\nlines\r\n\r\nand more",
    "",
  ])("%j", (text) => {
    const found = shown(
      changesAsMarkdown([{ before: text, after: text, changes: [changed({ path: text, detail: text })] }]),
    );
    const [heading, row] = plain.elements.join().split(",table,");
    expect(heading).toBe("h3,code,code");
    // Once in the heading, and twice in the row, if there is a detail.
    expect(found.elements.join()).toBe(`h3,code,table,${text === "" ? row?.replace(/,code(?!.*code)/, "") : row}`);
    expect(found.text.split(text.replace(/\s+/g, " ")).length).toBeGreaterThan(3);
  });
});
