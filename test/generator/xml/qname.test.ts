import { expect, test } from "vitest";
import { clarkName, expandedName } from "../../../generator/xml/qname.js";

test("a name has one object, which is equal to any other object for it", () => {
  const name = expandedName("urn:orders", "Order");
  expect(name).toBe(expandedName("urn:orders", "Order"));
  expect(name).toEqual({ namespace: "urn:orders", localName: "Order" });
  expect(name).not.toBe(expandedName("urn:orders", "order"));
  expect(name).not.toBe(expandedName("", "Order"));
});

test("the Clark notation of a name does not depend on which object it is", () => {
  expect(clarkName(expandedName("urn:orders", "Order"))).toBe("{urn:orders}Order");
  expect(clarkName({ namespace: "urn:orders", localName: "Order" })).toBe("{urn:orders}Order");
  expect(clarkName({ ...expandedName("urn:orders", "Order"), localName: "Line" })).toBe("{urn:orders}Line");
  expect(clarkName(expandedName("", "Order"))).toBe("{}Order");
});
