import { writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { diff } from "../../../generator/api/diff.js";
import { docs } from "../../../generator/api/docs.js";
import { generate } from "../../../generator/api/generate.js";
import { InputError } from "../../../generator/source/errors.js";
import type { MemberNames } from "../../../generator/source/member-names.js";
import { changeInWords } from "../../../generator/tools/compare/contract-change.js";
import { complexType, element } from "../../support/component-text.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";

const NETSERVER = { schemas: "schemas", services: ["Services88"], endpoints: ["Batch"] };

async function refusal(action: Promise<unknown>): Promise<string> {
  try {
    await action;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return "nothing is refused";
}

const REASON =
  "camelCase cannot go with the profile netserver, whose parts for NetServer know members by their names in messages";

describe("names of members", () => {
  it("cannot be camelCase for a NetServer package, whose own parts know them", async () => {
    const members = "camelCase";
    expect(await refusal(generate({ ...NETSERVER, config: false, members }))).toBe(`members: ${REASON}`);
    expect(await refusal(docs({ ...NETSERVER, config: false, members }))).toBe(`members: ${REASON}`);
    const file = join(tempFolder(), "soap.json");
    writeFileSync(file, '{\n  "members": "camelCase"\n}');
    expect(await refusal(generate({ ...NETSERVER, config: file }))).toBe(
      `${relative(".", file)}:2:14: members: ${REASON}`,
    );
  });

  it("are of two kinds", async () => {
    const untyped = JSON.parse('{ "members": "CamelCase" }');
    expect(await refusal(generate({ ...NETSERVER, config: false, ...untyped }))).toBe(
      'members: "CamelCase" is not one of wire, camelCase; did you mean "camelCase"?',
    );
  });

  it("of the configuration give way to those of the options", async () => {
    const file = join(tempFolder(), "Sample.wsdl");
    writeFileSync(file, inlineWsdl({ operations: { Get: { request: element("ID", "xs:int") } } }));
    const propertyIn = async (members: MemberNames | undefined, configured: MemberNames | undefined) => {
      const { packages } = await generate({ sources: [file], members, config: { members: configured } });
      return /^ {2}(ID|id): number;$/m.exec(packages[0].files.get("src/sample.ts") ?? "")?.[1];
    };
    expect(await propertyIn(undefined, undefined)).toBe("ID");
    expect(await propertyIn(undefined, "camelCase")).toBe("id");
    expect(await propertyIn("wire", "camelCase")).toBe("ID");
    expect(await propertyIn("camelCase", "wire")).toBe("id");
  });
});

it("diff reports members that get other names because others come before them, in types and messages", async () => {
  const folder = tempFolder();
  const file = (name: string, first: string): string => {
    const members = [first, "OrderID"].map((each) => element(each, "xs:int", 'minOccurs="0"')).join("");
    const request = element("Order", "tns:Order") + members;
    writeFileSync(
      join(folder, name),
      inlineWsdl({ types: complexType("Order", members), operations: { Get: { request } } }),
    );
    return join(folder, name);
  };
  const [before, after] = [file("Old.wsdl", "Other"), file("Young.wsdl", "orderId")];
  const renamed = async (members: MemberNames): Promise<string[]> => {
    const { versions } = await diff(before, after, { config: false, members });
    return versions.flatMap(({ changes }) =>
      changes.filter(({ kind }) => kind === "member renamed").map(changeInWords),
    );
  };
  expect(await renamed("wire")).toEqual([]);
  expect(await renamed("camelCase")).toEqual([
    "Sample.Get request orderId: member renamed (orderId, now orderId$2)",
    "Order.orderId: member renamed (orderId, now orderId$2)",
  ]);
});
