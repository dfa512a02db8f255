/* Search, filter and sort for tables marked data-list. A classic script that also runs from a file; without it the
   page says the same. Words come from the page (data-words on the script's own element), so that no language is built
   in. Rows are hidden, never removed, and are printed again in their first order before printing. */
(function () {
  "use strict";
  var script = document.querySelector("script[data-words]");
  var words = script ? JSON.parse(script.getAttribute("data-words")) : {};

  function fill(text, values) {
    return (text || "").replace(/\{(\w+)\}/g, function (all, key) { return key in values ? values[key] : all; });
  }
  function make(tag, attributes, text) {
    var element = document.createElement(tag);
    Object.keys(attributes).forEach(function (name) { element.setAttribute(name, attributes[name]); });
    if (text !== undefined) { element.textContent = text; }
    return element;
  }
  function plain(text) {
    var value = text.toLowerCase();
    return value.normalize ? value.normalize("NFKC") : value;
  }
  function key(cell) {
    return cell.hasAttribute("data-sort") ? cell.getAttribute("data-sort") : cell.textContent.trim();
  }
  /* Keys that are numbers compare as numbers; empty ones stand last in both directions. */
  function compare(a, b) {
    var x = Number(a.replace(/[,%\s]/g, "").replace("−", "-")), y = Number(b.replace(/[,%\s]/g, "").replace("−", "-"));
    if (!isNaN(x) && !isNaN(y)) { return x - y; }
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function enhance(table, number) {
    var body = table.tBodies[0], heads = [].slice.call(table.tHead.rows[0].cells);
    var first = [].slice.call(body.rows), rows = first.slice();
    var texts = first.map(function (row) { return plain(row.textContent); });
    var name = table.caption ? words.search + " " + table.caption.textContent : words.search;
    var tools = make("div", { "class": "list-tools", role: "search", "aria-label": name });
    var said = make("output", { "aria-live": "polite" });
    var search = make("input", { type: "search", "aria-label": words.search, placeholder: words.search });
    var selects = [], sorted = "";
    tools.appendChild(search);

    heads.forEach(function (head, column) {
      if (!head.hasAttribute("data-filter")) { return; }
      var seen = {}, select = make("select", { "aria-label": head.textContent });
      select.appendChild(make("option", { value: "" }, head.textContent + " · " + words.all));
      first.map(function (row) { return row.cells[column]; }).sort(function (a, b) { return compare(key(a), key(b)); })
        .forEach(function (cell) {
          var text = cell.textContent.trim();
          if (text && !Object.prototype.hasOwnProperty.call(seen, text)) {
            seen[text] = true;
            select.appendChild(make("option", { value: text }, text));
          }
        });
      select.addEventListener("change", show);
      selects.push({ column: column, select: select });
      tools.appendChild(select);
    });

    var clear = make("button", { type: "button" }, words.clear);
    clear.addEventListener("click", function () {
      search.value = "";
      selects.forEach(function (s) { s.select.value = ""; });
      heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
      sorted = "";
      place(first);
      show();
      search.focus();
    });
    tools.appendChild(clear);
    tools.appendChild(said);

    function place(order) {
      rows = order.slice();
      rows.forEach(function (row) { body.appendChild(row); });
    }
    function show() {
      var wanted = plain(search.value).split(/\s+/).filter(Boolean), shown = 0;
      first.forEach(function (row, i) {
        var hit = wanted.every(function (word) { return texts[i].indexOf(word) >= 0; }) && selects.every(function (s) {
          return !s.select.value || row.cells[s.column].textContent.trim() === s.select.value;
        });
        row.hidden = !hit;
        if (hit) { shown += 1; }
      });
      said.textContent = fill(words.shown, { n: shown, all: first.length }) + (sorted ? " · " + sorted : "");
    }
    function sort(head, column) {
      var down = head.getAttribute("aria-sort") === "ascending", sign = down ? -1 : 1;
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      place(first.map(function (row, i) { return { row: row, at: i, key: key(row.cells[column]) }; }).sort(function (a, b) {
        if (!a.key || !b.key) { return (a.key ? 0 : 1) - (b.key ? 0 : 1) || a.at - b.at; }
        return sign * compare(a.key, b.key) || a.at - b.at;
      }).map(function (entry) { return entry.row; }));
      sorted = fill(down ? words.down : words.up, { column: head.textContent });
      show();
    }

    heads.forEach(function (head, column) {
      var button = make("button", { type: "button", title: words.hint }, head.textContent);
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () { sort(head, column); });
    });
    search.addEventListener("input", show);
    window.addEventListener("beforeprint", function () { clear.click(); });
    var region = table.closest ? table.closest(".scroll") : table;
    (region || table).parentNode.insertBefore(tools, region || table);
    said.id = "list-" + number;
    show();
  }

  [].slice.call(document.querySelectorAll("table[data-list]")).forEach(enhance);
})();
