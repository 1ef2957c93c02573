import { base64Binary } from "../runtime/values/binary.js";
import { type DerValue, derValue, derValues, notDer, oidText, TAG } from "./der.js";
import { issuerText } from "./issuer-name.js";
import { digestOf } from "./platform.js";

/** What signatures need of an X.509 certificate (RFC 5280, 4.1). */
export interface Certificate {
  readonly der: Uint8Array;
  /** The public key with its algorithm, as platforms import it. */
  readonly publicKey: Uint8Array;
  /** The object identifiers of the key's algorithm, and of its curve. */
  readonly algorithm: readonly string[];
  /** The issuer as text (RFC 4514). */
  readonly issuer: string;
  readonly serialNumber: bigint;
  /** In milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The extension that identifies the key; undefined if there is none. */
  readonly subjectKeyIdentifier: Uint8Array | undefined;
}

/**
 * Reads a certificate.
 * @param given - PEM, of which the first certificate counts, or DER
 * @throws TypeError for anything else
 */
export function readCertificate(given: string | Uint8Array): Certificate {
  try {
    const der = typeof given === "string" ? pemBytes(given, "CERTIFICATE") : given;
    if (der === undefined) throw notDer();
    return parseCertificate(der);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new TypeError("not an X.509 certificate in PEM or DER", { cause });
  }
}

/** The bytes of the first block of PEM with a label (RFC 7468); undefined if there is none. */
export function pemBytes(text: string, label: string): Uint8Array | undefined {
  const begin = `-----BEGIN ${label}-----`;
  const start = text.indexOf(begin);
  const end = text.indexOf(`-----END ${label}-----`, start);
  if (start === -1 || end === -1) return undefined;
  return base64Binary.parse(text.slice(start + begin.length, end));
}

function parseCertificate(bytes: Uint8Array): Certificate {
  const whole = derValue(bytes);
  const [signed] = derValues(whole.content);
  const [first, ...others] = derValues(signed?.content ?? new Uint8Array());
  if (first === undefined) throw notDer();
  // Only a certificate of version 1 leaves its version out.
  const fields = first.tag === TAG.version ? others : [first, ...others];
  const [serial, , issuer, validity, , key, ...more] = fields;
  if (serial === undefined || issuer === undefined || validity === undefined || key === undefined) throw notDer();
  const [notBefore = Number.NaN, notAfter = Number.NaN] = derValues(validity.content).map(timeOf);
  if (Number.isNaN(notBefore) || Number.isNaN(notAfter)) throw notDer();
  return {
    der: whole.bytes,
    publicKey: key.bytes,
    algorithm: keyAlgorithm(key),
    issuer: issuerText(issuer),
    serialNumber: integerOf(serial),
    notBefore,
    notAfter,
    subjectKeyIdentifier: subjectKeyIdentifierIn(more),
  };
}

function keyAlgorithm(key: DerValue): string[] {
  const [algorithm] = derValues(key.content);
  const values = derValues(algorithm?.content ?? new Uint8Array());
  return values.filter(({ tag }) => tag === TAG.objectIdentifier).map(({ content }) => oidText(content));
}

function integerOf({ content }: DerValue): bigint {
  const bits = content.reduce((all, byte) => (all << 8n) + BigInt(byte), 0n);
  return BigInt.asIntN(content.length * 8, bits);
}

/** UTCTime has two digits for the year, GeneralizedTime four (RFC 5280, 4.1.2.5). */
function timeOf({ tag, content }: DerValue): number {
  const text = String.fromCharCode(...content);
  const century = tag !== TAG.utcTime ? "" : text < "50" ? "20" : "19";
  const [, year, month, day, hour, minute, second] = TIME.exec(century + text) ?? [];
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

const TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

function subjectKeyIdentifierIn(fields: readonly DerValue[]): Uint8Array | undefined {
  const around = fields.find(({ tag }) => tag === TAG.extensions);
  const [list] = around === undefined ? [] : derValues(around.content);
  for (const extension of list === undefined ? [] : derValues(list.content)) {
    const [id, ...others] = derValues(extension.content);
    const value = others.at(-1);
    if (id === undefined || value === undefined || oidText(id.content) !== SUBJECT_KEY_ID) continue;
    return derValue(value.content).content;
  }
  return undefined;
}

const SUBJECT_KEY_ID = "2.5.29.14";

/** SHA-1 of the whole certificate, by which it can be found. It proves nothing. */
export function thumbprintOf({ der }: Certificate): Promise<Uint8Array> {
  return digestOf("SHA-1", der);
}
