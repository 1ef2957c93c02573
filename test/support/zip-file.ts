import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { crc32, deflateRawSync } from "node:zlib";

/** A file for an archive. What is left out is as it should be. */
export interface ZipEntry {
  /** As it is to stand in the archive: with slashes, backslashes, or what else a program may have written. */
  readonly name: string;
  readonly content: string | Uint8Array;
  /** What the archive says of it. */
  readonly announced?: { readonly size?: number; readonly checksum?: number; readonly isEncrypted?: boolean };
  readonly method?: number;
}

/** A zip archive (APPNOTE 4.3.6): each file after its header, then the list of all files, then where the list is. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const data = deflateRawSync(entry.content);
    const facts = factsOf(entry, data.length, name.length);
    const header = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, name]);
    list.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\0"), facts, place(offset), name]));
    parts.push(header, data);
    offset += header.length + data.length;
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...parts, directory, endOf(entries.length, directory.length, offset)]);
}

/** What both headers say: version, flags, method, time, checksum, sizes, length of the name. */
function factsOf({ content, announced = {}, method = 8 }: ZipEntry, packed: number, nameLength: number): Buffer {
  const bytes = Buffer.from(content);
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(0x800 | Number(announced.isEncrypted ?? false), 2);
  facts.writeUInt16LE(method, 4);
  facts.writeUInt32LE(announced.checksum ?? crc32(bytes), 10);
  facts.writeUInt32LE(packed, 14);
  facts.writeUInt32LE(announced.size ?? bytes.length, 18);
  facts.writeUInt16LE(nameLength, 22);
  return facts;
}

/** What only the list says of a file: no comment, no attributes, and where the file begins. */
function place(offset: number): Buffer {
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE(offset, 10);
  return rest;
}

function endOf(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}

/** The WSDL files of a folder with one folder for each version, as they are published: `WSDL-Services88-Batch.xml`. */
export function publishedEntries(folder: string, version: string): ZipEntry[] {
  return readdirSync(`${folder}/${version}`).map((file) => ({
    name: `WSDL-${version}-${basename(file, ".wsdl")}.xml`,
    content: readFileSync(`${folder}/${version}/${file}`),
  }));
}

/** An archive as SuperOffice publishes it: flat, and with one entry that a program of Windows has written. */
export function publish(folder: string, file: string, entries: readonly ZipEntry[]): void {
  const [first, ...others] = entries;
  if (first === undefined) throw new Error("nothing to publish");
  writeFileSync(join(folder, file), zipOf([{ ...first, name: `wsdl\\${first.name}` }, ...others]));
}
