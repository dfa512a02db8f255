// The built site that is looked at: its folder, its pages by kind, its files.
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

if (!process.env.JIANDU_SITE) throw new Error("JIANDU_SITE must name a built site (`jiandu build --site FOLDER`)");

/** The folder of the built site. */
export const root = path.resolve(process.env.JIANDU_SITE);

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const full = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(full) : [full];
    });
}

/** Every file of the site, relative to it, with `/`. */
export const files = filesBelow(root).map((file) => path.relative(root, file).split(path.sep).join("/"));

/** The folder of the newest issue. */
export const issue = files.map((file) => /^(\d{4}-\d{2})\//.exec(file)?.[1]).filter(Boolean).sort().at(-1);

const languages = { "zh-CN": "", en: "en/" };
const single = [
  "index", "scorecard", "actions", "tickets", "complaints", "satisfaction", "faults", "proactive", "teamwork", "shop",
  "customers/index", "engineers/index", "year", "quality", "methods", "print",
];
const many = ["customers", "engineers", "faults"];

/** The largest page in a folder of pages of one kind: it has the most to go wrong. */
function largest(folder) {
  const pages = files.filter((file) => path.posix.dirname(file) === folder && /\.html$/.test(file) && !file.endsWith("/index.html"));
  return pages.sort((a, b) => size(b) - size(a) || (a < b ? -1 : 1))[0];
}

/** Bytes of a file of the site. */
export function size(file) {
  return statSync(path.join(root, file)).size;
}

/** One page of every kind in each language: `{ kind, lang, file }`. */
export const kinds = Object.entries(languages).flatMap(([lang, below]) => [
  ...single.map((kind) => ({ kind, lang, file: `${issue}/${below}${kind}.html` })),
  ...many.map((kind) => ({ kind: `one of ${kind}`, lang, file: largest(`${issue}/${below}${kind}`) })),
]).concat([{ kind: "issues", lang: "zh-CN", file: "index.html" }]);

/** The page of a kind in a language. */
export function page(kind, lang = "zh-CN") {
  const found = kinds.find((one) => one.kind === kind && one.lang === lang);
  if (!found) throw new Error(`no page of kind ${kind}`);
  return found.file;
}

/** The address of a file of the site, as a reader's file manager opens it. */
export function address(file) {
  return pathToFileURL(path.join(root, file)).href;
}
