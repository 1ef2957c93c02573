import { expect, it } from "vitest";
import type { Reader } from "../../generated/src/runtime/codegen.js";
import { BatchClient, getBatchTaskInfosByState } from "../../generated/src/services88/batch.js";
import { items } from "../../generated/src/streaming/index.js";
import { SERVICES88 } from "../runtime/messages.js";
import { answer, answering, readLists } from "./answers.js";

interface Entry {
  Key: string;
  Value?: number[];
}

interface Several {
  $items: ({ Line: number } | { Note: string } | Entry)[];
  More?: string;
}

/** As generated code reads what repeats in an order of its own. */
function readSeveral(reader: Reader): Several {
  const value: Several = { $items: [] };
  do {
    for (;;) {
      if (reader.repeated("Line")) value.$items.push({ Line: reader.int() });
      else if (reader.repeated("Note")) value.$items.push({ Note: reader.string() });
      else if (reader.isNext(SERVICES88, "Key")) value.$items.push(readEntry(reader));
      else break;
    }
    if (reader.open("More")) value.More = reader.string();
  } while (reader.more(value));
  return value;
}

function readEntry(reader: Reader): Entry {
  const item: Partial<Entry> = {};
  if (reader.repeated("Key")) item.Key = reader.string();
  while (reader.repeated("Value")) (item.Value ??= []).push(reader.int());
  return reader.completeItem(item, "Key");
}

function operationOf<Response>(read: (reader: Reader) => Response) {
  const { response, ...other } = getBatchTaskInfosByState;
  return { ...other, response: { ...response, body: { write: () => undefined, read } } };
}

/** All items of an answer, and after them the rest of it. */
async function given<Response>(all: AsyncGenerator<unknown, Response>): Promise<[unknown[], Response]> {
  const found: unknown[] = [];
  for (let next = await all.next(); ; next = await all.next()) {
    if (next.done) return [found, next.value];
    found.push(next.value);
  }
}

const several = operationOf(readSeveral);

function textOf(content: string): string {
  return answer("").replace("<Response></Response>", content);
}

it("items of several kinds are the same wherever the answer is split, also those of several elements", async () => {
  const text = Buffer.from(
    textOf(
      "<Line>1</Line><Key>a</Key><Value>1</Value><!-- <Key> --><Value>2</Value><Key>b</Key>\n<Key/><Note>ü</Note><Line>2</Line><Note/><More>x</More>",
    ),
  );
  const want = [
    { Line: 1 },
    { Key: "a", Value: [1, 2] },
    { Key: "b" },
    { Key: "" },
    { Note: "ü" },
    { Line: 2 },
    { Note: "" },
  ];
  const pieces = (at: number) => [text.subarray(0, at), text.subarray(at)].filter(({ length }) => length > 0);
  const splits = [Array.from(text, (byte) => Uint8Array.of(byte)), ...Array.from(text, (_, at) => pieces(at))];
  for (const split of splits)
    expect(await given(items(answering(split).client, several, {}))).toEqual([
      want,
      { $items: [], More: "x", $headers: undefined },
    ]);
});

it("items of several kinds need no more memory than one of them", async () => {
  const content = Array.from({ length: 1000 }, (_, index) => `<Note>${index}</Note><Key>a</Key><Value>1</Value>`).join(
    "",
  );
  const { client } = answering(textOf(content).match(/.{1,300}/gs) ?? []);
  const [all] = await given(items(client, several, {}, { member: "$items", maxLength: 1000 }));
  expect(all).toHaveLength(2000);
  expect(all.at(-1)).toEqual({ Key: "a", Value: [1] });
});

it("what is unknown in items of several kinds is reported once, and strict clients refuse it", async () => {
  const text = textOf('<Early/><Line>1</Line><Note>a</Note><Line New="1">2</Line><Note>b</Note>');
  const [before = "", after = ""] = text.split("<Note>a");
  const fetch = async () =>
    new Response(ReadableStream.from([before, "<Note>a", after].map((piece) => new TextEncoder().encode(piece))), {
      headers: { "Content-Type": "text/xml" },
    });
  const url = "http://example.com/Batch.svc";
  const found: string[] = [];
  const onUnknown = ({ path, name }: { path: string; name: string }): void => void found.push(`${path} ${name}`);
  await given(items(new BatchClient({ url, fetch, onUnknown }), several, {}));
  expect(found).toEqual(["Line[1] {}New", `Early {${SERVICES88}}Early`]);
  await expect(given(items(new BatchClient({ url, fetch, strict: true }), several, {}))).rejects.toMatchObject({
    path: "Line[1]",
    found: "the unknown {}New",
  });
});

it.each<[string, string, unknown[], string?]>([
  ["a first one without content", "<Note/><Note>a</Note><Note/>", ["", "a", ""]],
  ["those whose names have another prefix", `<Line>1</Line><q:Line xmlns:q="${SERVICES88}">2</q:Line>`, [1, 2]],
  ["those after other elements", "<Line>1</Line><More>x</More><Line>2</Line>", [1, 2]],
])("all items are given once: %s", async (_, content, want) => {
  const all = items(answering([textOf(content)]).client, operationOf(readLists), {});
  const [found, { Line, Note }] = await given(all);
  expect(found).toEqual(want);
  expect([Line, Note]).toEqual([[], []]);
});

it("a list may be in a member of a member", async () => {
  const readInner = (reader: Reader) => {
    reader.beginStruct(SERVICES88, "Inner");
    return readLists(reader);
  };
  const readOuter = (reader: Reader) => {
    const value: { Page?: ReturnType<typeof readInner> } = {};
    reader.beginStruct(SERVICES88, "Outer");
    do if (reader.open("Page")) value.Page = readInner(reader);
    while (reader.more(value));
    return value;
  };
  const read = (reader: Reader) => {
    const value: { Result?: ReturnType<typeof readOuter> } = {};
    do if (reader.open("Result")) value.Result = readOuter(reader);
    while (reader.more(value));
    return value;
  };
  const lines = Array.from({ length: 500 }, (_, index) => `<Line>${index}</Line>`).join("");
  const { client } = answering(
    textOf(`<Result><Page>${lines}<More>x</More></Page></Result>`).match(/.{1,100}/gs) ?? [],
  );
  const [all, rest] = await given(
    items(client, operationOf(read), {}, { member: "Result.Page.Line", maxLength: 1000 }),
  );
  expect(all).toEqual(Array.from({ length: 500 }, (_, index) => index));
  expect(rest.Result?.Page).toEqual({ Line: [], Note: [], More: "x" });
});
