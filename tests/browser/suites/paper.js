// A4: what is printed is whole and can be searched.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { each, visit } from "../lib/browser.js";
import { labels, overflows, splittable, tornDates } from "../lib/geometry.js";
import { none } from "../lib/none.js";
import { kinds, page as file } from "../lib/site.js";

// A4 without its margins, in CSS pixels: 180 × 261 mm.
const sheet = { width: 680, height: 986 };

test("on paper nothing runs out of the sheet, is cut, or may be split", async () => {
  none(await each(kinds, ({ file }) => visit(file, sheet, async (page) => {
    await page.emulateMedia({ media: "print" });
    const found = [];
    for (const question of [overflows, labels, tornDates]) found.push(...await page.evaluate(question));
    found.push(...await page.evaluate(splittable, sheet.height));
    return found.map((answer) => `${file}: ${answer}`);
  })));
});

/** Prints a page and reads it back: the sheets' texts, and every word with its place. */
async function printed(file, folder) {
  const pdf = path.join(folder, file.replaceAll("/", "-").replace(/html$/, "pdf"));
  await visit(file, {}, (page) => page.pdf({ path: pdf, preferCSSPageSize: true, printBackground: false }));
  const read = (...options) => execFileSync("pdftotext", [...options, pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const sheets = read("-layout").split("\f").filter((text) => text.trim());
  const words = [...read("-bbox").matchAll(/<page width="([\d.]+)" height="([\d.]+)"|xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">(.*?)<\/word>/g)];
  const outside = [];
  let [width, height] = [0, 0];
  for (const [, w, h, left, top, right, bottom, word] of words) {
    if (w) [width, height] = [Number(w), Number(h)];
    else if (left < 0 || top < 0 || right > width || bottom > height) outside.push(word);
  }
  return { sheets, outside, size: [Math.round(width), Math.round(height)] };
}

test("pages become A4 sheets whose text can be read back", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "jiandu-paper-"));
  try {
    const cases = [
      ["index", "zh-CN", 1, 2, ["服务监督报告", "总体满意率", "审核"]],
      ["index", "en", 1, 2, ["Findings"]],
      ["scorecard", "zh-CN", 2, 20, ["条款考核表", "1.2.1"]],
      ["satisfaction", "zh-CN", 2, 20, ["满意度"]],
      ["one of faults", "zh-CN", 1, 6, ["故障"]],
      ["one of customers", "zh-CN", 1, 6, ["满意"]],
      ["tickets", "zh-CN", 4, 12, ["首次响应及时率", "按优先级"]],
      ["year", "zh-CN", 3, 9, ["年初至今", "发布值"]],
      ["print", "zh-CN", 12, 24, ["服务监督报告", "总体满意率", "条款考核表", "待办", "审核"]],
      ["print", "en", 12, 26, ["Scorecard"]],
    ];
    none(await each(cases, async ([kind, lang, least, most, texts]) => {
      const name = file(kind, lang);
      const { sheets, outside, size } = await printed(name, folder);
      const found = [];
      if (sheets.length < least || sheets.length > most) found.push(`${name}: ${sheets.length} sheets, expected ${least} to ${most}`);
      const all = sheets.join("\n").replace(/\s+/g, " ");
      for (const text of texts) if (!all.includes(text)) found.push(`${name}: “${text}” cannot be read back`);
      if (outside.length) found.push(`${name}: outside of the sheet: ${outside.slice(0, 5).join(" ")}`);
      if (size[0] !== 595 && size[0] !== 596) found.push(`${name}: a sheet is ${size.join(" × ")} pt`);
      sheets.forEach((text, i) => {
        if (!new RegExp(`\\b${i + 1}\\s*/\\s*${sheets.length}\\b`).test(text)) found.push(`${name}: sheet ${i + 1} has no number`);
      });
      return found;
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const [lang, parts] of [
  ["zh-CN", ["1 本月概览", "2 条款考核表", "3 待办与逾期", "4 年度"]],
  ["en", ["1 The month at a glance", "2 Scorecard", "3 Actions", "4 Year"]],
]) {
  test(`the print edition names its parts on the cover and at the foot of their sheets, in order (${lang})`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "jiandu-parts-"));
    try {
      const { sheets } = await printed(file("print", lang), folder);
      const said = sheets.map((text) => text.replace(/\s+/g, " "));
      for (const part of parts) assert.ok(said[0].includes(part), `${part} stands in the contents`);
      // The foot is the last line of a sheet, and ends with its number.
      const feet = said.slice(1).map((text, at) => {
        const foot = text.trimEnd().slice(-120);
        assert.match(foot, new RegExp(`${at + 2} / ${sheets.length}$`));
        return parts.findIndex((part) => foot.includes(part));
      });
      assert.deepEqual(feet, [...feet].sort(), "the parts follow each other");
      assert.deepEqual([...new Set(feet)], [0, 1, 2, 3], "every sheet belongs to a part");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}

test("what only a screen can use is not printed", async () => {
  await visit(file("index"), {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("nav.pages:visible, .skip:visible, .switches:visible").count(), 0);
    assert.equal(await page.locator(".signatures:visible").count(), 1);
  });
});
