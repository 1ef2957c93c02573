/** One file as text. `name` is how messages call it; it is also how other files refer to it. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** A place in a file. Kept as an offset; line and column are counted only when someone asks. */
export interface Position {
  readonly source: SourceText;
  readonly offset: number;
}

/** Every file that schemas may refer to, by name. An import reaches these and nothing else. */
export type SourceFiles = ReadonlyMap<string, SourceText>;

/** The files of a schemas folder. */
export interface SchemaFiles {
  /** What messages call the folder. The names of its files begin with it, and a slash. */
  readonly folder: string;
  /** The folder's own name. Where WSDL files stand in the folder itself, it is that of a version. */
  readonly ownName: string;
  readonly files: SourceFiles;
}

/** How a folder begins the names of its files: with slashes, and without one at the end. */
export function folderName(folder: string): string {
  return folder.replaceAll("\\", "/").replace(/(?<!\/)\/+$/, "");
}

/** `schemas/Services88/Batch.wsdl:214:11`; line and column count from 1, the column in UTF-16 units. */
export function showPosition({ source, offset }: Position): string {
  const before = source.text.slice(0, offset);
  const line = before.split("\n").length;
  const column = offset - (before.lastIndexOf("\n") + 1) + 1;
  return `${source.name}:${line}:${column}`;
}
