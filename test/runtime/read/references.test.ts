import { describe, expect, it } from "vitest";
import { DecodeError } from "../../../templates/runtime/errors.js";
import type { ReaderOptions, UnknownContent } from "../../../templates/runtime/read/reader-options.js";
import { decodeMessage, encodeMessage } from "../../../templates/runtime/soap/envelope.js";
import { envelope, errorOf, NS } from "../messages.js";
import { TREES, type Tree } from "./tree-message.js";

const ATTRIBUTES = `xmlns="${NS}" xmlns:z="http://schemas.microsoft.com/2003/10/Serialization/" xmlns:e="http://www.w3.org/2003/05/soap-encoding"`;

function text(parts: string, beside = ""): string {
  return envelope(`<P ${ATTRIBUTES}>${parts}</P>${beside}`);
}

/** The result of a message with these members. */
function result(members: string, beside = "", options: ReaderOptions = { strict: true }): Tree {
  const message = text(`<Result z:Id="1"><Name>root</Name>${members}</Result>`, beside);
  const { Result } = decodeMessage(TREES, message, options).body;
  if (!Result) throw new Error("no result");
  return Result;
}

function failure(members: string, beside = ""): unknown {
  const error = errorOf(() => result(members, beside));
  expect(error).toBeInstanceOf(DecodeError);
  return error;
}

describe("an element that refers to another one is read as the same value", () => {
  it.each([
    ["WCF's, with nil", '<Left z:Id="2"><Name>a</Name></Left><Right z:Ref="2" i:nil="true"/>'],
    ["WCF's, without nil", '<Left z:Id="2"><Name>a</Name></Left><Right z:Ref="2"/>'],
    ["WCF's, before its element", '<Left z:Ref="2" i:nil="true"/><Right z:Id="2"><Name>a</Name></Right>'],
    ["SOAP 1.1's", '<Left id="n2"><Name>a</Name></Left><Right href="#n2"/>'],
    ["SOAP 1.2's", '<Left e:id="n2"><Name>a</Name></Left><Right e:ref="n2"/>'],
    ["to a type named by xsi:type", '<Left z:Id="2" i:type="Tree"><Name>a</Name></Left><Right z:Ref="2"/>', "Tree"],
    [
      "before an element with xsi:type",
      '<Left z:Ref="2"/><Right z:Id="2" i:type="Tree"><Name>a</Name></Right>',
      "Tree",
    ],
  ])("%s", (_, members, type?: string) => {
    const { Left, Right } = result(members);
    expect(Left).toStrictEqual(type === undefined ? { Name: "a" } : { Name: "a", $type: "Tree" });
    expect(Right).toBe(Left);
    expect(Reflect.ownKeys(Left ?? {})).toStrictEqual(type === undefined ? ["Name"] : ["Name", "$type"]);
  });

  it("in any order", () => {
    const { Left, Right } = result('<Right z:Ref="2"/><Left z:Id="2"><Name>a</Name></Left>', "", {});
    expect(Left).toStrictEqual({ Name: "a" });
    expect(Right).toBe(Left);
    expect(Reflect.ownKeys(Left ?? {})).toStrictEqual(["Name"]);
  });

  it("to elements beside the one in the Body", () => {
    const beside = `<multiRef xmlns="${NS}" id="a"><Name>a</Name><Left href="#b"/></multiRef><multiRef xmlns="${NS}" id="b"><Name>b</Name><Left href="#a"/></multiRef>`;
    const { Left, Right } = result('<Left href="#a"/><Right href="#b"/>', beside);
    expect(Left?.Name).toBe("a");
    expect(Left?.Left).toBe(Right);
    expect(Right?.Left).toBe(Left);
  });

  it("to an element around it", () => {
    const root = result(
      '<Left z:Ref="1" i:nil="true"/><Items z:Id="2" z:Size="2"><Tree z:Ref="1"/><Tree z:Ref="1"/></Items>',
    );
    expect(root.Left).toBe(root);
    expect(root.Items).toStrictEqual([root, root]);
    expect(root.Items?.[0]).toBe(root);
  });

  it("to a value inside an array or a dictionary", () => {
    const message = text('<Result z:Id="1" i:type="Tree"><Name>a</Name><Left z:Ref="1"/></Result>');
    const { Result } = decodeMessage(TREES, message).body;
    expect(Result?.Left).toBe(Result);
  });

  it("in dictionaries, under any key", () => {
    const entries = (keys: readonly string[], value: string): string =>
      keys.map((key) => `<Entry><Key>${key}</Key><Value ${value}/></Entry>`).join("");
    const root = result(
      `<ByName>${entries(["__proto__", "a"], 'z:Ref="1"')}</ByName><ByNumber>${entries(["1", "2"], 'z:Ref="1"')}</ByNumber>`,
    );
    const [proto, a] = Object.values(root.ByName ?? {});
    expect(Object.keys(root.ByName ?? {})).toStrictEqual(["__proto__", "a"]);
    expect([proto, a, root.ByNumber?.get(1), root.ByNumber?.get(2)].every((value) => value === root)).toBe(true);
  });

  it("to text and bytes", () => {
    const { Left } = result(
      '<Data z:Id="5">AQI=</Data><Left><Name z:Ref="6" i:nil="true"/><Data z:Ref="5"/></Left><Right><Name z:Id="6">n</Name></Right>',
    );
    expect(Left).toStrictEqual({ Name: "n", Data: new Uint8Array([1, 2]) });
  });

  it("of any type", () => {
    const { Any, Left } = result('<Any z:Id="5" i:type="i:x">text</Any><Left><Name>b</Name><Any z:Ref="5"/></Left>');
    expect(Left?.Any).toBe(Any);
  });

  it("to a nil, which is read as nil", () => {
    expect(result('<Left id="n" i:nil="true"/><Right href="#n"/>')).toStrictEqual({
      Name: "root",
      Left: null,
      Right: null,
    });
  });
});

