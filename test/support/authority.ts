import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/** A certificate with its key, as PEM. */
export interface Certified {
  readonly cert: string;
  readonly key: string;
}

/** An authority of its own, whose certificates nobody else trusts. */
export interface Authority {
  /** Its own certificate, as PEM. */
  readonly ca: string;
  /** Makes a certificate for 127.0.0.1 and localhost. */
  certify(name: string): Certified;
}

export function newAuthority(): Authority {
  const { publicKey, privateKey } = newKeys();
  const own = { name: "test authority", key: privateKey };
  return {
    ca: pem("CERTIFICATE", certificate({ subject: own.name, publicKey, extensions: [IS_AUTHORITY] }, own)),
    certify: (name) => {
      const keys = newKeys();
      const der = certificate({ subject: name, publicKey: keys.publicKey, extensions: [NAMES] }, own);
      return {
        cert: pem("CERTIFICATE", der),
        key: createPrivateKey(keys.privateKey.export({ type: "pkcs8", format: "pem" })).export({
          type: "pkcs8",
          format: "pem",
        }) as string,
      };
    },
  };
}

function newKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  return generateKeyPairSync("ec", { namedCurve: "P-256" });
}

interface Certificate {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extensions: readonly Buffer[];
}

/** A certificate (RFC 5280, 4.1) that is valid from 2020 to 2049. */
function certificate(
  { subject, publicKey, extensions }: Certificate,
  issuer: { name: string; key: KeyObject },
): Buffer {
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.of(1), randomBytes(8)),
    ECDSA_WITH_SHA256,
    nameOf(issuer.name),
    sequence(der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from("491231235959Z"))),
    nameOf(subject),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign("sha256", content, issuer.key);
  return sequence(content, ECDSA_WITH_SHA256, der(0x03, Buffer.of(0), signature));
}

/** A value of the distinguished encoding rules (X.690, 8.1). */
function der(tag: number, ...contents: readonly Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length & 0xff), content]);
}

function sequence(...contents: readonly Buffer[]): Buffer {
  return der(0x30, ...contents);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, "hex"));
}

const ECDSA_WITH_SHA256 = sequence(oid("2a8648ce3d040302"));

/** The common name alone. */
function nameOf(text: string): Buffer {
  return sequence(der(0x31, sequence(oid("550403"), der(0x0c, Buffer.from(text)))));
}

/** basicConstraints and subjectAltName (RFC 5280, 4.2.1). */
const IS_AUTHORITY = sequence(
  oid("551d13"),
  der(0x01, Buffer.of(0xff)),
  der(0x04, sequence(der(0x01, Buffer.of(0xff)))),
);

const NAMES = sequence(
  oid("551d11"),
  der(0x04, sequence(der(0x82, Buffer.from("localhost")), der(0x87, Buffer.of(127, 0, 0, 1)))),
);

function pem(label: string, bytes: Buffer): string {
  const lines = bytes.toString("base64").replace(/.{64}/g, "$&\n").trimEnd();
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}
