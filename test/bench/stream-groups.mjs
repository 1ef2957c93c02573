// How long streams of bytes keep everything else from running.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const MEASURE = fileURLToPath(new URL("./measure-streams.mjs", import.meta.url));

/** What streams, by the name that the measuring script knows. */
const WAYS = {
  sent: "an attachment that is sent",
  received: "an attachment that is received",
  inBase64: "an attachment that is received in base64 (Content-Transfer-Encoding)",
  items: "50 items of a list with 1 MB in base64 each",
};

export function streamGroups(folder) {
  return [
    {
      kind: "streams",
      title:
        "stream 50 MB (Store, Load and List of workloads/archive.wsdl): the longest processor time in which nothing else runs",
      unit: "ms",
      contenders: Object.entries(WAYS).map(([way, name]) => ({ name, measure: () => inNode({ way, folder }) })),
      goals: Object.values(WAYS).map((name) => ({
        text: `${name}: at most 50 ms`,
        of: name,
        than: name,
        ratio: (longest) => longest,
        most: 50,
        unit: "ms",
      })),
    },
  ];
}

function inNode(facts) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MEASURE, JSON.stringify(facts)], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
