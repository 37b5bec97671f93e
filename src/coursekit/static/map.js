/* <course-map>: wakes the map figure. Year, reading, names, layers and list work on the picture at
   once; when the figure comes near the view, the moving map joins in. */
(function () {
  "use strict";
  if (customElements.get("course-map")) return;
  var kit = window.borderlinesMap;

  class CourseMap extends HTMLElement {
    connectedCallback() {
      if (this.data || !this.querySelector("script")) return;
      var self = this;
      this.data = JSON.parse(this.querySelector("script").textContent);
      this.sheet = (window.borderlinesSheets || {})[this.data.sheet];
      this.svg = this.querySelector(".plate-picture");
      if (!this.sheet) return this.still() || this.say("The lines of this map did not load", "The table below holds every name and figure. Reload the page to try again.");
      kit.fill(this.svg, this.sheet, this.data.rows);
      this.order = [];
      this.svg.querySelectorAll("[data-row]").forEach(function (path) {
        if (self.order.indexOf(path.dataset.row) < 0) self.order.push(path.dataset.row);
      });
      this.ids = this.id + "-";
      this.names = "en"; this.reading = "all"; this.off = {}; this.row = null;
      this.slider = this.querySelector("input[type=range]");
      this.year = this.slider ? Number(this.slider.value) : null;
      this.frame = this.querySelector("iframe");
      this.classList.add("awake");
      this.listen();
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

    each(selector, run) { this.querySelectorAll(selector).forEach(run); }

    listen() {
      var self = this;
      if (this.slider) this.slider.addEventListener("input", function () { self.go(Number(self.slider.value)); });
      this.each(".step", function (button) {
        button.addEventListener("click", function () { self.step(Number(button.dataset.step)); });
      });
      this.each(".switch", function (group) {
        group.addEventListener("change", function (event) {
          self[group.dataset.switch] = event.target.value;
          self.show();
        });
      });
      this.each(".layers input", function (box) {
        box.addEventListener("change", function () { self.off[box.value] = !box.checked; self.show(); });
      });
      this.each(".pair-button", function (button) {
        button.addEventListener("click", function () {
          button.setAttribute("aria-pressed", button.getAttribute("aria-pressed") !== "true");
          self.show();
        });
      });
      this.each(".fl button", function (button) {
        button.addEventListener("click", function () {
          self.choose(button.getAttribute("aria-pressed") === "true" ? null : button.dataset.row);
        });
      });
      if (!this.closest(".borderlines")) return;
      /* Notebooks would take arrows and letters for commands of their own, and cut the cell at an x.
         They hear keys before we do, and heed this mark on what has the focus. */
      this.addEventListener("focusin", function (event) { event.target.dataset.lmSuppressShortcuts = ""; });
    }

    openFrame() {
      var self = this, frame = this.frame;
      frame.addEventListener("load", function () {
        try {
          self.moving = new kit.Moving(self, frame.contentWindow);
          self.classList.add("moving");
          self.svg.setAttribute("aria-hidden", "true");
          self.show();
        } catch (error) {
          frame.hidden = true;
          self.say("The moving map did not start", "The picture shows the same areas, and the list holds every figure.");
        }
      });
      frame.hidden = false;
      frame.srcdoc = frame.dataset.document;
    }

    /* Without its sheet the figure falls back on the picture that readers without a script see. */
    still() {
      var kept = this.querySelector("noscript");
      if (kept) kept.insertAdjacentHTML("afterend", kept.textContent);
    }

    say(what, then) {
      var note = document.createElement("div"), title = document.createElement("b");
      note.className = "msg err";
      note.setAttribute("role", "status");
      title.textContent = what;
      note.append(title, then);
      this.querySelector(".mapgrid").after(note);
    }

    /* The years in which something changes. */
    steps() {
      var years = Object.keys(this.data.says).map(Number), span = this.data.years, rows = this.data.rows;
      Object.keys(rows).forEach(function (id) {
        rows[id].states.forEach(function (s) { years.push(s[0], s[1]); });
      });
      return years.concat(span).filter(function (y) { return y !== null && y >= span[0] && y <= span[1]; });
    }

    step(by) {
      var year = this.year, ahead = this.steps().filter(function (y) { return by > 0 ? y > year : y < year; });
      if (ahead.length) this.go(by > 0 ? Math.min.apply(null, ahead) : Math.max.apply(null, ahead));
    }

    go(year) {
      this.year = year;
      this.slider.value = year;
      this.show();
    }

    /* Names change with the year, also where the slider counts the days of a month. */
    get nameYear() { return this.data.yearOf || this.year; }

    nameOf(id) { return this.data.rows[id].name[this.names]; }

    /* How a row looks in a year; nothing if it is not there, or switched off. */
    stateOf(id, year) {
      var row = this.data.rows[id], self = this;
      if (this.reading !== "all" && row.readings.length && row.readings.indexOf(this.reading) < 0) return undefined;
      if (row.paths.every(function (path) { return self.off[path.split("/")[0]]; })) return undefined;
      if (this.only && row.paths.every(function (path) { return self.only.indexOf(path) < 0; })) return undefined;
      return kit.stateAt(row.states, year);
    }

    stands(label, year) {
      if (year !== null && ((label.from !== null && label.from > year) || (label.to !== null && label.to <= year))) return false;
      return !label.row || !!this.stateOf(label.row, year);
    }

    choose(id, at) {
      var self = this, chosen = null;
      this.row = id;
      this.each(".fl .facts", function (list) { list.remove(); });
      this.each(".fl button", function (button) {
        var on = button.dataset.row === id;
        button.setAttribute("aria-pressed", on);
        if (on) chosen = button;
      });
      if (chosen) chosen.after(kit.facts(this, id, document));
      if (chosen && at) chosen.scrollIntoView({ block: "nearest" });
      this.show();
      if (!this.moving) return;
      if (at) this.moving.tell(id, at); else this.moving.frame(id);
    }

    /* Everything that depends on year, reading, names, layers and the chosen row. */
    show() {
      var self = this, year = this.year;
      this.order.forEach(function (id) {
        var state = self.stateOf(id, year), chosen = self.row === id;
        var button = self.querySelector('.fl [data-row="' + id + '"]'), name = button.querySelector("b");
        button.parentNode.classList.toggle("off", !state);
        name.textContent = "";
        self.nameOf(id).forEach(function (part, n) {
          var run = document.createElement("span");
          run.lang = part[1];
          run.textContent = (n ? " " : "") + part[0];
          name.appendChild(run);
        });
        self.svg.querySelectorAll('[data-row="' + id + '"]').forEach(function (path) { kit.dress(path, state, self.ids, chosen); });
        if (self.moving) self.moving.show(id, state, chosen, self.ids + "s-");
      });
      if (this.slider) {
        var said = "";
        Object.keys(this.data.says).forEach(function (y) { if (Number(y) <= year) said = self.data.says[y]; });
        this.querySelector("output").textContent = year + this.data.unit + (said ? ": " + said : "");
      }
      this.each(".says", function (line) { line.textContent = self.data.readings[self.reading] || ""; });
      kit.letter(this.svg, this.data.labels, this.names, this.nameYear, function (label) { return self.stands(label, year); });
      if (this.moving) this.moving.letter(this.data.labels.filter(function (label) { return self.stands(label, year); }), this.names, this.nameYear);
      this.pair();
    }

    /* Then and now: two still pictures of the same ground, each with the names of its year. */
    pair() {
      var self = this, button = this.querySelector(".pair-button"), box = this.querySelector(".then-now");
      box.hidden = !button || button.getAttribute("aria-pressed") !== "true";
      box.textContent = "";
      if (box.hidden) return;
      var last = this.data.now, then = this.year;
      [[then, "period", "Then: " + then], [last, this.names === "period" ? "en" : this.names, "Now"]].forEach(function (side) {
        var figure = document.createElement("figure"), words = document.createElement("figcaption"), svg = self.svg.cloneNode(true);
        svg.querySelectorAll("defs").forEach(function (defs) { defs.remove(); });
        svg.removeAttribute("aria-labelledby");
        svg.removeAttribute("aria-hidden");
        svg.querySelector("title").removeAttribute("id");
        svg.setAttribute("aria-label", side[2]);
        if (side[2] === "Now") svg.classList.add("today");
        svg.querySelectorAll("[data-row]").forEach(function (path) { kit.dress(path, self.stateOf(path.dataset.row, side[0]), self.ids); });
        kit.letter(svg, self.data.labels, side[1], side[0], function (label) { return self.stands(label, side[0]); });
        words.textContent = side[2];
        figure.append(words, svg);
        box.appendChild(figure);
      });
    }

    /* Show only rows that hold one of these features; all of them without a list. */
    showOnly(paths) { this.only = paths; this.show(); }
  }
  customElements.define("course-map", CourseMap);
})();
