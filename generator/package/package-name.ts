import type { Contract } from "../contract/contract.js";
import { profileOfPackage } from "../profiles/profiles.js";
import { moduleName } from "../typescript/identifiers.js";

/** The name of a package that has several services. None of them can give its name to the package. */
const COMMON_NAME = "soap-client";

/**
 * The name of the package for some contracts: the chosen one, or that of their profile, or that of the only version. npm allows it.
 */
export function packageName(contracts: readonly Contract[], chosen?: string): string {
  const known = chosen ?? profileOfPackage(contracts)?.packageName;
  if (known !== undefined) return known;
  const [first, ...others] = contracts;
  return first === undefined || others.length > 0 ? COMMON_NAME : moduleName(first.version);
}
