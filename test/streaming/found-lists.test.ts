import { gzipSync } from "node:zlib";
import { Agent } from "undici";
import { describe, expect, it } from "vitest";
import type { Reader } from "../../generated/src/runtime/codegen.js";
import { BatchClient, getBatchTaskInfosByState } from "../../generated/src/services88/batch.js";
import { items } from "../../generated/src/streaming/index.js";
import { nodeFetch, undiciFetch } from "../../templates/node/index.js";
import type { Fetch } from "../../templates/runtime/platform/platform.js";
import { SERVICES88 } from "../runtime/messages.js";
import { serve } from "../support/http-server.js";
import { answer, answering, type Lists, readLists } from "./answers.js";

function readPage(reader: Reader): Lists {
  reader.beginStruct(SERVICES88, "Page");
  const value: Partial<Lists> = readLists(reader);
  return reader.completeItem(value, "Line", "Note", "More");
}

const TRANSPORTS: readonly [string, () => Fetch | undefined][] = [
  ["the platform's fetch", () => undefined],
  ["node:http", () => nodeFetch()],
  ["undici", () => undiciFetch(new Agent())],
];

describe("items", () => {
  it.each(TRANSPORTS)("come from a compressed answer, by %s", async (_, fetch) => {
    const tasks = Array.from({ length: 5000 }, (_, id) => `<BatchTaskInfo><Id>${id}</Id></BatchTaskInfo>`).join("");
    const url = await serve((_, response) => {
      response.setHeader("Content-Type", "text/xml; charset=utf-8");
      response.setHeader("Content-Encoding", "gzip");
      response.end(gzipSync(answer(tasks)));
    });
    let sum = 0;
    for await (const task of items(new BatchClient({ url, fetch: fetch() }), getBatchTaskInfosByState, {}))
      sum += task?.Id ?? 0;
    expect(sum).toBe(12_497_500);
  });

  it("come from a list inside of a member, and members beside it are left", async () => {
    const read = (reader: Reader) => {
      const value: { Result?: Lists } = {};
      do {
        if (reader.required("Result")) value.Result = readPage(reader);
      } while (reader.more(value));
      return reader.complete(value, "Result");
    };
    const operation = {
      ...getBatchTaskInfosByState,
      response: { ...getBatchTaskInfosByState.response, body: { write: () => undefined, read } },
    };
    const lines = Array.from({ length: 100 }, (_, index) => `<Line>${index}</Line>`).join("");
    const page = `<Result><Total>2</Total>${lines}<Note>n</Note><More>x</More></Result>`;
    const given = async (text: string): Promise<unknown[]> => {
      const { client } = answering(text.match(/.{1,50}/gs) ?? []);
      const all: unknown[] = [];
      const lines = items(client, operation, {}, { member: "Result.Line" });
      for (let next = await lines.next(); ; next = await lines.next()) {
        all.push(next.done ? next.value.Result : next.value);
        if (next.done) return all;
      }
    };
    const text = answer("").replace("<Response></Response>", page);
    const rest = { Total: 2, Line: [], Note: ["n"], More: "x" };
    expect(await given(text)).toEqual([...Array.from({ length: 100 }, (_, index) => index), rest]);
    await expect(given(text.replace("<Line>7<", "<Line>x<"))).rejects.toMatchObject({ path: "Result.Line[7]" });
    await expect(given(text.replace("<More>x</More>", ""))).rejects.toThrow("the required More");
  });

  it("are found after very many other elements, each name of which is looked at once", async () => {
    const operation = {
      ...getBatchTaskInfosByState,
      response: { ...getBatchTaskInfosByState.response, body: { write: () => undefined, read: readLists } },
    };
    const given = async (others: string, maxLength?: number): Promise<unknown[]> => {
      const all: unknown[] = [];
      const text = answer("").replace("<Response></Response>", `${others}<Note>a</Note><Note>b</Note>`);
      for await (const note of items(answering([text]).client, operation, {}, { member: "Note", maxLength }))
        all.push(note);
      return all;
    };
    expect(await given("<Line>1</Line>".repeat(20_000))).toEqual(["a", "b"]);
    const names = Array.from({ length: 2000 }, (_, index) => `<N${index}></N${index}>`).join("");
    await expect(given(names, 20_000)).rejects.toThrow("expected at most 320000 characters");
  });
});
