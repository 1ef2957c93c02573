import { describe, expect, it } from "vitest";
import { describeContracts } from "../../../../generator/tools/inspect/describe-contracts.js";
import { describeInDetail } from "../../../../generator/tools/inspect/describe-in-detail.js";
import { element, enumeration } from "../../../support/component-text.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";

const VALUES = ["plain", "Größe", "a-b/c", "", "a, b", " c", "d e", "{f}", "say &quot;g&quot;"];

const CONTRACT = contractOf({
  "Sample.wsdl": inlineWsdl({
    types: enumeration("Odd", VALUES),
    operations: { Get: { request: element("Odd", "tns:Odd") } },
  }),
});

const SHOWN = ["plain", "Größe", "a-b/c", '""', '"a, b"', '" c"', '"d e"', '"{f}"', String.raw`"say \"g\""`];

describe("values of an enumeration are in quotes where nobody could see otherwise where they begin and end", () => {
  it("on one line", () => {
    expect(describeContracts([CONTRACT])).toContain(`enum Odd { ${SHOWN.join(", ")} }`);
  });

  it("and on a line each", () => {
    expect(describeInDetail(CONTRACT)).toContain(["enum Odd", ...SHOWN].join("\n    "));
  });
});
