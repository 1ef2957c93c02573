import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { XmlValidateError } from "libxml2-wasm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageOf } from "../../generator/generate.js";
import type { Message } from "../../templates/runtime/soap/message.js";
import { comparable } from "../property/constructs/compare-messages.js";
import { disturbed } from "../property/constructs/disturb-message.js";
import { envelope, forSlowReader, type Subject, shown, subjects } from "../property/constructs/subjects.js";
import type { Piece } from "../property/constructs/write-attributes.js";
import { limit, runs } from "../property/runs.js";
import { build, writeTo } from "../support/built-package.js";
import type { MessageValidator } from "../support/xsd-validator.js";
import { messagesOf } from "./built-corpus.js";

// Schemas and messages are arbitrary. The messages are made from the schemas alone, so what is lost in them shows.

/** The generated modules of all schemas are built at once. */
const SCHEMAS = 60;
const MESSAGES = 40;

/** Whether libxml2 can say that a message is valid: it loses count where limits are within limits. */
function isValidFor(validator: MessageValidator, text: string): boolean {
  try {
    return validator.validate(text).length === 1;
  } catch (error) {
    if (error instanceof XmlValidateError) return false;
    throw error;
  }
}

describe("every construct of XML Schema", () => {
  const folder = mkdtempSync(join(tmpdir(), "netserver-soapgen-constructs-"));
  const made = subjects(SCHEMAS, join(folder, "schemas"));
  const requests = new Map<string, Message<object, object>>();
  let library: typeof import("../../templates/runtime/index.js");
  let messages = 0;
  let valid = 0;

  beforeAll(async () => {
    const contracts = made.map(({ contract }) => contract);
    const files = packageOf(contracts);
    writeTo(folder, files);
    const errors = build(folder);
    expect(errors).toBe("");
    library = await import(pathToFileURL(join(folder, "dist/runtime/index.js")).href);
    for (const contract of contracts) {
      const [request] = await messagesOf({ contracts, files, errors, folder }, contract);
      if (request !== undefined) requests.set(contract.version, request.message);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    console.log(`${made.length} schemas, ${messages} messages, ${valid} valid for libxml2`);
  });

  const requestOf = (title: string): Message<object, object> => {
    const request = requests.get(title);
    if (request === undefined) throw new Error(`no message of ${title}`);
    return request;
  };

  const checkRoundTrip = ({ title, validator, isQuick }: Subject, { xml, isExact }: Piece): void => {
    const request = requestOf(title);
    const text = envelope(xml);
    const { body } = library.decodeMessage(request, text, { strict: true });
    const slow = library.decodeMessage(request, forSlowReader(text), { strict: true });
    if (!isDeepStrictEqual(slow.body, body)) expect(body).toStrictEqual(slow.body);
    const written = library.encodeMessage(request, { headers: {}, body });
    const again = library.decodeMessage(request, written, { strict: true });
    if (!isDeepStrictEqual(again.body, body)) expect(again.body, written).toStrictEqual(body);
    if (isExact) expect(comparable(written)).toBe(comparable(text));
    messages++;
    if (!isQuick || !isValidFor(validator, text)) return;
    valid++;
    expect(validator.validate(written), written).toEqual(["Send"]);
  };

  it.each(made)("is read and written without loss: $title", { timeout: limit(MESSAGES) }, (subject) => {
    const property = fc.property(subject.messages, (piece) => {
      try {
        checkRoundTrip(subject, piece);
      } catch (error) {
        throw new Error(`${piece.xml}\n${shown(subject)}`, { cause: error });
      }
    });
    fc.assert(property, runs(MESSAGES));
  });

  it("and libxml2 has seen most of the messages", () => {
    expect(valid / messages).toBeGreaterThan(0.9);
  });

  /** What a reader makes of a text: a value, or the class of the error. */
  const read = (title: string, text: string): unknown => {
    try {
      return library.decodeMessage(requestOf(title), text);
    } catch (error) {
      if (error instanceof library.DecodeError || error instanceof library.SoapFault) return error.name;
      throw error;
    }
  };

  it.each(made)(
    "is read alike by both readers, or by none: $title",
    { timeout: limit(MESSAGES) },
    ({ title, messages, files }) => {
      const property = fc.property(
        messages.chain(({ xml }) => disturbed(xml)),
        (xml) => {
          const text = envelope(xml);
          const [fast, slow] = [read(title, text), read(title, forSlowReader(text))];
          if (!isDeepStrictEqual(fast, slow)) expect(fast, `${xml}\n${shown({ files })}`).toStrictEqual(slow);
        },
      );
      fc.assert(property, runs(MESSAGES));
    },
  );
});
