/* Small parts that the forms share. Content reaches the page as text nodes only. */
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";

  /* Each mark is a list of SVG shapes: [tag, attributes]. */
  const path = (d, more) => ["path", { d, ...more }];
  const disc = (more) => ["circle", { cx: 10, cy: 10, r: 7, ...more }];
  const full = { fill: "currentColor" };
  const MARKS = {
    ok: [path("M4 10.5l4 4 8-9")],
    no: [path("M5 5l10 10M15 5L5 15")],
    up: [path("M10 16V4M5 9l5-5 5 5")],
    down: [path("M10 4v12M5 11l5 5 5-5")],
    supported: [disc(full)],
    imprecise: [disc(), path("M10 3a7 7 0 0 0 0 14z", full)],
    wrong: [disc(), path("M6.8 6.8l6.4 6.4M13.2 6.8l-6.4 6.4")],
    contested: [path("M8.4 4L2.4 10l6 6M11.6 4l6 6-6 6")],
    unverifiable: [disc({ "stroke-dasharray": "2.6 2.9" })],
    opinion: [path("M3 4.5h14v9H9l-4 3.5v-3.5H3z")],
  };

  function set(node, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === false || value === null || value === undefined) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : value);
    }
    return node;
  }

  /* h("p", {class: "x"}, "text", node): strings become text nodes, never markup. */
  function h(tag, attributes = {}, ...children) {
    const node = set(document.createElement(tag), attributes);
    node.append(...children.flat().filter((child) => child !== null && child !== undefined));
    return node;
  }

  function s(tag, attributes, ...children) {
    const node = set(document.createElementNS(SVG, tag), attributes);
    node.append(...children);
    return node;
  }

  const icon = (name) => s("svg", { class: "ic", viewBox: "0 0 20 20", "aria-hidden": "true" },
    ...MARKS[name].map(([tag, attributes]) => s(tag, attributes)));

  /* The one piece of markup that content may hold: *emphasis*. */
  const rich = (text) => text.split(/\*([^*\s](?:[^*]*[^*\s])?)\*/)
    .map((part, place) => (place % 2 ? h("em", {}, part) : part));

  const plain = (text) => rich(text).map((part) => part.textContent ?? part).join("");

  const cites = (works) => (works.length ? h("span", { class: "cite" }, "(",
    works.map((work, place) => [place ? "; " : "",
      work.href ? h("a", { href: work.href }, work.label) : work.label]).flat(), ")") : null);

  /* What a closed list holds, for print. */
  const onPaper = (texts) => h("p", { class: "paper" }, texts.map(plain).sort().join("; "));

  const button = (kind, label, click, more = {}) =>
    h("button", { type: "button", class: kind, onclick: click, ...more }, label);

  const message = (error, head, ...rest) =>
    h("div", { class: error ? "msg err" : "msg" }, h("b", {}, head), ...rest);

  /* 582,000 km²: grouped only beside a unit, since a bare number may be a year. */
  function amount(value, unit) {
    const digits = Number(value.toPrecision(12));
    if (!unit) return String(digits).replace("-", "\u2212");
    const text = digits.toLocaleString("en-GB", { maximumFractionDigits: 10 });
    return `${text.replace("-", "\u2212")}${unit === "%" ? "" : "\u00a0"}${unit}`;
  }

  const day = (when) => new Date(when).toLocaleDateString("en-GB", { day: "numeric", month: "long" });

  /* FNV-1a, 32 bits: the same text gives the same number in every browser. */
  function hash(text) {
    let value = 0x811c9dc5;
    for (let place = 0; place < text.length; place += 1) {
      value = Math.imul(value ^ text.charCodeAt(place), 0x01000193);
    }
    return value >>> 0;
  }

  /* 0 to number - 1 in an order fixed by the learner's seed and the item. */
  function shuffled(number, id, seed) {
    const order = [...Array(number).keys()];
    let value = hash(`${seed}:${id}`);
    for (let place = number - 1; place > 0; place -= 1) {
      value = (Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) >>> 0;
      const other = Math.floor(((value ^ (value >>> 13)) >>> 0) / 2 ** 32 * (place + 1));
      [order[place], order[other]] = [order[other], order[place]];
    }
    return order;
  }

  /* Call `start` once the children are there: while the page is being read they are not yet. */
  function whenRead(start) {
    if (document.readyState !== "loading") start();
    else document.addEventListener("DOMContentLoaded", start, { once: true });
  }

  /* Questions of a page start one after another, each in a task of its own, so that the page
     answers its reader in between; those of a notebook start at once. */
  const waiting = [];
  function inTurn(start) {
    waiting.push(start);
    if (waiting.length === 1) whenRead(() => setTimeout(next));
  }
  function next() {
    try {
      waiting[0]();
    } finally {
      waiting.shift();
      if (waiting.length) setTimeout(next);
    }
  }

  /* A form whose Enter works everywhere: JupyterLab stops the browser's own. While Chinese is
     being composed, Enter belongs to the input method. */
  const form = (submit, attributes, ...children) => h("form", { novalidate: true, ...attributes,
    onsubmit: (event) => { event.preventDefault(); submit(); },
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.isComposing || event.target.localName !== "input") return;
      event.preventDefault();
      submit();
    } }, ...children);

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /* What questions and claims share: `data`, set by a live notebook, or the JSON inside; a start in
     turn; a damaged one that leaves its plain text; a voice. They give `build`, `what` they
     are in a word, and `given`: what Python hears, undefined before there is anything. */
  class Assessed extends HTMLElement {
    connectedCallback() { if (this.live) this.start(); else inTurn(() => this.start()); }

    start() {
      if (this.started) return;
      this.started = true;
      try {
        this.data ??= JSON.parse(this.querySelector("script").textContent);
        this.status = h("p", { class: "vh", role: "status" });
        this.build();
      } catch (error) {
        console.error(error);
        this.prepend(message(true, `This ${this.what} could not be read`,
          "Its data is damaged. What stands below still works without it; go on with the next."));
        return;
      }
      if (!this.live) window.borderlines.noteBefore(this);
      this.report();
    }

    say(text) {
      this.status.textContent = "";
      // A region that is emptied and filled at once is not spoken again.
      setTimeout(() => { this.status.textContent = text; }, 30);
    }

    /* For a live notebook, which passes it on to Python. */
    report() {
      const detail = this.given;
      if (detail) this.dispatchEvent(new CustomEvent("borderlines:result", { bubbles: true, detail }));
    }
  }

  window.borderlines = Object.assign(window.borderlines || {}, {
    parts: { Assessed, h, s, icon, rich, plain, cites, onPaper, button, message, amount, day, hash, shuffled,
      whenRead, inTurn, form, capital },
  });
})();
