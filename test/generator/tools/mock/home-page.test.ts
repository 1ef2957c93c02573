import { describe, expect, it, onTestFinished } from "vitest";
import { startMock } from "../../../../generator/tools/mock/start-mock.js";
import { element } from "../../../support/component-text.js";
import { contractOfVersion } from "../../../support/contracts.js";
import { contractOf, type InlineWsdl, inlineWsdl, sourceFiles } from "../../../support/inline-wsdl.js";
import { asSchemas } from "../../../support/schema-files.js";
import { useMock } from "./start-test-mock.js";

const { url } = useMock([contractOfVersion("Services84"), contractOfVersion("Services88")]);

const impatient = useMock([contractOfVersion("Services88")], { ticketLifetime: 5000 });

/** The page as it comes, and its text as a browser shows it. */
async function pageAt(address: string) {
  const response = await fetch(address);
  const html = await response.text();
  return { status: response.status, headers: response.headers, html };
}

function unescaped(html: string): string {
  return html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");
}

/** What the command in a page would send. Its words stand between single quotes. */
function commandIn(html: string): { url: string; headers: Record<string, string>; body: string } {
  const [, command = ""] = /<pre><code>(.*?)<\/code><\/pre>/s.exec(html) ?? [];
  const words = [...unescaped(command).matchAll(/'((?:[^']|'\\'')*)'/g)].map(([, word = ""]) =>
    word.replaceAll("'\\''", "'"),
  );
  const headers = words
    .slice(1, -1)
    .map((word): [string, string] => [word.replace(/: .*/s, ""), word.replace(/^.*?: /s, "")]);
  return { url: words[0] ?? "", headers: Object.fromEntries(headers), body: words.at(-1) ?? "" };
}

describe("the page at /", () => {
  it("has each endpoint with its address and its WSDL, and a call that works", async () => {
    const { status, headers, html } = await pageAt(new URL("/", url("Services88", "Batch")).href);
    expect([status, headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    for (const [version, name] of [
      ["Services84", "Batch"],
      ["Services88", "SoPrincipal"],
    ] as const) {
      const address = url(version, name);
      expect(html).toContain(
        `<td>${version}</td><td>${name}</td><td>${address}<br><a href="${address}?wsdl">WSDL</a></td>`,
      );
      expect((await fetch(`${address}?wsdl`)).status).toBe(200);
    }
    expect(html).toContain("<li>GetBatchTaskInfo</li>");
    expect(html).toContain("<li>Log in as &quot;mock&quot; with the password &quot;mock&quot;");
    expect(html).toContain("<li>The ticket is 7T:mock, until it has not been used for 6 h.</li>");
    const { url: called, headers: sent, body } = commandIn(html);
    const answer = await fetch(called, { method: "POST", headers: sent, body });
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("7T:mock")]);
  });

  it("says how long a ticket is valid in this mock", async () => {
    const { html } = await pageAt(new URL("/", impatient.url("Services88", "Batch")).href);
    expect(html).toContain("<li>The ticket is 7T:mock, until it has not been used for 5 s.</li>");
  });

  it("has no script, and lets no browser run one", async () => {
    const { headers, html } = await pageAt(new URL("/?<script>", url("Services88", "Batch")).href);
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/i);
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
  });

  it("shows text of a schema as text, and says nothing of NetServer for another service", async () => {
    const html = await pageOf({
      actions: `urn:a"b'<c>&d`,
      operations: { Get: { request: element("Größe.x-1", "xs:int") } },
    });
    expect(html).not.toMatch(/<c>|7T:mock/);
    const { headers, body } = commandIn(html);
    expect(headers.SOAPAction).toBe(`"urn:a%22b'<c>&d/Get"`);
    expect(body).toContain("<Größe.x-1>");
  });

  it("has no call where a request would have no end", async () => {
    const types =
      '<xs:complexType name="Node"><xs:sequence><xs:element name="Next" type="tns:Node"/></xs:sequence></xs:complexType>';
    const html = await pageOf({ types, operations: { Get: { request: element("Node", "tns:Node") } } });
    expect(html).toContain("<li>Get</li>");
    expect(html).not.toContain("curl");
  });
});

async function pageOf(wsdl: InlineWsdl): Promise<string> {
  const escaped = inlineWsdl({ ...wsdl, ...(wsdl.actions !== undefined && { actions: "ACTIONS" }) }).replace(
    "ACTIONS",
    (wsdl.actions ?? "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;"),
  );
  const files = { "schemas/ServicesXX/sample.wsdl": escaped };
  const mock = await startMock([contractOf(files)], asSchemas("schemas", sourceFiles(files)), { port: 0 });
  onTestFinished(() => mock.close());
  return (await pageAt(`http://127.0.0.1:${mock.port}/`)).html;
}
