/* <assessment-item>, and the definition of all elements. A page prints each question as plain HTML with its data
   as JSON; this replaces the plain form by the live one. Without this script nothing is lost. */
(() => {
  "use strict";

  const { h, rich, plain, cites, button, message, hash, shuffled, inTurn, form } = window.borderlines.parts;
  const { forms, store } = window.borderlines;

  const TRIES = ["", "First try.", "Second try.", "Third try."];

  let made = 0;

  class AssessmentItem extends HTMLElement {
    connectedCallback() { if (this.live) this.start(); else inTurn(() => this.start()); }

    /* `data`, set by a live notebook, or the JSON inside: {item, place, total, objective, cites}. */
    start() {
      if (this.started) return;
      this.started = true;
      try {
        this.data ??= JSON.parse(this.querySelector("script").textContent);
        this.item = this.data.item;
        this.restore();
        this.build();
        this.draw();
      } catch (error) {
        console.error(error);
        this.prepend(message(true, "This question could not be read",
          "Its data is damaged. What stands below still works without it; go on with the next."));
        return;
      }
      if (!this.live) window.borderlines.noteBefore(this);
      if (this.phase !== "open") this.report();
    }

    /* What was kept of this item; an answer to another wording of it is not put back. */
    restore() {
      const record = store.item(this.item.id) || {};
      this.print = hash(JSON.stringify(this.item));
      this.answer = record.print === this.print ? record.answer : undefined;
      this.tries = record.tries || 0;
      this.hints = 0;
      this.result = window.borderlines.grade(this.item, this.answer);
      this.phase = "open";
      if (record.print === this.print && record.shown && !this.result.correct) this.phase = "shown";
      else if (this.result.understood) this.phase = this.result.correct ? "right" : "wrong";
      if (!this.result.understood && this.phase === "open") this.answer = undefined;
    }

    build() {
      const { place, total, objective } = this.data;
      made += 1;
      this.name = `${this.item.id}-${made}`;
      const size = (this.item.options || this.item.steps || []).length;
      this.order = shuffled(size, this.item.id, store.seed);
      // Events that happen to fall in the right order would be no question.
      if (this.item.steps && this.order.every((each, i) => each === i)) this.order.reverse();
      this.fields = h("fieldset", {});
      this.below = h("div", { class: "below" });
      this.actions = h("div", { class: "act" });
      this.status = h("p", { class: "vh", role: "status" });
      const live = form(() => this.check(), { oninput: () => this.changed() },
        this.fields, this.below, this.actions);
      this.replaceChildren(h("div", { class: "q" },
        h("div", { class: "q-h" }, h("span", {}, `${place} of ${total}, ${forms[this.item.kind].verb}`),
          objective ? h("span", {}, `Objective ${objective.number}`,
            h("span", { class: "vh" }, `: ${plain(objective.text)}`)) : null),
        live, this.status));
    }

    say(text) {
      this.status.textContent = "";
      // A region that is emptied and filled at once is not spoken again.
      setTimeout(() => { this.status.textContent = text; }, 30);
    }

    draw() {
      const view = { item: this.item, order: this.order, phase: this.phase, answer: this.answer,
        result: this.result, name: this.name, say: (text) => this.say(text) };
      this.form = forms[this.item.kind].form(view);
      this.fields.replaceChildren(h("legend", {}, rich(this.item.stem)), ...this.form.rows);
      this.drawActions();
    }

    drawActions() {
      const over = this.phase === "right" || this.phase === "shown";
      const hints = this.item.hints || [];
      this.below.replaceChildren(
        ...hints.slice(0, over ? 0 : this.hints).map((hint, i) =>
          h("p", { class: "hint" }, h("b", {}, `Hint ${i + 1}.`), " ", rich(hint))),
        ...(over && this.item.feedback ? [h("p", { class: "why" }, rich(this.item.feedback))] : []));
      this.outcome = h("span", { class: "outcome", tabindex: "-1" });
      const parts = [this.outcome];
      if (this.phase === "open") {
        const label = this.item.kind === "order" ? "Check the order" : "Check";
        this.checker = h("button", { type: "submit", class: "btn" }, label);
        parts.unshift(this.checker);
        this.ready();
      } else if (this.phase === "wrong") {
        this.outcome.textContent = this.form.tally;
        this.retry = button("btn quiet", this.form.again || "Try again", () => this.again());
        parts.unshift(this.retry);
      } else {
        const first = this.phase === "shown" ? "The answer, not counted."
          : TRIES[this.tries] || `Try ${this.tries}.`;
        this.outcome.append(first);
        if (this.data.cites?.length) parts.push(h("span", {}, "Evidence ", cites(this.data.cites)));
        parts.push(button("link", "Answer again", () => this.again(true)));
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
      this.outcome.textContent = missing ? this.form.why : this.form.note || "";
      this.outcome.classList.toggle("keys", !missing);
      return !missing;
    }

    /* A change after a wrong answer is a new try: the old verdict goes, the controls stay. */
    changed() {
      if (this.phase === "open") { this.ready(); return; }
      if (this.phase !== "wrong") return;
      this.phase = "open";
      for (const mark of this.fields.querySelectorAll(".fb")) mark.remove();
      for (const row of this.fields.children) row.classList.remove("is-right", "is-wrong");
      this.drawActions();
    }

    check() {
      if (this.phase !== "open") return;
      if (!this.ready()) { this.say(`${this.form.why}.`); this.form.first.focus(); return; }
      const answer = this.form.answer();
      const result = window.borderlines.grade(this.item, answer);
      if (!result.understood) {
        this.outcome.textContent = this.item.kind === "numeric"
          ? `Write a number, such as 1200 or 1,200${this.item.unit ? `, in ${this.item.unit}` : ""}`
          : this.form.why;
        this.say(this.outcome.textContent);
        this.form.first.focus();
        return;
      }
      Object.assign(this, { answer, result, phase: result.correct ? "right" : "wrong" });
      this.save((old) => ({ tries: (old.tries || 0) + 1, done: old.done === true || result.correct,
        shown: old.shown === true && !result.correct }));
      this.draw();
      const head = result.correct ? "Right." : "Not this.";
      this.say([this.item.kind === "order" && !result.correct ? "" : head, this.form.said,
        this.form.tally, result.correct ? plain(this.item.feedback || "") : ""]
        .filter(Boolean).join(" "));
      (result.correct ? this.outcome : this.retry).focus({ preventScroll: true });
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
      this.say(`The answer: ${this.form.key}. ${plain(this.item.feedback || "")}`);
      this.outcome.focus({ preventScroll: true });
    }

    /* Back to the open form: with the last answer to mend, or `afresh` without it. */
    again(afresh = false) {
      this.phase = "open";
      if (afresh) this.answer = undefined;
      this.draw();
      this.form.first.focus({ preventScroll: true });
    }

    save(change) {
      const record = store.saveItem(this.item.id, (old = {}) => ({ ...old, answer: this.answer ?? null,
        print: this.print, when: new Date().toISOString(), ...change(old) }));
      this.tries = record.tries || 0;
      this.report();
    }

    /* For a live notebook, which passes it on to Python. */
    report() {
      const { answer, tries } = this;
      const shown = this.phase === "shown";
      this.dispatchEvent(new CustomEvent("borderlines:result", { bubbles: true,
        detail: { id: this.item.id, answer: answer ?? null, tries, shown } }));
    }
  }

  /* Live notebooks: put items and claims into `el`; `onResult` hears of every answer. */
  function mount(el, { items = [], claims = [] }, onResult) {
    // All live styles are held inside `.borderlines`, so that they change nothing else of the page.
    el.classList.add("borderlines");
    const ground = document.createElement("div");
    ground.className = "coursekit-live";
    // JupyterLab would take arrows and letters for its own commands, and cut the cell at an x.
    el.addEventListener("keydown", (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
    });
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
