import { expect, it } from "vitest";
import { TagFinder } from "../../templates/streaming/tag-finder.js";

const TEXT = `<?xml version="1.0"?><!-- <no> -- -> --><s:A x=">" y='"/>'><B/><![CDATA[<no>]]]]>text<?p <no>?><C
  d=""> > </C><!----><E ></E></s:A>`;

/** The tags of a text, each with how many characters had come when it was found. */
function tagsIn(pieces: readonly string[]): [tag: string, found: number][] {
  const finder = new TagFinder();
  const tags: [string, number][] = [];
  let text = "";
  for (const piece of pieces) {
    text += piece;
    if (!finder.isAwaiting(piece)) continue;
    for (let tag = finder.next(text); tag !== undefined; tag = finder.next(text))
      tags.push([`${tag.kind} ${text.slice(tag.start, tag.end)}`, text.length]);
  }
  return tags;
}

const TAGS = [
  `start <s:A x=">" y='"/>'>`,
  "empty <B/>",
  `start <C\n  d="">`,
  "end </C>",
  "start <E >",
  "end </E>",
  "end </s:A>",
];

it("tags are found in a text that comes as a whole", () => {
  expect(tagsIn([TEXT])).toEqual(TAGS.map((tag) => [tag, TEXT.length]));
});

it.each([1, 2, 3, 5, 7, 11])("tags are found as soon as they are whole, in pieces of %i characters", (length) => {
  const pieces = TEXT.match(new RegExp(`.{1,${length}}`, "gs")) ?? [];
  let at = 0;
  const ends = TAGS.map((tag) => {
    at = TEXT.indexOf(tag.replace(/^\w+ /, ""), at) + tag.replace(/^\w+ /, "").length;
    return [tag, Math.min(Math.ceil(at / length) * length, TEXT.length)];
  });
  expect(tagsIn(pieces)).toEqual(ends);
});

it.each(["<a", "<a b=<c>", "<!DOCTYPE a>", "< a>", '<a b="<">', "<!-- <a>", "<![CDATA[<a>"])(
  "nothing is found from %s on",
  (text) => {
    expect(tagsIn([text, "<b>"])).toEqual([]);
    expect(tagsIn([...text, "<b>"])).toEqual([]);
  },
);

it("a text may lose its beginning", () => {
  const finder = new TagFinder();
  expect(finder.next("<a>1")).toMatchObject({ name: "a", end: 3 });
  finder.cut(2);
  expect(finder.next(">12<b>")).toEqual({ kind: "start", name: "b", start: 3, end: 6 });
});
