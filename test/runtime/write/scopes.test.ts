import { expect, it } from "vitest";
import { encodeElement } from "../../../templates/runtime/soap/element.js";
import { declarationOn, Scopes, scopesAround } from "../../../templates/runtime/write/scopes.js";
import type { Writer } from "../../../templates/runtime/write/writer.js";
import { NS, written } from "../messages.js";

const OTHER = "urn:other";

/** Scopes around a message, and what they have declared around it. */
function scopesOf(outer: string, own?: { namespace: string; prefix: string }) {
  const declared: string[] = [];
  const writer = {
    reserve: () => "q9",
    declareAround: (prefix: string, namespace: string) => void declared.push(`${prefix}=${namespace}`),
    escape: (namespace: string) => namespace,
  };
  return { scopes: new Scopes(scopesAround(outer, own), writer), declared };
}

it("a namespace with a prefix, and none as the default, are the same at any place", () => {
  const { scopes } = scopesOf("", { namespace: NS, prefix: "q1" });
  const seen = ["", NS, "", NS, NS, ""].map((namespace) => {
    scopes.change(namespace);
    scopes.enter(scopes.of(namespace === "" ? NS : ""));
    const { prefix, declaration } = scopes.of(namespace);
    return prefix + declaration;
  });
  expect(seen).toEqual(["", "q1:", "", "q1:", "q1:", ""]);
});

it("what two places need is declared around, and then known at any place", () => {
  const { scopes, declared } = scopesOf("", { namespace: NS, prefix: "q1" });
  const place = (namespace: string): string => {
    scopes.enter(scopes.of(""));
    const declaration = declarationOn(scopes.of(namespace));
    scopes.leave();
    return declaration;
  };
  expect([place(OTHER), place(OTHER), place(OTHER)]).toEqual([` xmlns:q9="${OTHER}"`, "", ""]);
  expect(declared).toEqual([`q9=${OTHER}`]);
});

it("what three elements need beside the default namespace that they take away is declared around once", () => {
  const { scopes, declared } = scopesOf(NS);
  const item = (): string => {
    const { prefix, declaration } = scopes.beside("");
    declarationOn(scopes.beside(""));
    return prefix + declaration;
  };
  expect([item(), item(), item(), item()]).toEqual([`q9: xmlns:q9="${NS}"`, "q9:", "q9:", "q9:"]);
  expect(declared).toEqual([`q9=${NS}`]);
});

it("a default namespace is not that of an element inside one that takes it away", () => {
  const { scopes } = scopesOf(NS);
  scopes.enter(scopes.of(""));
  expect(scopes.of(NS)).toMatchObject({ prefix: "q9:", declaration: ` xmlns:q9="${NS}"` });
  scopes.leave();
  expect(scopes.of(NS)).toMatchObject({ prefix: "", declaration: "" });
});

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
