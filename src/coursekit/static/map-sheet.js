/* Lines of a sheet, states of rows, names of labels: what the picture and the moving map share. */
(function () {
  "use strict";
  var kit = window.borderlinesMap = window.borderlinesMap || {};

  /* Path data as sheets.py writes it: M x y, then l with whole steps, z to close. */
  kit.runs = function (d, units) {
    return d.split("M").slice(1).map(function (run) {
      var numbers = (run.match(/-?\d+/g) || []).map(Number), points = [], x = 0, y = 0;
      for (var i = 0; i + 1 < numbers.length; i += 2) {
        x += numbers[i]; y += numbers[i + 1];
        points.push([-y / units, x / units]);
      }
      return points;
    });
  };

  kit.lines = function (sheet, row) {
    return row.paths.map(function (path) { return sheet.shapes[path] || ""; }).join("");
  };

  kit.stateAt = function (states, year) {
    if (year === null) return states[states.length - 1];
    return states.find(function (s) {
      return (s[0] === null || s[0] <= year) && (s[1] === null || year < s[1]);
    });
  };

  /* One way to dress a path, for the picture and for the moving map alike. */
  kit.dress = function (path, state, prefix, selected) {
    path.style.display = state ? "" : "none";
    if (!state) return;
    if (path.classList.contains("dot")) return path.classList.toggle("sel", !!selected);
    kit.bare(path, "shape " + state[4] + (selected ? " sel" : ""));
    path.setAttribute("stroke", "var(--t" + state[3] + ")");
    path.setAttribute("fill", state[2] ? "url(#" + prefix + state[2] + ")" : "none");
  };

  /* Leaflet writes strokes and fills as attributes; here a class says all. */
  kit.bare = function (path, name) {
    path.setAttribute("class", name);
    ["fill", "stroke", "fill-opacity", "stroke-opacity", "stroke-width", "stroke-linecap",
      "stroke-linejoin"].forEach(function (attribute) { path.removeAttribute(attribute); });
  };

  /* Parts of a label's name: [text, language] each; names of the time change with the year. */
  kit.nameOf = function (label, names, year) {
    if (names !== "period") return label.text[names];
    return label.period.find(function (p) {
      return year === null ? p[1] === null : (p[0] === null || p[0] <= year) && (p[1] === null || year < p[1]);
    })[2];
  };

  kit.fill = function (svg, sheet, rows) {
    svg.querySelectorAll("[data-base]").forEach(function (path) {
      path.setAttribute("d", sheet.base[path.dataset.base]);
    });
    svg.querySelectorAll("[data-row]").forEach(function (path) {
      path.setAttribute("d", kit.lines(sheet, rows[path.dataset.row]));
    });
  };

  /* Set the names of a picture; `shown` says which labels stand in that year. */
  kit.letter = function (svg, labels, names, year, shown) {
    svg.querySelectorAll("[data-label]").forEach(function (group) {
      var label = labels[Number(group.dataset.label)], text = group.querySelector("text");
      group.style.display = shown(label) ? "" : "none";
      var first = text.firstElementChild;
      text.textContent = "";
      kit.nameOf(label, names, year).forEach(function (part, n) {
        var line = first.cloneNode();
        if (n) { line.setAttribute("dy", "1.2em"); line.setAttribute("class", "sub"); }
        line.setAttribute("lang", part[1]);
        line.textContent = part[0];
        text.appendChild(line);
      });
    });
  };

  /* The facts of a row, from the table that tells the map in words. */
  kit.facts = function (host, id, doc) {
    var row = host.querySelector('.twin tr[data-row="' + id + '"]');
    var heads = host.querySelectorAll(".twin thead th"), list = doc.createElement("dl");
    list.className = "facts";
    Array.prototype.slice.call(row.cells, 1).forEach(function (cell, n) {
      if (cell.textContent === "none") return;
      var term = doc.createElement("dt"), said = doc.createElement("dd");
      term.textContent = heads[n + 1].textContent;
      said.innerHTML = cell.innerHTML;
      said.querySelectorAll("a").forEach(function (link) {
        if (link.getAttribute("href")) link.target = link.getAttribute("href")[0] === "#" ? "_parent" : "_blank";
      });
      list.append(term, said);
    });
    return list;
  };
})();
