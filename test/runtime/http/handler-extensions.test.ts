import { describe, expect, it } from "vitest";
import {
  type AnswerExtension,
  createSharedHandler,
  type Extension,
  implementEndpoint,
  SoapFault,
  soapHeader,
} from "../../../generated/src/index.js";
import { batchEndpoint, getBatchTaskInfo } from "../../../generated/src/services88/batch.js";
import { batchClient, failure } from "../../support/batch-client.js";
import { FACTS, implementation, marker, serveBatch } from "../../support/batch-handler.js";
import { serveHandler } from "../../support/serve-handler.js";

const onAnswer = (name: string, part: AnswerExtension): Extension => ({ name, beginAnswer: () => part });

describe("an extension of a handler", () => {
  it("sees both messages nearer to the network than the hooks, and reads and sends others in their place", async () => {
    const log: string[] = [];
    const whole = (name: string): Extension => ({
      name,
      beginAnswer: (request) => ({
        ...marker(name, log),
        request: {
          ...request,
          text: async (maxLength) => {
            log.push(`${name} reads`);
            return request.text(maxLength);
          },
        },
        respond: (response) => {
          log.push(`${name} responds`);
          return { ...response, headers: { ...response.headers, [`x-${name}`]: "1" } };
        },
      }),
    });
    const url = await serveBatch({ messageHooks: [marker("hook", log)], extensions: [whole("a"), whole("b")] });
    const seen: (string | null)[] = [];
    const client = batchClient(url, {
      onResponse: ({ httpHeaders }) => void seen.push(httpHeaders.get("x-a"), httpHeaders.get("x-b")),
    });
    expect((await client.getBatchTaskInfo({ Id: 7 })).Response).toEqual({ Id: 7 });
    expect(seen).toEqual(["1", "1"]);
    expect(log).toEqual([
      "a reads",
      "b reads",
      "b receives ",
      "a receives b",
      "hook receives a,b",
      "hook sends ",
      "a sends hook",
      "b sends a,hook",
      "a responds",
      "b responds",
    ]);
  });

  it("names the operation, for any action or none, and adds headers to responses and faults", async () => {
    const extension = onAnswer("x", {
      operation: () => getBatchTaskInfo,
      answerHeaders: ({ operation, fault }) => [
        soapHeader(`<${operation?.name}>${fault?.reason}</${operation?.name}>`),
      ],
    });
    const url = await serveBatch({ extensions: [extension] });
    const texts: string[] = [];
    const client = batchClient(url, {
      onRequest: ({ httpHeaders }) => {
        httpHeaders.soapaction = '"urn:other"';
      },
      onResponse: ({ body = "" }) => void texts.push(/<s:Header>.*<\/s:Header>/.exec(body)?.[0] ?? ""),
    });
    await client.getBatchTaskInfo({ Id: 7 });
    await failure(client.getBatchTaskInfo({ Id: 0 }));
    expect(texts).toEqual([
      '<s:Header><GetBatchTaskInfo xmlns="">undefined</GetBatchTaskInfo></s:Header>',
      '<s:Header><GetBatchTaskInfo xmlns="">zero</GetBatchTaskInfo></s:Header>',
    ]);
  });

  it("says that nobody wants the answer", async () => {
    const url = await serveBatch({ extensions: [onAnswer("x", { answerHeaders: () => "unwanted" })] });
    const statuses: number[] = [];
    const client = batchClient(url, { onResponse: ({ status }) => void statuses.push(status) });
    await failure(client.getBatchTaskInfo({ Id: 7 }));
    await failure(client.getBatchTaskInfo({ Id: 0 }));
    expect(statuses).toEqual([202, 202]);
  });

  it("answers with a fault for errors of its own", async () => {
    const errors: unknown[] = [];
    const broken = (): never => {
      throw new RangeError("broken");
    };
    const refusing = (): never => {
      throw new SoapFault({ ...FACTS, reason: "not signed" });
    };
    for (const extension of [
      { name: "x", beginAnswer: broken },
      onAnswer("x", { respond: broken }),
      onAnswer("x", { answerHeaders: broken }),
      onAnswer("x", { receive: refusing }),
    ]) {
      const url = await serveBatch({ extensions: [extension], onError: (error) => void errors.push(error) });
      const fault = await failure(batchClient(url).getBatchTaskInfo({ Id: 7 }));
      expect(fault).toBeInstanceOf(SoapFault);
      errors.push(fault instanceof SoapFault && fault.reason);
    }
    const own = [new RangeError("broken"), "internal error"];
    expect(errors).toEqual([...own, ...own, own[0], ...own, "not signed"]);
  });

  it("is that of the endpoint, and those of the options take their place", async () => {
    const begun: string[] = [];
    const named = (name: string, what: string): Extension => ({
      name,
      beginAnswer: () => {
        begun.push(what);
        return {};
      },
    });
    const endpoint = { ...batchEndpoint, extensions: [named("a", "endpoint's a"), named("b", "endpoint's b")] };
    const handler = createSharedHandler([implementEndpoint(endpoint, implementation)], {
      extensions: [named("b", "option's b")],
    });
    await batchClient(await serveHandler(handler)).getBatchTaskInfo({ Id: 7 });
    expect(begun).toEqual(["option's b", "endpoint's a"]);
  });
});
