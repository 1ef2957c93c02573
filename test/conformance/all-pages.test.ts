import { expect, it } from "vitest";
import { compileContracts } from "../../generator/contract/compile-contracts.js";
import { readSchemas } from "../../generator/files/read-schemas.js";
import { docsOf } from "../generator/tools/docs/docs-of.js";
import { brokenLinks, countLinks } from "../generator/tools/docs/links.js";
import { describeWithCorpus } from "../support/corpus.js";

describeWithCorpus("of a whole version", (corpus) => {
  it.each(["markdown", "html"] as const)("all links lead somewhere (%s)", (format) => {
    const wsdl = `${corpus}/wsdl`;
    const contracts = compileContracts(readSchemas(wsdl), wsdl, { services: ["Services86"] });
    const files = docsOf(contracts, format);
    expect(brokenLinks(files)).toEqual([]);
    expect(countLinks(files)).toBeGreaterThan(20_000);
  });
});
