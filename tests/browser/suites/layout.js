// Every kind of page at three widths, in every way that a reader's system may show it.
import { test } from "node:test";
import { each, visit } from "../lib/browser.js";
import { labels, overflows, tornDates } from "../lib/geometry.js";
import { none } from "../lib/none.js";
import { kinds } from "../lib/site.js";

const widths = [360, 768, 1366];
const lights = {
  light: { media: "screen", colorScheme: "light", forcedColors: "none" },
  dark: { media: "screen", colorScheme: "dark", forcedColors: "none" },
  print: { media: "print", colorScheme: "light", forcedColors: "none" },
  "forced colours": { media: "screen", colorScheme: "light", forcedColors: "active" },
};

test("every kind of page keeps its shape without a network and without script", async () => {
  none(await each(kinds, ({ file }) => visit(file, {}, async (page, complaints) => {
    const found = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 768 });
      for (const [light, media] of Object.entries(lights)) {
        await page.emulateMedia(media);
        // Paper has its own width, which the suite of paper looks at.
        if (light === "print" && width !== 768) continue;
        for (const question of [overflows, labels, tornDates]) {
          for (const answer of await page.evaluate(question)) found.push(`${file} at ${width} px, ${light}: ${answer}`);
        }
      }
    }
    return [...complaints.map((complaint) => `${file}: ${complaint}`), ...found];
  })));
});

test("a page at 200 % zoom is a page in half the window, and text alone at twice its size stays in it", async () => {
  none(await each(kinds, ({ file }) => visit(file, { width: 683, height: 384, deviceScaleFactor: 2 }, async (page) => {
    const found = [...await page.evaluate(overflows), ...await page.evaluate(labels)];
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.evaluate(() => { document.documentElement.style.fontSize = "200%"; });
    // Charts keep their size; only the page must not become wider.
    found.push(...(await page.evaluate(overflows)).filter((answer) => answer.startsWith("the page")));
    return found.map((answer) => `${file}: ${answer}`);
  })));
});
