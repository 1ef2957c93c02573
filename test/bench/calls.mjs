// The comparisons of calls and servers, end to end: from the members of a request to those of the response, over sockets.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { askOverSockets } from "./ask-over-sockets.mjs";
import { SERVICES88 } from "./tasks.mjs";
import { middleSample, PROCESSES } from "./turns.mjs";
import { withServer } from "./with-server.mjs";

const CALLERS = fileURLToPath(new URL("./contenders/callers.mjs", import.meta.url));
const SERVERS = ["netserver-soap", "netserver-soap with Request and Response", "node-soap"];
const CLIENTS = [
  "netserver-soap through undici",
  "netserver-soap through node:http",
  "netserver-soap through fetch",
  "node-soap",
];

export function callGroups(folder) {
  const built = join(folder, "package");
  return [
    {
      kind: "calls",
      title: "small calls of Batch of Services88 (GetBatchTaskInfo), 50 at a time over kept connections",
      unit: "calls per second of the client's processor time",
      contenders: CLIENTS.map((name) => ({ name, measure: () => caller({ contender: name, built, work: "speed" }) })),
      goals: [more("netserver-soap through undici", 5)],
    },
    serving(built, "small requests of Batch of Services88 (GetBatchTaskInfo, answered with one task)", 2.5, {
      action: "GetBatchTaskInfo",
      request: "<GetBatchTaskInfo><Id>7</Id></GetBatchTaskInfo>",
      expected: />export-7\.xlsx<\//,
      warmUp: 20_000,
      measured: 20_000,
      reason:
        "of a small answer, two fifths of our time are what node:http takes for a fixed answer, most of it the system's writing, which wakes the caller",
    }),
    serving(built, "answers of 100 tasks of Batch of Services88 (GetBatchTaskInfosByState)", 8, {
      action: "GetBatchTaskInfosByState",
      request: "<GetBatchTaskInfosByState><State>All</State></GetBatchTaskInfosByState>",
      expected: />export-99\.xlsx<\//,
      warmUp: 4_000,
      measured: 1_000,
      reason:
        "of an answer of 100 tasks, two fifths of our time are those of making bytes of the text and of sending 170 kB",
    }),
    {
      kind: "load",
      title:
        "100,000 calls of Batch of Services88 (GetBatchTaskInfo), 200 at a time: how much more both sides keep at the end than after 20,000",
      unit: "%",
      contenders: ["netserver-soap through undici"].map((name) => ({
        name,
        measure: () => caller({ contender: name, built, work: "load" }),
      })),
      goals: [
        {
          text: "at most 5 % more, and no call lost",
          of: "netserver-soap through undici",
          than: "netserver-soap through undici",
          ratio: (growth) => growth,
          most: 5,
          unit: "%",
        },
      ],
    },
  ];
}

function serving(built, what, least, message) {
  return {
    kind: "serving",
    title: `serve ${what}, on 10 connections`,
    unit: "requests per second of the server's processor time",
    contenders: SERVERS.map((name) => ({
      name,
      measure: () =>
        middleSample(name === "node-soap" ? 1 : PROCESSES, () =>
          withServer({ contender: name, built }, ({ url, processor }) => ask(url, processor, message)),
        ),
    })),
    goals: [{ ...more("netserver-soap", least), reason: message.reason }],
  };
}

/** Must be so many times as many as those of node-soap. */
function more(of, least) {
  return {
    text: `${of}: at least ${least} times as many as node-soap`,
    of,
    than: "node-soap",
    ratio: (one, other) => one / other,
    least,
  };
}

async function ask(url, processor, { action, request, expected, warmUp, measured }) {
  const headers = { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${SERVICES88}/Batch/${action}"` };
  const body = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${SERVICES88}"><s:Body>${request}</s:Body></s:Envelope>`;
  const text = await (await fetch(url, { method: "POST", headers, body })).text();
  if (!expected.test(text)) throw new Error(`an answer without ${expected}: ${text.slice(0, 500)}`);
  // A server runs for long: what it takes to compile what is called often is no part of an answer.
  return askOverSockets(processor, { url, headers, body, connections: 10, warmUp, measured });
}

function caller(facts) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--expose-gc", CALLERS, JSON.stringify(facts)], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
