import { eachDateTime, emptyStructuresToNull, emptyTextsToNull, nilToMembers, nothingOf } from "./changes.js";
import { describePeer } from "./describe-peer.js";
import { FULL_TASK, RESPONSE_HEADERS } from "./wanted.js";
import { isStructure, rewrite } from "./wire-value.js";

const NO_EXCEPTION = nothingOf(RESPONSE_HEADERS.ExceptionInfo);

/** Python's datetime has six digits of a second; further digits are rounded. */
function toMicroseconds(text: string): string {
  return text.replace(/\.\d+/, (fraction) => Number(fraction).toFixed(6).slice(1));
}

/** Seen with zeep 4.2. */
describePeer({
  name: "Python's zeep",
  script: "zeep-client.py",
  interpreters: [process.env.PYTHON ?? "python3", "python3", "/usr/bin/python3"],
  probe: ["-c", "import zeep"],
  facts: [
    {
      place: "headers sent",
      title: "nil within a header is the text Nil",
      change: (value) => rewrite(value, (part) => part ?? "Nil"),
    },
    {
      place: "body sent",
      title: "a dateTime has no more than microseconds",
      change: eachDateTime(toMicroseconds),
    },
    {
      place: "headers read",
      title: "a nil structure is one whose members are nil",
      change: nilToMembers([
        [/\/(?:ExceptionInfo|InnerException)$/, NO_EXCEPTION],
        [/\/Parameters$/, { SoExceptionInfoParametersKeyValuePair: [] }],
        [/\/ExtraInfo$/, { ExtraInfoNameValuePair: [] }],
        [/\/TimeZone$/, nothingOf(RESPONSE_HEADERS.TimeZone)],
      ]),
    },
    {
      place: "headers read",
      title: "cannot tell an empty dictionary from nil",
      change: emptyStructuresToNull,
    },
    {
      place: "headers read",
      title: "cannot tell an empty text from nil",
      change: emptyTextsToNull(/./),
    },
    {
      place: "body read",
      title: "a dateTime has no more than microseconds, and UTC is +00:00",
      change: eachDateTime((text) => toMicroseconds(text).replace(/Z$/, "+00:00")),
    },
    {
      place: "body read",
      title: "a nil structure is one whose members are nil",
      change: nilToMembers([
        [/^\/Response$/, nothingOf(FULL_TASK)],
        [/\/(?:FieldRight|TableRight)$/, nothingOf(FULL_TASK.TableRight)],
        [/\/FieldProperties$/, { FieldPropertyDictionaryKeyValuePair: [] }],
        [/\/FieldPropertyDictionaryKeyValuePair\/Value$/, nothingOf(FULL_TASK.FieldProperties.Name)],
        [/\/ParameterObject$/, { StringKeyValuePair: [] }],
      ]),
    },
    {
      place: "body read",
      title: "cannot tell an empty structure or dictionary from nil",
      change: emptyStructuresToNull,
    },
    {
      place: "body read",
      title: "cannot tell an empty text or set of flags from nil",
      change: emptyTextsToNull(/./),
    },
    {
      place: "body read",
      title: "a set of flags is a list",
      change: (value) =>
        rewrite(value, (part, path) =>
          typeof part === "string" && path.endsWith("/Mask") ? part.split(" ").filter((flag) => flag !== "") : part,
        ),
    },
    {
      place: "body read",
      title: "cannot tell a member that is left out from one that is nil",
      change: (value) =>
        rewrite(value, (part) =>
          isStructure(part) && "Created" in part ? { ...nothingOf(FULL_TASK), ...part } : part,
        ),
    },
  ],
  forbiddenText: {
    sent: { code: "ValueError", reason: "All strings must be XML compatible" },
    read: { code: "TransportError", reason: "invalid XML" },
  },
});
