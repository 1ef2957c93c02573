/** A value of ASN.1 in DER (X.690). */
export interface DerValue {
  readonly tag: number;
  /** The value with its tag and its length. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

/** The tags that certificates use. */
export const TAG = {
  integer: 0x02,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utcTime: 0x17,
  sequence: 0x30,
  version: 0xa0,
  extensions: 0xa3,
} as const;

/** The values in the content of another one. @throws RangeError for bytes that are not DER */
export function derValues(content: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < content.length; ) {
    const value = derValue(content.subarray(at));
    values.push(value);
    at += value.bytes.length;
  }
  return values;
}

/** The value at the beginning of bytes. @throws RangeError for bytes that are not DER */
export function derValue(bytes: Uint8Array): DerValue {
  const [tag = 0, first = 0] = bytes;
  const lengthBytes = first < LONG_FORM ? 0 : first - LONG_FORM;
  if (bytes.length < 2 || lengthBytes > 4 || first === LONG_FORM) throw notDer();
  let length = first;
  if (lengthBytes > 0) length = bytes.subarray(2, 2 + lengthBytes).reduce((all, byte) => all * 256 + byte, 0);
  const start = 2 + lengthBytes;
  if (start + length > bytes.length) throw notDer();
  return { tag, bytes: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) };
}

/** From here on, the first byte of a length says how many follow. */
const LONG_FORM = 0x80;

export function notDer(): RangeError {
  return new RangeError("not DER");
}

/** An object identifier with dots. */
export function oidText(content: Uint8Array): string {
  const numbers: number[] = [];
  let number = 0;
  for (const byte of content) {
    number = number * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    numbers.push(number);
    number = 0;
  }
  const [first = 0, ...others] = numbers;
  const root = Math.min(Math.floor(first / 40), 2);
  return [root, first - root * 40, ...others].join(".");
}
