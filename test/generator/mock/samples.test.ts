import { describe, expect, it } from "vitest";
import { sampleOfDatatype } from "../../../generator/samples/sample-datatypes.js";
import { Sampler } from "../../../generator/samples/sample-values.js";
import { mapDatatype } from "../../../generator/typescript/datatypes.js";
import { NAMESPACE } from "../../../generator/xml/qname.js";
import { BUILTIN_TYPES } from "../../../generator/xsd/builtin-types.js";
import { SoapClient } from "../../../templates/runtime/client.js";
import * as datatypes from "../../../templates/runtime/datatypes/index.js";
import type { UnknownContent } from "../../../templates/runtime/xml-reader.js";
import { CONTRACTS, contractOfVersion, endpointOf } from "../../support/contracts.js";
import type { AnyOperation } from "../../support/generated-operations.js";
import { contractOf, inlineWsdl } from "../../support/inline-wsdl.js";
import { OPERATIONS } from "./all-operations.js";
import { useMock } from "./start-test-mock.js";

describe("every operation of every version", () => {
  const { url } = useMock([...CONTRACTS.values()]);

  async function call(version: string, endpoint: string, operation: AnyOperation, body: object): Promise<object> {
    const unknown: UnknownContent[] = [];
    const client = new SoapClient<object>({
      url: url(version, endpoint),
      headers: endpoint === "Batch" ? { Credentials: { Ticket: "7T:mock" } } : {},
      onUnknown: (content) => void unknown.push(content),
    });
    const answer = await client.call(operation, body);
    expect(unknown).toEqual([]);
    expect(answer.$headers).toEqual({ Succeeded: true, ExceptionInfo: null, ExtraInfo: null, TimeZone: null });
    return answer;
  }

  it.each(OPERATIONS)("$version $endpoint $operation.name", async ({ version, endpoint, operation }) => {
    const described = endpointOf(version, endpoint).operations.find(({ name }) => name === operation.name);
    if (described === undefined) throw new Error(`no ${operation.name}`);
    const members = new Sampler(contractOfVersion(version)).members(described.request.fields);
    const start = OPERATIONS.find((other) => other.version === version && other.operation.name === "StartBatchJob");
    if (start === undefined) throw new Error("no StartBatchJob");
    const task = new Sampler(contractOfVersion(version)).members(
      endpointOf(version, "Batch").operations.find(({ name }) => name === "StartBatchJob")?.request.fields ?? [],
    );
    const { Response: Id } = { Response: 0, ...(await call(version, "Batch", start.operation, task)) };
    const known = { Id, BatchTaskId: Id, BatchTaskIds: [Id], BatchTaskInfo: { Id } };
    const body = Object.entries({ ...members, ...known }).filter(([name]) => name in members);
    await call(version, endpoint, operation, Object.fromEntries(body));
  });
});

describe("sampleOfDatatype", () => {
  const names = [...BUILTIN_TYPES].filter((localName) => hasMapping(NAMESPACE.xsd, localName));
  const format = (name: string, value: unknown): string | undefined => {
    const datatype = Object.values(datatypes).find((candidate) => candidate.name === name);
    // `format` takes values of one type, and checks that they are; which type it is depends on the name.
    return (datatype?.format as ((value: unknown) => string | undefined) | undefined)?.(value);
  };

  it("makes a value of every datatype that the generator knows", () => {
    expect(names.length).toBeGreaterThan(35);
    for (const localName of names) {
      for (const count of [1, 59, 12_345, 99_999]) {
        const value = sampleOfDatatype({ namespace: NAMESPACE.xsd, localName }, count, "text");
        if (["anyType", "QName"].includes(localName)) expect(value).toBeTypeOf("object");
        else expect([localName, format(localName, value)]).toEqual([localName, expect.any(String)]);
      }
    }
  });

  it("and of WCF's own", () => {
    const values = ["char", "duration", "guid"].map((localName) =>
      sampleOfDatatype({ namespace: NAMESPACE.serialization, localName }, 3, "text"),
    );
    expect(values).toEqual([68, "PT3M", "00000000-0000-4000-8000-000000000003"]);
    expect(datatypes.timeSpan.format("PT3M")).toBe("PT3M");
    expect(() => sampleOfDatatype({ namespace: NAMESPACE.xsd, localName: "entities" }, 1, "")).toThrow(/no sample/);
  });
});

describe("Sampler", () => {
  it("ends in types that hold themselves, and makes maps of dictionaries without text keys", () => {
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
    const sampler = new Sampler(contract, { maxDepth: 1 });
    expect(sampler.members(contract.endpoints[0]?.operations[0]?.response.fields ?? [])).toEqual({
      Node: { Value: 1, Next: { Value: 2 } },
      Names: new Map([[3, "Names 4"]]),
    });
  });
});

function hasMapping(namespace: string, localName: string): boolean {
  try {
    return mapDatatype({ namespace, localName }) !== undefined;
  } catch {
    return false;
  }
}
