import type { Location } from "../../files/location.js";
import { findDownload, readBytes, sizeOf } from "../../files/read-download.js";
import { decodeSource } from "../../source/decode-source.js";
import { didYouMean, isNotOneOf } from "../../source/did-you-mean.js";
import { InputError } from "../../source/errors.js";
import type { SchemaFiles, SourceText } from "../../source/source-text.js";
import { quote } from "../../source/visible-text.js";
import { compareText } from "../../xml/qname.js";
import { MAX_BYTES } from "./published-document.js";
import { type EndpointName, type EndpointNames, isEndpointName } from "./server-address.js";
import type { PublishedFile } from "./zip-files.js";

/** The WSDL files that SuperOffice publishes: one archive, with one file for each endpoint. */
export interface Publication {
  /** Its name in error messages. */
  readonly shown: string;
  readonly wsdls: readonly PublishedWsdl[];
}

export interface PublishedWsdl extends EndpointName {
  /** The path of its file in the publication: `wsdl/WSDL-Services88-Batch.xml`. */
  readonly path: string;
  /** The last part of the path: `WSDL-Services88-Batch.xml`. */
  readonly fileName: string;
  readonly size: number;
  readonly read: PublishedFile["read"];
}

/** Several times the size of all versions together. */
const MAX_ARCHIVE = 256 * 2 ** 20;

/** The limit for all files that are read from it. */
const MAX_TOTAL = 512 * 2 ** 20;

/** Whether a path names a publication: an archive, or a folder with a file that has such a name. */
export function isPublication(location: Location): boolean {
  const download = findDownload(location);
  switch (download.kind) {
    case "file":
      return /\.zip$/i.test(location.path);
    case "folder":
      return download.files.some(({ path }) => FILE_NAME.test(lastPart(path)));
  }
}

/**
 * Reads an archive, or the folder of its files. Files with other names are left out.
 * @throws InputError if it has no WSDL file, two for one endpoint, or an invalid name of an endpoint
 */
export async function openPublication(location: Location): Promise<Publication> {
  const { shown } = location;
  const wsdls = (await filesOf(location)).flatMap((file) => wsdlOf(file, shown));
  if (wsdls.length === 0) throw new InputError(`${shown}: no file is named like WSDL-Services88-Batch.xml`);
  checkDistinct(wsdls, shown);
  return { shown, wsdls };
}

async function filesOf(location: Location): Promise<readonly PublishedFile[]> {
  const download = findDownload(location);
  switch (download.kind) {
    case "file": {
      // Few inputs are archives, so what unpacks them is loaded only then.
      const { filesInZip } = await import("./zip-files.js");
      return filesInZip(location.shown, readBytes(location, MAX_ARCHIVE));
    }
    case "folder":
      return download.files.map((file) => {
        const size = sizeOf(file);
        return { name: file.shown, size, read: async () => readBytes(file, size) };
      });
  }
}

const FILE_NAME = /^WSDL-([^-]*)-(.*)\.xml$/s;

/** Such a name is a mistake, and to leave the file out without a word would lose an endpoint. */
const ANY_CASE = /^WSDL-[^-]*-.*\.xml$/is;

/** The last part of a path, the only one that counts. Windows writes paths with backslashes into archives. */
function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}

function wsdlOf({ name, size, read }: PublishedFile, shown: string): PublishedWsdl[] {
  const fileName = lastPart(name);
  const [, version, endpoint] = FILE_NAME.exec(fileName) ?? [];
  if (version === undefined || endpoint === undefined) {
    if (ANY_CASE.test(fileName))
      throw new InputError(`${shown}: ${quote(fileName)} must be written like WSDL-Services88-Batch.xml`);
    return [];
  }
  for (const part of [version, endpoint]) {
    if (!isEndpointName(part)) throw new InputError(`${shown}: ${quote(fileName)} names no version and endpoint`);
  }
  return [{ version, endpoint, path: name, fileName, size, read }];
}

