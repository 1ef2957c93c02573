import type { MediaType } from "./media-type.js";

/** Whether a body has several parts, such as a message with attachments (MTOM, SOAP with Attachments). */
export function isMultipart(mediaType: MediaType | undefined): boolean {
  return mediaType?.name.startsWith("multipart/") === true;
}

/**
 * The content of the root part of a body, which is the envelope: the part that the parameter `start` names, else the first
 * one (RFC 2387, 3.2).
 * @returns undefined if the text is not in parts
 */
export function rootPart(text: string, { parameters }: MediaType): string | undefined {
  const boundary = parameters.get("boundary") ?? "";
  if (boundary === "") return undefined;
  const start = parameters.get("start");
  const parts = partsOf(text, boundary);
  return (parts.find(({ id }) => id !== undefined && id === start) ?? parts[0])?.content;
}

interface Part {
  /** The value of Content-ID. */
  readonly id: string | undefined;
  readonly content: string;
}

/** More than any message has. The root part usually is the first. */
const MAX_PARTS = 10_000;

/** Each part stands between two delimiters, which begin a line (RFC 2046, 5.1.1). What comes before the first is no part. */
function partsOf(text: string, boundary: string): Part[] {
  const [, ...parts] = `\n${text}`.split(`\n--${boundary}`, MAX_PARTS);
  return parts.flatMap((part) => {
    // The last delimiter has two hyphens more.
    if (part.startsWith("--")) return [];
    const headerEnd = /\n\r?\n/.exec(part);
    if (headerEnd === null) return [];
    const header = part.slice(0, headerEnd.index);
    const id = /^content-id:(.*)$/im.exec(header)?.[1]?.trim();
    return [{ id, content: part.slice(headerEnd.index + headerEnd[0].length) }];
  });
}
