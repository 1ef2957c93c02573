import type { Datatype } from "../../templates/runtime/values/datatype.js";
import * as datatypes from "../../templates/runtime/values/datatypes.js";
import * as otherDatatypes from "../../templates/runtime/values/other-datatypes.js";

/** All datatypes of the library, by the names of their constants. */
export const ALL_DATATYPES: Readonly<Record<string, Datatype<unknown>>> = { ...datatypes, ...otherDatatypes };
