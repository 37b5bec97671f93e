/* <study-calibration>: how often "sure", "fairly" and "guessing" were right at the first check. */
(() => {
  "use strict";

  const { h, s, message, whenRead } = window.borderlines.parts;
  const { study } = window.borderlines;
  const LEVELS = { sure: "sure", fairly: "fairly sure", guessing: "guessing" };
  /* Fewer answers than this say nothing about a level. */
  const ENOUGH = 5;

  /* First score and confidence of a record; a log that was never cut still has both. */
  function firstOf(record) {
    const log = Array.isArray(record.log) ? record.log : [];
    const whole = log.length > 0 && log.length === record.tries ? study.mapping(log[0]) : {};
    return { score: record.first ?? whole.score ?? null, felt: record.felt ?? whole.confidence ?? null };
  }

  /* [{level, right, all}] over every item of the book. */
  function tally() {
    const { items } = study.kept();
    const firsts = study.chapters.flatMap((chapter) => study.idsOf(chapter, items)
      .filter((id, place) => !chapter.selfMarked.includes(place))
      .map((id) => firstOf(study.mapping(items[id])))).filter(({ score }) => typeof score === "number");
    return Object.keys(LEVELS).map((level) => {
      const said = firsts.filter(({ felt }) => felt === level);
      return { level, right: said.filter(({ score }) => score === 1).length, all: said.length };
    });
  }

  /* Wilson's interval at 95 %: what share is likely, given so few answers. */
  function likely({ right, all }) {
    const z = 1.96;
    const share = right / all;
    const middle = share + z * z / (2 * all);
    const reach = z * Math.sqrt(share * (1 - share) / all + z * z / (4 * all * all));
    return [middle - reach, middle + reach].map((edge) => edge / (1 + z * z / all));
  }

  const outOf = ({ right, all }) => `${right} of ${all}`;

  /* The finding in one sentence, from the levels with enough answers. */
  function finding(rows) {
    const told = rows.filter(({ all }) => all >= ENOUGH);
    return `${told.map((row, place) => `${place ? "" : "When you were "}${LEVELS[row.level]}${
      place ? ":" : ", you were right"} ${outOf(row)}${place ? "" : " times"}`).join("; ")}.`;
  }

  function chart(rows, width) {
    const [left, right, top, height] = [44, 8, 12, 180];
    const column = (width - left - right) / rows.length;
    const y = (share) => top + height * (1 - share);
    const text = (x, at, words, anchor = "middle") => {
      const node = s("text", { x, y: at, "text-anchor": anchor });
      node.append(words);
      return node;
    };
    const grid = [0, .5, 1].map((share) => s("g", {},
      s("path", { class: share ? "grid" : "axis", d: `M${left} ${y(share)}H${width - right}` }),
      text(left - 8, y(share) + 4, `${share * 100} %`, "end")));
    const marks = rows.map((row, place) => {
      const x = left + column * (place + .5);
      const name = text(x, top + height + 22, LEVELS[row.level]);
      if (row.all < ENOUGH) return s("g", { class: "few" }, name, text(x, y(.5) - 8, `only ${row.all}`));
      const share = row.right / row.all;
      const [low, high] = likely(row);
      return s("g", {}, name,
        s("path", { class: "reach", d: `M${x} ${y(low)}V${y(high)}M${x - 5} ${y(low)}h10M${x - 5} ${y(high)}h10` }),
        s("circle", { cx: x, cy: y(share), r: 6 }),
        text(x + 14, y(share) + 5, outOf(row), "start"));
    });
    const svg = s("svg", { width, height: top + height + 32, role: "img", "aria-labelledby": "felt-title felt-desc" });
    svg.append(s("title", { id: "felt-title" }, finding(rows)), s("desc", { id: "felt-desc" },
      "Share right at the first check, for each answer to “How sure?”. The table below has the numbers."),
    ...grid, ...marks);
    return svg;
  }

  const table = (rows) => h("table", {}, h("caption", { class: "vh" }, "Right at the first check"),
    h("thead", {}, h("tr", {}, ["You said", "Answers", "Right", "Share", "Likely between"]
      .map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, rows.map((row) => {
      const percent = (share) => `${Math.round(share * 100)} %`;
      const enough = row.all >= ENOUGH;
      return h("tr", {}, h("th", { scope: "row" }, LEVELS[row.level]),
        [row.all, row.right, enough ? percent(row.right / row.all) : "too few",
          enough ? likely(row).map(percent).join(" and ") : ""].map((cell) => h("td", {}, String(cell))));
    })));

  class StudyCalibration extends HTMLElement {
    connectedCallback() {
      whenRead(() => {
        this.draw();
        document.addEventListener("borderlines:change", () => this.draw());
        new ResizeObserver(() => { if (this.width !== this.room) this.draw(); }).observe(this);
      });
    }

    get room() { return Math.min(624, Math.max(280, Math.floor(this.clientWidth))); }

    draw() {
      const rows = tally();
      const open = this.querySelector("details")?.open;
      this.width = this.room;
      if (!rows.some(({ all }) => all >= ENOUGH)) {
        const said = rows.map(({ level, all }) => `${LEVELS[level]} ${all}`).join(", ");
        this.replaceChildren(message(false, "Too little to tell yet", `Say how sure you are before you check: `
          + `from ${ENOUGH} answers of one kind on, this shows how often you were right. So far: ${said}.`));
        return;
      }
      const numbers = h("details", {}, h("summary", {}, "The numbers as a table"), table(rows));
      numbers.open = open === true;
      this.replaceChildren(h("figure", {}, h("p", { class: "finding" }, finding(rows)),
        h("p", { class: "unit" }, "Share right at the first check, %"), chart(rows, this.width),
        h("figcaption", {}, "A disc is your share; the line through it, what so few answers leave open "
          + "(95 % interval after Wilson).")), numbers);
    }
  }

  Object.assign(study, { firstOf });
  customElements.define("study-calibration", StudyCalibration);
})();
