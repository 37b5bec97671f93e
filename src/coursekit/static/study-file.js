/* <study-file>: a copy of what is kept, bringing a copy back, and erasing. A file is read whole
   and judged before anything of it is taken over. */
(() => {
  "use strict";

  const { h, button, message, whenRead } = window.borderlines.parts;
  const { store, study, course } = window.borderlines;
  const FORMAT = "borderlines-study";
  const VERSION = 1;
  const LARGEST = 5e6;

  const isMapping = (value) => value && typeof value === "object" && !Array.isArray(value);
  const answers = (number) => `${number} ${number === 1 ? "answer" : "answers"}`;

  /* Hand a text to the reader as a file. */
  function save(name, text, type = "application/json") {
    const address = URL.createObjectURL(new Blob([text], { type }));
    h("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  function copy() {
    const { version, seed, items, claims } = store.all;
    return { format: FORMAT, version: VERSION, edition: course.edition,
      saved: new Date().toISOString(), data: { version, seed, items, claims } };
  }

  /* What a file says: {data}, or {problem: [what, what to do]}. */
  function read(text) {
    const wrong = (...problem) => ({ problem });
    let found;
    try { found = JSON.parse(text); } catch {
      return wrong("This file is damaged", "It is not whole JSON: perhaps it was cut off on its way. Try the original once more.");
    }
    if (isMapping(found) && found.format === "borderlines-results") {
      return wrong("These are results, not a copy", "A file of results is for handing in. Choose a file that was saved as a copy.");
    }
    // The bare data of an early edition are read as well.
    const data = isMapping(found) && found.format === FORMAT ? found.data : found;
    const bare = data === found;
    if (!isMapping(data) || (bare && (found.format || !isMapping(data.items)))) {
      return wrong("This file is from something else", "Choose a file that this page saved: its name begins with “borderlines-copy”.");
    }
    if (found.version > VERSION || data.version > store.all.version) {
      return wrong("This file is from a newer edition", "Open it in that edition of the book, or a later one. Nothing was changed here.");
    }
    const { items = {}, claims = {}, seed } = data;
    if (!sound("items", items) || !sound("claims", claims)) {
      return wrong("This file is damaged", "Some of its answers cannot be read, so none were taken over. Try another copy.");
    }
    return { data: { items, claims, seed: Number.isInteger(seed) ? seed : undefined } };
  }

  /* Whether a group from a file reads whole, to the last field. */
  function sound(group, raw) {
    let whole = isMapping(raw);
    store.check(group, raw, () => { whole = false; return false; });
    return whole;
  }

  /* Take records over all at once or, where they cannot be kept, not at all. */
  function merge({ items, claims, seed }) {
    const { all } = store;
    return store.put({ ...all, seed: seed ?? all.seed, items: { ...all.items, ...items },
      claims: { ...all.claims, ...claims } });
  }

  /* Everything this book keeps, what was set aside and the choice of a dark page included. */
  function erase() {
    try {
      Object.keys(localStorage)
        .filter((key) => key === "borderlines" || key.startsWith("borderlines."))
        .forEach((key) => localStorage.removeItem(key));
    } catch { /* Where nothing could be kept there is nothing to take away. */ }
    store.put(null);
  }

  /* Stored text that could not be read, as the store laid it aside. */
  function setAside() {
    try { return localStorage.getItem("borderlines.damaged"); } catch { return null; }
  }

  const timeOf = ({ when }) => Math.min(Date.parse(when) || 0, Date.now());

  /* Records of the file that are newer than ours. A verdict on a claim is kept as it was first
     given: there the older one counts. */
  function newer(theirs, ours, first = false) {
    return Object.fromEntries(Object.entries(theirs).filter(([id, record]) => {
      const mine = ours[id];
      if (!mine) return true;
      return first ? timeOf(record) < timeOf(mine) : timeOf(record) > timeOf(mine);
    }));
  }

  function takeOver({ items, claims, seed }) {
    const ours = store.all;
    const empty = !Object.keys(ours.items).length && !Object.keys(ours.claims).length;
    const taken = { items: newer(items, ours.items), claims: newer(claims, ours.claims, true),
      seed: empty ? seed : undefined };
    const count = Object.keys(taken.items).length + Object.keys(taken.claims).length;
    const all = Object.keys(items).length + Object.keys(claims).length;
    if (!merge(taken)) {
      const why = { refused: "This browser keeps nothing (a private window, perhaps).",
        newer: "A newer edition of the book keeps your answers here." };
      return [true, "Nothing was taken over", why[store.state] || "This browser has no room left."];
    }
    const rest = all - count;
    return [false, `${answers(count)} taken over`, rest
      ? `${answers(rest)} in the file ${rest === 1 ? "was" : "were"} not newer than yours, which ${rest === 1 ? "stays" : "stay"}.`
      : "Everything in the file is here now."];
  }

  class StudyFile extends HTMLElement {
    connectedCallback() { whenRead(() => this.start()); }

    start() {
      if (this.said) return;
      this.said = h("div", { role: "status" });
      this.held = h("p", {});
      const input = h("input", { type: "file", accept: ".json,application/json", id: "study-copy",
        onchange: () => this.bring(input) });
      this.wipe = h("div", { class: "acts" });
      this.replaceChildren(document.createElement("storage-note"), this.held,
        h("h3", {}, "Save a copy"), h("p", {}, "All your answers and progress as one JSON file: keep it somewhere safe, or take it to another device."),
        h("div", { class: "acts" }, button("btn", "Save a copy", () => this.copy())),
        h("h3", {}, h("label", { for: "study-copy" }, "Bring a copy back")),
        h("p", {}, "What is newer wins, answer by answer; a verdict on a claim stays as you first gave it."),
        h("div", { class: "acts" }, input), this.said,
        h("h3", {}, "Erase"), h("p", {}, "Takes away all answers, all progress and the choice of a dark page. It cannot be undone."),
        this.wipe);
      document.addEventListener("borderlines:change", () => this.count());
      addEventListener("storage", () => this.count());
      this.count();
      this.offer();
    }

    count() {
      const { items, claims } = store.all;
      const held = [Object.keys(items).length, Object.keys(claims).length];
      this.held.replaceChildren(held[0] + held[1]
        ? `This browser keeps ${answers(held[0])} to questions and ${held[1]} ${held[1] === 1 ? "verdict" : "verdicts"} on claims.`
        : "This browser keeps no answers yet.");
      const aside = setAside();
      if (aside) {
        this.held.append(" Some stored text could not be read and was set aside. ",
          button("link", "Save it as a file", () => save("borderlines-set-aside.txt", aside, "text/plain")));
      }
    }

    tell(...words) { this.said.replaceChildren(message(...words)); }

    copy() {
      save(`borderlines-copy-${study.today()}.json`, JSON.stringify(copy(), null, 1));
      this.tell(false, "A copy was saved", "Your browser put it with your downloads.");
    }

    async bring(input) {
      const [file] = input.files;
      if (!file) return;
      if (file.size > LARGEST) {
        this.tell(true, "This file is from something else", "It is larger than any copy can be.");
      } else {
        const { data, problem } = read(await file.text());
        this.tell(...(problem ? [true, ...problem] : takeOver(data)));
      }
      // The same file can be chosen again.
      input.value = "";
    }

    offer(focus = false) {
      const ask = button("btn quiet", "Erase everything", () => this.confirm());
      this.wipe.replaceChildren(ask);
      if (focus) ask.focus();
    }

    confirm() {
      const sure = button("btn", "Yes, erase", () => {
        erase();
        this.offer(true);
        this.tell(false, "Everything was erased", "This browser keeps nothing of yours from this book.");
      });
      const stay = button("btn quiet", "No, keep it", () => this.offer(true));
      const group = h("div", { role: "group", "aria-label": "Erase everything?", class: "acts",
        onkeydown: (event) => { if (event.key === "Escape") this.offer(true); } },
      h("span", {}, "Erase all answers and progress?"), sure, stay);
      this.wipe.replaceChildren(group);
      stay.focus();
    }
  }

  Object.assign(study, { save, readCopy: read });
  customElements.define("study-file", StudyFile);
})();
