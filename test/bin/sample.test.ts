import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runHere } from "../support/program.js";
import { tempFolder } from "../support/temp-folder.js";

describe("sample", () => {
  it("prints a request for the wire", async () => {
    const { status, stdout, stderr } = await runHere(".", "sample", "GetBatchTaskInfo", "--services", "Services88");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe(`<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns="http://www.superoffice.net/ws/crm/NetServer/Services88">
  <s:Header>
    <ApplicationToken>1234567-1234-9876</ApplicationToken>
    <Credentials>
      <Ticket>7T:1234abcxyzExample==</Ticket>
    </Credentials>
    <TimeZone i:nil="true"/>
  </s:Header>
  <s:Body>
    <GetBatchTaskInfo>
      <Id>0</Id>
    </GetBatchTaskInfo>
  </s:Body>
</s:Envelope>
`);
  });

  it("prints a response in the documented layout, with a given time", async () => {
    const time = "2021-11-30T13:23:33Z";
    const options = ["--services", "Services88", "--response", "--layout", "documented", "--timestamp", time];
    const { status, stdout } = await runHere(".", "sample", "Batch.GetBatchTaskInfo", ...options);
    expect(status).toBe(0);
    expect(stdout).toContain("<SOAP-ENV:Envelope\n xmlns:SOAP-ENV=");
    expect(stdout).toContain(`   <Batch:Created xsi:type="xsd:dateTime">${time}</Batch:Created>\n`);
  });

  it("writes all samples, and the same ones in a second run", async () => {
    const out = join(tempFolder(), "samples");
    const writeAll = () => runHere(".", "sample", "--services", "Services87", "Services88", "--out", out);
    expect((await writeAll()).stdout).toBe(`${out}: 72 samples, 73 files written or removed\n`);
    expect(readdirSync(join(out, "Services88")).sort()).toEqual(["Batch", "SoPrincipal"]);
    expect(readFileSync(join(out, "Services88/Batch/StopBatchJob.response.xml"), "utf8")).toContain(
      "<Response>false</Response>",
    );
    expect((await writeAll()).stdout).toBe(`${out}: 72 samples, 0 files written or removed\n`);
    const foreign = join(out, "Services88/notes.txt");
    writeFileSync(foreign, "");
    expect((await writeAll()).stdout).toBe(`${out}: 72 samples, 1 file written or removed\n`);
  });

  it.each([
    [[], /^error: name an operation, or a folder with --out/],
    [["StopBatchJob"], /^error: StopBatchJob is in Batch of Services84, .*: select one with --services/],
    [["Stop\u001b[2J"], /^error: no operation Stop\\u\{1b\}\[2J in what is selected\n$/],
    [["StopBatchJob", "--out", "x"], /^error: --out: /],
    [["StopBatchJob", "--layout", "other"], /Allowed choices are wire, documented/],
    [["StopBatchJob", "--timestamp", "2024-01-01T24:00:00Z"], /argument '2024-01-01T24:00:00Z' is invalid/],
    [["--out", "schemas"], /^error: schemas: not empty, and not samples that netserver-soapgen has made\n$/],
    [["--out", "generated"], /^error: generated: not empty, and not samples that netserver-soapgen has made\n$/],
  ])("refuses %j with exit code 2", async (args, message) => {
    const { status, stdout, stderr } = await runHere(".", "sample", ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(message);
  });
});
