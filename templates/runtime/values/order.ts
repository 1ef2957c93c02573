/** The order of values that are text in JavaScript. */

/** The order of decimal numbers (XSD 1.0 part 2, 3.2.3). */
export function compareDecimals(a: string, b: string): number {
  const [x, y] = [partsOfDecimal(a), partsOfDecimal(b)];
  if (x.isNegative !== y.isNegative) return x.isNegative ? -1 : 1;
  const order = compareTexts(x.whole, y.whole, x.whole.length - y.whole.length) || compareTexts(x.fraction, y.fraction);
  return x.isNegative ? -order : order;
}

/** The significant digits of a decimal number, without zeros at the beginning and at the end. */
export function partsOfDecimal(text: string): { isNegative: boolean; whole: string; fraction: string } {
  const [, sign, digits = "", decimals = ""] = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text) ?? [];
  const whole = digits.replace(/^0+/, "");
  const fraction = withoutZerosAtEnd(decimals);
  return { isNegative: sign === "-" && whole + fraction !== "", whole, fraction };
}

/** A loop, because an expression would take quadratic time for many runs of zeros. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === "0") end--;
  return digits.slice(0, end);
}

function compareTexts(a: string, b: string, first = 0): number {
  return first || (a < b ? -1 : a > b ? 1 : 0);
}

/** A point on the time line, perhaps without a zone. */
interface Moment {
  /** Seconds since the year 0, in UTC if there is a zone. */
  readonly seconds: number;
  /** Digits of a fraction of a second. */
  readonly fraction: string;
  readonly hasZone: boolean;
}

/**
 * The order of dates and times of all kinds (3.2.7.4). Both values must be of the same kind. Undefined if only one of them has a zone
 * and the order depends on the zone of the other.
 */
export function compareMoments(a: string, b: string): number | undefined {
  const [x, y] = [momentOf(a), momentOf(b)];
  if (x === undefined || y === undefined) return undefined;
  if (x.hasZone === y.hasZone) return orderOf(x, y, 0);
  // Zones go from -14:00 to +14:00.
  const [early, late] = [orderOf(x, y, -FARTHEST_ZONE), orderOf(x, y, FARTHEST_ZONE)];
  return early === late ? early : undefined;
}

const FARTHEST_ZONE = 14 * 3600;

/** @param shift - how many seconds later the second one is */
function orderOf(a: Moment, b: Moment, shift: number): number {
  return Math.sign(a.seconds - b.seconds - shift) || compareTexts(a.fraction, b.fraction);
}

/** Undefined for a year that is too large for a number. */
function momentOf(text: string): Moment | undefined {
  const [, local = "", zone] = /^(.*?)(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const [date = "", time = ""] = local.includes(":") && !local.includes("T") ? ["", local] : local.split("T");
  const [hours = "0", minutes = "0", seconds = "0"] = time.split(":");
  const [whole = "0", fraction = ""] = seconds.split(".");
  const days = daysUntil(date);
  if (!Number.isSafeInteger(days * SECONDS_OF_DAY)) return undefined;
  return {
    seconds: days * SECONDS_OF_DAY + (Number(hours) * 60 + Number(minutes)) * 60 + Number(whole) - secondsOf(zone),
    fraction: withoutZerosAtEnd(fraction),
    hasZone: zone !== undefined,
  };
}

const SECONDS_OF_DAY = 86_400;

function secondsOf(zone = "Z"): number {
  if (zone === "Z") return 0;
  const [hours = "0", minutes = "0"] = zone.slice(1).split(":");
  return (zone.startsWith("-") ? -60 : 60) * (Number(hours) * 60 + Number(minutes));
}

/** The days from the year 0 to a date. Missing parts are those of a year with 366 days and of a month with 31. */
function daysUntil(date: string): number {
  const [, year, month, day] = /^(-?\d+)?(?:-{1,2}(\d\d))?(?:-{1,3}(\d\d))?$/.exec(date) ?? [];
  const isDay = date.startsWith("---");
  const [givenMonth, givenDay] = isDay ? ["12", month ?? day] : [month ?? "12", day ?? "01"];
  return daysBefore(Number(year ?? "1972"), Number(givenMonth)) + Number(givenDay);
}

/** The days from the year 0 to the first day of a month. The 13th month is the first one of the next year. */
function daysBefore(year: number, month: number): number {
  // In years that begin in March, the leap day is the last day.
  const months = year * 12 + month - 3;
  const shifted = Math.floor(months / 12);
  const days = Math.floor(((months - shifted * 12) * 153 + 2) / 5);
  return shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400) + days;
}

/**
 * The order of lengths of time (3.2.6.2). The length of a month depends on its beginning, so one duration must be longer than the
 * other from each of four dates.
 */
export function compareDurations(a: string, b: string): number | undefined {
  const [x, y] = [partsOfDuration(a), partsOfDuration(b)];
  const orders = STARTS.map(([year, month]) => compareFrom(year, month, x, y));
  return orders.every((order) => order === orders[0]) ? orders[0] : undefined;
}

/** The four dates of 3.2.6.2. */
const STARTS = [
  [1696, 9],
  [1697, 2],
  [1903, 3],
  [1903, 7],
] as const;

interface LengthOfTime {
  readonly months: number;
  readonly seconds: number;
}

function compareFrom(year: number, month: number, a: LengthOfTime, b: LengthOfTime): number {
  const end = ({ months, seconds }: LengthOfTime): number =>
    daysBefore(year, month + months) * SECONDS_OF_DAY + seconds;
  return Math.sign(end(a) - end(b));
}

function partsOfDuration(text: string): LengthOfTime {
  const [, ...parts] = DURATION.exec(text) ?? [];
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) =>
    Number(part ?? "0"),
  );
  const sign = text.startsWith("-") ? -1 : 1;
  return {
    months: sign * (years * 12 + months),
    seconds: sign * (((days * 24 + hours) * 60 + minutes) * 60 + seconds),
  };
}

const DURATION = /^-?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;
