import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, it } from "vitest";
import { CONFIGURATION } from "../../../../generator/tools/config/configuration.js";
import { initialConfiguration } from "../../../../generator/tools/config/initial-configuration.js";

/** JSON Schema cannot express some rules, such as those of an address. They are checked when the file is read. */
const schema = toJsonSchema(CONFIGURATION, { errorMode: "ignore" });

it("the schema for editors is up to date; npx vitest -u updates it", async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../../../../config.schema.json");
});

it("npm publishes the schema for editors, at the place that a new configuration names", () => {
  const { files, exports } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(files).toContain("config.schema.json");
  expect(exports["./config.schema.json"]).toBe("./config.schema.json");
  expect(initialConfiguration({})).toContain('"./node_modules/netserver-soapgen/config.schema.json"');
});
