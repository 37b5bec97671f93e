/* <area-sum>: adds the pieces that a reader counts, and shows them on the map of the page. */
(function () {
  "use strict";
  if (customElements.get("area-sum")) return;

  /* Three figures are all that can be defended; the sum is printed as areas are everywhere. */
  function text(km2) {
    if (!km2) return "0\u00a0km²";
    var unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(km2)) - 2));
    return String(Math.round(km2 / unit) * unit).replace(/\B(?=(\d{3})+$)/g, ",") + "\u00a0km²";
  }

  class AreaSum extends HTMLElement {
    connectedCallback() {
      if (this.data || !this.querySelector("script")) return;
      var self = this;
      this.data = JSON.parse(this.querySelector("script").textContent);
      this.boxes = Array.prototype.slice.call(this.querySelectorAll("input"));
      this.boxes.forEach(function (box) {
        box.addEventListener("change", function () { self.add(self.exclude(box)); });
      });
      this.querySelectorAll("[data-sum]").forEach(function (button) {
        button.addEventListener("click", function () {
          var pieces = self.data.sums[button.dataset.sum];
          self.boxes.forEach(function (box) { box.checked = pieces.indexOf(box.value) >= 0 && !box.disabled; });
          self.add();
        });
      });
      this.classList.add("awake");
      /* The map comes to life after this; then both show the first of the known totals. */
      setTimeout(function () { self.querySelector("[data-sum]").click(); });
    }

    /* Two definitions of the same land cannot both be counted: the last one chosen stays, and the
       reader is told which went. */
    exclude(chosen) {
      var data = this.data;
      return this.boxes.filter(function (box) {
        var out = chosen.checked && box.checked && data.excludes[chosen.value].indexOf(box.value) >= 0;
        if (out) box.checked = false;
        return out;
      }).map(function (box) { return data.names[box.value]; });
    }

    add(out) {
      var data = this.data, chosen = this.boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
      this.total = chosen.reduce(function (sum, id) { return sum + data.areas[id]; }, 0);
      this.querySelector("output").textContent = text(this.total);
      this.querySelector(".parts").textContent = chosen.map(function (id) { return data.names[id] + " " + text(data.areas[id]); }).join(" + ") +
        (out && out.length ? ". Taken out, because it overlaps: " + out.join(", ") : "");
      this.querySelectorAll("[data-sum]").forEach(function (button) {
        var pieces = data.sums[button.dataset.sum];
        button.setAttribute("aria-pressed", pieces.length === chosen.length && pieces.every(function (id) { return chosen.indexOf(id) >= 0; }));
      });
      var map = document.getElementById(data.plate), paths = [];
      chosen.forEach(function (id) { paths = paths.concat(data.features[id]); });
      if (map && map.showOnly && map.sheet) map.showOnly(paths);
    }
  }
  customElements.define("area-sum", AreaSum);
})();
