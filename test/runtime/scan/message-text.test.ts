import { describe, expect, it } from "vitest";
import { MessageText, Uncertain } from "../../../templates/runtime/scan/message-text.js";

describe("the window of a message", () => {
  it("shows the text as Latin-1, with a replacement for other characters", () => {
    const message = new MessageText("aé€😀b", 100);
    expect([...message.bytes]).toEqual([0x61, 0xe9, message.wide, message.wide, message.wide, 0x62]);
    expect(message.copyWide(0, 6)).toBe("aé€😀b");
  });

  it("moves on, and does not split a surrogate pair", () => {
    const message = new MessageText("abc😀def", 4);
    expect([message.text, message.isLast]).toEqual(["abc", false]);
    message.open(3);
    expect([message.text, message.isLast]).toEqual(["😀de", false]);
    message.open(7);
    expect([message.text, message.isLast, message.bytes.length]).toEqual(["f", true, 1]);
    message.open(0, 8);
    expect([message.text, message.isLast]).toEqual(["abc😀def", true]);
  });

  it.each(["a\u0001€", "a\ufffe", "a\ud800"])("does not open on %j", (text) => {
    expect(() => new MessageText(text, 100)).toThrow(Uncertain);
  });
});

describe("a copy of a part", () => {
  it("equals the part, even if a similar part of the same length was at the same place before", () => {
    const message = new MessageText("abcdeaxcxe", 5);
    expect(message.copy(0, 5)).toBe("abcde");
    message.open(5);
    expect(message.copy(0, 5)).toBe("axcxe");
  });

  it.each([
    ["a", "a"],
    ["&lt;a&gt;", "<a>"],
    ["&#xE9;&#233;", "éé"],
    ["&#x20AC; and &amp;", "€ and &"],
    ["&quot;more than a dozen characters&apos;", "\"more than a dozen characters'"],
  ])("%j has its references resolved", (text, want) => {
    const message = new MessageText(`<${text}>`, 100);
    expect(message.resolve(1, 1 + text.length)).toBe(want);
    // Resolving does not change the message.
    expect(message.resolve(1, 1 + text.length)).toBe(want);
    expect(new MessageText(`€${text}`, 100).resolveWide(1, 1 + text.length)).toBe(want);
  });

  it.each(["&", "&x;", "&#0;", "&#xD800;", "&#x110000;", "&lt"])("%j is not text", (text) => {
    expect(() => new MessageText(text, 100).resolve(0, text.length)).toThrow(Uncertain);
  });
});
