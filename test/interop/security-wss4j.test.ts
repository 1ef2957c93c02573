import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type KeyReference,
  requireSignature,
  requireTimestamp,
  requireUsernameToken,
  type SecurityCheck,
  type SecurityPart,
  signature,
  timestamp,
  usernameToken,
} from "../../templates/security/index.js";
import { OTHER, RSA } from "../security/certificates.js";
import { ENVELOPE, ENVELOPE_12, receive, secure } from "../security/envelopes.js";
import { CHILD_LIMIT } from "../support/child-limit.js";
import { tempFolder } from "../support/temp-folder.js";
import { peerScript } from "./children.js";
import { isInstalled } from "./echo/peer-process.js";

const JAVA = "java";
const JARS = ["wss4j", "xmlsec", "commons-logging", "slf4j-api", "slf4j-nop"];
const CLASSES = JARS.map((name) => `/usr/share/java/${name}.jar`).join(":");

/** Runs steps, each with a message. @returns what WSS4J says to each */
function wss4j(steps: readonly (readonly [step: string, message: string])[]): string[] {
  const folder = tempFolder();
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = steps.flatMap(([step, message], index) => [step, write(`${index}.xml`, message)]);
  const keys = [write("key.pem", RSA.key), write("certificate.pem", RSA.certificate)];
  const script = peerScript("wss4j/Secured.java");
  const printed = execFileSync(JAVA, ["-cp", CLASSES, script, ...keys, ...files], {
    encoding: "utf8",
    timeout: CHILD_LIMIT,
  });
  return printed.split("\n---\n").slice(0, -1);
}

const REFERENCES: readonly KeyReference[] = [
  "BinarySecurityToken",
  "IssuerSerial",
  "SubjectKeyIdentifier",
  "Thumbprint",
];
const probe = { program: JAVA, args: ["-cp", CLASSES, peerScript("wss4j/Probe.java")] };

describe.runIf(isInstalled({ name: "WSS4J", probe }))("WSS4J 1.6", () => {
  it("takes our messages", async () => {
    const user = (passwordType: "text" | "digest") =>
      usernameToken({ username: "ada", password: "hush", passwordType });
    const sent: [SecurityPart[], string, string][] = [
      [[timestamp(), user("text")], ENVELOPE, "Timestamp UsernameToken"],
      [[timestamp(), user("digest")], ENVELOPE_12, "Timestamp UsernameToken"],
      ...REFERENCES.map((keyReference): [SecurityPart[], string, string] => [
        [
          timestamp(),
          user("digest"),
          signature({ ...RSA, keyReference, parts: ["Body", "Timestamp", "UsernameToken"] }),
        ],
        ENVELOPE,
        "Signature Timestamp UsernameToken",
      ]),
      [[timestamp(), signature(RSA)], ENVELOPE_12, "Signature Timestamp"],
    ];
    const messages = await Promise.all(sent.map(([send, envelope]) => secure({ send }, envelope)));
    const steps = messages.map((message) => ["check", message] as const);
    expect(wss4j(steps)).toEqual(sent.map(([, , want]) => want));
    expect(wss4j(steps.slice(-1).map(([step, message]) => [step, message.replace(">10<", ">11<")]))).toEqual([
      expect.stringMatching(/^error: The signature or decryption was invalid/),
    ]);
  });

  it("makes messages that we take", async () => {
    const user = requireUsernameToken({ passwordOf: (name) => (name === "ada" ? "hush" : undefined) });
    const trust = (trusted: string): SecurityCheck => requireSignature({ trusted });
    const steps = [
      ...["text", "digest"].map((step) => [step, user] as const),
      ...REFERENCES.map((step) => [step, trust(RSA.certificate)] as const),
    ];
    const messages = wss4j(
      steps.flatMap(
        ([step]) =>
          [
            [step, ENVELOPE],
            [step, ENVELOPE_12],
          ] as const,
      ),
    );
    for (const [index, message] of messages.entries()) {
      const check = steps[index >> 1]?.[1];
      expect(await receive(message, { receive: [requireTimestamp(), ...(check === undefined ? [] : [check])] })).toBe(
        message,
      );
    }
    expect(await receive(messages.at(-1) ?? "", { receive: [trust(OTHER.certificate)] })).toBe(
      "SecurityError: FailedCheck: the signature is not one of a trusted certificate",
    );
  });
});
