import { collapse } from "../../../templates/runtime/values/lexical.js";

/** Texts near the bounds of a type: the bounds, numbers beside and between them, and texts in which one number differs. */
export function textsNearBounds(bounds: readonly string[]): string[] {
  const texts = bounds.map(collapse);
  return [...texts.flatMap((bound) => [bound, ...besides(bound)]), ...between(texts)];
}

function besides(bound: string): string[] {
  if (/^[+-]?\d+$/.test(bound)) return [String(BigInt(bound) + 1n), String(BigInt(bound) - 1n), `${bound}.5`];
  return [...besideEachNumber(bound), ...withMoreDigits(bound), ...besideNumber(bound)];
}

/** Each number in a text replaced by the next ones, with as many digits. */
function besideEachNumber(bound: string): string[] {
  return [...bound.matchAll(/\d+/g)].flatMap(({ index, 0: digits }) =>
    [1n, -1n, 2n, -2n]
      .map((step) => BigInt(digits) + step)
      .filter((number) => number >= 0n)
      .map((number) => {
        const changed = String(number).padStart(digits.length, "0");
        return bound.slice(0, index) + changed + bound.slice(index + digits.length);
      }),
  );
}

/** A text a little above or below: a further digit, a fraction of a second, a second. */
function withMoreDigits(bound: string): string[] {
  const seconds = bound.replace(
    /(:\d\d:\d\d|\d)(\.\d+)?(?=[^:.\d]*$)/,
    (_, whole, fraction = ".") => `${whole}${fraction}5`,
  );
  const point = bound.includes(".") ? "" : ".";
  return [`${bound}${point}5`, seconds, `${bound}${bound.includes("T") ? "" : "T"}1S`];
}

/** For floating point numbers. */
function besideNumber(bound: string): string[] {
  const number = Number(bound);
  if (!Number.isFinite(number)) return [];
  const near = [number + 1, number - 1, number * 2, number / 2, number * 1.000001, number * 0.999999];
  return near.map((value) => String(value).toUpperCase());
}

function between(bounds: readonly string[]): string[] {
  const numbers = bounds.map(Number).filter(Number.isFinite);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return numbers.length < 2 ? [] : [String((low + high) / 2).toUpperCase(), String(Math.round((low + high) / 2))];
}
