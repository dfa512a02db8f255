// Long tables are searched, filtered and sorted where script runs, and are whole where it does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { each, visit } from "../lib/browser.js";
import { kinds, page as file } from "../lib/site.js";

const lists = kinds.filter(({ kind }) => ["tickets", "actions", "customers/index", "engineers/index", "quality"].includes(kind));
const shown = (table) => table.locator("tbody tr:visible");

test("without script a list shows every row and no control", async () => {
  await each(lists, ({ file }) => visit(file, {}, async (page) => {
    const table = page.locator("table[data-list]").first();
    assert.equal(await table.count(), 1, `${file} has a list`);
    assert.ok(await shown(table).count() > 0, file);
    assert.equal(await shown(table).count(), await table.locator("tbody tr").count(), file);
    assert.equal(await page.locator("input, select, button").count(), 0, file);
  }));
});

test("search leaves the rows that hold every word, and gives them back", async () => {
  await each(lists, ({ file }) => visit(file, { script: true }, async (page, complaints) => {
    const table = page.locator("table[data-list]").first();
    const tools = page.locator(".list-tools").first();
    const all = await table.locator("tbody tr").count();
    const word = (await table.locator("tbody tr").nth(all - 1).locator("th").innerText()).trim().split(/\s/)[0];
    await tools.locator("input[type=search]").fill(word);
    const texts = await shown(table).allInnerTexts();
    assert.ok(texts.length >= 1 && texts.every((text) => text.toLowerCase().includes(word.toLowerCase())), `${file}: ${word}`);
    assert.match(await tools.locator("output").innerText(), new RegExp(`${texts.length}.*${all}`), file);
    await tools.locator("input[type=search]").fill("no row says this 没有");
    assert.equal(await shown(table).count(), 0, file);
    await tools.locator("button").click();
    assert.equal(await shown(table).count(), all, file);
    assert.deepEqual(complaints, [], file);
  }));
});

test("a filter keeps one value of its column", async () => {
  let filters = 0;
  await each(lists, ({ file }) => visit(file, { script: true }, async (page) => {
    for (const select of await page.locator(".list-tools").first().locator("select").all()) {
      filters += 1;
      const label = await select.getAttribute("aria-label");
      const value = await select.locator("option").nth(1).getAttribute("value");
      await select.selectOption(value);
      const table = page.locator("table[data-list]").first();
      const heads = (await table.locator("thead th").allInnerTexts()).map((head) => head.trim());
      const column = heads.indexOf(label);
      assert.ok(column >= 0, `${file}: ${label}`);
      const cells = await shown(table).evaluateAll((rows, at) => rows.map((row) => row.cells[at].textContent.trim()), column);
      assert.ok(cells.length > 0 && cells.every((cell) => cell === value), `${file}: ${label} = ${value}`);
      await select.selectOption("");
    }
  }));
  assert.ok(filters > 0, "some list has a filter");
});

test("a column sorts up, then down, says so, and is worked by the keyboard", async () => {
  await each(lists, ({ file }) => visit(file, { script: true }, async (page) => {
    const table = page.locator("table[data-list]").first();
    const heads = table.locator("thead th");
    for (let column = 0; column < await heads.count(); column++) {
      const head = heads.nth(column);
      const keys = () => table.locator("tbody tr").evaluateAll((rows, at) => rows.map((row) => {
        const cell = row.cells[at];
        return cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim();
      }), column);
      await head.locator("button").focus();
      await page.keyboard.press("Enter");
      assert.equal(await head.getAttribute("aria-sort"), "ascending", file);
      const up = await keys();
      await page.keyboard.press("Enter");
      assert.equal(await head.getAttribute("aria-sort"), "descending", file);
      const down = await keys();
      const full = (list) => list.filter(Boolean);
      assert.equal(full(up)[0], full(down).at(-1), `${file}: column ${column + 1} turned around`);
      const numbers = full(up).map((key) => Number(key.replace(/[,%\s]/g, "").replace("−", "-")));
      if (numbers.every((number) => !Number.isNaN(number))) {
        assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), `${file}: column ${column + 1} by number`);
      }
    }
  }));
});
