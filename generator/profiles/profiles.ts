import type { Contract } from "../contract/contract.js";
import type { VersionNames } from "../typescript/names.js";
import { registerNames } from "../typescript/register-names.js";
import { NETSERVER, type NetServerSettings } from "./netserver/netserver.js";
import type { Profile, ProfiledContract } from "./profile.js";

/** The settings of services in the mock. */
export type ServiceSettings = NetServerSettings;

/** A profile, whatever service it is for. */
export type AnyProfile = Profile<ServiceSettings>;

const PROFILES: readonly AnyProfile[] = [NETSERVER];

/** In the configuration, this name says that a contract has no profile. */
const NO_PROFILE = "none";

/** The names that a configuration may choose. */
export const PROFILE_NAMES: readonly string[] = [NO_PROFILE, ...PROFILES.map(({ name }) => name)];

/** The profile of a contract: the one that was chosen for it, or else the one that has an endpoint of it; undefined if none has. */
export function profileOf({ profile: chosen, endpoints }: ProfiledContract): AnyProfile | undefined {
  if (chosen !== undefined) return PROFILES.find(({ name }) => name === chosen);
  return PROFILES.find((profile) => endpoints.some((endpoint) => profile.includes(endpoint)));
}

/** The profile of a package: that of one of its contracts. */
export function profileOfPackage(contracts: readonly ProfiledContract[]): AnyProfile | undefined {
  return contracts.map(profileOf).find((profile) => profile !== undefined);
}

/** The name of a version where people choose one; empty if its package has no versions. */
export function shownVersion(contract: Contract): string {
  return namesOf(contract).folder === "" ? "" : contract.version;
}

/** The names of everything that is generated from a contract. They are made once for each contract. */
export function namesOf(contract: Contract): VersionNames {
  const known = NAMES.get(contract) ?? namesFor(contract);
  NAMES.set(contract, known);
  return known;
}

const NAMES = new WeakMap<Contract, VersionNames>();

function namesFor(contract: Contract): VersionNames {
  const own = profileOf(contract)?.client.base.name;
  const folders = PROFILES.map(({ name }) => name);
  // A service with a profile has versions, which its clients choose from, even if only one is here.
  const isFlat = own === undefined && contract.isAlone;
  const extensions = contract.endpoints.some(({ addressing }) => addressing !== undefined) ? ["addressing"] : [];
  return registerNames(contract, { names: [...(own === undefined ? [] : [own]), ...extensions], folders, isFlat });
}
