import { generateKeyPairSync } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Session } from "../../generated/src/index.js";
import { BatchClient } from "../../generated/src/services88/batch.js";
import { SoPrincipalClient } from "../../generated/src/services88/so-principal.js";
import { inlineWsdl } from "../support/inline-wsdl.js";
import { start, workspace } from "../support/program.js";
import { expectShown, expressionOf, expressionWithAnyCounts, runShown, shownIn } from "../support/shown-commands.js";
import { tempFolder } from "../support/temp-folder.js";
import { zipOf } from "../support/zip-file.js";

const README = readFileSync("README.md", "utf8");

it("the commands of the first five minutes print what the README shows", async () => {
  const shown = shownIn(README, "Five minutes");
  expect(shown).toHaveLength(9);
  await expectShown(shown, workspace());
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
  const shown = shownIn(README, "Published files");
  expect(shown).toHaveLength(3);
  // SuperOffice's archive is not in the repository, and these endpoints are smaller. A test of published contracts compares the counts.
  await expectShown(shown, folder, expressionWithAnyCounts);
});

describe("any SOAP service", () => {
  const operations = {
    PlaceOrder: {
      request: '<xs:element name="Sku" type="xs:string"/><xs:element name="Quantity" type="xs:int" minOccurs="0"/>',
      response: '<xs:element name="Id" type="xs:int" minOccurs="0"/>',
    },
    CancelOrder: { request: '<xs:element name="Id" type="xs:int"/>' },
  };
  const shown = shownIn(README, "Any SOAP service");

  it("is served by the commands that the README shows, with the call of the package's README", async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, "Orders.wsdl"), inlineWsdl({ name: "Orders", operations }));
    expect(shown).toHaveLength(3);
    await expectShown(shown.slice(0, 2), folder);
    const call = /```ts\n(import \{ OrdersClient \}[\s\S]*?)```/.exec(README)?.[1] ?? "no call";
    expect(readFileSync(join(folder, "orders/README.md"), "utf8")).toContain(call);
    const { child, until, ended } = start(folder, ["mock", "Orders.wsdl", "--port", "0"]);
    await until(/how to call it/);
    child.kill("SIGINT");
    const lines = (await ended).stdout.replace(/:\d+\//g, ":8086/").split("\n");
    expect(lines.slice(0, 2)).toEqual(shown.at(-1)?.printed.filter((line) => line !== ""));
  });
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

/** Starts a mock of Services88 on a free port. @returns what it prints until it is stopped, which `use` comes before */
async function printedByMock(options: readonly string[], use: (remote: string) => Promise<void>): Promise<string[]> {
  const folder = workspace();
  const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  writeFileSync(join(folder, "public.pem"), publicKey.export({ format: "pem", type: "spki" }));
  const running = start(folder, ["mock", "--services", "Services88", "--port", "0", ...options]);
  const [, port = ""] = await running.until(/how to call it: http:\/\/127\.0\.0\.1:(\d+)\//);
  await use(`http://127.0.0.1:${port}/Remote`);
  running.child.kill("SIGINT");
  return (await running.ended).stdout.replaceAll(`:${port}/`, ":8086/").trimEnd().split("\n");
}

describe("the mock", () => {
  const shown = shownIn(README, "Using the package in another repository");
  const printed = shown.find(({ command }) => command.includes(" mock "))?.printed ?? [];

  it("prints what the README shows", async () => {
    const lines = await printedByMock([], async (remote) => {
      const credentials = { userName: "mock", password: "mock" };
      const batch = (await Session.logIn(SoPrincipalClient, { remote, credentials })).client(BatchClient);
      const { Response: Id } = await batch.startBatchJob({ BatchTaskInfo: { Name: "Nightly" } });
      for (let looks = 0; looks < 4; looks++) await batch.getBatchTaskInfo({ Id });
    });
    expect(lines).toEqual(printed);
  });

  it("takes all options that the README shows", async () => {
    const [, table = ""] = README.split("\n| to test | start");
    const [rows = ""] = table.split("\n\n");
    const options = [...rows.matchAll(/`(--[a-z-]+) ([^`]+)`/g)].flatMap(([, name = "", value = ""]) => [name, value]);
    expect(options).toHaveLength(20);
    expect(await printedByMock(options, async () => undefined)).toEqual(printed.slice(0, 4));
  });
});

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
