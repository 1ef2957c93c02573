// The options of `npm run bench`. They are checked before anything is measured, because a run takes long.
import { Command, InvalidArgumentError, Option } from "commander";

const KINDS = ["reading", "writing", "forms", "memory", "calls", "serving", "load", "streams", "programs"];

const AFTER = `
Groups: ${KINDS.join(", ")}.
NODE_22=PATH in the environment adds a later Node.js and its compile cache to the group programs.

Examples:
  npm run bench -- --only reading,writing --rounds 3
  npm run --silent bench -- --json > first.json
  npm run bench -- --compare first.json second.json

Exit codes: 0, 1 if the two runs of --compare come to different verdicts, 2 for a mistake in the options or in a file.`;

/** Ends the program with exit code 2 if an option is wrong. */
export function parseOptions(args) {
  const ofMeasuring = ["only", "rounds", "json", "plot"];
  const program = new Command("npm run bench --")
    .description("Compares the generated code and the generator with other packages, and says whether goals are met.")
    .addOption(new Option("--only <groups>", "measure these groups").argParser(parseKinds).default(KINDS, "all"))
    .addOption(new Option("--rounds <count>", "measure each contender so often").argParser(parseRounds).default(5))
    .option("--json", "print the figures as JSON, and not as tables")
    .option("--plot <file>", "draw the times of reading as SVG")
    .addOption(
      new Option("--profile", "print time and memory, by stage and by function").conflicts([...ofMeasuring, "compare"]),
    )
    .addOption(
      new Option("--compare <files...>", "compare the verdicts of two runs, which --json has printed").conflicts(
        ofMeasuring,
      ),
    )
    .addHelpText("after", AFTER)
    .allowExcessArguments(false)
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .parse(args, { from: "user" });
  const options = program.opts();
  if (options.compare !== undefined && options.compare.length !== 2)
    program.error("error: --compare takes two files, those of two runs");
  if (options.plot !== undefined && !options.only.includes("reading"))
    program.error("error: --plot draws the group reading, which --only leaves out");
  return options;
}

function parseKinds(text) {
  const kinds = text.split(",");
  const unknown = kinds.find((kind) => !KINDS.includes(kind));
  if (unknown === undefined) return kinds;
  throw new InvalidArgumentError(`${JSON.stringify(unknown)} is no group. The groups are ${KINDS.join(", ")}.`);
}

function parseRounds(text) {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It must be a whole number of at least 1.");
}
