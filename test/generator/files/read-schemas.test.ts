import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { locate } from "../../../generator/files/location.js";
import { readFolder } from "../../../generator/files/read-input.js";
import { readReferenced } from "../../../generator/files/read-referenced.js";
import { InputError } from "../../../generator/source/errors.js";
import { inlineWsdl } from "../../support/inline-wsdl.js";
import { tempFolder } from "../../support/temp-folder.js";

/** A schemas folder with links that lead out of it, up in it, and nowhere. */
function withLinks(): string {
  const folder = tempFolder();
  const version = join(folder, "schemas/Services99");
  mkdirSync(version, { recursive: true });
  writeFileSync(join(folder, "outside.xsd"), "<secret/>");
  const wsdl = inlineWsdl({}).replace("<xs:schema ", '<xs:schema xmlns:o="urn:o" ');
  const imports = ["link.xsd", "up/outside.xsd"].map(
    (file) => `<xs:import namespace="urn:o" schemaLocation="${file}"/>`,
  );
  writeFileSync(join(version, "Sample.wsdl"), wsdl.replace(/(<xs:schema [^>]*>)/, `$1${imports.join("")}`));
  symlinkSync(join(folder, "outside.xsd"), join(version, "link.xsd"));
  symlinkSync("../..", join(version, "up"));
  symlinkSync("/", join(version, "root"));
  symlinkSync("nowhere.xsd", join(version, "dangling.xsd"));
  return join(folder, "schemas");
}

it.each([
  ["link.xsd", (name: string) => `a link that leads out of ${name}; only links inside of it are followed`],
  ["up", (name: string) => `a link that leads out of ${name}; only links inside of it are followed`],
  ["root", (name: string) => `a link that leads out of ${name}; only links inside of it are followed`],
  ["dangling.xsd", () => "a link to a file that does not exist"],
])("a link that leads out of the schemas folder, or nowhere, is named: %s", (name, reason) => {
  const folder = withLinks();
  for (const other of ["link.xsd", "up", "root", "dangling.xsd"])
    if (other !== name) rmSync(join(folder, "Services99", other));
  expect(() => readFolder(locate(folder))).toThrow(new InputError(`${folder}/Services99/${name}: ${reason(folder)}`));
});

it("links inside the schemas folder are followed: to versions, to files, and not in circles", () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "all/Services98"), { recursive: true });
  mkdirSync(join(folder, "Services99"));
  writeFileSync(join(folder, "all/Services98/Sample.wsdl"), inlineWsdl({}));
  symlinkSync("all/Services98", join(folder, "Services98"));
  symlinkSync("../all/Services98/Sample.wsdl", join(folder, "Services99/Sample.wsdl"));
  symlinkSync("..", join(folder, "Services99/around"));
  symlinkSync("../../Services99", join(folder, "all/Services98/there"));
  symlinkSync("../all/Services98", join(folder, "Services99/back"));
  symlinkSync("/etc/hostname", join(folder, "Services99/notes"));
  expect([...readFolder(locate(folder)).files.keys()].map((name) => name.slice(folder.length + 1))).toEqual([
    "Services98/Sample.wsdl",
    "Services99/Sample.wsdl",
    "Services99/back/Sample.wsdl",
    "all/Services98/Sample.wsdl",
    "all/Services98/there/Sample.wsdl",
  ]);
});

it("a single WSDL cannot refer to links out of the folder", () => {
  const folder = withLinks();
  expect(() => readReferenced(locate(join(folder, "Services99/Sample.wsdl")))).toThrow(
    /Services99\/Sample\.wsdl:\d+:\d+: xs:import of "link\.xsd" leads out of .*\/schemas; --root \S+ allows it$/,
  );
});

it("a file that is too large is refused with its name", () => {
  const folder = tempFolder();
  writeFileSync(join(folder, "Sample.wsdl"), "");
  truncateSync(join(folder, "Sample.wsdl"), 65 * 2 ** 20);
  expect(() => readFolder(locate(folder))).toThrow(`${folder}/Sample.wsdl: larger than 64 MiB`);
});

it("a WSDL may refer to any number of documents", () => {
  const folder = tempFolder();
  const references = '<xs:include schemaLocation="b.xsd"/>'.repeat(130_000);
  writeFileSync(
    join(folder, "a.wsdl"),
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${references}</xs:schema>`,
  );
  writeFileSync(join(folder, "b.xsd"), "<a/>");
  const { files } = readReferenced(locate(join(folder, "a.wsdl")));
  expect([...files.keys()]).toEqual([`${folder}/a.wsdl`, `${folder}/b.xsd`]);
});

it("reads what schemas import, whatever it is called, and nothing outside of the folder", () => {
  const folder = tempFolder();
  mkdirSync(join(folder, "schemas/V1"), { recursive: true });
  const schema = (content: string): string =>
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${content}</xs:schema>`;
  const imports = ["parts.imp", "../../outside.imp", "nowhere.imp", "http://example.com/x.imp", "/etc/passwd"];
  const text = imports.map((file) => `<xs:import schemaLocation = '${file}'/>`).join("");
  writeFileSync(join(folder, "schemas/V1/Sample.wsdl"), schema(text));
  writeFileSync(join(folder, "schemas/V1/parts.imp"), schema('<xs:include schemaLocation="more"/>'));
  writeFileSync(join(folder, "schemas/V1/more"), "<b/>");
  writeFileSync(join(folder, "schemas/V1/other"), "<b/>");
  writeFileSync(join(folder, "outside.imp"), "<b/>");
  const { files } = readFolder(locate(join(folder, "schemas")));
  expect([...files.keys()].map((name) => name.slice(folder.length))).toEqual([
    "/schemas/V1/Sample.wsdl",
    "/schemas/V1/more",
    "/schemas/V1/parts.imp",
  ]);
});
