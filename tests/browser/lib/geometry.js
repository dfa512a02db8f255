// Questions to a laid-out page. Each function runs inside the page and answers with a list of sentences, empty if all is
// well; none may use anything from outside itself.

/** Content wider than the window, and boxes whose text runs out of them. */
export function overflows() {
  const found = [];
  const name = (element) => {
    const kind = typeof element.className === "string" && element.className ? `.${element.className}` : "";
    return `<${element.tagName.toLowerCase()}${kind}> “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  };
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth) {
    const widest = [...document.body.querySelectorAll("*")]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .sort((a, b) => b.getBoundingClientRect().right - a.getBoundingClientRect().right)[0];
    found.push(`the page is ${root.scrollWidth} px wide in a window of ${innerWidth}: ${widest ? name(widest) : "?"}`);
  }
  for (const element of document.body.querySelectorAll("*:not(svg *)")) {
    if (element.clientWidth <= 1 || element.scrollWidth <= element.clientWidth + 1) continue;
    const style = getComputedStyle(element);
    if (["auto", "scroll"].includes(style.overflowX) || style.display === "inline") continue;
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && style.overflowX === "visible") continue;
    found.push(`${element.scrollWidth} px of content in a box of ${element.clientWidth}: ${name(element)}`);
  }
  return found;
}

/** Labels of a chart that lie on one another, or that its edge cuts. */
export function labels() {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width || !frame.height) continue;
    // A text's box is as tall as its line; what is inked is the middle of it.
    const texts = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim() && getComputedStyle(text).visibility !== "hidden")
      .map((text) => {
        const box = text.getBoundingClientRect();
        return { text, left: box.left, right: box.right, top: box.top + box.height * 0.25, bottom: box.bottom - box.height * 0.22 };
      })
      .filter((box) => box.right > box.left && box.bottom > box.top);
    const title = svg.closest("figure")?.querySelector("figcaption, h2, h3")?.textContent.trim().slice(0, 40) || svg.getAttribute("class");
    const say = (box) => `“${box.text.textContent.trim().slice(0, 30)}”`;
    texts.forEach((a, i) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1) {
        found.push(`${title}: ${say(a)} is cut by the chart's edge`);
      }
      for (const b of texts.slice(i + 1)) {
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) {
          found.push(`${title}: ${say(a)} lies on ${say(b)}`);
        }
      }
    });
  }
  return found;
}

/** Dates that a line break tears apart. */
export function tornDates() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("svg, script")) continue;
    for (const match of node.data.matchAll(/\d{4}-\d{2}-\d{2}/g)) {
      const range = document.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const tops = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
      if (tops.size > 1) found.push(`${match[0]} is broken in <${node.parentElement.tagName.toLowerCase()}>`);
    }
  }
  return found;
}

/** On paper: rows and charts that may be split, or that are taller than a sheet. */
export function splittable(sheet) {
  const found = [];
  for (const element of document.querySelectorAll("tr, figure, .card, svg")) {
    const box = element.getBoundingClientRect();
    if (!box.height) continue;
    const what = `<${element.tagName.toLowerCase()}> “${element.textContent.trim().replace(/\s+/g, " ").slice(0, 30)}”`;
    if (element.matches("tr, svg, .card") && box.height > sheet) found.push(`${what} is ${Math.round(box.height)} px tall`);
    if (element.matches("tr, .card") && getComputedStyle(element).breakInside === "auto") found.push(`${what} may be split`);
    // A drawing is replaced content and never split; its title must stay with it.
  }
  return found;
}
