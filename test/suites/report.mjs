/** The counts of a run as tables in Markdown, because that is what people paste into a note. */

/** Whether all has been done that the case asks for. A schema with a mistake in it is refused as it should be. */
export function isPassed({ refused, failed, isEcho }) {
  return failed === undefined && (refused === undefined || (!isEcho && !isUnsupported(refused)));
}

/** What the generator knows and cannot do, in contrast to what is wrong with a schema. */
function isUnsupported(refused) {
  return refused.endsWith("is not supported");
}

export function showSuites(outcomes) {
  const rows = [...groupBy(outcomes, ({ suite }) => suite)].map(([suite, all]) => {
    const messages = all.reduce((sum, { messages = 0 }) => sum + messages, 0);
    const passed = all.filter(isPassed).length;
    const share = `${((100 * passed) / all.length).toFixed(1)} %`;
    return [suite, all.length, generated(all).length, compiled(all).length, messages, passed, share];
  });
  return table(["suite", "cases", "generated", "compiled", "messages", "passed", ""], rows);
}

/** By the first words of its name, and by what it fails for: cases, and how many of them pass. */
export function showConstructs(outcomes) {
  const byName = [
    ...groupBy(
      outcomes.filter(({ name }) => name.includes("_")),
      nameOfGroup,
    ),
  ].map(([name, all]) => {
    return [name, all.length, all.filter(isPassed).length];
  });
  const failing = outcomes.filter((outcome) => !isPassed(outcome));
  const byReason = [...groupBy(failing, (outcome) => kindOf(reasonOf(outcome)))]
    .map(([reason, all]) => [reason, all.length])
    .sort(([, a], [, b]) => b - a);
  return `${table(["group", "cases", "passed"], byName)}\n${table(["what fails", "cases"], byReason)}`;
}

export function showFailures(outcomes) {
  return outcomes
    .filter((outcome) => !isPassed(outcome))
    .map((outcome) => `${outcome.suite}/${outcome.name}: ${reasonOf(outcome)}`)
    .join("\n");
}

function nameOfGroup({ suite, name }) {
  return `${suite}/${name.split("_").slice(0, 2).join("_")}`;
}

function generated(outcomes) {
  return outcomes.filter(({ refused, failed }) => refused === undefined && !failed?.startsWith("generator"));
}

function compiled(outcomes) {
  return outcomes.filter(({ isCompiled }) => isCompiled);
}

function reasonOf({ refused, failed }) {
  return failed ?? refused;
}

/** What several reasons have in common: neither places nor names nor values. */
function kindOf(reason) {
  return reason
    .replace(/^.*?:\d+:\d+: /, "")
    .replace(/^[^:]+\.xml: /, "")
    .replace(/cannot (?:read|write) .*? at \d+:\d+: /, "")
    .replace(/\{[^}]*\}[^\s,:]+|"[^"]*"|\/[^ :]+|-?\b\d+\b/g, "…")
    .split("\n")[0]
    .slice(0, 100);
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(item);
  }
  return groups;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line), ""].join("\n");
}
