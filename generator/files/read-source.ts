import { readFileSync, statSync } from "node:fs";
import { decodeSource } from "../source/decode-source.js";
import { InputError } from "../source/errors.js";
import type { SourceText } from "../source/source-text.js";
import type { Location } from "./location.js";

/** More than ten times the size of all WSDL files of a large service together. */
const MAX_BYTES = 64 * 2 ** 20;

/** @throws InputError if the file is too large, or not text */
export function readSource({ shown, path }: Location): SourceText {
  if (statSync(path).size > MAX_BYTES) throw new InputError(`${shown}: larger than ${MAX_BYTES / 2 ** 20} MiB`);
  return decodeSource(shown, readFileSync(path));
}
