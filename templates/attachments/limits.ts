import { DecodeError } from "../runtime/errors.js";

/** How much a message of several parts may have. Whoever is called by anybody should lower them to what is needed. */
export interface AttachmentLimits {
  /** How many parts; 1,000 if left out. */
  readonly maxParts?: number | undefined;
  /** How many bytes the header of a part may have; 16 KiB if left out. */
  readonly maxPartHeader?: number | undefined;
  /** How many bytes a part may have, after it has been decoded; no limit if left out. */
  readonly maxPart?: number | undefined;
  /** How many bytes all parts may have together, with their headers; 1 GiB if left out. */
  readonly maxTotal?: number | undefined;
  /**
   * How many bytes may be held in memory: parts that come before the envelope, and the attachments that are read as bytes or that come
   * before one that is read as a stream; 64 MiB if left out.
   */
  readonly maxHeld?: number | undefined;
}

export type Limits = { readonly [K in keyof AttachmentLimits]-?: number };

const MEBIBYTE = 2 ** 20;

export function limitsOf(limits: AttachmentLimits): Limits {
  return {
    maxParts: limits.maxParts ?? 1000,
    maxPartHeader: limits.maxPartHeader ?? 16 * 1024,
    maxPart: limits.maxPart ?? Number.POSITIVE_INFINITY,
    maxTotal: limits.maxTotal ?? 1024 * MEBIBYTE,
    maxHeld: limits.maxHeld ?? 64 * MEBIBYTE,
  };
}

/** A body is not what its content type says, or has more than the limits allow. */
export class MultipartError extends DecodeError {
  /** Whether a limit is exceeded. Otherwise the body is malformed. */
  readonly isLimit: boolean;

  constructor(expected: string, found: string, isLimit = false) {
    super({ element: "", path: "", expected, found }, { line: 1, column: 1 });
    this.isLimit = isLimit;
  }
}

/** @throws MultipartError if there is more than a limit allows */
export function checkLimit(count: number, limit: number, what: string): void {
  if (count > limit) throw new MultipartError(`at most ${limit} ${what}`, "more", true);
}
