import { describe, expect, it } from "vitest";
import { logoFrom } from "../../../../generator/tools/docs/logo.js";

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0];

describe("the logo of a site", () => {
  it.each([
    [PNG, "logo.png"],
    [[0xff, 0xd8, 0xff, 0xe0], "logo.jpg"],
    [[..."GIF89a"], "logo.gif"],
    [[..."RIFF", 1, 2, 3, 4, ..."WEBPVP8 "], "logo.webp"],
  ])("is what its first bytes say: %j", (bytes, want) => {
    const given = Uint8Array.from(bytes, (byte) => (typeof byte === "string" ? byte.charCodeAt(0) : byte));
    expect(logoFrom("a.svg", given)).toEqual({ name: want, bytes: given });
  });

  it.each([
    '<rect width="1" height="1" style="fill: url(#a)"/><use href="#b"/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<metadata><x:more xmlns:x="urn:x" x:y="1"/></metadata><title>A</title>',
    "<style>.a { fill: red }</style>",
  ])("may be an SVG that is only seen: %s", (content) => {
    expect(logoOf(svg(content)).name).toBe("logo.svg");
    expect(logoOf(`<?xml version="1.0"?>\n<!-- made -->${svg(content)}`).name).toBe("logo.svg");
  });

  it.each([
    ["<script>1</script>", 'it has an element "script"'],
    ["<g><a href='#b'/></g>", 'it has an element "a"'],
    ["<foreignObject/>", 'it has an element "foreignObject"'],
    ['<metadata><script xmlns="http://www.w3.org/1999/xhtml">1</script></metadata>', 'it has an element "script"'],
    ['<set attributeName="href"/>', 'it has an element "set"'],
    ['<rect onclick="1"/>', 'it has an attribute "onclick"'],
    ['<image href="https://example.com/a.png"/>', "it refers to something outside of itself"],
    ['<use xmlns:l="http://www.w3.org/1999/xlink" l:href="b.svg#c"/>', "it refers to something outside of itself"],
    ['<image href="data:image/svg+xml;base64,AAAA"/>', "it refers to something outside of itself"],
    ["<rect style=\"fill: url( '//example.com/a')\"/>", "it refers to something outside of itself"],
    ["<style>@import 'a.css'</style>", "it refers to something outside of itself"],
    ["<style>a { b: \\75rl(c) }</style>", "it refers to something outside of itself"],
  ])("is no SVG that could do more: %s", (content, reason) => {
    expect(() => logoOf(svg(content))).toThrow(`a.svg: an SVG that is only a picture is wanted, and ${reason}`);
  });

  it.each([
    [`<?xml-stylesheet href="a.css"?>${svg("")}`, "it has entities or processing instructions"],
    [`<!DOCTYPE svg [<!ENTITY a "<script/>">]>${svg("&a;")}`, "it has entities or processing instructions"],
    ['<html xmlns="http://www.w3.org/1999/xhtml"/>', "a.svg: not an SVG"],
    ["<svg/>", "a.svg: not an SVG"],
    ["<svg", "not well-formed XML"],
    ["hello", "a.svg: not a picture; a logo is SVG, PNG, JPEG, WebP or GIF"],
    ["", "a.svg: not a picture"],
  ])("is no other file: %j", (text, reason) => {
    expect(() => logoOf(text)).toThrow(reason);
  });
});

function svg(content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">${content}</svg>`;
}

function logoOf(text: string) {
  return logoFrom("a.svg", new TextEncoder().encode(text));
}
