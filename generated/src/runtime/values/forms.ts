// Run-time library of netserver-soapgen, copied by it. Do not edit.

/**
 * Other texts of a value than the usual one: a pattern may ask for one of them, as `\d{3}` does for the number 7. Only values that
 * are no text have any.
 */
export function formsOf(value: unknown, text: string): readonly string[] {
  if (typeof value === "boolean") return value ? ["1"] : ["0"];
  if (typeof value === "bigint") return withSigns(integerForms(text));
  return typeof value === "number" && Number.isFinite(value) ? withSigns(numberForms(value, text)) : [];
}

/** More than patterns ask for. */
const MOST_DIGITS = 20;

const COUNTS: readonly number[] = Array.from({ length: MOST_DIGITS }, (_, index) => index);

/** With zeros before them. */
function integerForms(text: string): string[] {
  const [sign, digits] = text.startsWith("-") ? ["-", text.slice(1)] : ["", text];
  return COUNTS.map((count) => `${sign}${"0".repeat(count)}${digits}`);
}

function numberForms(value: number, text: string): string[] {
  const whole = /^-?\d+$/.test(text) ? integerForms(text) : [];
  const points = [...fixedForms(value), ...exponentForms(value)];
  return [...whole, ...points, ...points.map((form) => form.replace(/^(-?)0\./, "$1."))];
}

/** With zeros after the point. */
function fixedForms(value: number): string[] {
  return COUNTS.map((count) => value.toFixed(count)).filter((form) => Number(form) === value);
}

/** With an exponent, also of another size than the usual one. */
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
