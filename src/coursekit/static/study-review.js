/* <study-review>: the questions that are due, from all chapters, one at a time. Each comes from its
   chapter's bundle, a script that is asked for when it is needed, so that it works on file:// too. */
(() => {
  "use strict";

  const { h, button, message, whenRead } = window.borderlines.parts;
  const { study, course, store } = window.borderlines;
  const bundles = window.borderlines.bundles = {};
  const HERE = document.currentScript.src;
  const AHEAD = 10;
  const WORDS = {
    due: "due today", later: "waiting for their day", learned: "learned", new: "new, not answered yet",
  };

  const coming = {};
  function bundleOf(chapter) {
    return coming[chapter.slug] ??= new Promise((done, failed) => {
      const address = new URL(`review/${chapter.slug}.js?v=${course.version}`, HERE);
      const script = h("script", { src: address.href,
        onload: () => (bundles[chapter.slug] ? done(bundles[chapter.slug]) : failed()),
        onerror: () => { delete coming[chapter.slug]; script.remove(); failed(); } });
      document.head.append(script);
    });
  }

  /* Every question that can come back: its id (null for a new one), chapter, state, and day. */
  function all() {
    const today = study.today();
    const { items } = study.kept();
    return study.chapters.flatMap((chapter) => study.idsOf(chapter, items)
      .filter((id, place) => !chapter.unscheduled.includes(place))
      .map((id) => {
        const record = study.mapping(items[id]);
        return { id, chapter, state: study.stateOf(record, today), due: study.place(record)?.due };
      }));
  }

  const bySoonest = (one, other) => (one.due < other.due ? -1 : Number(one.due > other.due));
  const questions = (number) => `${number} ${number === 1 ? "question" : "questions"}`;

  class StudyReview extends HTMLElement {
    connectedCallback() { whenRead(() => this.start()); }

    start() {
      if (this.stage || !course) return;
      this.counts = h("ul", { class: "counts", "aria-label": "Where your questions stand" });
      this.stage = h("div", {});
      this.status = h("p", { class: "vh", role: "status" });
      // The page's own note on what is kept, before a question brings one.
      this.replaceChildren(this.counts, this.stage, document.createElement("storage-note"), this.status);
      document.addEventListener("borderlines:change", () => this.count());
      this.addEventListener("borderlines:result", (event) => this.heard(event.target));
      this.count();
      this.begin(all().filter(({ state }) => state === "due").sort(bySoonest));
    }

    count() {
      const states = all().map(({ state }) => state);
      this.counts.replaceChildren(...Object.entries(WORDS).map(([state, words]) => h("li", {},
        h("b", {}, String(states.filter((each) => each === state).length)), ` ${words}`)));
    }

    begin(queue, ahead = false) {
      Object.assign(this, { queue, ahead, size: queue.length, place: 0, right: 0 });
      if (queue.length) this.next(false);
      else this.rest();
    }

    /* The next question; another tab may have answered it meanwhile. */
    next(focus = true) {
      const states = new Map(all().map(({ id, state }) => [id, state]));
      let entry;
      do entry = this.queue.shift();
      while (entry && !this.ahead && states.get(entry.id) !== "due");
      if (!entry) { this.end(); return; }
      this.place = this.size - this.queue.length;
      const { id, chapter } = entry;
      const head = h("p", { class: "from", tabindex: "-1" }, `Question ${this.place} of ${this.size}, from `,
        h("a", { href: `${chapter.href}#q-${id}` }, chapter.title));
      const foot = h("div", { class: "onward" });
      const ground = h("div", {}, h("p", { class: "wait" }, "One moment."));
      this.stage.replaceChildren(head, ground, foot);
      this.told = false;
      this.foot = foot;
      this.onward("Skip for now", "link");
      bundleOf(chapter).then((items) => this.show(ground, items[id]), () => this.show(ground));
      if (focus) head.focus({ preventScroll: true });
      if (focus) head.scrollIntoView({ block: "nearest" });
    }

    show(ground, html) {
      if (!html) {
        ground.replaceChildren(message(true, "This question could not be fetched",
          "Nothing is lost. Open its chapter with the link above, or go on with the next."));
        return;
      }
      const template = document.createElement("template");
      template.innerHTML = html;
      const item = template.content.firstElementChild;
      // It comes back without the answer that was given before.
      item.restore = () => {
        Object.getPrototypeOf(item).restore.call(item);
        Object.assign(item, { phase: "open", answer: undefined, confidence: undefined });
      };
      ground.replaceChildren(item);
    }

    heard({ phase, hints }) {
      if (!["right", "wrong", "shown"].includes(phase)) return;
      if (!this.told && phase === "right" && !hints) this.right += 1;
      this.told = true;
      this.onward(this.queue.length ? "Next question" : "Finish", "btn quiet");
    }

    onward(label, kind) {
      const focused = this.foot.contains(document.activeElement);
      this.foot.replaceChildren(button(kind, label, () => this.next()));
      if (focused) this.foot.firstChild.focus();
    }

    say(text) { setTimeout(() => { this.status.textContent = text; }, 30); }

    end() {
      const done = h("h3", { tabindex: "-1" }, this.ahead ? "That was ahead of time" : "Done for today");
      this.rest(done, `${this.right} of ${questions(this.size)} right at the first try.`);
      done.focus({ preventScroll: true });
    }

    /* Nothing is due: say when something will be, and what can be done until then. */
    rest(head = h("h3", {}, "Nothing is due today"), words = "") {
      const waiting = all().filter(({ due }) => due).sort(bySoonest);
      const { due } = waiting[0] || {};
      const first = study.chapters[0];
      const said = !due ? "Answer questions in a chapter, and they come here when their day has come."
        : due > study.today() ? `The next question comes back on ${study.dateOf(due)}.` : "";
      this.stage.replaceChildren(head, h("p", {}, [words, said].filter(Boolean).join(" ")),
        h("div", { class: "onward" },
          due ? button("btn quiet", `Review ${questions(Math.min(AHEAD, waiting.length))} ahead`,
            () => { this.begin(waiting.slice(0, AHEAD), true); this.stage.firstChild.focus(); })
            : first ? h("a", { class: "btn", href: first.href }, `Start with ${first.title}`) : null));
      if (words) this.say(`${words} ${said}`);
    }
  }

  customElements.define("study-review", StudyReview);
})();
