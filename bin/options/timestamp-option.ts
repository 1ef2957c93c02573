import type { Command } from "commander";

/** Adds the option for the value of every dateTime in samples. */
export function addTimestampOption(command: Command, description: string): Command {
  return command
    .option("--timestamp <dateTime>", description, "2024-01-01T00:00:00Z")
    .hook("preAction", (_, sampling) => checkTimestamp(sampling));
}

/** It is checked when the command runs: what a dateTime is takes time to load, and help is fast. */
async function checkTimestamp(command: Command): Promise<void> {
  const { dateTime } = await import("../../templates/runtime/values/dates.js");
  const { timestamp } = command.opts<{ timestamp: string }>();
  if (dateTime.format(timestamp) !== undefined) return;
  const found = `option '--timestamp <dateTime>' argument '${timestamp}' is invalid`;
  command.error(`error: ${found}. It must be ${dateTime.expected}.`);
}
