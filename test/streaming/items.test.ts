import { describe, expect, it } from "vitest";
import { DecodeError, SoapFault, unknownElementsOf } from "../../generated/src/index.js";
import type { Reader } from "../../generated/src/runtime/codegen.js";
import { BatchClient, getBatchTaskInfosByState } from "../../generated/src/services88/batch.js";
import { items } from "../../generated/src/streaming/index.js";
import { attachments } from "../../templates/attachments/index.js";
import { SoapClient } from "../../templates/runtime/http/client.js";
import { createHandler } from "../../templates/runtime/http/handler.js";
import { requireTimestamp, security } from "../../templates/security/index.js";
import { items as itemsOfTemplates } from "../../templates/streaming/index.js";
import { ArchiveClient, archiveEndpoint } from "../golden/attachments-version/archive.js";
import { envelope, SERVICES88, XSI } from "../runtime/messages.js";
import { wholeResponse } from "../support/whole-response.js";
import { answer, answering, type Lists, readLists } from "./answers.js";

/** The tasks of an answer, and what is left of it. */
async function tasksIn(pieces: readonly (string | Uint8Array)[], options: Parameters<typeof answering>[1] = {}) {
  const { client } = answering(pieces, options);
  const given = items(client, getBatchTaskInfosByState, { State: "New" });
  const ids: (number | undefined)[] = [];
  for (;;) {
    const { done, value } = await given.next();
    if (done) return { ids, rest: value };
    ids.push(value?.Id);
  }
}

function task(id: number, more = ""): string {
  return `<BatchTaskInfo><Id>${id}</Id>${more}</BatchTaskInfo>`;
}

const HEADER = `<Succeeded xmlns="${SERVICES88}">true</Succeeded>`;

