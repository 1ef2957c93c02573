import { describe } from "../runtime/descriptions.js";
import { DecodeError } from "../runtime/errors.js";
import type { InvalidContent, ReaderOptions, UnknownContent } from "../runtime/read/reader-options.js";
import { isOfSeveral } from "./find-list.js";

/**
 * The options for reading items. They count for nothing but items: the client reads all of the rest, and finds what is wrong or missing
 * there.
 * @param options - those of the client
 * @param member - the list
 * @param inWhole - makes a path of one in a message with a few items
 */
export function itemOptions(options: ReaderOptions, member: string, inWhole: (path: string) => string): ReaderOptions {
  const { strict = false, onUnknown, onInvalid } = options;
  const isOfItem = ({ path }: { readonly path: string }): boolean => isPathOfItem(path, member);
  return {
    ...options,
    strict: false,
    onUnknown: (unknown) => {
      if (!isOfItem(unknown)) return;
      if (strict) throw unknownError(unknown);
      onUnknown?.({ ...unknown, path: inWhole(unknown.path) });
    },
    onInvalid: (invalid) => {
      if (!isOfItem(invalid)) return {};
      if (strict) throw invalidError(invalid);
      return onInvalid?.({ ...invalid, path: inWhole(invalid.path) });
    },
  };
}

/** The paths of items of several kinds have the names of their elements, and those of other items that of the list. */
function isPathOfItem(path: string, member: string): boolean {
  if (!isOfSeveral(member)) return path.startsWith(`${member}[`);
  const around = member.slice(0, -"$items".length);
  return path.startsWith(around) && /^[^.[]+\[/.test(path.slice(around.length));
}

function unknownError({ kind, name, ...place }: UnknownContent): DecodeError {
  // Nobody says where unknown content is.
  const position = { line: 1, column: 1 };
  return new DecodeError({ ...place, expected: `an ${kind} of the contract`, found: `the unknown ${name}` }, position);
}

function invalidError({ element, path, expected, text, ...position }: InvalidContent): DecodeError {
  return new DecodeError({ element, path, expected, found: text === undefined ? "nothing" : describe(text) }, position);
}
