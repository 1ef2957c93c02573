import type { Datatype } from "./datatype.js";
import { type Duration, patterned } from "./dates.js";

/** A length of time (3.2.6). Any part may be left out, but at least one must be there, and at least one after a T. */
export const duration: Datatype<Duration> = /* @__PURE__ */ patterned({
  name: "duration",
  expected: "a duration such as P1Y2M3DT4H5M6.7S",
  pattern: [String.raw`-?P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?`],
  order: "duration",
});
