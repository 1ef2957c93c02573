import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { canonicalOf, contractOf } from "../generator/tools/fetch/canonical-of.js";
import { describeWithCorpus } from "../support/corpus.js";
import { schemasIn } from "../support/schema-files.js";

describeWithCorpus("canonicalText of real documents", (corpus) => {
  it("means the same, apart from the order of types", () => {
    const { files } = schemasIn(`${corpus}/wsdl`);
    for (const [name, source] of files) {
      if (!/Services8[68]/.test(name)) continue;
      const text = canonicalOf(source.text);
      expect(contractOf(text), name).toBe(contractOf(source.text));
      expect(canonicalOf(text)).toBe(text);
    }
  });

  it("does not depend on the order of types", () => {
    const text = readFileSync(`${corpus}/wsdl/Services88/Batch.wsdl`, "utf8");
    const [first = "", second = ""] =
      text.match(/<xs:complexType name="(?:BatchTaskInfo|TableRight)".*?<\/xs:complexType>/gs) ?? [];
    const swapped = text.replace(first, "FIRST").replace(second, first).replace("FIRST", second);
    expect(swapped).not.toBe(text);
    expect(canonicalOf(swapped)).toBe(canonicalOf(text));
  });
});
