import { describe, expect, it } from "vitest";
import { addressing, UnrelatedAnswerError } from "../../templates/addressing/index.js";
import { ADDRESSING } from "../../templates/addressing/versions.js";
import { SoapClient } from "../../templates/runtime/http/client.js";
import { failure } from "../support/batch-client.js";
import { ECHO, envelope, send, serveEcho } from "./echo-service.js";

const { anonymous } = ADDRESSING["1.0"];
const HEADERS = "<a:Action>urn:t:Echo</a:Action><a:MessageID>urn:uuid:1</a:MessageID>";

/** What the service answers to a request with these headers: the status and the text. */
function ask(headers: string): ReturnType<typeof send> {
  return send(serveEcho("1.0"), envelope(headers, "1.2", "1.0"), "1.2");
}

describe("a hostile request", () => {
  it.each<[string, string, string]>([
    ["with very many of one header", `${HEADERS}${"<a:To>x</a:To>".repeat(50_000)}`, "InvalidCardinality"],
    [
      "with two of one header, the second for the next receiver",
      `${HEADERS}<a:To>x</a:To><a:To s:role="http://www.w3.org/2003/05/soap-envelope/role/next">y</a:To>`,
      "InvalidCardinality",
    ],
    [
      "with a very long Action, of which little comes back",
      `<a:Action>${"x".repeat(1e6)}</a:Action>`,
      "ActionNotSupported",
    ],
    [
      "that asks for an answer at an address inside of the network",
      `${HEADERS}<a:ReplyTo><a:Address>http://169.254.169.254/latest</a:Address></a:ReplyTo>`,
      "OnlyAnonymousAddressSupported",
    ],
    [
      "with a second address in a ReplyTo",
      `${HEADERS}<a:ReplyTo><a:Address>http://example.org/</a:Address><a:Address>${anonymous}</a:Address></a:ReplyTo>`,
      "OnlyAnonymousAddressSupported",
    ],
    [
      "that is nested very deep",
      `${HEADERS}<a:ReplyTo>${"<x>".repeat(10_000)}${"</x>".repeat(10_000)}</a:ReplyTo>`,
      "at most 256 levels",
    ],
  ])("%s is refused", async (_, headers, want) => {
    const { status, text } = await ask(headers);
    expect(status).toBe(500);
    expect(text).toContain(want);
    expect(text.length).toBeLessThan(3000);
  });

  it("cannot put headers of its own into the answer by its id", async () => {
    const id = "x&lt;/a:RelatesTo>&lt;a:To>&#13;&#10;]]&gt;";
    const { text } = await ask(`<a:Action>urn:t:Echo</a:Action><a:MessageID>${id}</a:MessageID>`);
    expect(text).toContain(">x&lt;/a:RelatesTo&gt;&lt;a:To&gt;&#xD;\n]]&gt;</a:RelatesTo>");
    expect(text.match(/<a:To /g)).toHaveLength(1);
  });

  it("has no use for reference parameters, which no answer repeats", async () => {
    const parameters = "<a:ReferenceParameters><Security>x</Security></a:ReferenceParameters>";
    const { status, text } = await ask(
      `${HEADERS}<a:ReplyTo><a:Address>${anonymous}</a:Address>${parameters}</a:ReplyTo>`,
    );
    expect([status, text.includes("Security")]).toEqual([200, false]);
  });
});

it("an answer that relates to very many messages shows a few of them", async () => {
  const related = Array.from({ length: 20_000 }, (_, index) => `<a:RelatesTo>urn:${index}</a:RelatesTo>`).join("");
  const text = envelope(related, "1.2", "1.0").replaceAll("Echo", "EchoResponse");
  const fetch = async () => new Response(text, { headers: { "Content-Type": "application/soap+xml" } });
  const client = new SoapClient({ url: "http://example.com/", fetch, extensions: [addressing()] });
  const error = await failure(client.call(ECHO, {}));
  expect(error).toBeInstanceOf(UnrelatedAnswerError);
  expect(error).toMatchObject({ message: expect.stringMatching(/relates to urn:0, urn:1, urn:2$/) });
});
