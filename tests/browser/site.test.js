// Looks at the built example in a real browser: one page of every kind in each language, from the file system, without a
// network. All suites run in this one process and share one Chromium.
import "./suites/detectors.js";
import "./suites/layout.js";
import "./suites/overview.js";
import "./suites/access.js";
import "./suites/lists.js";
import "./suites/paper.js";
import "./suites/markup.js";
import "./suites/pictures.js";
