/** The text of one file. Its `name` is for messages, and other files refer to it by this name. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** A place in a file. It is kept as an offset; line and column are counted only when they are shown. */
export interface Position {
  readonly source: SourceText;
  readonly offset: number;
}

/**
 * All files that schemas may refer to, by name. An import cannot reach any other file. A catalog adds further keys: the address that
 * stands for a file, and `{namespace}` for the file that has a namespace.
 */
export type SourceFiles = ReadonlyMap<string, SourceText>;

/** The files of a schemas folder. */
export interface SchemaFiles {
  /** The folder's name for messages. The names of its files begin with it and a slash. */
  readonly folder: string;
  /** The last part of the folder's real path. If WSDL files stand directly in the folder, this is their version. */
  readonly ownName: string;
  readonly files: SourceFiles;
  /** The names of the WSDL files, if they were given one by one: then they are one version. Undefined means those of the folder. */
  readonly wsdls?: readonly string[] | undefined;
}

/** A folder's path as the names of its files begin with it: with slashes, but not at the end. */
export function folderName(folder: string): string {
  return folder.replaceAll("\\", "/").replace(/(?<!\/)\/+$/, "");
}

/** A place as editors show it. Line and column count from 1, the column in UTF-16 units. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** A whole file, or a place in one. */
export type FilePlace = Pick<Place, "path"> & Partial<Place>;

/** `schemas/Services88/Batch.wsdl:214:11`, or only the path if the place is the whole file. */
export function showPlace({ path, line, column }: FilePlace): string {
  return [path, line, column].filter((part) => part !== undefined).join(":");
}

export function placeOf({ source, offset }: Position): Place {
  const before = source.text.slice(0, offset);
  const line = before.split("\n").length;
  return { path: source.name, line, column: offset - (before.lastIndexOf("\n") + 1) + 1 };
}

/** `schemas/Services88/Batch.wsdl:214:11` */
export function showPosition(position: Position): string {
  return showPlace(placeOf(position));
}
