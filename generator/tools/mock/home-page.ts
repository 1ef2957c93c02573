import { protocolHeaders } from "../../../templates/runtime/http/soap-action.js";
import type { Contract, Endpoint, Operation } from "../../contract/contract.js";
import { elementsIn } from "../../contract/types.js";
import { InputError } from "../../source/errors.js";
import { escapeHtml, textHtml } from "../docs/html/escape-html.js";
import { sampleMessage } from "../samples/sample-message.js";

/** An endpoint, and its address. */
export interface ShownEndpoint {
  readonly contract: Contract;
  readonly endpoint: Endpoint;
  readonly url: string;
}

/** The page of the mock: its endpoints, and how to call them. It is one document without scripts. */
export function homePage(endpoints: readonly ShownEndpoint[], notes: readonly string[]): Response {
  const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": POLICY };
  return new Response(pageHtml(endpoints, notes), { headers });
}

/** If text of a schema became markup nevertheless, no browser would run or load it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

function pageHtml(endpoints: readonly ShownEndpoint[], notes: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>netserver-soapgen mock</title>
<link rel="icon" href="data:,">
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0; border-bottom: 1px solid; overflow-wrap: anywhere }
pre { overflow-x: auto; padding: 1rem; border: 1px solid }
</style>
</head>
<body>
<h1>netserver-soapgen mock</h1>
<p>These endpoints are served for tests. Nothing here is real.</p>
<table>
<thead><tr><th>Version</th><th>Endpoint</th><th>Address</th><th>Operations</th></tr></thead>
<tbody>
${endpoints.map(rowHtml).join("\n")}
</tbody>
</table>
${notes.length === 0 ? "" : `<ul>\n${notes.map((note) => `<li>${textHtml(note)}</li>`).join("\n")}\n</ul>\n`}${exampleHtml(endpoints)}</body>
</html>
`;
}

function rowHtml({ contract, endpoint, url }: ShownEndpoint): string {
  const address = `${escapeHtml(url)}<br><a href="${escapeHtml(url)}?wsdl">WSDL</a>`;
  const names = endpoint.operations.map(({ name }) => `<li>${textHtml(name)}</li>`).join("");
  const operations = `<details><summary>${endpoint.operations.length}</summary><ul>${names}</ul></details>`;
  return `<tr><td>${textHtml(contract.version)}</td><td>${textHtml(endpoint.name)}</td><td>${address}</td><td>${operations}</td></tr>`;
}

function exampleHtml(endpoints: readonly ShownEndpoint[]): string {
  const command = exampleCommand(endpoints);
  return command === undefined ? "" : `<h2>A call</h2>\n<pre><code>${escapeHtml(command)}</code></pre>\n`;
}

/** A command that sends the shortest request; undefined if all requests are endless. */
function exampleCommand(endpoints: readonly ShownEndpoint[]): string | undefined {
  const calls = endpoints.flatMap((shown) => shown.endpoint.operations.map((operation) => ({ ...shown, operation })));
  const [first, ...others] = calls;
  if (first === undefined) return undefined;
  const least = others.reduce((a, b) => (sizeOf(b.operation) < sizeOf(a.operation) ? b : a), first);
  try {
    return commandFor(least);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function sizeOf({ request: { headers, content } }: Operation): number {
  return headers.length + elementsIn(content).length;
}

function commandFor({ url, ...called }: ShownEndpoint & { readonly operation: Operation }): string {
  const { endpoint, operation } = called;
  const message = sampleMessage(
    { ...called, direction: "request" },
    { layout: "wire", timestamp: "2024-01-01T00:00:00Z" },
  );
  const headers = Object.entries(protocolHeaders(endpoint.soapVersion, operation.soapAction));
  const options = headers.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)} \\\n  `).join("");
  return `curl ${quoted(url)} \\\n  ${options}--data-binary ${quoted(message)}`;
}

/** A text as one word of a POSIX shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
