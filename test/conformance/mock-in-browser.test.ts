import type { Frame, Page } from "playwright-core";
import { expect, it } from "vitest";
import { authenticateImplicit } from "../../generated/src/services88/so-principal.js";
import { encodeMessage } from "../../templates/runtime/soap/envelope.js";
import { describeWithChromium } from "../support/chromium.js";
import { serve } from "../support/http-server.js";
import { start } from "../support/program.js";

/** The address of SoPrincipal, served by a mock until the test is over. */
async function startMock(...args: string[]): Promise<string> {
  const running = start(".", [
    "mock",
    "--services",
    "Services88",
    "--endpoints",
    "SoPrincipal",
    "--port",
    "0",
    ...args,
  ]);
  const [url] = await running.until(/http:\S+SoPrincipal\.svc/);
  return url;
}

/** The address of a page of this machine, by a name that is not the mock's. In it is a frame whose origin is nobody's. */
async function servePage(): Promise<string> {
  const html = '<!doctype html><iframe sandbox="allow-scripts" srcdoc="<p>A frame"></iframe>';
  const url = await serve((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(html));
  return url.replace("127.0.0.1", "localhost");
}

/** Logs in from a page. @returns the status and the text of the answer, or the error */
function logInFrom(page: Page | Frame, url: string): Promise<string> {
  const body = encodeMessage(authenticateImplicit.request, { body: {} });
  const headers = { "Content-Type": "text/xml; charset=utf-8", SOAPAction: `"${authenticateImplicit.soapAction}"` };
  const request = { method: "POST", headers, body };
  return page.evaluate(
    async ([address, init]) => {
      try {
        const response = await fetch(address, init);
        return `${response.status} ${response.headers.get("Retry-After")} ${await response.text()}`;
      } catch (error) {
        return String(error);
      }
    },
    [url, request] as const,
  );
}

describeWithChromium("a mock and a browser", (open) => {
  it("speak to each other from a page of this machine", async () => {
    const { page } = await open(await servePage());
    expect(await logInFrom(page, await startMock())).toMatch(/^200 null [\s\S]*<Ticket>7T:mock<\/Ticket>/);
    expect(await logInFrom(page, await startMock("--fail", "503"))).toBe("503 1 ");
  });

  it("do not from a frame of an unknown origin, unless it is allowed", async () => {
    const { page } = await open(await servePage());
    const [, frame = page] = page.frames();
    expect(await logInFrom(frame, await startMock())).toBe("TypeError: Failed to fetch");
    expect(await logInFrom(frame, await startMock("--allow-origin", "*"))).toMatch(/^200 /);
  });

  it("show the page of the mock, without a complaint", async () => {
    const { page, complaints } = await open(new URL("/", await startMock()).href);
    expect(await page.locator("tbody tr").count()).toBe(1);
    expect(await page.locator("summary").textContent()).toMatch(/^\d+$/);
    expect(await page.locator("h1").textContent()).toBe("netserver-soapgen mock");
    const [wsdl] = await page.locator("a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect((await fetch(wsdl ?? "")).status).toBe(200);
    expect(complaints).toEqual([]);
  });
});
