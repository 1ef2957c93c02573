import { expect, it } from "vitest";
import { anyTypes, datatypeOf } from "../../../templates/runtime/values/any-value.js";
import * as datatypes from "../../../templates/runtime/values/datatypes.js";
import * as otherDatatypes from "../../../templates/runtime/values/other-datatypes.js";
import { XSD_NAMESPACE } from "../../../templates/runtime/xml/qname.js";

const ALL = { ...datatypes, ...otherDatatypes };

/** Lists and names are text in a value of any type. */
const AS_TEXT = ["ENTITIES", "IDREFS", "NMTOKENS", "NOTATION", "QName"];

it("a value of any type has the datatype that it names, if that is neither a list nor a name", () => {
  const found = Object.values(ALL).filter(({ namespace = XSD_NAMESPACE, name: localName, expected }) => {
    return datatypeOf({ namespace, localName }, anyTypes).expected === expected;
  });
  const names = Object.entries(ALL).filter(([, datatype]) => !found.includes(datatype));
  expect(names.map(([name]) => name).sort()).toEqual(AS_TEXT);
});
