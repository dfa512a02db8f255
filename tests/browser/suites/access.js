// For those who use no mouse, no colours or no eyes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { each, visit } from "../lib/browser.js";
import { none } from "../lib/none.js";
import { kinds, page as file } from "../lib/site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds in the page as it is shown now. */
async function violations(page, options) {
  return page.evaluate(async (given) => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"], ...given });
    return violations.flatMap((one) => one.nodes.map((node) => `${one.id} ${node.target.join(" ")}: ${(node.any[0] || node.all[0] || node.none[0])?.message || one.help}`));
  }, options);
}

test("axe finds nothing in light, in dark and on a phone", async () => {
  none(await each(kinds, ({ file }) => visit(file, { script: true }, async (page) => {
    await page.evaluate(axe);
    const found = [];
    const note = (how, some) => found.push(...some.map((one) => `${file}, ${how}: ${one}`));
    note("light", await violations(page, { runOnly: rules }));
    await page.emulateMedia({ colorScheme: "dark" });
    note("dark", await violations(page, { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } }));
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize({ width: 360, height: 768 });
    note("phone", await violations(page, { runOnly: { type: "rule", values: ["target-size", "scrollable-region-focusable", "color-contrast"] } }));
    return found;
  })));
});

test("the first key press offers a way past the head of every page", async () => {
  // The list of issues has no head to pass.
  none(await each(kinds.filter(({ kind }) => kind !== "issues"), ({ file }) => visit(file, {}, async (page) => {
    const found = [];
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => {
      const box = document.activeElement.getBoundingClientRect();
      return { href: document.activeElement.getAttribute("href"), seen: box.left >= 0 && box.top >= 0 && box.width > 20 };
    });
    if (skip.href !== "#main" || !skip.seen) found.push(`${file}: the first stop is ${skip.href}, visible ${skip.seen}`);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    const inside = await page.evaluate(() => document.activeElement === document.body || !!document.activeElement.closest("main, footer"));
    if (!inside) found.push(`${file}: after the skip link the focus is still in the head`);
    return found;
  })));
});

for (const lang of ["zh-CN", "en"]) {
  test(`the overview is walked by the keyboard alone, in the order of reading (${lang})`, async () => {
    await visit(file("index", lang), {}, async (page) => {
      const count = await page.locator("a[href], summary, [tabindex='0'], button, input, select").count();
      const stops = [];
      for (let i = 0; i < count; i++) {
        await page.keyboard.press("Tab");
        stops.push(await page.evaluate(() => {
          const element = document.activeElement;
          const style = getComputedStyle(element);
          const all = [...document.querySelectorAll("*")];
          return {
            at: all.indexOf(element),
            text: element.textContent.trim().slice(0, 30),
            ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
          };
        }));
      }
      none(stops.filter((stop) => !stop.ring).map((stop) => `no ring around “${stop.text}”`));
      const order = stops.map((stop) => stop.at);
      assert.deepEqual(order, [...order].sort((a, b) => a - b), "the focus goes forward only");
      assert.equal(new Set(order).size, count, "every link is reached once");
    });
  });
}
