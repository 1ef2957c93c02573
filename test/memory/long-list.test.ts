import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { SERVICES88 } from "../runtime/messages.js";
import { build } from "../support/built-package.js";
import { serve } from "../support/http-server.js";
import { tempFolder } from "../support/temp-folder.js";

const COUNT = 1_000_000;

/** The text of an answer with very many tasks, in pieces: 80 MB. */
function* answer(): Generator<string, void> {
  yield '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>';
  yield `<GetBatchTaskInfosByStateResponse xmlns="${SERVICES88}"><Response>`;
  for (let id = 0; id < COUNT; id += 100) yield Array.from({ length: 100 }, (_, index) => task(id + index)).join("");
  yield "</Response></GetBatchTaskInfosByStateResponse></s:Body></s:Envelope>";
}

function task(id: number): string {
  return `<BatchTaskInfo><Id>${id}</Id><Name>the task ${id}</Name></BatchTaskInfo>`;
}

/** A program that adds up the ids of all tasks. */
const PROGRAM = `
import { BatchClient, getBatchTaskInfosByState } from "./dist/services88/batch.js";
import { items } from "./dist/streaming/index.js";
let [count, sum] = [0, 0];
const client = new BatchClient({ url: process.argv[2] });
for await (const { Id } of items(client, getBatchTaskInfosByState, {})) { count += 1; sum += Id; }
console.log(count, sum);
`;

it("a million items are read with a heap that holds a small part of them", async () => {
  const folder = tempFolder();
  cpSync("generated", folder, { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"), "junction");
  expect(build(folder)).toBe("");
  writeFileSync(join(folder, "program.mjs"), PROGRAM);
  const url = await serve((_, response) => {
    response.setHeader("Content-Type", "text/xml; charset=utf-8");
    Readable.from(answer()).pipe(response);
  });
  const child = spawn(process.execPath, ["--max-old-space-size=24", "program.mjs", url], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed, [code]] = await Promise.all([text(child.stdout), once(child, "close")]);
  expect([code, printed]).toEqual([0, `${COUNT} ${(COUNT * (COUNT - 1)) / 2}\n`]);
});
