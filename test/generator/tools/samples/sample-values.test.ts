import { describe, expect, it } from "vitest";
import type { Contract, Operation } from "../../../../generator/contract/contract.js";
import { sampleOfDatatype } from "../../../../generator/tools/samples/sample-datatypes.js";
import { distinctStyle } from "../../../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../../../generator/tools/samples/sample-values.js";
import { mapDatatype } from "../../../../generator/typescript/datatypes.js";
import { NAMESPACE } from "../../../../generator/xml/qname.js";
import { BUILTIN_TYPES } from "../../../../generator/xsd/builtin-types.js";
import * as datatypes from "../../../../templates/runtime/values/datatypes.js";
import { ALL_DATATYPES } from "../../../support/all-datatypes.js";
import { contractOf, inlineWsdl } from "../../../support/inline-wsdl.js";

describe("sampleOfDatatype", () => {
  const names = [...BUILTIN_TYPES].filter((localName) => hasMapping(NAMESPACE.xsd, localName));
  const format = (name: string, value: unknown): string | undefined => {
    const datatype = Object.values(ALL_DATATYPES).find((candidate) => candidate.name === name);
    return datatype?.format(value);
  };

  it("makes a value of every datatype that the generator knows", () => {
    expect(names.length).toBeGreaterThan(35);
    for (const localName of names) {
      for (const count of [1, 59, 12_345, 99_999]) {
        const value = sampleOfDatatype({ namespace: NAMESPACE.xsd, localName }, count, "text");
        if (["anySimpleType", "anyType", "QName"].includes(localName)) expect(value).toBeTypeOf("object");
        else expect([localName, format(localName, value)]).toEqual([localName, expect.any(String)]);
      }
    }
  });

  it("makes a value of every datatype of WCF", () => {
    const values = ["char", "duration", "guid"].map((localName) =>
      sampleOfDatatype({ namespace: NAMESPACE.serialization, localName }, 3, "text"),
    );
    expect(values).toEqual([68, "PT3M", "00000000-0000-4000-8000-000000000003"]);
    expect(datatypes.timeSpan.format("PT3M")).toBe("PT3M");
    expect(() => sampleOfDatatype({ namespace: NAMESPACE.xsd, localName: "entities" }, 1, "")).toThrow(/no sample/);
  });
});

describe("Sampler", () => {
  it("ends in types that contain themselves, and makes Maps for dictionaries without text keys", () => {
    const contract = contractOf({
      "a.wsdl": inlineWsdl({
        types: `<xs:complexType name="Node"><xs:sequence>
<xs:element name="Value" type="xs:int"/>
<xs:element name="Next" type="tns:Node" minOccurs="0"/>
</xs:sequence></xs:complexType>
<xs:complexType name="Numbered"><xs:annotation><xs:appinfo><IsDictionary xmlns="http://schemas.microsoft.com/2003/10/Serialization/">true</IsDictionary></xs:appinfo></xs:annotation>
<xs:sequence><xs:element name="Entry" minOccurs="0" maxOccurs="unbounded"><xs:complexType><xs:sequence>
<xs:element name="Key" type="xs:int"/><xs:element name="Value" type="xs:string"/>
</xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>`,
        operations: {
          Get: { response: '<xs:element name="Node" type="tns:Node"/><xs:element name="Names" type="tns:Numbered"/>' },
        },
      }),
    });
    const sampler = new Sampler(contract, distinctStyle({ maxDepth: 1 }));
    expect(sampler.content(onlyOperation(contract).response.content)).toEqual({
      Node: { Value: 1, Next: { Value: 2 } },
      Names: new Map([[3, "Names 4"]]),
    });
  });
});

function onlyOperation({ endpoints }: Contract): Operation {
  const [operation] = endpoints.flatMap(({ operations }) => operations);
  if (operation === undefined) throw new Error("no operation");
  return operation;
}

function hasMapping(namespace: string, localName: string): boolean {
  try {
    return mapDatatype({ namespace, localName }) !== undefined;
  } catch {
    return false;
  }
}

describe("a sample of endless types", () => {
  const struct = (name: string, ...members: string[]): string =>
    `<xs:complexType name="${name}"><xs:sequence>${members.join("")}</xs:sequence></xs:complexType>`;
  const member = (name: string, type: string, attributes = ""): string =>
    `<xs:element name="${name}" type="tns:${type}" ${attributes}/>`;
  const membersOf = (...types: string[]): (() => Record<string, unknown>) => {
    const operations = { Get: { request: member("a", "T0") } };
    const contract = contractOf({ "sample.wsdl": inlineWsdl({ types: types.join(""), operations }) });
    return () => new Sampler(contract).content(onlyOperation(contract).request.content);
  };

  it.each([
    ["a type that must hold itself", [struct("T0", member("Self", "T0"))]],
    [
      "types that double",
      Array.from({ length: 40 }, (_, index) =>
        struct(`T${index}`, ...(index === 39 ? [] : [member("F", `T${index + 1}`), member("G", `T${index + 1}`)])),
      ),
    ],
    [
      "a chain of types",
      Array.from({ length: 3000 }, (_, index) =>
        struct(`T${index}`, ...(index === 2999 ? [] : [member("F", `T${index + 1}`)])),
      ),
    ],
  ])("is refused if they are required: %s", (_, types) => {
    expect(membersOf(...types)).toThrow(/^no sample has \w+: what must be in it has no end$/);
  });

  it("is cut off if they are optional", () => {
    const many = Array.from({ length: 100 }, (_, index) => member(`M${index}`, "T0", 'minOccurs="0"'));
    expect(JSON.stringify(membersOf(struct("T0", ...many))()).length).toBeLessThan(1_000_000);
  });
});
