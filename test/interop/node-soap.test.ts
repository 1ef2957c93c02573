import { eachDateTime, emptyStructuresToNull, emptyTextsToNull } from "./changes.js";
import { describePeer } from "./describe-peer.js";
import { rewrite } from "./wire-value.js";

/** Seen with node-soap 1.13. */
describePeer({
  name: "node-soap",
  script: "node-soap.mjs",
  interpreters: [process.execPath],
  probe: ["--input-type=module", "--eval", 'import "soap"'],
  facts: [
    {
      place: "headers read",
      title: "knows no types, so that numbers and booleans are text",
      change: (value) => rewrite(value, (part) => (typeof part === "object" ? part : String(part))),
    },
    {
      place: "headers read",
      title: "cannot tell a text that is empty or nothing but white space from nil",
      change: (value) => rewrite(value, (part) => (typeof part === "string" && part.trim() === "" ? null : part)),
    },
    {
      place: "headers read",
      title: "cannot tell an empty dictionary from nil",
      change: emptyStructuresToNull,
    },
    {
      place: "body read",
      title: "takes a dateTime for a Date: a zone of its own if there is none, UTC, no more than milliseconds",
      // In the tests it runs in UTC.
      change: eachDateTime((text) => new Date(/Z$|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`).toJSON()),
    },
    {
      place: "body read",
      title: "cannot tell an empty structure or dictionary from nil",
      change: emptyStructuresToNull,
    },
    {
      place: "body read",
      title: "cannot tell an empty set of flags from nil",
      change: emptyTextsToNull(/\/Mask$/),
    },
  ],
  forbiddenText: {
    sent: { code: "s:Client", reason: "found disallowed character" },
    read: { code: "500", reason: "Invalid XML" },
  },
});
