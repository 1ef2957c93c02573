import { trimSpace } from "../runtime/xml/white-space.js";
import { isElement } from "../runtime/xml/xml-node.js";
import { WSU } from "./names.js";
import { randomId } from "./platform.js";
import { onlyChild, type SecuredMessage } from "./secured-message.js";
import { SecurityError } from "./security-error.js";
import type { SecurityCheck, TokenPart } from "./security-part.js";

/** How long a message is valid. */
export interface TimestampOptions {
  /** After how many seconds the message expires; 300 if left out. */
  readonly seconds?: number | undefined;
}

/** Says when a message was made and when it expires (SOAP Message Security 1.1, 10). */
export function timestamp({ seconds = USUAL_AGE }: TimestampOptions = {}): TokenPart {
  return {
    kind: "Timestamp",
    fulfils: ["IncludeTimestamp"],
    write: () => {
      const now = Date.now();
      const [created, expires] = [now, now + seconds * 1000].map((time) => new Date(time).toISOString());
      return (
        `<wsu:Timestamp xmlns:wsu="${WSU}" wsu:Id="${randomId()}"><wsu:Created>${created}</wsu:Created>` +
        `<wsu:Expires>${expires}</wsu:Expires></wsu:Timestamp>`
      );
    },
  };
}

/** How old a message may be. */
export interface TimestampCheck {
  /** How many seconds clocks may differ; 300 if left out. */
  readonly clockSkew?: number | undefined;
  /**
   * How many seconds ago a message may have been made, whatever it says itself. If left out, that is what the message says; 300 seconds
   * for one that does not say when it expires.
   */
  readonly maxAge?: number | undefined;
}

/** Refuses messages that do not say in a Timestamp when they were made, that have expired, or that come from the future. */
export function requireTimestamp(options: TimestampCheck = {}): SecurityCheck {
  return {
    kind: "Timestamp",
    fulfils: [],
    check: (message) => {
      const times = checkTimestamp(message, options);
      if (times === undefined) throw new SecurityError("InvalidSecurity", "there is no Timestamp");
      if (times.created === undefined)
        throw new SecurityError("InvalidSecurity", "the Timestamp does not say when the message was made");
      if (times.expires === undefined) checkCreated(times.created, { ...options, maxAge: options.maxAge ?? USUAL_AGE });
    },
  };
}

/** How many seconds a message is valid if it does not say it itself. */
const USUAL_AGE = 300;

/** The times in a Timestamp, in milliseconds since 1970. */
interface Times {
  readonly created: number | undefined;
  readonly expires: number | undefined;
}

/**
 * Checks the Timestamp of a message, if there is one.
 * @returns the times in it; undefined if the message has no Timestamp
 * @throws SecurityError for one that is wrong
 */
export function checkTimestamp({ security }: SecuredMessage, options: TimestampCheck): Times | undefined {
  const node = onlyChild(security, WSU, "Timestamp");
  if (node === undefined) return undefined;
  const other = node.children.find((child) => !isElement(child, WSU, "Created") && !isElement(child, WSU, "Expires"));
  if (other !== undefined) throw new SecurityError("InvalidSecurity", "the Timestamp has something unknown in it");
  const created = timeIn(onlyChild(node, WSU, "Created")?.text);
  const expires = timeIn(onlyChild(node, WSU, "Expires")?.text);
  if (created !== undefined) checkCreated(created, options);
  if (expires === undefined) return { created, expires };
  if (created !== undefined && expires < created)
    throw new SecurityError("InvalidSecurity", "the message expires before it was made");
  if (expires <= Date.now() - skewOf(options)) throw new SecurityError("MessageExpired", "the message has expired");
  return { created, expires };
}

/** @throws SecurityError for a time that is too long ago, or in the future */
export function checkCreated(created: number, options: TimestampCheck): void {
  const { maxAge = Number.POSITIVE_INFINITY } = options;
  if (created > Date.now() + skewOf(options))
    throw new SecurityError("InvalidSecurity", "the message says that it was made in the future");
  if (created < Date.now() - maxAge * 1000 - skewOf(options))
    throw new SecurityError("MessageExpired", `the message was made more than ${maxAge} seconds ago`);
}

function skewOf({ clockSkew = 300 }: TimestampCheck): number {
  return clockSkew * 1000;
}

/**
 * A point in time in milliseconds; undefined for no text. Without a zone it is in UTC, as the specification wants all of them.
 * @throws SecurityError for a text that is none
 */
export function timeIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const [, point, zone = "Z"] = DATE_TIME.exec(trimSpace(text)) ?? [];
  const time = Date.parse(`${point}${zone}`);
  if (Number.isNaN(time)) throw new SecurityError("InvalidSecurity", "a time is not a dateTime");
  return time;
}

const DATE_TIME = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?$/;
