/* The moving map: folium's map in a frame, with the sheet's lines put on it by Leaflet. */
(function () {
  "use strict";
  var kit = window.borderlinesMap;

  kit.Moving = class {
    /* `host` is the figure; throws if the frame holds no map. */
    constructor(host, inner) {
      if (!inner.plate) throw new Error("no map");
      var self = this, L = inner.L, map = inner.plate.map, sheet = host.sheet, data = host.data;
      Object.assign(this, { host: host, inner: inner, L: L, map: map, layers: {}, marks: [] });
      map.options.crs = L.extend({}, L.CRS.Simple, {
        distance: function (a, b) { return 1000 * Math.hypot(a.lat - b.lat, a.lng - b.lng); }
      });
      /* Shapes are drawn well beyond the frame, so that a drag never shows where they were cut. */
      map.options.renderer = L.svg({ padding: 1 });
      /* A sheet of a few kilometres needs to come nearer than one of a continent. */
      var span = data.wide[2] - data.wide[0];
      map.setMaxZoom(Math.max(3, Math.ceil(Math.log2(2400 / span)) + 2));
      this.fit();
      map.setMaxBounds(L.latLngBounds(this.bounds(data.wide)).extend(
        L.latLngBounds(this.bounds(data.narrow))).pad(0.12));
      L.control.zoom({ position: innerWidth > 860 ? "bottomleft" : "topleft" }).addTo(map);
      L.control.scale({ imperial: false, position: "bottomright", maxWidth: 110 }).addTo(map);
      map.getContainer().setAttribute("role", "application");
      map.getContainer().setAttribute("aria-label", host.frame.title);
      inner.document.body.appendChild(inner.document.importNode(host.querySelector(".swatches"), true));
      host.svg.querySelectorAll("[data-base]").forEach(function (path) {
        var kind = path.dataset.base, points = kit.runs(sheet.base[kind], sheet.units);
        var layer = kind === "land" || kind === "lake" ? L.polygon(points) : L.polyline(points);
        layer.options.interactive = false; layer.options.fillRule = "evenodd";
        layer.addTo(map);
        kit.bare(layer._path, path.getAttribute("class"));
      });
      host.order.forEach(function (id) {
        var row = data.rows[id], points = kit.runs(kit.lines(sheet, row), sheet.units);
        var drawn = row.point
          ? points.map(function (run) { return L.circleMarker(run[0], { radius: 4.5, className: "ring dot" }); })
          : [row.closed ? L.polygon(points) : L.polyline(points)];
        self.layers[id] = drawn;
        drawn.forEach(function (layer) {
          layer.addTo(map).on("click", function (event) { host.choose(id, event.latlng); });
          if (row.point) kit.bare(layer._path, "ring dot");
        });
      });
      this.dark();
      /* The book says its theme on <html>, JupyterLab on <body>. */
      var themes = { attributes: true, attributeFilter: ["data-theme", "data-jp-theme-light"] };
      var repaint = new MutationObserver(function () { self.dark(); });
      repaint.observe(document.documentElement, themes);
      repaint.observe(document.body, themes);
      inner.addEventListener("resize", function () { if (host.row) map.invalidateSize(); else self.fit(); });
    }

    bounds(w) { return [[w[1], w[0]], [w[3], w[2]]]; }

    dark() {
      var light = document.body.dataset.jpThemeLight;
      this.inner.document.documentElement.dataset.theme =
        light ? (light === "false" ? "dark" : "light") : document.documentElement.dataset.theme || "light";
    }

    fit() {
      var host = this.host, narrow = innerWidth <= 860;
      this.map.invalidateSize({ pan: false });
      this.map.setMinZoom(-8);
      this.map.fitBounds(this.bounds(narrow ? host.data.narrow : host.data.wide), { animate: false });
      this.map.setMinZoom(this.map.getZoom() - 0.01);
    }

    frame(id) {
      this.map.closePopup();
      if (!id) return this.fit();
      var box = this.L.featureGroup(this.layers[id]).getBounds();
      if (box.isValid()) this.map.fitBounds(box.pad(this.host.data.rows[id].point ? 0.25 : 0.06), { animate: false,
        maxZoom: this.map.getMinZoom() + 2.5 });
    }

    tell(id, at) {
      var host = this.host, box = this.inner.document.createElement("div"), title = this.inner.document.createElement("b");
      title.textContent = host.nameOf(id).map(function (part) { return part[0]; }).join(" ");
      box.append(title, kit.facts(host, id, this.inner.document));
      this.L.popup({ maxWidth: 300, maxHeight: 260, autoPan: true }).setLatLng(at).setContent(box).openOn(this.map);
    }

    show(id, state, selected, prefix) {
      this.layers[id].forEach(function (layer) { kit.dress(layer._path, state, prefix, selected); });
    }

    letter(labels, names, year) {
      var self = this, L = this.L, map = this.map, doc = this.inner.document;
      this.marks.forEach(function (mark) { map.removeLayer(mark); });
      this.marks = [];
      labels.forEach(function (label) {
        var at = [label.y, label.x], element = doc.createElement("div");
        element.className = "lbl l-" + label.kind + " " + label.side + (label.minor ? " min" : "");
        kit.nameOf(label, names, year).forEach(function (part, n) {
          var line = doc.createElement(n ? "span" : "b");
          line.textContent = part[0];
          line.lang = part[1];
          element.appendChild(line);
        });
        if (label.kind === "place" && !label.row) {
          var ring = L.circleMarker(at, { radius: 4.5, interactive: false }).addTo(map);
          kit.bare(ring._path, label.minor ? "ring min" : "ring");
          self.marks.push(ring);
        }
        self.marks.push(L.marker(at, { interactive: false, keyboard: false,
          icon: L.divIcon({ className: "", iconSize: [0, 0], html: element }) }).addTo(map));
      });
    }
  };
})();
