// The comparisons of forms: what each form of a message, and each construct, costs for a byte, beside the plain form; and base64.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { BY_HAND } from "./contenders/search-by-hand.mjs";
import { atMost, faster } from "./goals.mjs";
import { ANSWER_OF_TASKS } from "./tasks.mjs";
import { middleSample, PROCESSES } from "./turns.mjs";
import { MESSAGE_FORMS } from "./workloads/message-forms.mjs";
import { titleOf, WORKLOADS } from "./workloads/values.mjs";

const OURS = "netserver-soap";
const PLAIN = "the plain form (1,000 tasks of Batch)";
const BUFFER = "Buffer alone";
/** Ours writes bytes, as its listener for Node.js does. This is for other platforms. */
const AS_TEXT = "netserver-soap, its text turned into bytes";
const TYPED = "xsi:type on every element";
const MEASURE = fileURLToPath(new URL("./measure-form.mjs", import.meta.url));
const MEASURE_BYTES = fileURLToPath(new URL("./measure-bytes.mjs", import.meta.url));

const WHY_MORE_FOR_A_BYTE =
  "these messages have up to twice as many elements and attributes in as many bytes as the plain form: for a search, a reader written by hand for that message alone takes about as long";

const WHY_MORE_THAN_BUFFER = "ours looks for characters that are no digits, which Buffer passes over";

export function formGroups(folder) {
  const forms = Object.keys(MESSAGE_FORMS).map((form) => formGroup(folder, { form, most: 1.5 }));
  const constructs = Object.keys(WORKLOADS).flatMap((form) => [
    constructGroup(folder, { form, work: "reads" }),
    constructGroup(folder, { form, work: "writes" }),
  ]);
  const bytes = ["reads", "writes"].map((work) => bytesGroup(folder, work));
  return [formGroup(folder, { form: TYPED, most: 1.3 }), ...forms, ...constructs, ...bytes];
}

function formGroup(folder, { form, most }) {
  const measure = (contender, of) => inProcesses({ work: "reads", contender, form: of, folder });
  return {
    kind: "forms",
    title: `read 1,000 tasks (${ANSWER_OF_TASKS}) with ${form}: processor time for a byte`,
    unit: "ns",
    contenders: [
      { name: OURS, measure: measure(OURS, form) },
      { name: PLAIN, measure: measure(OURS, "plain") },
      { name: "node-soap", measure: measure("node-soap", form) },
    ],
    goals: [atMost(PLAIN, most), faster("node-soap", 8)],
  };
}

function constructGroup(folder, { form, work }) {
  const measure = (of, contender = OURS) => inProcesses({ work, contender, form: of, folder });
  return {
    kind: "forms",
    title: `${titleOf(form, work)}: processor time for a byte`,
    unit: "ns",
    contenders: [
      { name: OURS, measure: measure(form) },
      { name: PLAIN, measure: measure("plain") },
      ...(form === "search" && work === "reads" ? [{ name: BY_HAND, measure: measure(form, BY_HAND) }] : []),
    ],
    goals: [{ ...atMost(PLAIN, 1.5), reason: WHY_MORE_FOR_A_BYTE }],
  };
}

function bytesGroup(folder, work) {
  const measure = (contender) => () => inNode(MEASURE_BYTES, { work, contender, folder });
  return {
    kind: "forms",
    title: `${work === "reads" ? "read" : "write"} 50 MB in base64 (SetImage of workloads/device.wsdl)${work === "reads" ? "" : ", to bytes"}`,
    unit: "ms",
    contenders: (work === "reads" ? [OURS, BUFFER] : [OURS, AS_TEXT, BUFFER]).map((name) => ({
      name,
      measure: measure(name),
    })),
    goals: [{ ...atMost(BUFFER, 1.3), reason: WHY_MORE_THAN_BUFFER }],
  };
}

/** node-soap is far from its goals, and takes longer to warm up. */
function inProcesses(facts) {
  const [count, seconds] = facts.contender === "node-soap" ? [1, 2] : [PROCESSES, 1];
  return () => middleSample(count, () => inNode(MEASURE, { ...facts, seconds }));
}

function inNode(script, facts) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, JSON.stringify(facts)], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