describe("WCF numbers the parts of a message separately", () => {
  it("so an id is searched in the same part first", () => {
    const part = (name: string, value: string): string =>
      `<${name} z:Id="1"><Name>${value}</Name><Left z:Id="2"><Name>${value}2</Name></Left><Right z:Ref="2"/></${name}>`;
    const { Result, Other } = decodeMessage(TREES, text(part("Result", "a") + part("Other", "b"))).body;
    expect([Result?.Right?.Name, Other?.Right?.Name]).toStrictEqual(["a2", "b2"]);
  });

  it("and then in all parts", () => {
    const { Result, Other } = decodeMessage(
      TREES,
      text('<Result z:Id="1"><Name>a</Name></Result><Other z:Ref="1"/>'),
    ).body;
    expect(Other).toBe(Result);
  });
});

describe("an invalid reference is refused", () => {
  it.each([
    ['<Right z:Ref="2" i:nil="true"/>', 'the id "2", which no element has'],
    ['<Right z:Ref="2"/>', 'the id "2", which no element has'],
    ['<Right href="#n2"/>', 'the id "n2", which no element has'],
    ['<Data href="cid:a"/>', "one that leads out of it"],
    ['<Left z:Id="cid:a"><Name/></Left><Data href="cid:a"/>', "one that leads out of it"],
    ['<Left id="n2"><Name/></Left><Right z:Ref="n2"/>', 'the id "n2", which no element has'],
  ])("%s", (members, found) => {
    expect(failure(members)).toMatchObject({ expected: "a reference to an element of the message", found });
  });

  it.each([
    ['<Left z:Id="2"><Name/></Left><Right z:Id="2"><Name/></Right>', 'a second element with the id "2"'],
    ['<Left id="a"><Name/></Left><Right id="a"><Name/><Left href="#a"/></Right>', 'a second element with the id "a"'],
    ['<Left e:id="a"><Name/></Left><Right e:id="a"><Name/></Right>', 'a second element with the id "a"'],
    ['<Left z:Ref="2"><Name/></Left><Right z:Id="2"><Name/></Right>', "content"],
    ['<Left id="a" href="#b"/><Right id="b" href="#a"/>', "one to another reference"],
    ['<Left id="a" href="#a"/>', "one to another reference"],
  ])("%s", (members, found) => {
    expect(failure(members)).toMatchObject({ found });
  });

  it("with its path and its position", () => {
    expect(failure('<Left><Name/>\n<Right href="#x"/></Left>')).toMatchObject({
      path: "Result.Left.Right",
      line: 2,
      column: 1,
    });
  });

  it("errors in the target have the path of the reference", () => {
    const beside = `\n<multiRef xmlns="${NS}" id="a"><Name><b/></Name></multiRef>`;
    expect(failure('<Left href="#a"/>', beside)).toMatchObject({ path: "Result.Left.Name", line: 2 });
  });

  it("a reference to a value without a required member is refused", () => {
    expect(failure('<Left z:Ref="2"/><Right z:Id="2"/>')).toMatchObject({ expected: "the required Name" });
  });

  it("elements beside the payload are refused if nothing refers to them", () => {
    expect(failure("", `<multiRef xmlns="${NS}" id="a"/>`)).toMatchObject({ expected: "one element" });
  });
});

