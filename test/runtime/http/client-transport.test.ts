import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { HttpError } from "../../../generated/src/index.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { closedPort, serve, serveReply } from "../../support/http-server.js";
import { taskResponse } from "../messages.js";

const XML = { "Content-Type": "text/xml; charset=utf-8" };
const BODY = taskResponse("<Id>7</Id><Name>blåbær 漢字 😀</Name>");

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

describe("a call without an answer", () => {
  it("ends with the platform's error if nobody listens", async () => {
    const error = await failure(batchClient(`http://127.0.0.1:${await closedPort()}/`).getBatchTaskInfo({ Id: 7 }));
    expect(error).toMatchObject({ name: "TypeError", cause: { code: "ECONNREFUSED" } });
  });

  it("ends with the platform's error if the connection breaks in the middle of the body", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { ...XML, "Content-Length": BODY.length + 100 });
      response.write(BODY.slice(0, 50), () => response.destroy());
    });
    expect(await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }))).toMatchObject({ name: "TypeError" });
  });

  it("is not repeated", async () => {
    let requests = 0;
    const url = await serve((request) => {
      requests++;
      request.socket.destroy();
    });
    expect(await failure(batchClient(url).startBatchJob({}))).toMatchObject({ name: "TypeError" });
    expect(requests).toBe(1);
  });
});

describe("the timeout", () => {
  it.each([
    ["of the client", { timeout: 50 }, {}],
    ["of the call, which wins", { timeout: 1e9 }, { timeout: 50 }],
    ["beside a signal", { timeout: 50 }, { signal: new AbortController().signal }],
  ])("ends a call whose answer does not come: %s", async (_, options, call) => {
    const url = await serve(() => {});
    const error = await failure(batchClient(url, options).getBatchTaskInfo({ Id: 7 }, call));
    expect(error).toMatchObject({ name: "TimeoutError", message: "no whole answer in 50 ms" });
  });

  it("ends a call whose answer stops in the middle", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, XML);
      response.write(BODY.slice(0, 50));
    });
    const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }, { timeout: 100 }));
    expect(error).toMatchObject({ name: "TimeoutError" });
  });

  it("is not garbage-collected, before the response begins and after", async () => {
    const { signal } = new AbortController();
    const silent = await serve(() => {});
    const stuck = await serve((_, response) => {
      response.writeHead(200, XML);
      response.write(BODY.slice(0, 50));
    });
    const collecting = setInterval(collectGarbage, 10);
    const errors = await Promise.all(
      [silent, stuck].map((url) => failure(batchClient(url).getBatchTaskInfo({ Id: 7 }, { timeout: 200, signal }))),
    );
    clearInterval(collecting);
    expect(errors).toMatchObject([{ name: "TimeoutError" }, { name: "TimeoutError" }]);
  });

  it.each([2 ** 31, 1e300, Number.POSITIVE_INFINITY])("may be longer than timers can be: %s", async (timeout) => {
    const { url } = await serveReply({ body: BODY });
    expect(await batchClient(url, { timeout }).getBatchTaskInfo({ Id: 7 })).toMatchObject({ Response: { Id: 7 } });
  });
});

describe("a signal", () => {
  it.each([undefined, 60_000])("that has already fired sends nothing; timeout: %s", async (timeout) => {
    const { url, received } = await serveReply({ body: BODY });
    const signal = AbortSignal.abort();
    expect(await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }, { signal, timeout }))).toBe(signal.reason);
    expect(signal.reason).toMatchObject({ name: "AbortError" });
    expect(received).toEqual([]);
  });

  it.each([undefined, 60_000])("ends a call that is waiting for its answer; timeout: %s", async (timeout) => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    const call = batchClient(url).getBatchTaskInfo({ Id: 7 }, { signal: controller.signal, timeout });
    expect(await failure(call)).toMatchObject({ name: "AbortError" });
  });

  it("ends a call in the middle of its answer, with the reason given", async () => {
    const controller = new AbortController();
    const reason = new Error("no longer wanted");
    const url = await serve((_, response) => {
      response.writeHead(200, XML);
      response.write(BODY.slice(0, 50));
    });
    const client = batchClient(url, {
      timeout: 60_000,
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        controller.abort(reason);
        return response;
      },
    });
    expect(await failure(client.getBatchTaskInfo({ Id: 7 }, { signal: controller.signal }))).toBe(reason);
  });
});

describe("a redirect", () => {
  it.each([301, 302, 303, 307, 308])(
    "is not followed, because it could take a ticket elsewhere: %s",
    async (status) => {
      const elsewhere = await serveReply({ body: BODY });
      const { url } = await serveReply({ status, headers: { Location: `${elsewhere.url}?from=hush` } });
      const error = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
      expect(error).toBeInstanceOf(HttpError);
      expect(error).toMatchObject({
        status,
        message: `GetBatchTaskInfo: HTTP status ${status} (a redirect to ${elsewhere.url}) with an empty body instead of a SOAP fault`,
      });
      expect(elsewhere.received).toEqual([]);
    },
  );
});

describe("an answer arrives whole", () => {
  it("in chunks of one byte", async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, XML);
      for (const byte of Buffer.from(BODY)) response.write(Buffer.of(byte));
      response.end();
    });
    const { Response: task } = await batchClient(url).getBatchTaskInfo({ Id: 7 });
    expect(task).toEqual({ Id: 7, Name: "blåbær 漢字 😀" });
  });

  it("in two chunks, split at every byte", async () => {
    const bytes = Buffer.from(BODY);
    let at = 0;
    const url = await serve((_, response) => {
      response.writeHead(200, XML);
      // Each is sent separately, the second only after the first has left.
      response.write(bytes.subarray(0, ++at), () => response.end(bytes.subarray(at)));
    });
    const client = batchClient(url);
    while (at < bytes.length) {
      expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7, Name: "blåbær 漢字 😀" });
    }
  });

  it("compressed", async () => {
    const { url, received } = await serveReply({ headers: { "Content-Encoding": "gzip" }, body: gzipSync(BODY) });
    expect((await batchClient(url).getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7, Name: "blåbær 漢字 😀" });
    expect(received[0]?.headers["accept-encoding"]).toContain("gzip");
  });

  it("with 10 MB", async () => {
    const result = "0123456789 blåbær\n".repeat(300_000);
    const parameters = Array.from({ length: 40_000 }, (_, index) => [`key ${index}`, `value ${index} & more`] as const);
    const pairs = parameters.map(([key, value]) => {
      const text = value.replace("&", "&amp;");
      return `<StringKeyValuePair><Key>${key}</Key><Value>${text}</Value></StringKeyValuePair>`;
    });
    const body = taskResponse(`<ParameterObject>${pairs.join("")}</ParameterObject><Result>${result}</Result>`);
    expect(body.length).toBeGreaterThan(8_000_000);
    const { url } = await serveReply({ body });
    const { Response: task } = await batchClient(url).getBatchTaskInfo({ Id: 7 });
    expect(task?.Result === result).toBe(true);
    expect(Object.entries(task?.ParameterObject ?? {})).toEqual(parameters);
  });
});
