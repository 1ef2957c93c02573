// Asks a server as fast as it answers, over plain sockets: it only looks for the end of an answer. autocannon parses answers in
// JavaScript, so that with long ones it would be what is measured.
import { connect } from "node:net";

const HEAD = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/**
 * @param processor - asks the server for the seconds of processor time that it has used
 * @param work - the request, how many `connections` ask at once, how many answers `warmUp` the server, and how many are `measured`
 * @returns how many answers it gives in a second of that time, and within how many milliseconds by the clock 99 of 100 answers came
 */
export async function askOverSockets(processor, { url, headers, body, connections, warmUp, measured }) {
  const counter = new AnswerCounter();
  const request = requestBytes(url, headers, body);
  const sockets = await Promise.all(Array.from({ length: connections }, () => startAsking(url, request, counter)));
  try {
    await counter.count(warmUp);
    const start = await processor();
    const times = await counter.count(measured);
    const used = (await processor()) - start;
    times.sort((a, b) => a - b);
    return { value: times.length / used, p99: times[Math.floor(times.length * 0.99)] };
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

/** Counts answers. On a busy machine, a count says more about how warm a server is than seconds do. */
class AnswerCounter {
  #times = [];
  #count = 0;
  #resolve = () => undefined;
  #reject = () => undefined;

  /** @returns within how many milliseconds each of the next answers came; it may be a few more */
  count(count) {
    this.#times = [];
    this.#count = count;
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  add(time) {
    this.#times.push(time);
    if (this.#times.length === this.#count) this.#resolve(this.#times);
  }

  fail(error) {
    this.#reject(error);
  }
}

function requestBytes(url, headers, body) {
  const fields = { Host: "127.0.0.1", ...headers, "Content-Length": Buffer.byteLength(body) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${new URL(url).pathname} HTTP/1.1\r\n${lines.join("")}\r\n${body}`);
}

async function startAsking(url, request, counter) {
  const { hostname, port } = new URL(url);
  const socket = connect(port, hostname).setNoDelay(true);
  let [sent, rest] = [0, undefined];
  const ask = () => {
    [sent, rest] = [performance.now(), undefined];
    socket.write(request);
  };
  const isOver = (bytes) => {
    if (rest === undefined) {
      const end = bytes.indexOf(HEAD) + HEAD.length;
      const head = bytes.toString("latin1", 0, end);
      if (!head.startsWith("HTTP/1.1 200 ")) counter.fail(new Error(`the answer ${head}`));
      const [, length] = /content-length: (\d+)/i.exec(head) ?? [];
      rest = length === undefined ? Number.POSITIVE_INFINITY : Number(length) + end;
    }
    rest -= bytes.length;
    return rest <= 0 || (rest === Number.POSITIVE_INFINITY && bytes.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK));
  };
  socket.on("error", (error) => counter.fail(error));
  socket.on("data", (bytes) => {
    if (!isOver(bytes)) return;
    counter.add(performance.now() - sent);
    ask();
  });
  ask();
  return socket;
}
