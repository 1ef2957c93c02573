import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { start, workspace } from "../support/program.js";
import { expressionOf, runShown, shownIn } from "../support/shown-commands.js";
import { tempFolder } from "../support/temp-folder.js";
import { zipOf } from "../support/zip-file.js";

const README = readFileSync("README.md", "utf8");

async function expectAsShown(section: string, folder: string, change = (text: string) => text): Promise<void> {
  for (const { command, printed } of shownIn(README, section)) {
    expect(await runShown(change(command), folder), command).toMatch(expressionOf(printed.map(change)));
  }
}

it("the commands of the first five minutes print what the README shows", async () => {
  expect(shownIn(README, "Five minutes")).toHaveLength(9);
  await expectAsShown("Five minutes", workspace());
});

it("the module in the README is the generated one", () => {
  const [, path = ""] = /\(`(generated\/[^`]*)`\):\n\n```ts\n/.exec(README) ?? [];
  const [, shown = ""] = /\(`generated\/[^`]*`\):\n\n```ts\n([\s\S]*?)```/.exec(README) ?? [];
  expect(shown).not.toBe("");
  expect(readFileSync(path, "utf8")).toContain(shown);
});

it("published files are taken as the README shows", async () => {
  const folder = tempFolder();
  const entries = ["Contact", "Find", "Person"].map((name) => ({
    name: `WSDL-Services88-${name}.xml`,
    content: inlineWsdl({ name, namespace: "http://www.superoffice.net/ws/crm/NetServer/Services88" }),
  }));
  writeFileSync(join(folder, "wsdl.zip"), zipOf(entries));
  expect(shownIn(README, "Published files")).toHaveLength(3);
  await expectAsShown("Published files", folder);
});

/** Serves schemas on a port; 0 is any free port. @returns the port, and a function that ends the server */
async function mock(folder: string, port: string): Promise<{ port: string; stop: () => Promise<unknown> }> {
  const { child, until, ended } = start(folder, ["mock", "--services", "Services88", "--port", port]);
  const [, used = ""] = await until(/:(\d+)\/Remote\/Services88\/SoPrincipal/);
  return {
    port: used,
    stop: () => {
      child.kill("SIGINT");
      return ended;
    },
  };
}

it("the life of a contract is as the README shows", async () => {
  const [server, folder] = [tempFolder(), tempFolder()];
  cpSync("schemas", join(server, "schemas"), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  const before = await mock(server, "0");
  const here = (text: string) => text.replaceAll("8086", before.port);
  const shown = shownIn(README, "The life of a contract");
  const change = shown.findIndex(({ command }) => command.includes("echo"));
  expect(change).toBe(4);
  for (const [index, { command, printed }] of shown.entries()) {
    if (index === change) {
      await before.stop();
      addMember(join(server, "schemas/Services88/Types.xsd"));
      await mock(server, before.port);
    }
    const inFolder = command.includes("diff") ? workspace() : folder;
    expect(await runShown(here(command), inFolder), command).toMatch(expressionOf(printed.map(here)));
  }
});

/** The change of the contract that the README describes. */
function addMember(file: string): void {
  const text = readFileSync(file, "utf8");
  const changed = text.replace(
    '<xs:element name="FileName"',
    '<xs:element name="Priority" type="xs:int" minOccurs="0"/>$&',
  );
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
}
