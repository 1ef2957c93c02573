import { describe, expect, it } from "vitest";
import { highlight } from "../../../../generator/tools/docs/html/highlight.js";

/** The marks as `class:text`, and other text as it is. */
function marksOf(language: string, text: string): string[] {
  const html = highlight(language, text).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"');
  return html.split(/<span class="(\w)">(.*?)<\/span>/s).flatMap((part, index, all) => {
    if (index % 3 === 0) return part === "" ? [] : [part];
    return index % 3 === 1 ? [`${part}:${all[index + 1]}`] : [];
  });
}

describe("an example in colours", () => {
  it.each([
    [
      "ts",
      'import { A } from "b"; // c\nconst d = await e.f({ G: 1n, h: null });',
      [
        "k:import",
        " { ",
        "t:A",
        " } ",
        "k:from",
        " ",
        's:"b"',
        "; ",
        "c:// c",
        "\n",
        "k:const",
        " d = ",
        "k:await",
        " e.f({ ",
        "t:G",
        ": ",
        "n:1n",
        ", h: ",
        "k:null",
        " });",
      ],
    ],
    ["ts", 'a("\\"b") /* c', ["a(", 's:"\\"b"', ") ", "c:/* c"]],
    [
      "xml",
      '<?xml version="1.0"?>\n<s:a b="c>" d=\'e\'>f</s:a><!-- g --><h/>',
      [
        "e:<?xml",
        " ",
        "a:version",
        "=",
        's:"1.0"',
        "e:?>",
        "\n",
        "e:<s:a",
        " ",
        "a:b",
        "=",
        's:"c>"',
        " ",
        "a:d",
        "=",
        "s:&#39;e&#39;",
        "e:>",
        "f",
        "e:</s:a>",
        "c:<!-- g -->",
        "e:<h/>",
      ],
    ],
    ["sh", "npm install <a>", ["npm install <a>"]],
  ])("%s: %j", (language, text, want) => {
    expect(marksOf(language, text)).toEqual(want);
  });

  it.each(["ts", "xml"])("keeps every character of %s, whatever it is", (language) => {
    const text = `<a "b' \`c \${d} /* & <!-- \\ 'e" > 1x $f {"g`;
    expect(
      marksOf(language, text)
        .join("")
        .replace(/\b[csknteaø]:/g, "")
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&"),
    ).toBe(text);
  });
});
