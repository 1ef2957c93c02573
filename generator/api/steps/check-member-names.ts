import type { Contract } from "../../contract/contract.js";
import { type AnyProfile, profileOfPackage } from "../../profiles/profiles.js";
import { OptionError } from "../../source/errors.js";
import type { Settings } from "../settings.js";

/**
 * Checks that the names of members are possible for these contracts: the parts of a package that know its service beyond its contracts
 * know members by the names of the wire.
 * @throws OptionError or ConfigurationError if they are not
 */
export function checkMemberNames(
  { members, configured, configuration }: Settings,
  contracts: readonly Contract[],
): void {
  const profile = profileOfPackage(contracts);
  if (members !== "camelCase" || profile === undefined) return;
  throw configured.has("members")
    ? configuration.refuse(["members"], reasonAgainst(profile))
    : new OptionError("members", reasonAgainst(profile));
}

function reasonAgainst({ name, title }: AnyProfile): string {
  return `camelCase cannot go with the profile ${name}, whose parts for ${title} know members by their names in messages`;
}
