import { describe, expect, it } from "vitest";
import { InputError } from "../../../../generator/source/errors.js";
import type { Configuration } from "../../../../generator/tools/config/configuration.js";
import { initialConfiguration } from "../../../../generator/tools/config/initial-configuration.js";
import { parseConfiguration } from "../../../../generator/tools/config/parse-configuration.js";

function parse(text: string): Configuration {
  return parseConfiguration({ name: "c.json", text }).values;
}

/** The error message for a text. */
function refusal(text: string): string {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("not refused");
}

describe("parseConfiguration", () => {
  it("accepts every key, with comments and trailing commas", () => {
    const text = `// Ours.
{
  "$schema": "./x.json",
  "schemas": "wsdl", /* checked in */
  "out": "packages/soap",
  "package": { "name": "@acme/orders-soap", "version": "1.2.3-beta.1" },
  "services": ["Services88",],
  "endpoints": ["Batch"],
  "address": "https://example.com/Orders",
  "values": { "dateTime": "Date", "long": "number" },
  "server": {
    "url": "https://example.com/Cust12345/Remote/",
    "allowOrigins": ["https://other.example.com"],
    "singleWsdl": true,
    "timeout": 5,
  },
}`;
    expect(parse(text)).toEqual({
      $schema: "./x.json",
      schemas: "wsdl",
      out: "packages/soap",
      package: { name: "@acme/orders-soap", version: "1.2.3-beta.1" },
      services: ["Services88"],
      endpoints: ["Batch"],
      address: "https://example.com/Orders",
      values: { dateTime: "Date", long: "number" },
      server: {
        url: "https://example.com/Cust12345/Remote/",
        allowOrigins: ["https://other.example.com"],
        singleWsdl: true,
        timeout: 5,
      },
    });
    expect(parse("{}")).toEqual({});
  });

  it("accepts the entries for publishing a package, and passes them on unchanged", () => {
    const fields = {
      name: "@acme/orders-soap",
      private: false,
      license: "Apache-2.0",
      description: "Ours.",
      keywords: ["soap"],
      author: { name: "Acme", email: "acme@example.com", url: "https://example.com" },
      homepage: "https://example.com/soap",
      bugs: "https://example.com/bugs",
      repository: { type: "git", url: "git+ssh://git@example.com/soap.git", directory: "packages/soap" },
      publishConfig: { registry: "https://npm.example.com/", access: "restricted" },
    };
    expect(parse(JSON.stringify({ package: fields })).package).toEqual(fields);
    const { package: short } = parse('{ "package": { "author": "Acme", "repository": "github:acme/soap" } }');
    expect(short).toEqual({ author: "Acme", repository: "github:acme/soap" });
  });

  it.each([
    ['{ "package": { "private": "no" } }', 'package.private: expected true or false, found "no"'],
    ['{ "package": { "author": [] } }', "package.author: expected an object"],
    ['{ "package": { "scripts": { "postinstall": "x" } } }', "package.scripts: unknown key"],
    ['{ "package": { "publishConfig": { "//example.com/:_authToken": "x" } } }', "unknown key"],
    ['{ "package": { "repository": { "url": 1 } } }', "expected the address of a repository, or an object with one"],
  ])("refuses %s", (text, reason) => {
    expect(refusal(text)).toContain(reason);
  });

  it("shows no password of an address", () => {
    const text = '{ "package": { "publishConfig": { "registry": "https://me:hush@example.com" } } }';
    expect(refusal(text)).toMatch(/expected an http or https address without a user or a password$/);
  });

  it("accepts what init writes, with and without answers", () => {
    expect(parse(initialConfiguration({}))).toMatchObject({ schemas: "schemas", out: "generated" });
    const given = { url: "https://example.com/Remote", services: ["Services88"], endpoints: ["Batch"] };
    const { server, services, endpoints } = parse(initialConfiguration(given));
    expect({ url: server?.url, services, endpoints }).toEqual(given);
  });

  it("names the position of a value", () => {
    const { refuse } = parseConfiguration({ name: "c.json", text: '{\n  "services": ["A", "B"]\n}' });
    const { message, place, key, reason } = refuse(["services", 1], "no");
    expect({ message, place, key, reason }).toEqual({
      message: "c.json:2:21: services[1]: no",
      place: { path: "c.json", line: 2, column: 21 },
      key: "services[1]",
      reason: "services[1]: no",
    });
  });

  const KEYS =
    "an object with the keys $schema, schemas, sources, root, catalog, out, package, services, endpoints, profile, entryPoints, operations, skip, skipUnsupported, ports, address, members, values, server, outputs";
  it.each([
    ["", "c.json:1:1: not JSON: value expected"],
    ["{", "c.json:1:2: not JSON: close brace expected"],
    ['{ "out": x }', "c.json:1:10: not JSON: invalid symbol"],
    ["[]", "c.json:1:1: expected an object"],
    ["3", `c.json:1:1: expected ${KEYS}, found 3`],
    ['{\n  "outt": "x"\n}', `c.json:2:3: outt: unknown key; expected ${KEYS}; did you mean "out"?`],
    ['{ "__proto__": {} }', `c.json:1:3: __proto__: unknown key; expected ${KEYS}`],
    ['{ "constructor": {} }', `c.json:1:3: constructor: unknown key; expected ${KEYS}`],
    ['{ "package": [] }', "c.json:1:14: package: expected an object"],
    [
      '{ "package": { "nam": "x" } }',
      'c.json:1:16: package.nam: unknown key; expected an object with the keys name, version, private, license, description, keywords, author, homepage, bugs, repository, publishConfig; did you mean "name"?',
    ],
    [
      '{ "package": { "name": "My Package" } }',
      'c.json:1:24: package.name: expected a name for npm such as @acme/orders-soap, of at most 214 characters, found "My Package"',
    ],
    [
      '{ "package": { "version": "1.0" } }',
      'c.json:1:27: package.version: expected a version for npm such as 1.4.0, found "1.0"',
    ],
    ['{ "out": 3 }', "c.json:1:10: out: expected the path of a folder, found 3"],
    ['{ "out": "" }', "c.json:1:10: out: expected the path of a folder"],
    [
      '{ "services": "Services88" }',
      'c.json:1:15: services: expected a list of names such as ["Services88"], found "Services88"',
    ],
    ['{ "services": ["A", 8] }', "c.json:1:21: services[1]: expected a name, found 8"],
    [
      '{ "endpoints": [] }',
      'c.json:1:16: endpoints: expected a list of names such as ["Batch"]; without the key, all are included',
    ],
    [
      '{ "values": { "long": "int" } }',
      'c.json:1:23: values.long: expected "bigint", "number" or "string", found "int"',
    ],
    ['{ "server": { "timeout": 0 } }', "c.json:1:26: server.timeout: expected a number of seconds from 1 to 3600"],
    [
      '{ "server": { "allowOrigins": ["https://a.example/x"] } }',
      "c.json:1:32: server.allowOrigins[0]: expected an origin such as https://example.com",
    ],
    ['{ "out": "a",\n"out": "b" }', "c.json:2:1: out: given twice"],
    [
      '{ "values": { "long": "int" }, "a": 1 }',
      'c.json:1:23: values.long: expected "bigint", "number" or "string", found "int"',
    ],
    [
      '{ "address": "ftp://a" }',
      'c.json:1:14: address: expected an http or https address without a user or a password, found "ftp://a"',
    ],
    ['{ "a": 1, "values": { "long": "int" } }', `c.json:1:3: a: unknown key; expected ${KEYS}`],
  ])("refuses %j", (text, message) => {
    expect(refusal(text)).toBe(message);
  });

  it.each([
    "https://me:hush@example.com/Remote",
    "file:///etc",
    "example.com",
    "https://example.com/?hush",
    "https://x/#",
  ])("refuses the address %s and does not repeat it", (url) => {
    const message = refusal(JSON.stringify({ server: { url } }));
    expect(message).toMatch(/^c\.json:1:18: server\.url: expected an http or https address such as /);
    expect(message).not.toContain("hush");
  });
});

it("refuses endless brackets", () => {
  expect(refusal("[".repeat(100_000))).toMatch(/^c\.json/);
});
