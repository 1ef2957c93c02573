import { expect, it } from "vitest";
import { anyTypes, datatypeOf } from "../../../templates/runtime/values/any-value.js";
import { XSD_NAMESPACE } from "../../../templates/runtime/xml/qname.js";
import { ALL_DATATYPES } from "../../support/all-datatypes.js";

/** Lists and names are text in a value of any type. */
const AS_TEXT = ["ENTITIES", "IDREFS", "NMTOKENS", "NOTATION", "QName"];

it("a value of any type has the datatype that it names, if that is neither a list nor a name", () => {
  const found = Object.values(ALL_DATATYPES).filter(({ namespace = XSD_NAMESPACE, name: localName, expected }) => {
    return datatypeOf({ namespace, localName }, anyTypes).expected === expected;
  });
  const names = Object.entries(ALL_DATATYPES).filter(([, datatype]) => !found.includes(datatype));
  expect(names.map(([name]) => name).sort()).toEqual(AS_TEXT);
});
