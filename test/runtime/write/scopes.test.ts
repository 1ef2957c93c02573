import { expect, it } from "vitest";
import { encodeElement } from "../../../templates/runtime/soap/element.js";
import type { Writer } from "../../../templates/runtime/write/writer.js";
import { NS, written } from "../messages.js";

it("keeps the namespace of an element of its own where the tag around it takes the default namespace away", () => {
  const body = {
    form: "bare" as const,
    write: (writer: Writer, value: string) => {
      if (writer.required("own", value)) writer.string(value);
    },
    read: () => "",
  };
  const own = encodeElement({ element: { namespace: NS, localName: "own" }, body }, "text");
  const value = { $any: [own] };
  const text = written(
    (writer) => {
      writer.namespace("");
      if (!writer.required("unqualified", value)) return;
      writer.beginStruct(NS, "R", value);
      writer.anyElements("$any", value.$any, { namespaces: [NS], min: 1, max: 1 });
      writer.end();
    },
    { unqualified: value },
  );
  expect(text).toMatch(/<unqualified xmlns=""[^>]*><own xmlns="[^"]+">text<\/own>/);
});
