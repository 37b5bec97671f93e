/* <assessment-item>, and the definition of all elements. A page prints each question as plain HTML
   with its data as JSON; this replaces the plain form by the live one. Without this script nothing
   is lost. */
(() => {
  "use strict";

  const { Assessed, h, rich, plain, cites, button, hash, shuffled, form, capital } =
    window.borderlines.parts;
  const { forms, store } = window.borderlines;

  const TRIES = ["", "First try.", "Second try.", "Third try."];

  const CONFIDENCE = ["sure", "fairly", "guessing"];
  const OVER = ["right", "shown", "done"];
  /* How many attempts of an item are remembered, for review and calibration. */
  const LOG = 20;

  let made = 0;

  /* `data`: {item, place, total, verb, objective, cites}, and for some kinds {outlines}, {claim} or
     {document}. */
  class AssessmentItem extends Assessed {
    get what() { return "question"; }

    get given() {
      const { answer = null, tries, confidence = null, phase } = this;
      return phase === "open" && !tries ? undefined
        : { id: this.item.id, answer, tries, shown: phase === "shown", confidence };
    }

    grade(answer) { return window.borderlines.grade(this.item, answer, this.data.outlines); }

    /* What was kept of this item; an answer to another wording of it is not put back. */
    restore() {
      const record = store.item(this.item.id) || {};
      this.print = hash(JSON.stringify(this.item));
      this.answer = record.print === this.print ? record.answer : undefined;
      // A claim may have been judged elsewhere in the book; that verdict is the one.
      if (this.item.claim) this.answer = store.claim(this.item.claim)?.verdict;
      this.tries = record.tries || 0;
      this.confidence = record.confidence;
      this.hints = 0;
      this.result = this.grade(this.answer);
      this.phase = "open";
      if (record.print === this.print && record.shown && !this.result.correct) this.phase = "shown";
      else if (this.result.understood) this.phase = this.phaseAfter(this.result);
      // What was written on a source stays, though it is not marked yet.
      if (!this.result.understood && this.phase === "open" && !this.answer?.text) this.answer = undefined;
    }

    phaseAfter({ correct, marked }) { return marked !== "key" ? "done" : correct ? "right" : "wrong"; }

    build() {
      this.item = this.data.item;
      this.restore();
      const { place, total, verb, objective } = this.data;
      made += 1;
      this.name = `${this.item.id}-${made}`;
      const { options, steps, pairs, extra, cards, list } = this.item;
      const shown = options || steps || (pairs && [...pairs, ...(extra || [])]) || cards || list || [];
      this.order = shuffled(shown.length, this.item.id, store.seed);
      // Events that happen to fall in the right order would be no question.
      if (steps && this.order.every((each, i) => each === i)) this.order.reverse();
      this.fields = h("fieldset", {});
      this.below = h("div", { class: "below" });
      this.actions = h("div", { class: "act" });
      const live = form(() => this.check(), { oninput: () => this.changed() },
        this.fields, this.below, this.actions);
      this.replaceChildren(h("div", { class: "q" },
        h("div", { class: "q-h" }, h("span", {}, `${place} of ${total}, ${verb}`),
          objective ? h("span", {}, `Objective ${objective.number}`,
            h("span", { class: "vh" }, `: ${plain(objective.text)}`)) : null),
        live, this.status));
      this.draw();
    }

    draw() {
      const { item, data, order, phase, answer, result, name } = this;
      const view = { item, data, order, phase, answer, result, name, root: this.fields,
        over: OVER.includes(phase), say: (text) => this.say(text), touch: () => this.changed(),
        keep: () => this.keepDraft() };
      this.form = forms[item.kind](view);
      this.fields.replaceChildren(h("legend", {}, rich(this.item.stem)), ...this.form.rows);
      this.drawActions();
    }

    drawActions() {
      const over = OVER.includes(this.phase);
      const hints = this.item.hints || [];
      this.below.replaceChildren(
        ...hints.slice(0, over ? 0 : this.hints).map((hint, i) =>
          h("p", { class: "hint" }, h("b", {}, `Hint ${i + 1}.`), " ", rich(hint))),
        ...(over && this.item.feedback ? [h("p", { class: "why" }, rich(this.item.feedback))] : []));
      this.outcome = h("span", { class: "outcome", tabindex: "-1" });
      const parts = [this.outcome];
      if (this.phase === "open" || this.phase === "marking") {
        this.checker = h("button", { type: "submit", class: "btn" }, this.form.check || "Check");
        this.sure = h("span", { class: "seg sure", role: "radiogroup", "aria-label": "How sure are you?" },
          h("span", { "aria-hidden": "true" }, "How sure?"), CONFIDENCE.map((each) => h("label", {},
            h("input", { type: "radio", name: `${this.name}-sure`, value: each }), capital(each))));
        parts.splice(0, 1, this.checker, this.outcome, this.sure);
        this.ready();
      } else if (this.phase === "wrong") {
        this.outcome.textContent = this.form.tally;
        this.retry = button("btn quiet", this.form.again || "Try again", () => this.again());
        parts.unshift(this.retry);
      } else {
        const first = this.phase === "shown" ? "The answer, not counted."
          : this.form.tally || TRIES[this.tries] || `Try ${this.tries}.`;
        this.outcome.append(first, this.phase !== "shown" && this.confidence
          ? ` You were ${this.confidence.replace("ly", "ly sure")}.` : "");
        if (this.data.cites?.length) parts.push(h("span", {}, "Evidence ", cites(this.data.cites)));
        if (!this.form.final) parts.push(button("link", "Answer again", () => this.again(true)));
      }
      if (!over && this.hints < hints.length) {
        const label = hints.length === 1 ? "Hint" : `Hint ${this.hints + 1} of ${hints.length}`;
        this.hinter = button("link", label, () => this.hint());
        parts.push(this.hinter);
      }
      if (!over && this.tries > 0) parts.push(button("link", "Show the answer", () => this.show()));
      this.actions.replaceChildren(...parts);
    }

    /* Check looks and acts disabled, but can be reached, and says what is missing. */
    ready() {
      const missing = this.form.answer() === null;
      this.checker.setAttribute("aria-disabled", missing);
      this.sure.hidden = missing || this.phase === "marking";
      this.outcome.textContent = missing ? this.form.why : this.form.note || "";
      this.outcome.classList.toggle("keys", !missing);
      return !missing;
    }

    /* A change after a wrong answer is a new try: the old verdict goes, the controls stay. */
    changed() {
      if (this.checker?.isConnected) this.ready();
      if (this.phase !== "wrong") return;
      this.phase = "open";
      for (const mark of this.fields.querySelectorAll(".fb")) mark.remove();
      for (const row of this.fields.querySelectorAll(".is-right, .is-wrong")) {
        row.classList.remove("is-right", "is-wrong");
      }
      this.drawActions();
    }

    check() {
      if (!this.checker?.isConnected) return;
      if (!this.ready()) { this.say(`${this.form.why}.`); this.form.first.focus(); return; }
      let answer = this.form.answer();
      if (this.form.next) { this.turnTo(this.form.next, answer); return; }
      const result = this.grade(answer);
      if (!result.understood) {
        this.outcome.textContent = this.item.kind === "numeric"
          ? `Write a number, such as 1200 or 1,200${this.item.unit ? `, in ${this.item.unit}` : ""}`
          : this.form.why;
        this.say(this.outcome.textContent);
        this.form.first.focus();
        return;
      }
      if (this.form.commit) answer = this.form.commit(answer);
      if (this.phase === "open") this.confidence = this.sure.querySelector(":checked")?.value;
      const { confidence } = this;
      Object.assign(this, { answer, result, phase: this.phaseAfter(result) });
      const attempt = { when: new Date().toISOString(), confidence,
        score: result.marked === "nobody" ? null : result.score };
      this.save((old) => ({ tries: (old.tries || 0) + 1, confidence,
        done: old.done === true || result.correct || this.phase === "done",
        shown: old.shown === true && !result.correct, log: [...(old.log || []), attempt].slice(-LOG) }));
      this.draw();
      const head = this.phase === "done" || (this.form.partly && !result.correct) ? ""
        : result.correct ? "Right." : "Not this.";
      this.say([head, this.form.said, this.form.tally,
        this.phase === "wrong" ? "" : plain(this.item.feedback || "")].filter(Boolean).join(" "));
      (this.phase === "wrong" ? this.retry : this.outcome).focus({ preventScroll: true });
    }

    /* On to marking, with what was written kept. */
    turnTo(phase, answer) {
      this.confidence = this.sure.querySelector(":checked")?.value;
      Object.assign(this, { answer, phase });
      this.keepDraft(answer);
      this.draw();
      this.say(this.form.said);
      this.fields.querySelector(".model").focus({ preventScroll: true });
    }

    keepDraft(answer = this.form.answer()) {
      if (!answer) return;
      this.answer = answer;
      this.save(() => ({}));
    }

    hint() {
      this.hints += 1;
      this.save((old) => ({ hints: Math.max(old.hints || 0, this.hints) }));
      this.drawActions();
      this.say(`Hint ${this.hints}. ${plain(this.item.hints[this.hints - 1])}`);
      [this.hinter, this.checker, this.retry].find((each) => each?.isConnected)
        .focus({ preventScroll: true });
    }

    show() {
      this.phase = "shown";
      this.save((old) => ({ shown: true, done: old.done === true }));
      this.draw();
      this.say(`The answer: ${this.form.key.replace(/\.$/, "")}. ${plain(this.item.feedback || "")}`);
      this.outcome.focus({ preventScroll: true });
    }

    /* Back to the open form: with the last answer to mend, or `afresh` without it. */
    again(afresh = false) {
      this.phase = "open";
      this.confidence = undefined;
      if (afresh && !this.form.keep) this.answer = undefined;
      this.draw();
      this.form.first.focus({ preventScroll: true });
    }

    save(change) {
      const record = store.saveItem(this.item.id, (old = {}) => ({ ...old, answer: this.answer ?? null,
        print: this.print, when: new Date().toISOString(), ...change(old) }));
      this.tries = record.tries || 0;
      this.report();
    }
  }

  /* Live notebooks: put items and claims into `el`; `onResult` hears of every answer. `sheets` are
     the lines of the maps that the items ask about. */
  function mount(el, { items = [], claims = [], sheets = {} }, onResult) {
    Object.assign(window.borderlinesSheets ??= {}, sheets);
    // All live styles are held inside `.borderlines`, so that they change nothing else of the page.
    el.classList.add("borderlines");
    const ground = document.createElement("div");
    ground.className = "coursekit-live";
    // Notebooks would take arrows and letters for commands of their own, and cut the cell at an x.
    // They hear keys before we do, and heed this mark on what has the focus.
    el.addEventListener("focusin", ({ target }) => { target.dataset.lmSuppressShortcuts = ""; });
    el.addEventListener("borderlines:result", (event) => onResult(event.detail));
    const make = (tag) => (data) => Object.assign(document.createElement(tag), { data, live: true });
    ground.append(...items.map(make("assessment-item")), ...claims.map(make("claim-check")));
    el.replaceChildren(ground);
  }

  window.borderlines.mount = mount;
  const { ClaimCheck, StorageNote } = window.borderlines;
  // A notebook runs this once for every widget it shows; a name can be defined once only.
  for (const [name, element] of [["assessment-item", AssessmentItem], ["claim-check", ClaimCheck],
    ["storage-note", StorageNote]]) {
    if (!customElements.get(name)) customElements.define(name, element);
  }
})();
