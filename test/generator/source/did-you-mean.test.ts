import { expect, it } from "vitest";
import { didYouMean, isNotOneOf } from "../../../generator/source/did-you-mean.js";

it.each<[string, readonly string[], string]>([
  ["Services8", ["Services87", "Login"], '; did you mean "Services87"?'],
  ["startbatchjob", ["StartBatchJob", "StopBatchJob"], '; did you mean "StartBatchJob"?'],
  ["Batsh", ["Batch"], '; did you mean "Batch"?'],
  ["None", ["Batch", "Contact"], ""],
  ["X", [], ""],
])("%s among %s", (name, known, want) => {
  expect(didYouMean(name, known)).toBe(want);
});

it("shows names that could act on a terminal", () => {
  expect(isNotOneOf("a\u001b", ["b\u001b"])).toBe('"a\\u001b" is not one of b\u001b; did you mean "b\\u001b"?');
});
