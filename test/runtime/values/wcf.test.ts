import { expect, it } from "vitest";
import { char, guid, timeSpan } from "../../../templates/runtime/values/datatypes.js";
import { duration } from "../../../templates/runtime/values/other-datatypes.js";
import { describeDatatype, sameText } from "./cases.js";

describeDatatype(char, {
  reads: [
    ["0", 0],
    ["65", 65],
    ["55296", 0xd800],
    ["65535", 65535],
    [" 65\n", 65],
  ],
  refusesText: ["", "A", "-1", "65536", "6.5"],
  writes: [
    [0, "0"],
    [65, "65"],
    [65535, "65535"],
  ],
  refusesValue: [-1, 65536, 6.5, "A", "65", 65n, NaN],
});

const GUIDS = [
  "00000000-0000-0000-0000-000000000000",
  "1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11",
  "FFFFFFFF-ffff-FFFF-ffff-FFFFFFFFFFFF",
];
const NOT_GUIDS = [
  ...["", "{1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11}", "1f0b3a5e6f6c4f0a9d550a4d8f0f6c11", "1f0b3a5e-6f6c-4f0a-9d55"],
  ...[
    "1f0b3a5g-6f6c-4f0a-9d55-0a4d8f0f6c11",
    "1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c1",
    "1f0b3a5-e6f6c-4f0a-9d55-0a4d8f0f6c11",
  ],
  ...["1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c111", " 1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11"],
  ...["1f0b3a5e-6f6c-4f0a-9d55-0a4d8f0f6c11\n"],
];

describeDatatype(guid, { ...sameText(GUIDS), refusesText: NOT_GUIDS, refusesValue: [...NOT_GUIDS, 1, 1n, true] });

const TIME_SPANS = [
  ...["PT0S", "P0D", "-P0D", "P1D", "PT1H", "PT1M", "PT1S", "PT0.5S", "P1DT2H3M4.5S", "-P1DT2H3M4.1234567S", "PT36H"],
  ...["P10675199DT2H48M5.4775807S", "-P10675199DT2H48M5.4775808S", "-P10675199DT2H48M5.4775807S", "P0010675199D"],
  ...["PT256204778H48M5.4775807S", "PT922337203685.4775807S", "-PT922337203685.4775808S", "PT1.5000000S"],
];
/** Read exactly, but .NET would round them. */
const READ_ONLY_TIME_SPANS = [
  ...["PT0.12345678S", "PT1.50000000S", "P10675199DT2H48M5.47758070S", "-P10675199DT2H48M5.477580800S"],
];
const NOT_TIME_SPANS = [
  ...["", "P", "-P", "PT", "P1DT", "+P1D", "P1Y", "P1M", "P1Y1D", "P1M1D", "P1W", "1D", "P1", "PD", "PTS", "PT1.S"],
  ...["PT.5S", "P1.5D", "PT1.5H", "PT1S1M", "PT1D", "P 1D", "--P1D", "p1d"],
  ...["P10675199DT2H48M5.4775808S", "-P10675199DT2H48M5.4775809S", "P10675200D", "-P10675200D"],
  ...["P10675199DT2H48M5.47758071S", "-P10675199DT2H48M5.47758080000000001S", "PT922337203685.4775808S"],
  ...["P99999999999999999999999999D", "PT256204779H"],
];

describeDatatype(timeSpan, {
  reads: [...sameText([...TIME_SPANS, ...READ_ONLY_TIME_SPANS]).reads, [" \t\r\nP1D\n", "P1D"]],
  refusesText: NOT_TIME_SPANS,
  writes: sameText(TIME_SPANS).writes,
  refusesValue: [...NOT_TIME_SPANS, ...READ_ONLY_TIME_SPANS, " P1D", "P1D\n", 1, 1n, true],
});

it.each([
  [char, "char"],
  [guid, "guid"],
  [timeSpan, "duration"],
])("has the name and the namespace of its schema type: $name", (datatype, name) => {
  expect(datatype).toMatchObject({ name, namespace: "http://schemas.microsoft.com/2003/10/Serialization/" });
});

it("leaves the namespace of other datatypes undefined", () => {
  expect(duration.namespace).toBeUndefined();
});
