import { describe, expect, it } from "vitest";
import type { HttpRequest } from "../../../templates/runtime/platform/platform.js";
import { type FirstRequestHeaders, SampleClient } from "../../golden/headers/sample.js";
import { envelope, errorOf } from "../messages.js";

/** A client whose four operations declare different headers, and the names of the headers that each call has sent. */
function sampleClient(headers: object): { client: SampleClient; sent: string[][] } {
  const sent: string[][] = [];
  const fetch = async (_url: string, request: HttpRequest): Promise<Response> => {
    const body = String(request.body);
    const [, header = ""] = /<s:Header>(.*)<\/s:Header>/.exec(body) ?? [];
    sent.push([...header.matchAll(/<(?:\w+:)?(Token|Caller|Trace|Odd)\b/g)].map(([, name = ""]) => name));
    const [, name] = /<s:Body><(\w+)/.exec(body) ?? [];
    const content = name === "Second" ? "<Id>1</Id>" : "";
    return new Response(envelope(`<${name}Response xmlns="urn:messages">${content}</${name}Response>`));
  };
  return { client: new SampleClient({ url: "http://127.0.0.1/", fetch, headers }), sent };
}

async function failureOf(call: Promise<unknown>): Promise<unknown> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error ?? errorOf(() => {});
}

describe("the headers of a client whose operations declare different ones", () => {
  const headers: FirstRequestHeaders = { Token: "t", Caller: { Text: "c" }, Trace: 1 };

  it("are sent only with calls that declare them", async () => {
    const { client, sent } = sampleClient(headers);
    await client.first({});
    await client.second({});
    await client.third({});
    await client.fourth({});
    expect(sent).toEqual([["Token", "Caller", "Trace"], ["Token"], [], ["Caller"]]);
  });

  it.each([
    ["inherited", Object.create(headers)],
    ["not enumerable", Object.defineProperties({}, { Token: { value: "t" }, Caller: { value: { Text: "c" } } })],
    [
      "from getters of a class",
      new (class {
        get Token(): string {
          return "t";
        }
        get Caller(): object {
          return { Text: "c" };
        }
      })(),
    ],
  ])("are sent if they are %s", async (_, given) => {
    const { client, sent } = sampleClient(given);
    await client.fourth({});
    await client.second({}, { headers: Object.create({ Token: "own" }) });
    expect(sent).toEqual([["Caller"], ["Token"]]);
  });

  it("are not changed", async () => {
    const given = { ...headers };
    const { client } = sampleClient(given);
    await client.third({});
    expect(given).toEqual(headers);
  });

  it("are overridden by those of a call", async () => {
    const { client, sent } = sampleClient({ Token: "t" });
    await client.fourth({}, { headers: { Caller: { Text: "c" } } });
    expect(sent).toEqual([["Caller"]]);
  });

  it("are an error if no operation has them", async () => {
    const { client, sent } = sampleClient({ ...headers, Odd: 1 });
    for (const call of [client.first({}), client.second({}), client.third({}), client.fourth({})])
      expect(await failureOf(call)).toMatchObject({
        name: "EncodeError",
        message: 'cannot write Header: Odd: expected only members of the type, found the key "Odd"',
      });
    expect(sent).toEqual([]);
  });

  it("are an error in a call whose operation does not declare them", async () => {
    const { client } = sampleClient({});
    // @ts-expect-error the operation declares no headers
    expect(await failureOf(client.third({}, { headers: { Token: "t" } }))).toMatchObject({ name: "EncodeError" });
  });
});
