import { newTextDecoder } from "../runtime/platform/platform.js";

/** What the header of a part says (RFC 2045, 3). */
export interface PartHead {
  /** Content-ID without the angle brackets around it; undefined if there is none. */
  readonly contentId: string | undefined;
  /** Content-ID in the form in which two are compared. */
  readonly comparedId: string | undefined;
  readonly contentType: string | undefined;
  /** Content-Transfer-Encoding, in lower case; empty if there is none. */
  readonly encoding: string;
  /** All fields, in their order, with names in lower case. Of two with one name the first one counts. */
  readonly fields: ReadonlyMap<string, string>;
}

/** Reads the header of a part. A line that is no field is passed over. */
export function parsePartHead(bytes: Uint8Array): PartHead {
  // A field may be continued on lines that begin with white space (RFC 5322, 2.2.3).
  const text = newTextDecoder("utf-8", false)
    .decode(bytes)
    .replace(/\r?\n(?=[ \t])/g, "");
  const fields = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    if (name !== "" && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  const contentId = bareContentId(fields.get("content-id"));
  // A comment may come after it (RFC 822, 3.4.3).
  const [encoding = ""] = /^[^\s(]*/.exec(fields.get("content-transfer-encoding") ?? "") ?? [];
  return {
    contentId,
    comparedId: contentId === undefined ? undefined : comparedId(contentId),
    contentType: fields.get("content-type"),
    encoding: encoding.toLowerCase(),
    fields,
  };
}

/** A content id without the angle brackets that belong around it, and what is beside them (RFC 2045, 7); some senders leave them out. */
export function bareContentId(value = ""): string | undefined {
  const [, inner = value] = /<([^<>]*)>/.exec(value) ?? [];
  const id = inner.trim();
  return id === "" ? undefined : id;
}

/** A content id as it is compared. Some senders percent-encode it as in a reference, and some do not encode the reference. */
export function comparedId(contentId: string): string {
  try {
    return decodeURIComponent(contentId);
  } catch {
    return contentId;
  }
}

/**
 * The content id that a reference means: a URL of the scheme cid, whose other characters may be percent-encoded (RFC 2392, 2).
 * @returns undefined for any other text
 */
export function contentIdOf(reference: string): string | undefined {
  const [, encoded] = /^cid:(.+)$/is.exec(reference) ?? [];
  return encoded === undefined ? undefined : comparedId(encoded);
}
