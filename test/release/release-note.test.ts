import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { tempFolder } from "../support/temp-folder.js";

it("the note of a release says what has changed in the contracts since the last one, and whom that breaks", () => {
  const schemas = join(tempFolder(), "schemas");
  cpSync("schemas", schemas, { recursive: true });
  const path = join(schemas, "Services88/Types.xsd");
  const text = readFileSync(path, "utf8");
  const changed = text.replace(/<xs:element name="FileName"/, '<xs:element name="Priority" type="xs:int"/>$&');
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);

  const note = execFileSync(process.execPath, ["test/release/note.mjs", "HEAD", schemas], { encoding: "utf8" });
  expect(note).toMatch(/^### Changes of the contracts since HEAD\n\n### `Login`: no differences\n/);
  expect(note).toContain("| `BatchTaskInfo.Priority` | required member added: `int` | breaking | breaking |");
});
