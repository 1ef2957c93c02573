/** The counts of a run as tables in Markdown, which people can paste into a note. */

/** Whether a case passes. A schema with a mistake passes if it is refused. */
export function isPassed({ refused, failed, isEcho }) {
  return failed === undefined && (refused === undefined || (!isEcho && !isUnsupported(refused)));
}

/** Whether an error is a construct that the generator cannot express, and not a mistake in the schema. */
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

/** The number of cases and of passes, by the first words of the name and by the reason for failing. */
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

/** The common part of several reasons, without positions, names and values. */
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
