import { expect, it } from "vitest";
import { compileContracts } from "../../generator/contract/compile-contracts.js";
import { docsOf } from "../generator/tools/docs/docs-of.js";
import { brokenLinks, countLinks } from "../generator/tools/docs/links.js";
import { describeWithCorpus } from "../support/corpus.js";
import { schemasIn } from "../support/schema-files.js";

describeWithCorpus("of a whole version", (corpus) => {
  it.each(["markdown", "html"] as const)("all links lead somewhere (%s)", (format) => {
    const contracts = compileContracts(schemasIn(`${corpus}/wsdl`), { services: ["Services86"] });
    const files = docsOf(contracts, format);
    expect(brokenLinks(files)).toEqual([]);
    expect(countLinks(files)).toBeGreaterThan(20_000);
  });
});
