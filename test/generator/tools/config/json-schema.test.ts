import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, it } from "vitest";
import { CONFIGURATION } from "../../../../generator/tools/config/configuration.js";
import { initialConfiguration } from "../../../../generator/tools/config/initial-configuration.js";

/** What is beyond JSON Schema, such as the check of an address, is checked when the file is read. */
const schema = toJsonSchema(CONFIGURATION, { errorMode: "ignore" });

it("the schema for editors is that of the program; npx vitest -u writes it anew", async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../../../../config.schema.json");
});

it("the schema for editors is part of what npm publishes, where a new configuration looks for it", () => {
  const { files, exports } = JSON.parse(readFileSync("package.json", "utf8"));
  expect(files).toContain("config.schema.json");
  expect(exports["./config.schema.json"]).toBe("./config.schema.json");
  expect(initialConfiguration({})).toContain('"./node_modules/netserver-soapgen/config.schema.json"');
});
