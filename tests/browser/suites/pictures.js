// The ten most important views as pictures, for people to look at; nothing is asserted of their pixels.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { each, visit } from "../lib/browser.js";
import { page as file } from "../lib/site.js";

const folder = fileURLToPath(new URL("../../artefacts/", import.meta.url));
const phone = { width: 390, height: 844, deviceScaleFactor: 2 };
const views = [
  ["overview", file("index"), {}],
  ["overview-en", file("index", "en"), {}],
  ["overview-dark", file("index"), { colorScheme: "dark" }],
  ["overview-phone", file("index"), phone],
  ["scorecard", file("scorecard"), {}],
  ["tickets", file("tickets"), { script: true }],
  ["satisfaction", file("satisfaction"), {}],
  ["fault", file("one of faults"), {}],
  ["customer-phone", file("one of customers"), phone],
  ["year", file("year"), {}],
];

test("pictures of ten views are kept", async () => {
  mkdirSync(folder, { recursive: true });
  await each(views, ([name, page, options]) => visit(page, options, (shown) =>
    shown.screenshot({ path: path.join(folder, `${name}.png`), fullPage: !name.startsWith("overview") || options === phone })));
});
