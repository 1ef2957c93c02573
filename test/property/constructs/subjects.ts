import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { XmlValidateError } from "libxml2-wasm";
import type { Contract } from "../../../generator/contract/contract.js";
import { contractOf, inlineWsdl, TNS } from "../../support/inline-wsdl.js";
import { MessageValidator } from "../../support/xsd-validator.js";
import { runs } from "../runs.js";
import { arbitrarySchema } from "./arbitrary-schema.js";
import { hasEmptyRepetitions } from "./empty-repetitions.js";
import { layOut, type SchemaFiles } from "./lay-out.js";
import type { Piece } from "./write-attributes.js";
import { InstanceWriter, MORE, OTHER } from "./write-instance.js";

/** An arbitrary schema as the contract of a service, and messages of its only operation. */
export interface Subject {
  readonly title: string;
  readonly files: SchemaFiles;
  readonly messages: fc.Arbitrary<Piece>;
  readonly contract: Contract;
  readonly validator: MessageValidator;
  /** Whether libxml2 answers in time. */
  readonly isQuick: boolean;
}

/**
 * @param count - how many schemas there are in an ordinary run, at most
 * @param folder - for their files
 */
export function subjects(count: number, folder: string): readonly Subject[] {
  const { seed, numRuns } = runs(count);
  return fc.sample(arbitrarySchema, { seed, numRuns }).flatMap((model, index): Subject[] => {
    const files = layOut(model);
    const title = `Case${index}`;
    const validator = validatorOf(files, join(folder, title));
    // Two particles that an element may be of: some schemas are made with that by accident, and are none.
    if (validator === undefined) return [];
    const wsdl = inlineWsdl({ schemas: files.inline, payloads: "p", prefixes: { p: TNS }, operations: { Send: {} } });
    const contract = { ...contractOf({ "a.wsdl": wsdl, ...files.files }), version: title };
    const messages = new InstanceWriter(model).payload();
    return [{ title, files, messages, contract, validator, isQuick: !hasEmptyRepetitions(model) }];
  });
}

/** @param folder - for the files, because libxml2 reads them */
function validatorOf({ files }: SchemaFiles, folder: string): MessageValidator | undefined {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  try {
    return new MessageValidator(join(folder, "main.xsd"));
  } catch (error) {
    if (error instanceof XmlValidateError) return undefined;
    throw error;
  }
}

/** A message with this content. */
export function envelope(content: string): string {
  return `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="${TNS}" xmlns:m="${MORE}" xmlns:o="${OTHER}"><s:Body>${content}</s:Body></s:Envelope>`;
}

/** The schemas of a case, one component in a line. */
export function shown({ files: { files } }: Pick<Subject, "files">): string {
  return Object.entries(files)
    .map(([name, text]) => `${name}\n${text}`)
    .join("\n");
}

/** The fast reader leaves a message with a comment to the other one. */
export function forSlowReader(text: string): string {
  return `<!-- -->${text}`;
}