describe("references take time in proportion to the message", () => {
  /** Each element has the next one twice. */
  const doubled = (count: number): string =>
    `${Array.from(
      { length: count },
      (_, n) => `<m xmlns="${NS}" id="${n}"><Name>${n}</Name><Left href="#${n + 1}"/><Right href="#${n + 1}"/></m>`,
    ).join("")}<m xmlns="${NS}" id="${count}"><Name>last</Name></m>`;

  it("because each element is read once", () => {
    let tree: Tree | null | undefined = result('<Left href="#0"/>', doubled(200)).Left;
    for (let n = 0; n < 200; n++) {
      expect(tree?.Left).toBe(tree?.Right);
      tree = tree?.Left;
    }
    expect(tree).toStrictEqual({ Name: "last" });
  });

  it("and lead only as deep as elements may nest", () => {
    expect(failure('<Left href="#0"/>', doubled(5_000))).toMatchObject({ expected: "at most 256 levels of elements" });
  });

  it("even those to an entry of a dictionary", () => {
    const entry = '<Entry id="e"><Key>a</Key><Value><Name>a</Name></Value></Entry><Entry href="#e"/>';
    expect(failure(`<ByName>${entry}</ByName>`)).toMatchObject({ expected: "an entry of its own" });
  });

  it("and those to bytes", () => {
    const data = "A".repeat(40_000);
    const items = '<Tree><Name>a</Name><Data href="#d"/></Tree>'.repeat(2_000);
    const { Items } = result(`<Data id="d">${data}</Data><Items>${items}</Items>`);
    expect(new Set(Items?.map((item) => item?.Data)).size).toBe(1);
  });
});

describe("attributes that nobody knows", () => {
  const attributes = 'xmlns:x="urn:x" x:a="1" b="2" href="#a" id="c" xml:lang="en" i:schemaLocation="u v" z:Size="3"';
  const members = `<Left ${attributes}><Name>a</Name></Left>`;

  it("are told to onUnknown", () => {
    const told: UnknownContent[] = [];
    const message = text(`<Result><Name>root</Name>${members}</Result>`);
    decodeMessage(TREES, message, { onUnknown: (unknown) => told.push(unknown) });
    const place = { kind: "attribute", element: "P", path: "Result.Left" };
    expect(told).toStrictEqual([
      { ...place, name: "{urn:x}a" },
      { ...place, name: "{}b" },
    ]);
  });

  it("are errors with strict", () => {
    expect(failure(members)).toMatchObject({ path: "Result.Left", expected: "an attribute of the contract" });
  });
});

it("a value that contains itself cannot be written", () => {
  const Result: Tree = { Name: "a" };
  Result.Left = Result;
  expect(() => encodeMessage(TREES, { body: { Result } })).toThrow("perhaps a circular value");
});
