import type { TypeUse } from "../contract/contract.js";
import type { Document } from "./document.js";
import { datatypeConstant, runtimeName } from "./runtime-symbols.js";
import { call } from "./syntax.js";
import type { Version } from "./version.js";

/** The constant that describes the values of a type; undefined if they are not text alone. */
export function constantOf(type: TypeUse, version: Version): Document | undefined {
  if (type.kind === "datatype") return version.mapDatatype(type.name).constant;
  const definition = version.definition(type.name);
  if (definition.kind !== "simple" || definition.variety.kind === "flags") return undefined;
  if (definition.variety.kind === "enumeration") return datatypeConstant("string");
  const plan = version.simpleDatatypes.plan(type.name);
  return plan.kind === "use" ? constantOf(plan.use, version) : version.constant(type.name);
}

/** The constant for names that have a default or fixed value in the schema. */
export function withNames(constant: Document): Document {
  return call(runtimeName("withNames"), constant);
}
