import type { Argument, Command, Option } from "commander";

/** A word with which a line may go on. */
export interface Candidate {
  readonly word: string;
  readonly description: string;
}

/**
 * The words with which a command line may go on; none where a file or a free text is expected.
 * @param words - the words after the name of the program; the last one is being written, and may be empty. After `--format=` come the
 * values alone
 */
export function candidatesFor(words: readonly string[], program: Command): Candidate[] {
  const [word = "", ...before] = words.flatMap(withoutEqualsSign).toReversed();
  const command = program.commands.find((each) => before.includes(each.name()));
  const options = [command, program].flatMap((each) => (each === undefined ? [] : visibleOptions(each)));
  const [previous = ""] = before;
  const taking = options.find((option) => !option.isBoolean() && [option.long, option.short].includes(previous));
  const all = taking === undefined ? freeWords(word, command, program, options) : choicesOf(taking);
  return all.filter((candidate) => candidate.word.startsWith(word));
}

/** `--format=json` as two words. */
function withoutEqualsSign(word: string): string[] {
  const [, flag, value] = /^(--[\w-]{1,100})=(.*)$/s.exec(word) ?? [];
  return flag === undefined || value === undefined ? [word] : [flag, value];
}

/** What may come where no option waits for its value. */
function freeWords(
  word: string,
  command: Command | undefined,
  program: Command,
  options: readonly Option[],
): Candidate[] {
  if (word.startsWith("-"))
    return options.flatMap(({ long, description }) => (long === undefined ? [] : [{ word: long, description }]));
  if (command !== undefined) return command.registeredArguments.flatMap(choicesOf);
  const listed = program.createHelp().visibleCommands(program);
  return listed.map((each) => ({ word: each.name(), description: each.description() }));
}

function choicesOf({ argChoices = [] }: Option | Argument): Candidate[] {
  return argChoices.map((choice) => ({ word: choice, description: "" }));
}

function visibleOptions(command: Command): Option[] {
  return command.createHelp().visibleOptions(command);
}
