import { distinctStyle, plainStyle } from "../../generator/tools/samples/sample-style.js";
import { Sampler } from "../../generator/tools/samples/sample-values.js";
import { encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { contractOfVersion, endpointOf } from "./contracts.js";
import { type GeneratedMessage, MESSAGES } from "./generated-operations.js";

/** A message of our own writer, with values of several kinds. */
export function wireSamples({ version, endpoint, operation, direction, message }: GeneratedMessage): string[] {
  const described = endpointOf(version, endpoint).operations.find(({ name }) => name === operation)?.[direction];
  if (described === undefined) throw new Error(`no ${operation}`);
  const texts = [
    (name: string, count: number) => `${name} <&> "${count}" blåbær`,
    // Characters outside Latin-1 in all places, and next to Latin-1 text.
    (name: string, count: number) => `${name} <${["é", "“", "€", "𝄞"][count % 4]}> 我 & 😀`,
    (name: string, count: number) => (count % 2 === 0 ? `“${name}”` : name),
  ];
  return [...texts.map((text) => distinctStyle({ text })), plainStyle("2024-02-29T00:00:00Z")]
    .map((style) => new Sampler(contractOfVersion(version), style))
    .map((sampler) => ({ headers: sampler.headers(described.headers), body: sampler.content(described.content) }))
    .map((value) => encodeMessage(message, value));
}

/** Every message of the checked-in package, with each of its samples. */
export const SAMPLES = MESSAGES.flatMap((generated) =>
  wireSamples(generated).map((text) => ({ message: generated.message, text })),
);
