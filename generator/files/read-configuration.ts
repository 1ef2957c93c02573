import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { decodeSource } from "../source/decode-source.js";
import { InputError } from "../source/errors.js";
import { folderName, type SourceText } from "../source/source-text.js";
import { type Location, locate } from "./location.js";
import { describeFailure } from "./system-error.js";

/**
 * Reads a configuration file. Messages show its path from the working directory.
 * @throws InputError if it cannot be read
 */
export function readConfiguration(file: string): SourceText {
  const name = seenFromHere(file);
  try {
    return decodeSource(name, readFileSync(file));
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`${name}: ${describeFailure(cause)}`, { cause });
  }
}

/** Locates a file or folder that the configuration names. Its paths are relative to the file. */
export function locateInConfiguration(file: string, path: string): Location {
  const absolute = resolve(dirname(file), path);
  return locate(absolute, seenFromHere(absolute));
}

/** The path of a file from the working directory. */
export function seenFromHere(path: string): string {
  return folderName(relative(process.cwd(), path)) || ".";
}
