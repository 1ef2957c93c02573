// Prints figures as tables, and whether goals are met.
import { median } from "./turns.mjs";

const OURS = "netserver-soap";

/** The median, least and most of each contender, and the results of the goals. */
export function summarize({ kind, title, size, unit, goals }, samples) {
  const contenders = [...samples].map(([name, all]) => {
    const values = all.map(({ value }) => value);
    const [megabytes, p99] = ["megabytes", "p99"].map((key) =>
      all[0]?.[key] === undefined ? undefined : median(all.map((sample) => sample[key])),
    );
    return { name, median: median(values), least: Math.min(...values), most: Math.max(...values), megabytes, p99 };
  });
  const medianOf = (name) => contenders.find((contender) => contender.name === name)?.median;
  const verdicts = goals.flatMap(({ text, of = OURS, than, ratio, least, most, unit: goalUnit = "times", reason }) => {
    const [ours, other] = [medianOf(of), medianOf(than)];
    if (ours === undefined || other === undefined) return [];
    const figure = ratio(ours, other);
    const isMet = least === undefined ? figure <= most : figure >= least;
    return [{ text, figure, unit: goalUnit, isMet, ...(isMet ? {} : { reason: reason ?? "no reason is known yet" }) }];
  });
  return { kind, title, size, unit, contenders, verdicts };
}

export function asMarkdown(results, rounds) {
  const tables = results.map(({ kind, title, unit, contenders, verdicts }) => {
    const hasMemory = contenders.some(({ megabytes }) => megabytes !== undefined);
    // Streams are measured one by one, and are no contenders of each other.
    const isCompared = kind !== "streams";
    const hasP99 = contenders.some(({ p99 }) => p99 !== undefined);
    const fastest = contenders.find(({ name }) => name === OURS) ?? contenders[0];
    const head = [
      "",
      `median, ${unit}`,
      "least to most",
      ...(isCompared ? ["times"] : []),
      ...(hasMemory ? ["memory, MB"] : []),
      ...(hasP99 ? ["p99, ms"] : []),
    ];
    const rows = contenders.map(({ name, median, least, most, megabytes, p99 }) => [
      name,
      show(median),
      `${show(least)} to ${show(most)}`,
      ...(isCompared ? [show(median / fastest.median)] : []),
      ...(hasMemory ? [show(megabytes)] : []),
      ...(hasP99 ? [show(p99)] : []),
    ]);
    const goals = verdicts.map(
      ({ text, figure, unit: of, isMet, reason }) =>
        `- ${said({ isMet })}: ${text} (${show(figure)} ${of})${reason === undefined ? "" : `. ${capital(reason)}.`}`,
    );
    return [`### ${capital(title)}`, "", ...table(head, rows), "", ...goals].join("\n");
  });
  return [`Medians of ${rounds === 1 ? "one run" : `${rounds} runs`} each, in turn.`, ...tables].join("\n\n");
}

/** The verdicts of two runs side by side, and whether they are the same. A verdict that only one run has differs, and no verdicts prove nothing. */
export function compareVerdicts(first, second) {
  const runs = [first, second].map(verdictsOf);
  const goals = [...new Set(runs.flatMap((run) => [...run.keys()]))];
  const same = goals.filter((goal) => runs[0].get(goal)?.isMet === runs[1].get(goal)?.isMet);
  const rows = goals.map((goal) => [goal, ...runs.map((run) => shownVerdict(run.get(goal)))]);
  const sum = `${same.length} of ${goals.length} verdicts are the same`;
  return {
    agree: goals.length > 0 && same.length === goals.length,
    text: [...table(["goal", "first run", "second run"], rows), "", sum].join("\n"),
  };
}

function verdictsOf(results) {
  return new Map(
    results.flatMap(({ title, verdicts }) => verdicts.map((verdict) => [`${title}: ${verdict.text}`, verdict])),
  );
}

function shownVerdict(verdict) {
  return verdict === undefined ? "" : `${show(verdict.figure)} ${said(verdict)}`;
}

function said({ isMet }) {
  return isMet ? "met" : "**missed**";
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function table(head, rows) {
  return [head, head.map(() => "---"), ...rows].map(row);
}

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}

/** Three significant figures. */
function show(number) {
  return Number(number.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 4 });
}
