/**
 * The simple types of http://schemas.microsoft.com/2003/10/Serialization/, the schema that every WCF service imports. They are
 * .NET types that XML Schema does not have.
 */
import { SERIALIZATION_NAMESPACE } from "../xml/qname.js";
import type { Datatype } from "./datatype.js";
import { lexicalDatatype } from "./lexical.js";
import { boundedInteger } from "./numbers.js";

/** A `System.TimeSpan` as text: `P1DT2H3M4.5S`, no years and no months. */
export type TimeSpan = string;
/** A `System.Guid` as text: `1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11`. Upper and lower case are kept. */
export type Guid = string;

/** A `System.Char`: a UTF-16 code unit, not a character, so 0 to 65535; written as an integer. */
export const char: Datatype<number> = { ...boundedInteger("char", 0, 65_535), namespace: SERIALIZATION_NAMESPACE };

/** A GUID. It restricts `xs:string`, so white space is kept, and any white space makes the text invalid. */
export const guid: Datatype<Guid> = /* @__PURE__ */ lexicalDatatype({
  name: "guid",
  namespace: SERIALIZATION_NAMESPACE,
  expected: "a GUID such as 1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11",
  accepts: (text) => /^[\da-fA-F]{8}-(?:[\da-fA-F]{4}-){3}[\da-fA-F]{12}$/.test(text),
  whiteSpace: (text) => text,
});

/**
 * WCF's `duration`, a restriction of `xs:duration`. A TimeSpan counts ticks of 100 ns in 64 bits, so the largest value is
 * P10675199DT2H48M5.4775807S. .NET rounds an eighth digit of the fraction, so a value with one is not sent.
 */
export const timeSpan: Datatype<TimeSpan> = /* @__PURE__ */ lexicalDatatype({
  name: "duration",
  namespace: SERIALIZATION_NAMESPACE,
  expected:
    "a duration of days, hours, minutes and seconds such as P1DT2H3M4.5S, from -P10675199DT2H48M5.4775808S to P10675199DT2H48M5.4775807S (when sent: at most 7 digits of fraction)",
  accepts: isTimeSpan,
  sends: (text) => isTimeSpan(text) && !/\.\d{8}/.test(text),
});

const TIME_SPAN = /^(-?)P(?=[\dT])(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?$/;
const MAX_LENGTH = 1000;
const TICKS_PER_SECOND = 10_000_000n;

function isTimeSpan(text: string): boolean {
  // Converting very many digits to a number would take seconds.
  const match = text.length > MAX_LENGTH ? null : TIME_SPAN.exec(text);
  if (match === null) return false;
  const [, sign, days = "0", hours = "0", minutes = "0", seconds = "0", fraction = ""] = match;
  const wholeSeconds = ((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds);
  const ticks = wholeSeconds * TICKS_PER_SECOND + BigInt(fraction.slice(0, 7).padEnd(7, "0"));
  const limit = sign === "-" ? 2n ** 63n : 2n ** 63n - 1n;
  // At the limit, even a part of a tick (the eighth digit and later ones) is too much.
  return ticks < limit || (ticks === limit && !/[1-9]/.test(fraction.slice(7)));
}
