// Run-time library of netserver-soapgen, copied by it. Do not edit.

const ZERO = 48;
const DASH = 45;
const COLON = 58;
const POINT = 46;
const T = 84;
const Z = 90;

/**
 * Whether a text is a date and time as nearly all are: of a year from 1000 on, of a day that every month has, with a
 * fraction of 7 digits at most and UTC or no zone. It takes a fifth of the time that the whole pattern takes, and says
 * nothing of other texts.
 */
export function isUsualDateTime(text: string): boolean {
  const { length } = text;
  if (length < 19 || length > 28) return false;
  const hasDate = isCode(text, 4, DASH) && isCode(text, 7, DASH) && isCode(text, 10, T);
  if (!hasDate || !isCode(text, 13, COLON) || !isCode(text, 16, COLON)) return false;
  return (
    isWithin(text, 0, 10, 99) &&
    isWithin(text, 2, 0, 99) &&
    isWithin(text, 5, 1, 12) &&
    isWithin(text, 8, 1, 28) &&
    isWithin(text, 11, 0, 23) &&
    isWithin(text, 14, 0, 59) &&
    isWithin(text, 17, 0, 59) &&
    isUsualEnd(text, isCode(text, length - 1, Z) ? length - 1 : length)
  );
}

function isCode(text: string, at: number, code: number): boolean {
  return text.charCodeAt(at) === code;
}

/** Whether there are two digits that make such a number. */
function isWithin(text: string, at: number, min: number, max: number): boolean {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  const number = tens * 10 + ones;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 && number >= min && number <= max;
}

/** The fraction, or nothing. */
function isUsualEnd(text: string, end: number): boolean {
  if (end === 19) return true;
  if (!isCode(text, 19, POINT) || end < 21 || end > 27) return false;
  for (let at = 20; at < end; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return false;
  }
  return true;
}
