import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, onTestFinished } from "vitest";
import { CHILD_LIMIT } from "./child-limit.js";
import { failOrLeaveOut } from "./leave-out.js";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** It starts with a profile of its own each time, and speaks to nobody but the pages that it is shown. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page, and all that has happened on it. */
export interface WatchedPage {
  readonly page: Page;
  /** The URLs of what it has asked for. */
  readonly requests: readonly string[];
  /** What the console has said that is no mere information, and errors that nobody has caught. */
  readonly complaints: readonly string[];
}

/** Opens a page, which is closed when the test is over. */
export type OpenPage = (url: string, options?: BrowserContextOptions) => Promise<WatchedPage>;

/**
 * A suite that needs a browser. Where it is not installed it is left out, by name; where REQUIRE_PEERS=1 says that it must
 * be there, that is a failure.
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
