import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { compileContracts } from "../../../../generator/contract/compile-contracts.js";
import { describeWithCorpus } from "../../../support/corpus.js";
import { schemasIn } from "../../../support/schema-files.js";
import { docsOf, pageOf } from "./docs-of.js";
import { shown } from "./markdown-text.js";

/** The content of a page of the reference documentation. */
interface Facts {
  readonly summary: string;
  readonly parameters: readonly string[];
  readonly returns: string;
  readonly address: string;
  readonly envelopes: readonly string[];
}

/** Every dateTime of a page is the time when the page was made. */
const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;

describeWithCorpus("what the pages of the reference documentation say is on ours", (corpus) => {
  const contracts = compileContracts(schemasIn(`${corpus}/wsdl`), { endpoints: ["Batch", "SoPrincipal"] });
  const files = docsOf(contracts);

  it.each(readdirSync(join(corpus, "pages")))("%s", (name) => {
    const want = factsOf(readFileSync(join(corpus, "pages", name), "utf8"));
    const page = pageOf(files, `${name.replace(/\.md$/, "").replaceAll("-", "/")}.md`);
    const text = shown(page).text;
    expect(text).toContain(want.summary);
    expect(text).toContain(want.address);
    expect(namesIn(page, "Parameters").map(camelCase)).toEqual(want.parameters);
    expect(namesIn(page, "Returns")).toEqual(want.returns === "" ? [] : ["Response"]);
    expect(want.envelopes).toHaveLength(2);
    for (const envelope of want.envelopes)
      expect(page.replace(TIME, "now")).toContain(`\`\`\`xml\n${envelope}\`\`\`\n`);
  });
});

function factsOf(page: string): Facts {
  const [, operation = ""] = page.split("\n## ");
  return {
    summary: operation.split("\n")[2] ?? "",
    parameters: [...operation.matchAll(/^\* \*\*(\w+):\*\*/gm)].map(([, name = ""]) => name),
    returns: /^\*\*Returns:\*\* (.*)$/m.exec(operation)?.[1] ?? "",
    address: /\*\*(Remote\/\S+\.svc)\*\*/.exec(page)?.[1] ?? "?",
    envelopes: [...page.replace(TIME, "now").matchAll(/```xml\n([\s\S]*?)```/g)].map(([, text = ""]) => text),
  };
}

/** The first cells of the rows in a section. */
function namesIn(page: string, title: string): string[] {
  const [, section = ""] = page.split(`\n## ${title}\n`);
  return [...(section.split("\n## ")[0] ?? "").matchAll(/^\| `(\w+)` \|/gm)].map(([, name = ""]) => name);
}

/** Spelled like the parameters of the .NET interface. */
function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
