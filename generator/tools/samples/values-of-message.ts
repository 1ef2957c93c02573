import type { Contract, ElementUse, Message } from "../../contract/contract.js";
import { type AnyProfile, profileOf } from "../../profiles/profiles.js";
import type { MemberNames } from "../../source/member-names.js";
import { memberName, numberedUses } from "../../typescript/member-name.js";
import type { SampleStyle } from "./sample-style.js";
import { Sampler } from "./sample-values.js";

/** Values for a message, in the form of generated code. */
export function sampleValues({ content, headers }: Message, contract: Contract, style: SampleStyle): SampleValues {
  const sampler = new Sampler(contract, style);
  const known = sampleHeaders(headers, sampler, { profile: profileOf(contract), members: style.values?.members });
  return { headers: known, body: sampler.content(content) };
}

export interface SampleValues {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The headers of a sample: the known values, samples for headers that must not be nil, and nil for all others. */
function sampleHeaders(
  headers: readonly ElementUse[],
  sampler: Sampler,
  { profile, members }: { profile: AnyProfile | undefined; members: MemberNames | undefined },
): Record<string, unknown> {
  const known = ({ element }: ElementUse): unknown => profile?.sampleHeader(element);
  const all = numberedUses(headers, members);
  const others = all.filter((header) => known(header) === undefined && !header.nillable);
  const samples = sampler.headers(others);
  return Object.fromEntries(
    all.map((header) => {
      const name = memberName(header, members);
      return [name, known(header) ?? samples[name] ?? null];
    }),
  );
}
