/* On every page: how far the reader has come, in the contents, on the cover and at the objectives
   of a chapter; and, where questions are answered, when each comes back. Needs the data of
   study-data.js; reads what is kept, with the store where there is one, and breaks no page
   where nothing can be read. */
(() => {
  "use strict";

  const { study, course } = window.borderlines;
  if (!course) return;
  const root = document.documentElement.dataset.content_root || "./";
  const MARKS = { met: "M4 10.5l4 4 8-9", open: "M10 3a7 7 0 1 0 .01 0" };

  function make(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  }

  function mark(name) {
    const icon = make("span", {});
    icon.innerHTML = `<svg class="ic" viewBox="0 0 20 20" aria-hidden="true"><path d="${MARKS[name]}"/></svg>`;
    return icon.firstChild;
  }

  const mapping = (value) => (value && typeof value === "object" ? value : {});

  /* {items, claims} by id; records may still be anything. */
  function kept() {
    const { store } = window.borderlines;
    let found = {};
    try {
      found = store ? store.all : mapping(JSON.parse(localStorage.getItem("borderlines")));
    } catch { /* Refused or damaged: as if nothing had been answered. */ }
    return { items: mapping(found.items), claims: mapping(found.claims) };
  }

  /* Three characters for an id: FNV-1a in base 36. */
  function markOf(id) {
    let value = 0x811c9dc5;
    for (const character of id) {
      value = Math.imul(value ^ character.charCodeAt(0), 0x01000193) >>> 0;
    }
    return (value % 46656).toString(36).padStart(3, "0");
  }

  /* What the book knows of a chapter. Of its items it has the marks alone: whole ids would weigh
     too much on every page, and those that were answered stand in storage. */
  const chapters = Object.entries(course.chapters).map(([slug, chapter]) => ({ ...chapter, slug,
    items: chapter.items.match(/.../g) || [], href: root + chapter.href }));

  /* The ids of a chapter's items in their places, where anything is kept of them. */
  function idsOf(chapter, items) {
    const ids = Array(chapter.items.length).fill(null);
    for (const id of Object.keys(items)) {
      const place = id.startsWith(`${chapter.slug}-`) ? chapter.items.indexOf(markOf(id)) : -1;
      if (place >= 0) ids[place] = id;
    }
    return ids;
  }

  const isDone = (record) => mapping(record).done === true;
  const latest = (records) => records.reduce((last, record) => {
    const when = mapping(record).when;
    return typeof when === "string" && when > last ? when : last;
  }, "");

  /* A chapter's sums: done, judged, due, and the time of the last answer ("" if none). */
  function sums(chapter, { items, claims }) {
    const today = study.today();
    const ids = idsOf(chapter, items);
    const reviewed = ids.filter((id, place) => !chapter.unscheduled.includes(place));
    return {
      done: ids.filter((id) => isDone(items[id])).length,
      judged: chapter.claims.filter((id) => typeof mapping(claims[id]).verdict === "string").length,
      due: reviewed.filter((id) => study.stateOf(mapping(items[id]), today) === "due").length,
      when: latest([...ids.map((id) => items[id]), ...chapter.claims.map((id) => claims[id])]),
    };
  }

  function drawRail(all) {
    let due = 0;
    for (const chapter of chapters) {
      const { done, due: waiting, when } = sums(chapter, all);
      due += waiting;
      const total = chapter.items.length;
      note(chapter.slug, when && total ? (done === total ? `All ${total} done` : `${done} of ${total} done`) : "");
    }
    note("review", due ? `${due} due` : "");
  }

  function note(slug, text) {
    const link = document.querySelector(`.rail [data-chapter="${slug}"] > a`);
    if (!link) return;
    link.querySelector("small")?.remove();
    if (text) link.append(make("small", {}, text));
  }

  /* The cover of one who comes back: one button, and one line on how far they are. */
  function drawCover(all) {
    const place = document.querySelector(".is-cover .start");
    const begun = chapters.map((chapter) => ({ chapter, ...sums(chapter, all) }));
    const last = begun.reduce((best, each) => (each.when > best.when ? each : best), { when: "" });
    if (!place || !last.when) return;
    const whole = ({ chapter, done, judged }) =>
      done === chapter.items.length && judged === chapter.claims.length;
    const open = whole(last) ? begun.find((each) => !whole(each)) : last;
    const due = begun.reduce((sum, each) => sum + each.due, 0);
    const { chapter, done, judged } = open || last;
    const parts = [`${done} of ${chapter.items.length} questions done`];
    if (chapter.claims.length) parts.push(`${judged} of ${chapter.claims.length} claims judged`);
    if (due) parts.push(`${due} due for review`);
    place.replaceChildren(
      open ? make("a", { href: chapter.href }, `Go on with ${chapter.title}`)
        : make("a", { href: root + course.review }, "Go on with review"),
      make("span", { class: "since" }, `${parts.join(", ")}.`));
  }

  /* "You will be able to": met when three of its questions, or all if fewer, are done. */
  function drawObjectives({ items }) {
    const here = document.querySelector('.rail [aria-current="page"]')?.parentNode.dataset.chapter;
    const chapter = chapters.find((each) => each.slug === here);
    const rows = document.querySelectorAll(".glance ol > li");
    if (!chapter) return;
    const ids = idsOf(chapter, items);
    rows.forEach((row, number) => {
      const asked = ids.filter((id, place) => chapter.goals[place] === String(number));
      if (!asked.length) return;
      const need = Math.min(3, asked.length);
      const done = asked.filter((id) => isDone(items[id])).length;
      row.querySelector(".met")?.remove();
      if (done >= need) row.append(make("span", { class: "met is-met" }, mark("met"), "Met"));
      else if (done) row.append(make("span", { class: "met" }, mark("open"), `Not yet: ${done} of ${need} right`));
      else row.append(make("span", { class: "met" }, mark("open"), "Not yet"));
    });
  }

  function draw() {
    const all = kept();
    drawRail(all);
    drawCover(all);
    drawObjectives(all);
  }

  const dateOf = (day) => new Date(`${day}T12:00:00`).toLocaleDateString("en-GB",
    { day: "numeric", month: "long" });

  /* The question says what happened; what is stored says what was before. */
  let pending = null;
  document.addEventListener("borderlines:change", ({ detail }) => {
    if (detail.group === "items") pending = detail;
    draw();
  });
  document.addEventListener("borderlines:result", ({ target, detail: { id } }) => {
    const { store } = window.borderlines;
    const change = pending?.id === id ? pending : null;
    pending = null;
    if (!store || !target.result) return;
    if (change) settle(target, id, change.before || {});
    const { box, due } = store.item(id) || {};
    if (!box || !["right", "shown"].includes(target.phase)) return;
    // The question draws its actions after it has told.
    queueMicrotask(() => {
      const row = target.querySelector(".act");
      row?.querySelector(".back")?.remove();
      row?.append(make("span", { class: "back" }, `Comes back on ${dateOf(due)}.`));
    });
  });

  /* Add to the record what the first check was, the best score, and where the question stands. */
  function settle({ phase, hints, result }, id, before) {
    const { store } = window.borderlines;
    const scored = result.marked === undefined || result.marked === "key";
    const hinted = hints > 0 || (before.hints > 0 && !study.place(before));
    const outcome = { right: hinted ? "hinted" : "right", wrong: "wrong", shown: "shown",
      open: hints > 0 && study.place(before) ? "hinted" : null }[phase];
    const checked = ["right", "wrong", "done"].includes(phase);
    if (!checked && !outcome) return;
    store.saveItem(id, (old) => {
      const record = { ...old };
      if (checked && typeof result.score === "number" && result.marked !== "nobody") {
        if (!(before.tries > 0)) {
          record.first = result.score;
          if (old.confidence) record.felt = old.confidence;
        }
        record.score = Math.max(old.score || 0, result.score);
      }
      return scored && outcome ? { ...record, ...study.next(before, outcome, study.today()) } : record;
    });
    pending = null;
  }

  Object.assign(study, { chapters, idsOf, mapping, dateOf, kept });
  addEventListener("storage", draw);
  draw();
})();
