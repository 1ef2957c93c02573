import { describe, expect, it } from "vitest";
import { type BearerOptions, type BearerToken, bearer, redirects } from "../../generated/src/transport/index.js";
import { taskResponse } from "../runtime/messages.js";
import { batchClient, failure } from "../support/batch-client.js";
import { receive, serve } from "../support/http-server.js";

const XML = { "Content-Type": "text/xml; charset=utf-8" };

/** A service that takes the newest token alone, and a client that gets tokens for it. */
async function service(life: Omit<BearerToken, "token"> = {}, options: BearerOptions = {}) {
  const log: string[] = [];
  let valid = "";
  const url = await serve(async (request, response) => {
    await receive(request);
    const { authorization = "nobody" } = request.headers;
    log.push(authorization.replace("Bearer hush-", ""));
    const isLetIn = authorization === `Bearer ${valid}`;
    response.writeHead(isLetIn ? 200 : 401, XML).end(isLetIn ? taskResponse("<Id>7</Id>") : "");
  });
  let count = 0;
  const getToken = async (): Promise<BearerToken> => {
    valid = `hush-${++count}`;
    log.push("renewed");
    return { token: valid, ...life };
  };
  const client = batchClient(url, { extensions: [bearer(getToken, options)] });
  return { client, log, url, revoke: () => (valid = "hush-none") };
}

describe("a bearer token", () => {
  it("is got once, and sent with each call", async () => {
    const { client, log } = await service();
    await client.getBatchTaskInfo({ Id: 7 });
    await client.getBatchTaskInfo({ Id: 7 });
    expect(log).toEqual(["renewed", "1", "1"]);
  });

  it("is renewed once for all calls that were refused at the same time, which are then sent again", async () => {
    const { client, log, revoke } = await service();
    await client.getBatchTaskInfo({ Id: 7 });
    revoke();
    log.length = 0;
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.getBatchTaskInfo({ Id: 7 })));
    expect(answers.map(({ Response }) => Response?.Id)).toEqual(Array.from({ length: 20 }, () => 7));
    expect(log.filter((line) => line === "renewed")).toHaveLength(1);
    expect(log.filter((line) => line === "2")).toHaveLength(20);
  });

  it("is renewed before it ends", async () => {
    const { client, log } = await service({ expiresIn: 60 }, { early: 30 });
    const { client: other, log: otherLog } = await service({ expiresIn: 0 });
    for (const one of [client, client, other, other]) await one.getBatchTaskInfo({ Id: 7 });
    expect(log).toEqual(["renewed", "1", "1"]);
    expect(otherLog).toEqual(["renewed", "1", "renewed", "2"]);
  });

  it("that is refused twice is the error of the call", async () => {
    const refusing = await serve((_request, response) => void response.writeHead(401).end());
    let count = 0;
    const client = batchClient(refusing, { extensions: [bearer(() => `hush-${++count}`)] });
    expect(await failure(client.getBatchTaskInfo({ Id: 7 }))).toMatchObject({ name: "HttpError", status: 401 });
    expect(count).toBe(2);
  });

  it("that cannot be got is the error of all calls that wait for it, and the next call asks again", async () => {
    const { url } = await service();
    let count = 0;
    const getToken = (): string => {
      throw new Error(`no token: ${++count}`);
    };
    const client = batchClient(url, { extensions: [bearer(getToken)] });
    const errors = await Promise.all([1, 2].map(() => failure(client.getBatchTaskInfo({ Id: 7 }))));
    expect(errors.map(String)).toEqual(["Error: no token: 1", "Error: no token: 1"]);
    expect(String(await failure(client.getBatchTaskInfo({ Id: 7 })))).toBe("Error: no token: 2");
  });

  it.each(["", "hush\n", "hush token", "häsh"])("must be one that HTTP can carry: %j", async (token) => {
    const client = batchClient("https://example.com/", { extensions: [bearer(() => token)] });
    const error = await failure(client.getBatchTaskInfo({ Id: 7 }));
    expect(String(error)).toBe("TypeError: a token must be text that a header can have");
  });

  it("goes to no other origin, whatever comes first", async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(200, XML).end(taskResponse("<Id>7</Id>"));
    });
    const url = await serve((_request, response) => void response.writeHead(307, { Location: elsewhere }).end());
    const following = redirects([new URL(elsewhere).origin], { soapHeaders: true });
    const sending = bearer(() => "hush-1");
    for (const extensions of [
      [following, sending],
      [sending, following],
    ])
      await batchClient(url, { extensions }).getBatchTaskInfo({ Id: 7 });
    expect(seen).toEqual([undefined, undefined]);
  });
});