function checkDistinct(wsdls: readonly PublishedWsdl[], shown: string): void {
  const seen = new Map<string, PublishedWsdl>();
  for (const wsdl of wsdls) {
    // Some file systems ignore case.
    const key = `${wsdl.version}/${wsdl.endpoint}`.toLowerCase();
    const other = seen.get(key);
    if (other !== undefined) {
      throw new InputError(
        `${shown}: has two files for ${wsdl.version}/${wsdl.endpoint}, ${quote(other.path)} and ${quote(wsdl.path)}`,
      );
    }
    seen.set(key, wsdl);
  }
}

/**
 * Selects endpoints of a publication.
 * @param wanted - names that must exist
 * @param known - names that may belong elsewhere; those that do not exist here are ignored
 * @throws InputError if a wanted one is missing, or none is left
 */
export function endpointsIn(
  publication: Publication,
  wanted: EndpointNames,
  known: EndpointNames = {},
): PublishedWsdl[] {
  const versions = wanted.services ?? present(known.services, versionsOf(publication));
  const found = versions.flatMap((version) => {
    const endpoints = wanted.endpoints ?? present(known.endpoints, endpointsOf(publication, version));
    return endpoints.map((endpoint) => findWsdl(publication, { version, endpoint }));
  });
  if (found.length > 0) return found;
  throw new InputError(`${publication.shown}: has none of the endpoints that are named`);
}

function present(names: readonly string[] | undefined, all: readonly string[]): readonly string[] {
  return names === undefined ? all : names.filter((name) => all.includes(name));
}

/** @throws InputError if it is not there */
export function findWsdl(publication: Publication, { version, endpoint }: EndpointName): PublishedWsdl {
  const others = endpointsOf(publication, version);
  const found = publication.wsdls.find((wsdl) => wsdl.version === version && wsdl.endpoint === endpoint);
  if (found !== undefined) return found;
  throw new InputError(
    `${publication.shown}: ${quote(endpoint)} of ${version} is not one of ${others.join(", ")}${didYouMean(endpoint, others)}`,
  );
}

/** @throws InputError if it has no such version */
function endpointsOf(publication: Publication, version: string): string[] {
  const { shown, wsdls } = publication;
  const endpoints = wsdls.filter((wsdl) => wsdl.version === version).map(({ endpoint }) => endpoint);
  if (endpoints.length > 0) return endpoints.sort(compareText);
  throw new InputError(`${shown}: ${isNotOneOf(version, versionsOf(publication))}`);
}

function versionsOf({ wsdls }: Publication): string[] {
  return [...new Set(wsdls.map(({ version }) => version))].sort(compareText);
}

/**
 * Checks sizes before anything is read, because an archive may unpack to any size.
 * @throws InputError if one of the files is too large, or all of them together
 */
export function checkSizes({ shown }: Publication, wsdls: readonly PublishedWsdl[]): void {
  const large = wsdls.find(({ size }) => size > MAX_BYTES);
  if (large !== undefined) throw new InputError(`${shown}/${large.fileName}: larger than ${MAX_BYTES / 2 ** 20} MiB`);
  const total = wsdls.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_TOTAL) throw new InputError(`${shown}: larger than ${MAX_TOTAL / 2 ** 20} MiB when it is unpacked`);
}

/** Endpoints of a publication as a schemas folder, with a folder for each version. */
export async function readPublication(publication: Publication, wsdls: readonly PublishedWsdl[]): Promise<SchemaFiles> {
  checkSizes(publication, wsdls);
  const { shown: folder } = publication;
  const files = new Map<string, SourceText>();
  for (const { version, endpoint, read } of wsdls) {
    const name = `${folder}/${version}/${endpoint}.wsdl`;
    files.set(name, decodeSource(name, await read()));
  }
  return { folder, ownName: "", files };
}
