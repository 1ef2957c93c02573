import { describe, expect, it } from "vitest";
import { EncodeError } from "../../templates/runtime/encode-error.js";
import { decodeMessage, encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { scanMessage } from "../../templates/runtime/soap/scan-message.js";
import { type PutRequest, put } from "../golden/choices/sample.js";
import type { Album } from "../golden/choices/types/album.js";
import type { Bundle } from "../golden/choices/types/bundle.js";
import type { Feed } from "../golden/choices/types/feed.js";
import type { Form } from "../golden/choices/types/form.js";
import type { Note } from "../golden/choices/types/note.js";
import type { Order } from "../golden/choices/types/order.js";
import type { Scene } from "../golden/choices/types/scene.js";
import { notPlain } from "../support/two-readers.js";

const envelope = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://example.com/ServicesXX" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:m="urn:more"><s:Body><Put>${content}</Put></s:Body></s:Envelope>`;

const slowly = (text: string) => decodeMessage(put.request, notPlain(text)).body;
const fast = (text: string) => scanMessage(put.request, text, 256)?.body;
const write = (body: PutRequest): string => encodeMessage(put.request, { body });
const content = (text: string): string => /<Put>(.*)<\/Put>/s.exec(text)?.[1] ?? "";

describe("the order within a list is checked in writing", () => {
  const [title, speech, song, verse] = [{ Title: "t" }, { Speech: "s" }, { Song: "s" }, { Verse: "v" }];
  const scene = (...items: Scene["$items"]) => write({ UseScene: { $items: items } });
  const form = (...items: Form["$content"]) => write({ UseForm: { $content: items } });
  const note = (...items: NonNullable<Note["$content"]>) => write({ UseNote: { $content: items } });
  const other = { $any: { name: { namespace: "urn:more", localName: "C" }, xml: '<C xmlns="urn:more"/>' } };

  it.each([
    ["at least as often as it must", () => scene(title, speech, speech)],
    ["in rounds of several elements", () => scene(title, song, verse, verse, speech, song, verse, verse, verse, title)],
    ["in any order", () => form("a", { City: "c" }, "b", { Name: "n" })],
    ["without what may be absent", () => form({ Name: "n" })],
    ["with text and an element that is not declared", () => note("a", { Bold: "b" }, "c", other)],
    ["with nothing", () => note()],
  ])("it may come %s", (_, written) => {
    const body = slowly(written());
    expect(content(write(body))).toBe(content(written()));
  });

  it.each([
    ["another element first", () => scene(speech, speech), "UseScene.$items[0]: expected Title, found Speech"],
    [
      "too few rounds",
      () => scene(title, speech, title),
      "UseScene.$items[2]: expected one of Speech, Song, found Title",
    ],
    [
      "too many rounds",
      () => scene(title, speech, speech, speech, speech),
      "UseScene.$items[4]: expected Title, found Speech",
    ],
    [
      "too few in a row",
      () => scene(title, song, verse, speech),
      "UseScene.$items[3]: expected Verse at least 2 times in a row, found Speech",
    ],
    [
      "too many in a row",
      () => scene(title, song, verse, verse, verse, verse),
      "UseScene.$items[5]: expected one of Speech, Song, found Verse",
    ],
    ["the end too early", () => scene(title), "UseScene.$items: expected one of Speech, Song after the last item"],
    ["nothing where something must be", () => scene(), "UseScene.$items: expected Title after the last item"],
    ["more at the end", () => scene(title, speech, speech, title, title), "$items[4]: expected no other element"],
    ["one element twice", () => form({ Name: "a" }, { Name: "b" }), "$content[1]: expected each element once"],
    ["a missing element", () => form("a", { City: "b" }), "UseForm.$content: expected the required Name"],
    ["text between elements in another order", () => note(other, "a", { Bold: "b" }), "$content[2]: expected no other"],
  ])("it is refused with %s", (_, written, want) => {
    expect(written).toThrow(EncodeError);
    expect(written).toThrow(want);
  });
});

describe("limits within branches are checked in writing", () => {
  const bundle = (members: object) => () => write({ UseBundle: members as Bundle });
  const album =
    (...items: Album["$items"]) =>
    () =>
      write({ UseAlbum: { $items: items } });
  const other = { name: { namespace: "urn:more", localName: "C" }, xml: '<C xmlns="urn:more"/>' };
  const [a, b] = [{ A: 1 }, { B: 2 }];

  it.each([
    ["elements", bundle({ Line: [1, 2] })],
    ["wildcards", bundle({ Line: [], Box: 1, $any: [other, other] })],
    ["a choice that repeats", bundle({ $any: [], $items: [a, b, a, b] })],
    ["elements in an item", album({ Song: "s", Verse: ["a", "b", "c"] }, { Track: "t" })],
  ])("as many as there may be: %s", (_, written) => {
    expect(slowly(written())).toStrictEqual(slowly(write(slowly(written()))));
  });

  it.each([
    ["too few elements", bundle({ Line: [1] }), "UseBundle.Line: expected 2 to 3, found 1"],
    ["too many elements", bundle({ Line: [1, 2, 3, 4] }), "UseBundle.Line: expected 2 to 3, found 4"],
    ["too few for wildcards", bundle({ Box: 1, $any: [other] }), "UseBundle.$any: expected 2, found 1"],
    ["too few rounds", bundle({ $items: [a] }), "UseBundle.$items: expected 2 to 4, found 1"],
    ["too many rounds", bundle({ $items: [a, b, a, b, a] }), "UseBundle.$items: expected 2 to 4, found 5"],
    ["elements of two branches", bundle({ Line: [1, 2], Box: 1 }), "UseBundle: expected one of Line or Box"],
    ["too few in an item", album({ Song: "s", Verse: ["a"] }), "$items[0].Verse: expected 2 to 3, found 1"],
    ["none in an item", album({ Song: "s", Verse: [] }), "UseAlbum.$items[0]: expected the required Verse"],
    ["no items", album(), "UseAlbum.$items: expected 1 to 3, found 0"],
  ])("and no others: %s", (_, written, want) => {
    expect(written).toThrow(EncodeError);
    expect(written).toThrow(want);
  });
});

describe("a choice that the type does not say, because it would be too large", () => {
  const given = (members: object) =>
    envelope(
      `<UseOrder>${Object.keys(members)
        .map((name) => `<${name}>1</${name}>`)
        .join("")}</UseOrder>`,
    );
  const order = (members: object) => () => write({ UseOrder: members as Order });

  it("is checked in writing and in reading", () => {
    const value: Order = { A3: 1, B0: 1, C9: 1 };
    expect(slowly(order(value)())).toStrictEqual({ UseOrder: value });
    expect(fast(given(value))).toStrictEqual({ UseOrder: value });
    expect(order({ B0: 1, C9: 1 })).toThrow("UseOrder: expected one of A0 or A1");
    expect(order({ A0: 1, A1: 1, B0: 1, C9: 1 })).toThrow("found A0 and A1");
    expect(() => slowly(given({ A0: 1, A1: 1, B0: 1, C9: 1 }))).toThrow("found A0 and A1");
    expect(fast(given({ B0: 1, C9: 1 }))).toBeUndefined();
  });

  it("leaves the others to the type", () => {
    // @ts-expect-error two branches
    const value: Order = { A3: 1, B0: 1, B1: 1, C9: 1 };
    expect(order(value)).toThrow("found B0 and B1");
  });
});

it("a key tells what an item is, for the compiler as well", () => {
  const items: NonNullable<Feed["$items"]> = [{ Card: "a" }, { Key: 1, Value: ["x"] }, { Text: null }];
  const shown = items.map((item) => {
    if ("Card" in item) return item.Card;
    return "Key" in item ? `${item.Key}: ${item.Value?.join()}` : (item.Text ?? "nil");
  });
  expect(shown).toEqual(["a", "1: x", "nil"]);
});