describe("items", () => {
  it("come while the answer arrives", async () => {
    const [before = "", after = ""] = answer("<split/>").split("<split/>");
    const { client, seen } = answering([
      before + task(1),
      `${task(2)}<Batch`,
      `TaskInfo><Id>3</Id></BatchTaskInfo>${after}`,
    ]);
    const given = items(client, getBatchTaskInfosByState, {});
    expect((await given.next()).value).toMatchObject({ Id: 1 });
    expect(seen.sent).toBe(1);
    expect((await given.next()).value).toMatchObject({ Id: 2 });
    expect(seen.sent).toBe(2);
    expect((await given.next()).value).toMatchObject({ Id: 3 });
    expect(await given.next()).toMatchObject({ done: true, value: { Response: [] } });
  });

  it("are the same wherever the answer is split", async () => {
    const text = answer(
      `${task(1, "<Name>&gt;&lt; é</Name>")}<!-- </BatchTaskInfo> -->${task(2, "<Name><![CDATA[</BatchTaskInfo>]]></Name>")}<BatchTaskInfo xmlns:i="${XSI}" i:nil="true" more="a>b/>"/>`,
      "",
      HEADER,
    );
    const bytes = new TextEncoder().encode(text);
    for (let at = 0; at <= bytes.length; at++) {
      const { ids, rest } = await tasksIn([bytes.slice(0, at), bytes.slice(at)]);
      expect([ids, rest.$headers.Succeeded], `split at ${at}`).toEqual([[1, 2, undefined], true]);
    }
    expect((await tasksIn([...bytes].map((byte) => Uint8Array.of(byte)))).ids).toEqual([1, 2, undefined]);
  });

  it("have the values that the client's own method gives", async () => {
    const text = answer(`${task(1, "<Name>a</Name><Unknown>x</Unknown>")}${task(2)}`, "", HEADER);
    const whole = await answering([text]).client.getBatchTaskInfosByState({});
    const given: unknown[] = [];
    for await (const item of items(answering([text]).client, getBatchTaskInfosByState, {})) given.push(item);
    expect(given).toEqual(whole.Response);
  });

  it("leave the rest of the response: members after them, headers, unknown elements", async () => {
    const { rest } = await tasksIn([answer(task(1), "<More>x</More>", HEADER)]);
    expect(wholeResponse(rest)).toMatchObject({ Response: [], $headers: { Succeeded: true } });
    expect(unknownElementsOf(rest)).toEqual([{ after: "Response", xml: `<More xmlns="${SERVICES88}">x</More>` }]);
  });

  it.each([["<Response/>"], [""]])("are none in a response with %j", async (response) => {
    const text = envelope(
      `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}">${response}</GetBatchTaskInfosByStateResponse>`,
    );
    expect((await tasksIn([text])).ids).toEqual([]);
  });

  it("come from members that repeat, each in an element of its own, and from the list that is named", async () => {
    const operation = {
      ...getBatchTaskInfosByState,
      response: { ...getBatchTaskInfosByState.response, body: { write: () => undefined, read: readLists } },
    };
    const lists = "<Total>2</Total><Line>1</Line> <Line>2</Line><Note>a</Note><Note>b</Note><More>x</More>";
    const text = answer("").replace("<Response></Response>", lists);
    const linesOf = async (options: { member?: "Line" | "Note" }): Promise<unknown> => {
      const given = items(answering([text]).client, operation, {}, options);
      const all: unknown[] = [];
      for (;;) {
        const { done, value } = await given.next();
        if (done) return { all, rest: { ...value, $headers: undefined } };
        all.push(value);
      }
    };
    const rest = { Total: 2, Line: [1, 2], Note: ["a", "b"], More: "x", $headers: undefined };
    expect(await linesOf({})).toEqual({ all: [1, 2], rest: { ...rest, Line: [] } });
    expect(await linesOf({ member: "Note" })).toEqual({ all: ["a", "b"], rest: { ...rest, Note: [] } });
  });

  it("need not be all of the response: what comes after them, and must be there, is read at the end", async () => {
    const read = (reader: Reader) => {
      const value = readLists(reader);
      return reader.completeItem<Partial<Lists>, "More" | "Total">(value, "Total", "More");
    };
    const operation = {
      ...getBatchTaskInfosByState,
      response: { ...getBatchTaskInfosByState.response, body: { write: () => undefined, read } },
    };
    const given = async (lists: string): Promise<unknown[]> => {
      const all: unknown[] = [];
      const text = answer("").replace("<Response></Response>", lists);
      for await (const line of items(answering([text]).client, operation, {}, { member: "Line" })) all.push(line);
      return all;
    };
    expect(await given("<Total>2</Total><Line>1</Line><Line>2</Line><More>x</More>")).toEqual([1, 2]);
    await expect(given("<Total>2</Total><Line>1</Line>")).rejects.toThrow("expected the required More, found nothing");
  });

  it("are read with the options of the client, each once", async () => {
    const text = answer(`${task(1, "<New/>")}${task(2, "<New/>")}`, "<Later/>");
    const found: string[] = [];
    const fetch = async () => new Response(text, { headers: { "Content-Type": "text/xml" } });
    const onUnknown = ({ path, name }: { path: string; name: string }): void => void found.push(`${path} ${name}`);
    const client = new BatchClient({ url: "http://example.com/Batch.svc", fetch, onUnknown });
    for await (const _ of items(client, getBatchTaskInfosByState, {}));
    expect(found).toEqual([
      `Response[0].New {${SERVICES88}}New`,
      `Response[1].New {${SERVICES88}}New`,
      `Later {${SERVICES88}}Later`,
    ]);
    const strict = new BatchClient({ url: "http://example.com/Batch.svc", fetch, strict: true });
    await expect(items(strict, getBatchTaskInfosByState, {}).next()).rejects.toMatchObject({
      name: "DecodeError",
      path: "Response[0].New",
      found: `the unknown {${SERVICES88}}New`,
    });
  });

  it("come from an answer with attachments too, when all of it is there", async () => {
    const Content = [new Uint8Array(2000).fill(7), new Uint8Array(3)];
    const fetch = createHandler(archiveEndpoint, { load: () => ({ body: { Content } }) });
    const extensions = [attachments()];
    const client = new ArchiveClient({ url: "http://example.com/Archive", fetch, extensions });
    const given: unknown[] = [];
    for await (const bytes of itemsOfTemplates(client, archiveEndpoint.operations.load, { Name: "a", Copies: 2 }))
      given.push(bytes);
    expect(given).toEqual(Content);
  });

  it("come in other encodings", async () => {
    const bytes = Buffer.from(`\ufeff${answer(task(7))}`, "utf16le");
    expect((await tasksIn([bytes], { contentType: "text/xml" })).ids).toEqual([7]);
  });

  it("end with a fault of the service, or with what is wrong with the answer", async () => {
    const fault = envelope("<s:Fault><faultcode>s:Server</faultcode><faultstring>no</faultstring></s:Fault>");
    await expect(tasksIn([fault], { status: 500 })).rejects.toBeInstanceOf(SoapFault);
    await expect(tasksIn([answer(task(1)).replace("</Response>", "")])).rejects.toBeInstanceOf(DecodeError);
    await expect(tasksIn(["<html><body>login</body></html>"])).rejects.toThrow();
    await expect(tasksIn([`<!DOCTYPE x>${answer(task(1))}`])).rejects.toThrow();
  });

  it("are given up to the one that is wrong, whose index is that in the whole answer", async () => {
    const given = items(
      answering([answer(task(1)).split("</Response>")[0] ?? "", task(2), "<BatchTaskInfo><Id>x</Id></BatchTaskInfo>"])
        .client,
      getBatchTaskInfosByState,
      {},
    );
    expect((await given.next()).value).toMatchObject({ Id: 1 });
    expect((await given.next()).value).toMatchObject({ Id: 2 });
    await expect(given.next()).rejects.toMatchObject({ name: "DecodeError", path: "Response[2].Id" });
  });

  it("cannot refer to what is elsewhere in the answer, and the error names the other call", async () => {
    const text = answer(`<BatchTaskInfo><Id>1</Id><Name href="#n"/></BatchTaskInfo>${task(2)}`);
    await expect(tasksIn([text])).rejects.toMatchObject({
      name: "DecodeError",
      expected: expect.stringContaining("call GetBatchTaskInfosByState without items()"),
    });
  });

  it("are not read any further when nobody takes them", async () => {
    const [before = ""] = answer(task(1)).split("</Response>");
    const { client, seen } = answering([before, task(2), task(3), task(4)]);
    for await (const item of items(client, getBatchTaskInfosByState, {})) if (item?.Id === 2) break;
    await expect.poll(() => seen.cancelled).toBe(true);
    expect(seen.sent).toBeLessThanOrEqual(3);
  });

  it("may have as many characters as the option says", async () => {
    const { client } = answering([answer(task(1, `<Name>${"x".repeat(5000)}</Name>`))]);
    const given = items(client, getBatchTaskInfosByState, {}, { maxLength: 3000 });
    await expect(given.next()).rejects.toMatchObject({ expected: "at most 3000 characters" });
  });

  it("are refused where an extension must see the whole answer, before anything is sent", async () => {
    const fetch = (): never => {
      throw new Error("it was sent");
    };
    const client = new SoapClient({ url: "http://example.com/Batch.svc", fetch });
    const extensions = [security({ receive: [requireTimestamp()] })];
    const given = itemsOfTemplates(client, getBatchTaskInfosByState, {}, { extensions });
    await expect(given.next()).rejects.toThrow(/must see the whole answer/);
  });
});
