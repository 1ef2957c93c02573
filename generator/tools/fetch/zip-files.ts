import { crc32 } from "node:zlib";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { InputError } from "../../source/errors.js";
import { quote } from "../../source/visible-text.js";

/** A file of a publication, which is read when it is needed. */
export interface PublishedFile {
  /** Its path in the archive, or on the disk. Nothing is written to it. */
  readonly name: string;
  /** In bytes, as the archive announces it. No more bytes are read; if there are fewer, the file is damaged. */
  readonly size: number;
  /** @throws InputError if it cannot be read */
  readonly read: () => Promise<Uint8Array>;
}

const MAX_ENTRIES = 10_000;

/**
 * The files in a zip archive. An archive is not trusted: the sizes that it announces may be wrong.
 * @param shown - its name in messages
 * @throws InputError if it is not a zip archive, has a path that leads out of it, or has too many files
 */
export async function filesInZip(shown: string, bytes: Uint8Array): Promise<PublishedFile[]> {
  return withWords(shown, async () => {
    const archive = await yauzl.fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const files: PublishedFile[] = [];
    for await (const entry of archive.eachEntry()) {
      if (files.length === MAX_ENTRIES) throw new InputError(`${shown}: more than ${MAX_ENTRIES} files`);
      const { fileName: name, uncompressedSize: size } = entry;
      const inside = `${shown}: ${quote(name)}`;
      files.push({ name, size, read: () => withWords(inside, () => readEntry(archive, entry, inside)) });
    }
    return files;
  });
}

/** Reads an entry. The library stops at the size that the entry announces. */
async function readEntry(archive: ZipFile, entry: Entry, shown: string): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new InputError(`${shown} is encrypted; unpack the archive, and name the folder`);
  const stream = await archive.openReadStreamPromise(entry);
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (crc32(bytes) !== entry.crc32) throw new InputError(`${shown} is damaged: its checksum is wrong`);
  return bytes;
}

/** Turns errors of the library and of zlib into error messages that name the archive. */
async function withWords<T>(shown: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error)) throw error;
    throw new InputError(`${shown}: not a zip archive that can be read (${error.message})`, { cause: error });
  }
}
