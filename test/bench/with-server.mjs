// Runs something against a server in another process, and ends it.
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const SERVERS = fileURLToPath(new URL("./contenders/servers.mjs", import.meta.url));

/**
 * @param use - gets the address of the endpoint, and functions that ask the server for the bytes of its objects, and for the seconds of
 * processor time that it has used
 * @returns what it returns
 */
export async function withServer(facts, use) {
  const child = fork(SERVERS, [JSON.stringify(facts)], {
    execArgv: ["--expose-gc"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    const [{ port }] = await once(child, "message");
    const ask = async (question) => {
      child.send(question);
      const [{ answer }] = await once(child, "message");
      return answer;
    };
    const [heap, processor] = [() => ask("heap"), () => ask("processor")];
    return await use({ url: `http://127.0.0.1:${port}/Batch.svc`, heap, processor });
  } finally {
    child.kill();
  }
}
