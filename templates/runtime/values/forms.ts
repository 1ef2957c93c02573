import { isBytes } from "./binary.js";

/**
 * Other texts of a value than the usual one. A pattern may require one of them: `\d{3}` does for the number 7. Values that are text
 * have none.
 */
export function formsOf(value: unknown, text: string): readonly string[] {
  if (typeof value === "boolean") return value ? ["1"] : ["0"];
  if (typeof value === "bigint") return withSigns(integerForms(text));
  if (isBytes(value)) return isHexadecimal(value, text) ? [text.toLowerCase()] : [];
  return typeof value === "number" && Number.isFinite(value) ? withSigns(numberForms(value, text)) : [];
}

/** Text in base64 has fewer characters, or ends with a padding. */
function isHexadecimal(value: Uint8Array, text: string): boolean {
  return text.length === 2 * value.length && /^[0-9A-F]*$/.test(text);
}

/** More digits than patterns require. */
const MOST_DIGITS = 20;

const COUNTS: readonly number[] = /* @__PURE__ */ Array.from({ length: MOST_DIGITS }, (_, index) => index);

/** Forms with leading zeros. */
function integerForms(text: string): string[] {
  const [sign, digits] = text.startsWith("-") ? ["-", text.slice(1)] : ["", text];
  return COUNTS.map((count) => `${sign}${"0".repeat(count)}${digits}`);
}

function numberForms(value: number, text: string): string[] {
  const whole = /^-?\d+$/.test(text) ? integerForms(text) : [];
  const points = [...fixedForms(value), ...exponentForms(value)];
  return [...whole, ...points, ...points.map((form) => form.replace(/^(-?)0\./, "$1."))];
}

/** Forms with zeros after the point. */
function fixedForms(value: number): string[] {
  return COUNTS.map((count) => value.toFixed(count)).filter((form) => Number(form) === value);
}

/** Forms with an exponent, also with another exponent than the usual one. */
function exponentForms(value: number): string[] {
  const exact = COUNTS.map((count) => value.toExponential(count)).filter((form) => Number(form) === value);
  return exact.flatMap((form) => {
    const [mantissa = "", exponent = ""] = form.split("e");
    const size = exponent.replace("+", "");
    return [`${mantissa}E${size}`, `${mantissa}e${size}`, `${mantissa}E${exponent}`, `${mantissa}e${exponent}`];
  });
}

function withSigns(forms: readonly string[]): string[] {
  return [...forms, ...forms.filter((form) => !form.startsWith("-")).map((form) => `+${form}`)];
}
