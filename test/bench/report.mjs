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
    return [{ text, figure, unit: goalUnit, isMet, ...(isMet ? {} : { reason }) }];
  });
  return { kind, title, size, unit, contenders, verdicts };
}

export function asMarkdown(results, rounds) {
  const tables = results.map(({ title, unit, contenders, verdicts }) => {
    const hasMemory = contenders.some(({ megabytes }) => megabytes !== undefined);
    const hasP99 = contenders.some(({ p99 }) => p99 !== undefined);
    const fastest = contenders.find(({ name }) => name === OURS) ?? contenders[0];
    const head = [
      "",
      `median, ${unit}`,
      "least to most",
      "times",
      ...(hasMemory ? ["memory, MB"] : []),
      ...(hasP99 ? ["p99, ms"] : []),
    ];
    const rows = contenders.map(({ name, median, least, most, megabytes, p99 }) => [
      name,
      show(median),
      `${show(least)} to ${show(most)}`,
      show(median / fastest.median),
      ...(hasMemory ? [show(megabytes)] : []),
      ...(hasP99 ? [show(p99)] : []),
    ]);
    const goals = verdicts.map(
      ({ text, figure, unit: of, isMet, reason }) =>
        `- ${said({ isMet })}: ${text} (${show(figure)} ${of})${reason === undefined ? "" : `. ${reason}`}`,
    );
    return [`### ${capital(title)}`, "", row(head), row(head.map(() => "---")), ...rows.map(row), "", ...goals].join(
      "\n",
    );
  });
  return [`Medians of ${rounds} runs each, in turn.`, ...tables].join("\n\n");
}

/** The verdicts of two runs side by side, and whether they are the same. */
export function compareVerdicts(first, second) {
  const others = new Map(verdictsOf(second));
  const pairs = verdictsOf(first).map(([name, one]) => ({ name, one, other: others.get(name) }));
  const differing = pairs.filter(({ one, other }) => one.isMet !== other?.isMet);
  const rows = pairs.map(({ name, one, other }) =>
    row([
      name,
      ...[one, other].map((verdict) => (verdict === undefined ? "" : `${show(verdict.figure)} ${said(verdict)}`)),
    ]),
  );
  const agree = differing.length === 0 && pairs.length === others.size;
  const sum = `${pairs.length - differing.length} of ${Math.max(pairs.length, others.size)} verdicts are the same`;
  return {
    agree,
    text: [row(["goal", "first run", "second run"]), row(["---", "---", "---"]), ...rows, "", sum].join("\n"),
  };
}

function verdictsOf(results) {
  return results.flatMap(({ title, verdicts }) => verdicts.map((verdict) => [`${title}: ${verdict.text}`, verdict]));
}

function said({ isMet }) {
  return isMet ? "met" : "**missed**";
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}

/** Three significant figures. */
function show(number) {
  return Number(number.toPrecision(3)).toLocaleString("en", { maximumFractionDigits: 4 });
}
