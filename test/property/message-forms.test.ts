import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { put as putAttributes } from "../golden/attributes/sample.js";
import { locate } from "../golden/bindings/desk.js";
import { put as putChoices } from "../golden/choices/sample.js";
import { agreements } from "../support/two-readers.js";
import { SAMPLES } from "../support/wire-samples.js";
import { apply, edits } from "./edit-message.js";
import { FORMS, type Form, reformed } from "./reform-message.js";
import { limit, runs, stepOf } from "./runs.js";

const FORM_NAMES = Object.keys(FORMS) as Form[];

/** Messages with attributes, repeated members, derived types, choices and elements in no namespace, beside those of NetServer. */
const MORE = [
  {
    message: putAttributes.request,
    text: encodeMessage(putAttributes.request, {
      body: {
        Item: {
          $type: "OpenItem",
          Id: 1,
          Price: [
            { $value: "2.50", currency: "EUR", rounded: true },
            { $type: "SalesPrice", $value: "1", currency: "a <&> “b”", rounded: false, percent: 5 },
            { $value: "3", currency: "€", rounded: true },
          ],
          "@Id": 2,
          note: "qualified",
          Extra: "element",
          $attributes: { "{urn:more}more": "1" },
        },
        Flag: { on: true },
      },
    }),
  },
  {
    message: putChoices.request,
    text: encodeMessage(putChoices.request, {
      body: {
        UsePayment: { Id: 1, Invoice: "i <&>", Days: 3, Code: 2, B: null },
        UseTransfer: { Id: 1, Card: "c", Bank: "b" },
        UseFeed: { $items: [{ Text: null }, { Card: "a" }, { Key: 1, Value: ["x", "y"] }, { Card: "b" }] },
      },
    }),
  },
  {
    message: locate.response,
    text: encodeMessage(locate.response, { body: { address: { Street: null, City: "“Oslo” & more" }, exact: true } }),
  },
];

const ALL = [...MORE, ...SAMPLES.filter((_, index) => index % stepOf(20) === 0)];

describe("a message in another form is read by the fast reader", () => {
  it.each(FORM_NAMES)("%s", (form) => {
    for (const { message, text } of ALL) {
      const windows = [undefined, 900, 1313, 2048];
      expect(
        agreements(
          message,
          reformed(text, () => form),
          windows,
        )[0],
        text,
      ).toBe(true);
    }
  });
});

const CASES = 6000;

it("if the fast reader is certain of a message in several forms, both readers agree", { timeout: limit(CASES) }, () => {
  let certain = 0;
  const chosen = fc.array(fc.option(fc.constantFrom(...FORM_NAMES), { nil: undefined }), {
    minLength: 1,
    maxLength: 40,
  });
  const changes = fc.oneof(fc.constant([]), edits(["content", "attribute", "structure", "copy", "spell"]));
  const sample = fc.oneof(fc.constantFrom(...MORE), fc.constantFrom(...SAMPLES));
  fc.assert(
    fc.property(
      sample,
      chosen,
      changes,
      fc.integer({ min: 400, max: 2500 }),
      ({ message, text }, forms, edited, length) => {
        const other = edited.reduce(
          apply,
          reformed(text, (index) => forms[index % forms.length]),
        );
        if (agreements(message, other, [undefined, length]).includes(true)) certain++;
      },
    ),
    runs(CASES),
  );
  expect(certain).toBeGreaterThan(CASES / 5);
});
