import type { BatchRequestHeaders, BatchResponseHeaders } from "../../generated/src/services88/batch.js";
import type { BatchTaskInfo } from "../../generated/src/services88/types/batch-task-info.js";
import type { SoExceptionInfo } from "../../generated/src/services88/types/so-exception-info.js";

/** Markup, line ends, and what XML allows but few libraries expect: U+007F, U+0085 and U+009F, U+2028, U+FEFF. */
const NASTY = "<&>\"']]>\t|\r|\n|\r\n|\u007f\u0085\u009f\u00a0\u2028\ufeff\ufffd|blåbær 漢字 😀";

/** White space at both ends. */
const PADDED = " \t\r\n padded\r\n\t ";

/** All members set. A new member in the schemas is a compile error here. */
export const FULL_TASK = {
  TableRight: { Mask: ["Select", "Update", "RestrictedUpdate"], Reason: "" },
  FieldProperties: {
    Name: { FieldRight: { Mask: [], Reason: null }, FieldType: NASTY, FieldLength: 220 },
    nil: null,
    "no rights": { FieldRight: null, FieldType: null, FieldLength: -2147483648 },
  },
  // Chosen by the server.
  Id: 0,
  Name: NASTY,
  AssociateId: -1,
  DetailsTable: -32768,
  DetailsRecord: 2147483647,
  IsSystemTask: true,
  IsInternalTask: false,
  ParameterObject: Object.fromEntries([
    ["7", "a number for a key"],
    ["empty", ""],
    ["nil", null],
    ["", "the empty key"],
    ["__proto__", "of every object"],
    ["constructor", "so too"],
    [" padded\t", PADDED],
    [NASTY, NASTY],
  ]),
  LastStarted: "2024-02-29T23:59:59.1234567Z",
  Created: "2024-07-01T12:00:00",
  StartCount: 3,
  DatabaseSerialNumber: null,
  Context: "",
  Result: PADDED,
  State: "SucceededManualCleanup",
  Description: " ",
  Response: '<?xml version="1.0"?><a b="c">&amp;<![CDATA[d]]></a>',
  Request: "&#xD;&lt;",
  ProgressDescription: null,
  ProgressPercent: 50,
  FileName: "C:\\temp\\a.txt",
  CancellationBehaviour: "CancelWithWarning",
} satisfies Required<BatchTaskInfo>;

/** Optional members left out, and the empty and nil forms of the others. The mock fills in what it needs. */
export const SPARSE_TASK = {
  TableRight: {},
  FieldProperties: null,
  AssociateId: 0,
  ParameterObject: {},
  LastStarted: "2024-07-02T16:04:05.5+02:00",
  // The value of .NET for no date.
  Created: "0001-01-01T00:00:00",
  StartCount: 0,
  Result: null,
  State: "Unknown",
  Description: "",
} satisfies BatchTaskInfo;

/** The members that UpdateBatchTask can change. */
export const CHANGES = {
  State: "Failed",
  Description: null,
  Response: NASTY,
  Request: "",
} satisfies BatchTaskInfo;

export const REQUEST_HEADERS = {
  ApplicationToken: NASTY,
  Credentials: { Ticket: "7T:<&>==" },
  TimeZone: { SoTimeZoneId: 5, SoTimeZoneLocationCode: null },
} satisfies Required<BatchRequestHeaders>;

const INNER_EXCEPTION = {
  Message: null,
  StackTrace: "",
  FriendlyText: " ",
  ExceptionType: "System.ArgumentException",
  Source: null,
  InnerException: null,
  Parameters: null,
} satisfies Required<SoExceptionInfo>;

export const RESPONSE_HEADERS = {
  ExceptionInfo: {
    ...INNER_EXCEPTION,
    Message: NASTY,
    StackTrace: "   at A.B()\r\n   at C.D()",
    InnerException: INNER_EXCEPTION,
    Parameters: { first: "1", [NASTY]: "", nil: null },
  },
  ExtraInfo: {},
  Succeeded: false,
  TimeZone: { SoTimeZoneId: 5, SoTimeZoneLocationCode: "NO" },
} satisfies Required<BatchResponseHeaders>;

/** XML 1.0 cannot write the character in the middle. NetServer sends it nevertheless, as a reference. */
export const FORBIDDEN_TEXT = "a\u0001b";

/** Not a value of the enumeration. */
export const UNKNOWN_STATE = "Bogus";
