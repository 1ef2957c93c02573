import { describe, expect, it } from "vitest";
import { traceHistory } from "../../../../generator/tools/docs/history.js";
import { complexType, element, schema } from "../../../support/component-text.js";
import { CONTRACTS } from "../../../support/contracts.js";
import { contractOf, inlineWsdl, TNS } from "../../../support/inline-wsdl.js";
import { docsOf, pageOf } from "./docs-of.js";

const FIRST = { Get: { request: `<xs:element name="Id" type="xs:int"/>` }, Old: {} };
const SECOND = { Get: { request: `<xs:element name="Id" type="xs:long"/>` }, Young: {} };

/** Versions of one endpoint, each with these operations. */
function versions(...operations: Parameters<typeof inlineWsdl>[0]["operations"][]) {
  return operations.map((own, index) => ({
    ...contractOf({ "sample.wsdl": inlineWsdl(own === undefined ? { name: "Other" } : { operations: own }) }),
    version: `Services${index + 1}`,
  }));
}

describe("the history of an operation", () => {
  const history = traceHistory(versions(FIRST, SECOND, SECOND, FIRST));
  const states = (operation: string): string[] => history.operation("Sample", operation).map(({ state }) => state);

  it.each([
    ["Get", ["there", "changed", "same", "changed"]],
    ["Old", ["there", "removed", "absent", "new"]],
    ["Young", ["absent", "new", "same", "removed"]],
    ["None", ["absent", "absent", "absent", "absent"]],
  ])("%s: %j", (operation, want) => {
    expect(states(operation)).toEqual(want);
  });

  it("shows the changes", () => {
    expect(history.operation("Sample", "Get").map(({ changes }) => changes)).toEqual([
      [],
      ["Sample.Get request Id: type changed (int, now long)"],
      [],
      ["Sample.Get request Id: type changed (long, now int)"],
    ]);
  });
});

it("versions of another service are listed beside those of this one", () => {
  const [first, second] = versions(FIRST, SECOND);
  const [other] = versions({ Old: {} });
  if (first === undefined || second === undefined || other === undefined) throw new Error("no contracts");
  const login = { ...other, version: "Login", endpoints: other.endpoints.map((own) => ({ ...own, name: "Login" })) };
  const { endpoints } = traceHistory([first, login, second]);
  expect(endpoints.map(({ name, steps }) => [name, steps.map(({ version, state }) => `${version} ${state}`)])).toEqual([
    ["Login", ["Login there"]],
    ["Sample", ["Services1 there", "Services2 changed"]],
  ]);
});

it("two types with one local name have separate changes", () => {
  const thing = (type: string): string => complexType("Thing", element("a", type));
  const history = traceHistory(
    ["xs:int", "xs:long"].map((type, index) => ({
      ...contractOf({
        "sample.wsdl": inlineWsdl({
          prefixes: { o: "urn:other" },
          types: `<xs:import namespace="urn:other"/>${thing("xs:int")}`,
          schemas: schema("urn:other", thing(type)),
          operations: { Get: { request: element("one", "tns:Thing") + element("two", "o:Thing") } },
        }),
      }),
      version: `Services${index + 1}`,
    })),
  );
  const stepsOf = (namespace: string): unknown => {
    const [, step] = history.type({ namespace, localName: "Thing" });
    return [step?.state, step?.changes];
  };
  expect(stepsOf(TNS)).toEqual(["same", []]);
  expect(stepsOf("urn:other")).toEqual(["changed", ["{urn:other}Thing.a: type changed (int, now long)"]]);
});

it("an endpoint changes with its operations, and is removed", () => {
  const { endpoints } = traceHistory(versions(FIRST, SECOND, SECOND, undefined));
  expect(endpoints.map(({ name, steps }) => [name, steps.map(({ state }) => state)])).toEqual([
    ["Other", ["absent", "absent", "absent", "new"]],
    ["Sample", ["there", "changed", "same", "removed"]],
  ]);
});

it("the pages of schemas/ show only the additions of Services88", () => {
  const files = docsOf([...CONTRACTS.values()]);
  expect(pageOf(files, "Services88/types/BatchTaskInfo.md").split("\n## Versions\n")[1]).toMatchInlineSnapshot(`
    "
    | Name | Services84 | Services85 | Services86 | Services87 | Services88 |
    | --- | --- | --- | --- | --- | --- |
    | BatchTaskInfo | [● there](../../Services84/types/BatchTaskInfo.md) | [● same](../../Services85/types/BatchTaskInfo.md) | [● same](../../Services86/types/BatchTaskInfo.md) | [● same](../../Services87/types/BatchTaskInfo.md) | [▲ changed](BatchTaskInfo.md) |

    - Services88: BatchTaskInfo.FileName: member added (string or nil)
    - Services88: BatchTaskInfo.CancellationBehaviour: member added (BatchTaskCancellationBehaviour)
    "
  `);
  const changed = [...files].filter(([path]) => path.startsWith("Services88/"));
  const mentions = changed.filter(([, text]) => /^- Services88: /m.test(text)).map(([path]) => path);
  expect(mentions).toMatchInlineSnapshot(`
    [
      "Services88/types/BatchTaskInfo.md",
      "Services88/types/BatchTaskState.md",
      "Services88/types/EFieldRight.md",
      "Services88/types/ETableRight.md",
    ]
  `);
});
