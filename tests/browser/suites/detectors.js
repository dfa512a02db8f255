// The questions of `geometry.js` find what they look for: each is put to a page with a planted mistake, and to the page
// without it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "../lib/browser.js";
import { labels, overflows, splittable, tornDates } from "../lib/geometry.js";
import { page as file } from "../lib/site.js";

/** Asks before and after `plant` has changed the page; the first answer must be empty, the second must match. */
async function finds(question, plant, expected, argument) {
  await visit(file("tickets"), {}, async (page) => {
    assert.deepEqual(await page.evaluate(question, argument), [], "the page as it was built");
    await page.evaluate(plant);
    const found = (await page.evaluate(question, argument)).join("\n");
    assert.match(found, expected);
  });
}

test("a label moved onto another is found", () => finds(labels, () => {
  const [first, second] = document.querySelectorAll("svg.desk text");
  second.setAttribute("x", first.getAttribute("x"));
  second.setAttribute("y", String(Number(first.getAttribute("y")) + 2));
  second.setAttribute("class", first.parentElement.getAttribute("class") ?? "");
  first.parentElement.append(second);
}, /lies on/));

test("a label moved over the edge of its chart is found", () => finds(labels, () => {
  document.querySelector("svg.desk text").setAttribute("x", "900");
}, /cut by the chart's edge/));

test("a box wider than the window is found", () => finds(overflows, () => {
  const box = document.createElement("p");
  box.style.cssText = "width: 3000px; max-width: none";
  box.textContent = "planted";
  document.querySelector("main").append(box);
}, /px wide in a window/));

test("a date that a line break tears is found", () => finds(tornDates, () => {
  const box = document.createElement("p");
  box.style.cssText = "width: 4em; word-break: break-all";
  box.textContent = "2026-10-31";
  document.querySelector("main").append(box);
}, /2026-10-31 is broken/));

test("a row that may be split between sheets is found", async () => {
  await visit(file("tickets"), {}, async (page) => {
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(splittable, 986), []);
    await page.evaluate(() => { document.querySelector("tbody tr").style.breakInside = "auto"; });
    assert.match((await page.evaluate(splittable, 986)).join("\n"), /may be split/);
  });
});
