// What the files themselves say: valid markup, small pages, no script where there is no list.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { each } from "../lib/browser.js";
import { none } from "../lib/none.js";
import { files, issue, kinds, page as file, root, size } from "../lib/site.js";

const read = (name) => readFileSync(path.join(root, name));
const pages = files.filter((name) => name.endsWith(".html"));

test("every page is valid HTML", async () => {
  const validator = new HtmlValidate(new FileSystemConfigLoader({
    root: true,
    extends: ["html-validate:recommended"],
    rules: {
      // How markup is spelled is left to the templates; what it means is not.
      "attribute-boolean-style": "off", "attribute-empty-style": "off", "doctype-style": "off", "long-title": "off",
      "no-implicit-close": "off", "no-inline-style": "off", "no-raw-characters": "off", "no-trailing-whitespace": "off",
      "require-sri": "off", "svg-focusable": "off", "tel-non-breaking": "off", "void-style": "off",
      "valid-id": ["error", { relaxed: true }],
    },
  }));
  none(await each(pages, async (name) => {
    const { results } = await validator.validateString(read(name).toString());
    return results.flatMap((one) => one.messages).map((one) => `${name}:${one.line}: ${one.ruleId}: ${one.message}`);
  }, 1));
});

test("every link leads to a file of the site, and every fragment to a place in it", () => {
  const plain = (text) => text.replaceAll("&amp;", "&");
  const ids = new Map(pages.map((name) => [name, new Set([...read(name).toString().matchAll(/\sid="([^"]*)"/g)].map((id) => plain(id[1])))]));
  const known = new Set(files);
  let followed = 0;
  none(pages.flatMap((name) => [...read(name).toString().matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, address]) => {
    followed += 1;
    const [way, fragment] = plain(decodeURI(address)).split("#");
    const target = way === "" ? name : path.posix.normalize(path.posix.join(path.posix.dirname(name), way));
    if (!known.has(target)) return [`${name}: ${address} leads to no file`];
    return fragment === undefined || ids.get(target)?.has(fragment) ? [] : [`${name}: ${address} leads to no place`];
  })));
  assert.ok(followed > 5_000, `${followed} links followed`);
});

test("pages are light", () => {
  const found = [];
  const most = (name, what, bytes, limit) => { if (bytes > limit) found.push(`${name}: ${bytes} bytes ${what}, at most ${limit}`); };
  for (const name of pages) {
    most(name, "in all", size(name), 250_000);
    most(name, "compressed", gzipSync(read(name)).length, 40_000);
  }
  for (const lang of ["zh-CN", "en"]) most(file("index", lang), "of the overview", size(file("index", lang)), 80_000);
  most("site.css", "of style", size(`${issue}/assets/site.css`), 25_000);
  most("lists.js", "of script", size(`${issue}/assets/lists.js`), 8_000);
  none(found);
});

test("only pages with a list carry script, and it is one file", () => {
  for (const name of pages) {
    const text = read(name).toString();
    const scripts = [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)];
    const list = /<table[^>]*\sdata-list/.test(text);
    // Nobody sorts the print edition.
    assert.equal(scripts.length, list && !name.endsWith("/print.html") ? 1 : 0, name);
    for (const [tag, inside] of scripts) {
      assert.match(tag, /\ssrc="[./]*assets\/lists\.js"/, name);
      assert.equal(inside, "", name);
    }
    assert.doesNotMatch(text, /\son[a-z]+="|href="javascript:/i, name);
  }
});

test("pages name their language, their other language, what they hold and their picture", () => {
  for (const { file: name, lang, kind } of kinds) {
    const text = read(name).toString();
    assert.match(text, new RegExp(`<html lang="${lang}"`), name);
    assert.match(text, /<meta name="description" content="[^"]{5,}/, name);
    assert.match(text, /<link rel="icon"/, name);
    if (kind !== "issues") assert.match(text, new RegExp(`hreflang="${lang === "en" ? "zh-CN" : "en"}"`), name);
  }
});
