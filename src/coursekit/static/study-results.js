/* <study-results>: what a learner hands in, as a JSON file and as a sheet to print. The name is
   typed for the sheet and kept nowhere. */
(() => {
  "use strict";

  const { h, button, whenRead } = window.borderlines.parts;
  const { store, study, course } = window.borderlines;

  const number = (value) => (typeof value === "number" ? value : null);

  /* One row an answered item, in the order of the chapter. */
  function itemsOf(chapter, kept) {
    return study.idsOf(chapter, kept)
      .map((id, place) => [id, kept[id], chapter.selfMarked.includes(place)])
      .filter(([, record]) => record)
      .map(([id, record, selfMarked]) => {
        const { score, felt } = study.firstOf(record);
        return { id, tries: number(record.tries) || 0, first: number(score), best: number(record.score),
          done: record.done === true, shown: record.shown === true, hints: number(record.hints) || 0,
          confidence: felt, selfMarked, when: record.when || null };
      });
  }

  /* The results of one chapter, or of all. */
  function results(name, slug) {
    const { items, claims } = store.all;
    const chapters = study.chapters.filter((chapter) => !slug || chapter.slug === slug)
      .map((chapter) => ({ chapter: chapter.slug, title: chapter.title, questions: chapter.items.length,
        items: itemsOf(chapter, items),
        claims: chapter.claims.filter((id) => claims[id]?.verdict)
          .map((id) => ({ id, verdict: claims[id].verdict, when: claims[id].when || null })) }));
    return { format: "borderlines-results", version: 1, course: "Borderlines", edition: course.edition,
      name, date: study.today(),
      chapters: chapters.filter((each) => slug || each.items.length || each.claims.length) };
  }

  const percent = (score) => (score === null ? "–" : `${Math.round(score * 100)} %`);
  const longDate = (day) => `${study.dateOf(day)} ${day.slice(0, 4)}`;

  function outcome({ done, shown, selfMarked, hints }) {
    const word = selfMarked ? "marked by the learner" : done ? "right" : shown ? "shown" : "not right yet";
    return hints ? `${word}, ${hints} ${hints === 1 ? "hint" : "hints"}` : word;
  }

  function table({ title, items, claims, questions }) {
    const right = items.filter((item) => item.done).length;
    return h("section", {}, h("h3", {}, title),
      h("p", {}, `${items.length} of ${questions} questions answered, ${right} done; ${claims.length} claims judged.`),
      items.length ? h("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": `Results in ${title}` },
        h("table", {}, h("caption", { class: "vh" }, `Results in ${title}`),
          h("thead", {}, h("tr", {}, ["Question", "Tries", "First score", "Outcome", "Last answer"]
            .map((head) => h("th", { scope: "col" }, head)))),
          h("tbody", {}, items.map((item) => h("tr", {}, h("th", { scope: "row" }, item.id),
            [String(item.tries), percent(item.first), outcome(item), (item.when || "–").slice(0, 10)]
              .map((cell) => h("td", {}, cell))))))) : null,
      claims.length ? h("p", {}, "Verdicts: ", claims.map(({ id, verdict }) => `${id} ${verdict}`).join("; "), ".") : null);
  }

  class StudyResults extends HTMLElement {
    connectedCallback() { whenRead(() => this.start()); }

    start() {
      if (this.sheet) return;
      this.name = h("input", { type: "text", class: "field", id: "study-name", autocomplete: "name",
        oninput: () => this.draw() });
      this.chapter = h("select", { class: "field", id: "study-chapter", onchange: () => this.draw() },
        h("option", { value: "" }, "All chapters"),
        study.chapters.map(({ slug, title }) => h("option", { value: slug }, title)));
      this.sheet = h("div", { class: "results" });
      this.replaceChildren(
        h("div", { class: "entries" },
          h("label", { for: "study-name" }, "Your name"), this.name,
          h("label", { for: "study-chapter" }, "Results of"), this.chapter),
        h("div", { class: "acts" },
          button("btn", "Save results as JSON", () => this.save()),
          button("btn quiet", "Print the sheet", () => this.print())),
        this.sheet);
      document.addEventListener("borderlines:change", () => this.draw());
      this.draw();
    }

    get results() { return results(this.name.value.trim(), this.chapter.value); }

    draw() {
      const found = this.results;
      this.sheet.replaceChildren(
        h("p", { class: "whose" }, h("b", {}, found.name || "No name given"), `${longDate(found.date)}. `
          + `Borderlines, edition ${found.edition}. “First score” is the score of the first check.`),
        ...(found.chapters.length ? found.chapters.map(table)
          : [h("p", {}, "Nothing has been answered in this browser yet.")]));
    }

    save() {
      const scope = this.chapter.value || "all";
      study.save(`borderlines-results-${scope}-${study.today()}.json`, JSON.stringify(this.results, null, 1));
    }

    /* The sheet alone goes to paper. */
    print() {
      const root = document.documentElement;
      root.dataset.print = "results";
      addEventListener("afterprint", () => delete root.dataset.print, { once: true });
      window.print();
    }
  }

  customElements.define("study-results", StudyResults);
})();
