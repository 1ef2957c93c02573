import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import { CHILD_LIMIT } from "./child-limit.js";
import { failOrLeaveOut } from "./leave-out.js";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Each start has a new profile. It only connects to the given pages. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page, with all its events. */
export interface WatchedPage {
  readonly page: Page;
  /** The URLs of its requests. */
  readonly requests: readonly string[];
  /** The warnings and errors of the console, and uncaught errors. */
  readonly complaints: readonly string[];
}

/** Opens a page. It is closed at the end of the test. */
export type OpenPage = (url: string, options?: BrowserContextOptions) => Promise<WatchedPage>;

/**
 * A suite that needs a browser. Without one it is left out, by name. With REQUIRE_PEERS=1 that is a failure.
 */
export function describeWithChromium(name: string, body: (open: OpenPage) => void): void {
  if (existsSync(CHROMIUM)) {
    describe(name, () => {
      let browser: Browser;
      beforeAll(async () => {
        browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS, timeout: CHILD_LIMIT });
      });
      afterAll(() => browser.close());
      body((url, options) => openPage(browser, url, options));
    });
  } else {
    const lack = { missing: `${CHROMIUM} is not there`, requiredBy: "REQUIRE_PEERS" };
    failOrLeaveOut(name, lack, `left out, as ${CHROMIUM} is not installed: ${name}`);
  }
}

async function openPage(browser: Browser, url: string, options?: BrowserContextOptions): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  return { page, requests, complaints };
}
