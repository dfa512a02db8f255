// One Chromium for all suites, without a network, and what its pages complain about.
import { after, before } from "node:test";
import { chromium } from "playwright-core";
import { address } from "./site.js";

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--hide-scrollbars",
  "--host-resolver-rules=MAP * ~NOTFOUND",
];

let browser;
before(async () => {
  const executablePath = process.env.CHROME_PATH || "/usr/bin/chromium";
  browser = await chromium.launch({ executablePath, headless: true, args: flags });
});
after(() => browser?.close());

/** What a page may ask for: files of the site and nothing else. */
const local = (url) => url.startsWith("file:") || url.startsWith("data:");

/**
 * Opens a file of the site in a fresh profile, hands it to `use`, and closes it. `use` gets the page and the list of
 * complaints (console errors, failed requests, requests that leave the machine).
 */
export async function visit(file, options, use) {
  const { width = 1366, height = 768, script = false, ...rest } = options;
  const context = await browser.newContext({
    viewport: { width, height }, javaScriptEnabled: script, locale: "zh-CN", timezoneId: "Asia/Shanghai",
    reducedMotion: "reduce", ...rest,
  });
  try {
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
    page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
    page.on("request", (request) => {
      if (!local(request.url())) complaints.push(`leaves the machine: ${request.url()}`);
    });
    await page.goto(address(file), { waitUntil: "load", timeout: 30_000 });
    return await use(page, complaints);
  } finally {
    await context.close();
  }
}

/** Runs `work` on every item, a few at a time, and gives all that was found, in the order of the items. */
export async function each(items, work, atOnce = 3) {
  const found = new Array(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const at = next++;
      found[at] = await work(items[at]);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return found.flat();
}
