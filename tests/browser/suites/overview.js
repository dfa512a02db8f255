// The first screen of the overview answers the four questions without scrolling.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.js";
import { none } from "../lib/none.js";
import { page as file } from "../lib/site.js";

for (const lang of ["zh-CN", "en"]) {
  test(`the first screen of the overview is complete at 1366 × 768 (${lang})`, async () => {
    await visit(file("index", lang), {}, async (page) => {
      const parts = {
        figures: [".cards > .card", 7],
        findings: [".findings .finding", 1],
        "cells of the strip": [".cells .cell", 30],
        "marks of trust": [".trust > li", 3],
        actions: [".todo tbody tr", 3],
      };
      const found = [];
      for (const [part, [selector, least]] of Object.entries(parts)) {
        const bottoms = await page.locator(selector).evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
        assert.ok(bottoms.length >= least, `${bottoms.length} ${part}, at least ${least}`);
        // Of the actions the first three, of all else every one.
        const seen = part === "actions" ? bottoms.slice(0, 3) : bottoms;
        if (Math.max(...seen) > 768) found.push(`${part} end at ${Math.round(Math.max(...seen))} px`);
      }
      none(found);
    });
  });

  test(`two swipes on a phone reach the first three actions (${lang})`, async () => {
    await visit(file("index", lang), { width: 390, height: 844, isMobile: true, hasTouch: true }, async (page) => {
      const bottom = await page.locator(".todo tbody tr").nth(2).evaluate((row) => row.getBoundingClientRect().bottom);
      assert.ok(bottom <= 3 * 844, `the third action ends at ${Math.round(bottom)} px, three screens are ${3 * 844}`);
    });
  });
}
