import { createServer } from "node:http";
import { createServer as createHttp2Server, connect as http2Connect } from "node:http2";
import { type AddressInfo, connect } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import { createHandler, type PlainHandler, soapHeader } from "../../generated/src/index.js";
import { createNodeListener } from "../../generated/src/node/index.js";
import { encodeMessage } from "../../generated/src/runtime/messages.js";
import { batchEndpoint, getBatchTaskInfosByState } from "../../generated/src/services88/batch.js";
import { BodyBytes } from "../../templates/node/body-bytes.js";
import { startServer } from "../support/http-server.js";

const CALL = {
  method: "POST",
  headers: { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${getBatchTaskInfosByState.soapAction}"` },
  body: encodeMessage(getBatchTaskInfosByState.request, { body: {} }),
};

/** Tasks with texts in several scripts, all different, of so many characters in all or somewhat more. */
function tasksOf(seed: string, length: number): { Id: number; Result: string }[] {
  const Result = `${seed} blåbær 漢字 😀 <&> `.repeat(20);
  return Array.from({ length: Math.ceil(length / Result.length) }, (_, Id) => ({ Id, Result: `${Id} ${Result}` }));
}

/** A handler that answers with as many characters as the option says, all of one seed. */
function handlerOf(length: number, answers: Partial<Parameters<typeof createHandler<typeof batchEndpoint>>[1]> = {}) {
  let seed = 0;
  return createHandler(
    batchEndpoint,
    { getBatchTaskInfosByState: () => ({ body: { Response: tasksOf(`${seed++}`, length) } }), ...answers },
    { onError: () => undefined },
  );
}

function listen(handler: PlainHandler): Promise<string> {
  return startServer(createServer(createNodeListener(handler)));
}

const LENGTHS = [16_000, 17_000, 100_000, 260_000, 1_000_000];

it.each(LENGTHS)("an answer of %i characters comes as it is written, with its length", async (length) => {
  const response = await fetch(await listen(handlerOf(length)), CALL);
  const text = await response.text();
  const body = { Response: tasksOf("0", length) };
  expect(text).toBe(encodeMessage(getBatchTaskInfosByState.response, { body }));
  expect(response.headers.get("content-length")).toBe(`${Buffer.byteLength(text)}`);
});

it("answers at the same time, and one after the other, each have their own text", async () => {
  const url = await listen(handlerOf(50_000));
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(Array.from({ length: 20 }, async () => (await fetch(url, CALL)).text()));
    const seeds = answers.map((text) => /<Result>0 (\d+) /.exec(text)?.[1] ?? "");
    expect(new Set(seeds).size).toBe(20);
    const expected = seeds.map((seed) => ({ body: { Response: tasksOf(seed, 50_000) } }));
    expect(answers).toEqual(expected.map((content) => encodeMessage(getBatchTaskInfosByState.response, content)));
  }
});

it("those that wait for a slow reader stay as they are", async () => {
  const LENGTH = 400_000;
  const url = await listen(handlerOf(LENGTH));
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  const post = (connection: string): string => {
    const fields = { ...CALL.headers, Host: "a", Connection: connection, "Content-Length": `${CALL.body.length}` };
    const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
    return `POST / HTTP/1.1\r\n${lines.join("")}\r\n${CALL.body}`;
  };
  // More than the system holds for a connection, so that some wait in the server.
  socket.write(post("keep-alive").repeat(23) + post("close"));
  for (let other = 0; other < 4; other++) await (await fetch(url, CALL)).text();
  let received = "";
  for await (const piece of socket.setEncoding("utf8")) received += piece;
  const texts = received.match(/<s:Envelope .*?<\/s:Envelope>/gs) ?? [];
  const wrong = texts.filter((text) => {
    const Response = tasksOf(/<Result>0 (\d+) /.exec(text)?.[1] ?? "", LENGTH);
    return text !== encodeMessage(getBatchTaskInfosByState.response, { body: { Response } });
  });
  expect([texts.length, wrong.length]).toEqual([24, 0]);
});

it("headers of any length come before it", async () => {
  const undeclaredHeaders = [soapHeader({ xml: `<H xmlns="urn:h">${"x".repeat(50_000)}</H>` })];
  const Response = tasksOf("a", 50_000);
  const handler = handlerOf(0, { getBatchTaskInfosByState: () => ({ body: { Response }, undeclaredHeaders }) });
  const text = await (await fetch(await listen(handler), CALL)).text();
  expect(text).toBe(encodeMessage(getBatchTaskInfosByState.response, { body: { Response }, undeclaredHeaders }));
});

it("an error in the middle of it is a fault, and nothing of the rest is sent", async () => {
  const Response = [...tasksOf("a", 100_000), { Id: 0.5 }];
  const handler = handlerOf(0, { getBatchTaskInfosByState: () => ({ body: { Response } }) });
  const response = await fetch(await listen(handler), CALL);
  expect(response.status).toBe(500);
  expect(await response.text()).toMatch(/^<s:Envelope [^>]*><s:Body><s:Fault>.*<\/s:Fault><\/s:Body><\/s:Envelope>$/);
});

it("who passes an answer on reads its body, and may change it", async () => {
  const handler = handlerOf(100_000);
  const changing = Object.assign(handler.bind(undefined), {
    answer: async (request: Parameters<PlainHandler["answer"]>[0]) => {
      const { body, ...answer } = await handler.answer(request);
      return { ...answer, body: typeof body === "string" ? body.replaceAll("blåbær", "jordbær") : body };
    },
  });
  const body = { Response: tasksOf("0", 100_000) };
  const expected = encodeMessage(getBatchTaskInfosByState.response, { body }).replaceAll("blåbær", "jordbær");
  expect(await (await fetch(await listen(changing), CALL)).text()).toBe(expected);
});

it("HTTP/2 has the same", async () => {
  const server = createHttp2Server(createNodeListener(handlerOf(200_000)));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const session = http2Connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    session.destroy();
    server.close();
  });
  for (const seed of ["0", "1"]) {
    const stream = session.request({ ":method": "POST", ":path": "/", ...CALL.headers });
    stream.end(CALL.body);
    const pieces: Uint8Array[] = [];
    for await (const piece of stream) pieces.push(piece);
    const body = { Response: tasksOf(seed, 200_000) };
    expect(Buffer.concat(pieces).toString()).toBe(encodeMessage(getBatchTaskInfosByState.response, { body }));
  }
});

it("bytes that have been sent are not kept", () => {
  const bytes = new BodyBytes();
  bytes.begin();
  bytes.add("long");
  bytes.finish("a ", " text");
  expect(bytes.whole().toString()).toEqual("a long text");
  bytes.release();
  expect(() => bytes.whole()).toThrow("the body has been sent, and is not kept");
});
