import { readdirSync, readFileSync, statSync } from "node:fs";
import { InputError } from "../source/errors.js";
import { compareText } from "../xml/qname.js";
import { type Location, locateIn } from "./location.js";

/** A downloaded file, or the folder of its files after unpacking. */
export type Download =
  | { readonly kind: "file"; readonly location: Location }
  | { readonly kind: "folder"; readonly files: readonly Location[] };

/**
 * Finds a file or a folder at a path. Subfolders and links in the folder are left out: an archive may contain them.
 * @throws InputError if nothing is there
 */
export function findDownload(location: Location): Download {
  const stats = statSync(location.path, { throwIfNoEntry: false });
  if (stats === undefined) throw new InputError(`${location.shown}: no such file or folder`);
  if (!stats.isDirectory()) return { kind: "file", location };
  const names = readdirSync(location.path, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  return { kind: "folder", files: names.sort(compareText).map((name) => locateIn(location, name)) };
}

/** @throws InputError if the file is larger than `maxBytes` */
export function readBytes({ shown, path }: Location, maxBytes: number): Uint8Array {
  if (sizeOf({ path }) > maxBytes) throw new InputError(`${shown}: larger than ${maxBytes / 2 ** 20} MiB`);
  return readFileSync(path);
}

export function sizeOf({ path }: Pick<Location, "path">): number {
  return statSync(path).size;
}
