/* <course-map>: wakes the map figure. Year, names and list work on the picture at once; when the
   figure comes near the view, the moving map (folium, Leaflet) takes its shapes from the picture. */
(function () {
  "use strict";
  if (customElements.get("course-map")) return;

  /* Path data as drawing.py writes it: M x y, then l with whole steps, z to close. */
  function runs(d, units) {
    return d.split("M").slice(1).map(function (run) {
      var numbers = (run.match(/-?\d+/g) || []).map(Number), points = [], x = 0, y = 0;
      for (var i = 0; i + 1 < numbers.length; i += 2) {
        x += numbers[i]; y += numbers[i + 1];
        points.push([-y / units, x / units]);
      }
      return points;
    });
  }

  function stateAt(states, year) {
    if (year === null) return states[states.length - 1];
    return states.find(function (s) {
      return (s[0] === null || s[0] <= year) && (s[1] === null || year < s[1]);
    });
  }

  /* One way to dress a path, for the picture and for the moving map alike. */
  function dress(path, state, prefix, selected) {
    path.style.display = state ? "" : "none";
    if (!state) return;
    path.setAttribute("class", "shape " + state[4] + (selected ? " sel" : ""));
    path.setAttribute("stroke", "var(--t" + state[3] + ")");
    path.setAttribute("fill", state[2] ? "url(#" + prefix + state[2] + ")" : "none");
    ["fill-opacity", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin"]
      .forEach(function (name) { path.removeAttribute(name); });
  }

  function theme() {
    var light = document.body.dataset.jpThemeLight;
    if (light) return light === "false" ? "dark" : "light";
    return document.documentElement.dataset.theme || "light";
  }

  class CourseMap extends HTMLElement {
    connectedCallback() {
      if (this.data || !this.querySelector("script")) return;
      var self = this;
      this.data = JSON.parse(this.querySelector("script").textContent);
      this.ids = this.id + "-";
      this.names = "en";
      this.classList.add("awake");
      this.slider = this.querySelector("input[type=range]");
      this.year = this.slider ? Number(this.slider.value) : null;
      this.frame = this.querySelector("iframe");
      if (this.slider) this.slider.addEventListener("input", function () {
        self.year = Number(self.slider.value);
        self.show();
      });
      this.querySelector(".seg").addEventListener("change", function (event) {
        self.names = event.target.value;
        self.querySelectorAll(".fl b").forEach(function (b) {
          b.textContent = b.dataset[self.names];
          b.lang = self.names;
        });
        self.show();
      });
      /* JupyterLab would take arrows and letters for its own commands, and cut the cell at an x. */
      if (this.closest(".borderlines")) this.addEventListener("keydown", function (event) {
        if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
      });
      this.querySelectorAll(".fl button").forEach(function (button) {
        button.addEventListener("click", function () {
          self.choose(button.getAttribute("aria-pressed") === "true" ? null : button.dataset.row);
        });
      });
      this.show();
      var open = function () { self.openFrame(); };
      if (!window.IntersectionObserver) return open();
      var watch = new IntersectionObserver(function (entries) {
        if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
        watch.disconnect();
        open();
      }, { rootMargin: "600px" });
      watch.observe(this);
    }

    openFrame() {
      var self = this, frame = this.frame;
      frame.addEventListener("load", function () {
        try { self.start(frame.contentWindow); } catch (error) { self.sayBroken(error); }
      });
      frame.hidden = false;
      frame.srcdoc = frame.dataset.document;
    }

    sayBroken() {
      this.frame.hidden = true;
      this.classList.remove("moving");
      var note = document.createElement("div");
      note.className = "msg err";
      note.setAttribute("role", "status");
      note.innerHTML = "<b>The moving map did not start</b>The picture shows the same areas, and the list holds every figure.";
      this.querySelector(".mapgrid").after(note);
    }

    start(inner) {
      if (!inner.plate) throw new Error("no map");
      var self = this, L = inner.L, map = inner.plate.map, doc = inner.document;
      this.map = map; this.L = L; this.inner = inner; this.layers = {}; this.marks = [];
      map.options.crs = L.extend({}, L.CRS.Simple, {
        distance: function (a, b) { return 1000 * Math.hypot(a.lat - b.lat, a.lng - b.lng); }
      });
      /* Shapes are drawn well beyond the frame, so that a drag never shows where they were cut. */
      map.options.renderer = L.svg({ padding: 1 });
      this.bounds = function (w) { return [[w[1], w[0]], [w[3], w[2]]]; };
      this.fit();
      map.setMaxBounds(L.latLngBounds(this.bounds(this.data.wide)).extend(
        L.latLngBounds(this.bounds(this.data.narrow))).pad(0.12));
      L.control.zoom({ position: innerWidth > 860 ? "bottomleft" : "topleft" }).addTo(map);
      L.control.scale({ imperial: false, position: "bottomright", maxWidth: 110 }).addTo(map);
      map.getContainer().setAttribute("role", "application");
      map.getContainer().setAttribute("aria-label", this.frame.title);
      doc.body.appendChild(doc.importNode(this.querySelector(".swatches"), true));
      this.querySelectorAll(".plate-picture [data-base]").forEach(function (path) {
        var kind = path.dataset.base, area = kind === "land" || kind === "lake";
        var points = runs(path.getAttribute("d"), self.data.units);
        var layer = (area ? L.polygon(points) : L.polyline(points));
        layer.options.interactive = false; layer.options.fillRule = "evenodd";
        layer.addTo(map);
        self.clear(layer._path, path.getAttribute("class"));
      });
      this.querySelectorAll(".plate-picture [data-row]").forEach(function (path) {
        var id = path.dataset.row, row = self.data.rows[id];
        var points = runs(path.getAttribute("d"), self.data.units);
        var layer = (row.closed ? L.polygon(points) : L.polyline(points)).addTo(map);
        layer.on("click", function () { self.choose(id, true); });
        self.layers[id] = layer;
      });
      this.dark();
      /* The book says its theme on <html>, JupyterLab on <body>. */
      var themes = { attributes: true, attributeFilter: ["data-theme", "data-jp-theme-light"] };
      var repaint = new MutationObserver(function () { self.dark(); });
      repaint.observe(document.documentElement, themes);
      repaint.observe(document.body, themes);
      inner.addEventListener("resize", function () { if (self.row) map.invalidateSize(); else self.fit(); });
      this.classList.add("moving");
      this.show();
    }

    picture(id) { return this.querySelector('.plate-picture [data-row="' + id + '"]'); }
    dark() { this.inner.document.documentElement.dataset.theme = theme(); }
    clear(path, name) {
      path.setAttribute("class", name);
      ["fill", "stroke", "stroke-width", "fill-opacity", "stroke-opacity", "stroke-linecap",
        "stroke-linejoin"].forEach(function (attribute) { path.removeAttribute(attribute); });
    }
    fit() {
      var narrow = this.frame.clientWidth < 520;
      this.map.invalidateSize({ pan: false });
      this.map.setMinZoom(-6);
      this.map.fitBounds(this.bounds(narrow ? this.data.narrow : this.data.wide), { animate: false });
      this.map.setMinZoom(this.map.getZoom() - 0.01);
    }

    choose(id, fromMap) {
      var self = this, chosen = null;
      this.row = id;
      this.querySelectorAll(".fl button").forEach(function (button) {
        var on = button.dataset.row === id;
        button.setAttribute("aria-pressed", on);
        if (on) chosen = button;
      });
      if (chosen && fromMap) chosen.scrollIntoView({ block: "nearest" });
      this.show();
      if (!this.map || fromMap) return;
      if (!id) return this.fit();
      var layer = this.layers[id];
      var box = layer ? layer.getBounds() : this.L.latLngBounds(runs(this.data.rows[id].d, this.data.units).map(
        function (run) { return run[0]; }));
      this.map.fitBounds(box.pad(layer ? 0.06 : 0.25), { animate: false, maxZoom: 1 });
    }

    /* Everything that depends on the year, the names and the chosen row. */
    show() {
      var self = this, year = this.year;
      Object.keys(this.data.rows).forEach(function (id) {
        var row = self.data.rows[id], state = stateAt(row.states, year), layer = self.layers && self.layers[id];
        var button = self.querySelector('.fl [data-row="' + id + '"]');
        button.parentNode.classList.toggle("off", !state && year !== null);
        if (self.picture(id)) dress(self.picture(id), state, self.ids, self.row === id);
        if (layer) dress(layer._path, state, self.ids + "s-", self.row === id);
      });
      if (this.slider) {
        var said = "";
        Object.keys(this.data.says).forEach(function (y) { if (Number(y) <= year) said = self.data.says[y]; });
        this.querySelector("output").textContent = year + (said ? ": " + said : "");
      }
      if (this.map) this.showLabels();
    }

    showLabels() {
      var self = this, L = this.L, map = this.map, year = this.year;
      this.marks.forEach(function (mark) { map.removeLayer(mark); });
      this.marks = [];
      this.data.labels.forEach(function (label) {
        if (year !== null && label.from !== null && label.from > year) return;
        var row = label.row && self.data.rows[label.row];
        if (row && !stateAt(row.states, year)) return;
        var at = [label.y, label.x], element = self.inner.document.createElement("div");
        element.className = "lbl l-" + label.kind + " " + label.side + (label.minor ? " min" : "");
        element.lang = self.names;
        label.text[self.names].forEach(function (line, n) {
          var part = self.inner.document.createElement(n ? "span" : "b");
          part.textContent = line;
          element.appendChild(part);
        });
        if (label.kind === "place") self.marks.push(L.circleMarker(at, {
          radius: 4.5, weight: 2, interactive: false, className: "ring" + (label.minor ? " min" : "") }).addTo(map));
        self.marks.push(L.marker(at, { interactive: false, keyboard: false,
          icon: L.divIcon({ className: "", iconSize: [0, 0], html: element }) }).addTo(map));
      });
      this.inner.document.querySelectorAll(".ring").forEach(function (ring) { self.clear(ring, ring.classList.contains("min") ? "ring min" : "ring"); });
    }
  }
  customElements.define("course-map", CourseMap);
})();
