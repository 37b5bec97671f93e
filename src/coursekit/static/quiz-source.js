/* Kinds that no key marks: a verdict on a claim, kept as it is; and the analysis of a source,
   which its writer holds against a model answer. */
(() => {
  "use strict";

  const { h, rich, plain, cites, capital } = window.borderlines.parts;
  const { judging } = window.borderlines;

  function claim(view) {
    const { data: { claim: data }, answer, over } = view;
    const choices = over ? [] : judging.verdicts(view.name);
    const evidence = over ? judging.evidence(data, answer).nodes : [];
    return {
      rows: [h("div", { class: "claim" }, h("p", { class: "q-h" }, judging.from(data)),
        h("p", { class: "st" }, rich(data.statement)), choices, evidence)],
      answer: () => view.root.querySelector(".verd :checked")?.value || null,
      why: "Choose a verdict first",
      check: "Commit, then see the evidence",
      commit: (verdict) => judging.commit(data.id, verdict).verdict,
      final: true,
      get first() { return view.root.querySelector(".verd input"); },
      tally: over ? "Kept, not scored." : "",
      said: over ? judging.said(data, answer) : "",
      key: capital(data.verdict),
    };
  }

  const points = (number) => `${number} ${number === 1 ? "point" : "points"}`;

  function source(view) {
    const { item: { document: doc, questions, rubric, model }, data, phase, answer } = view;
    const open = phase === "open";
    const area = h("textarea", { class: "field", rows: 7, readonly: !open, dir: "auto",
      "aria-label": "Your answer", onchange: view.keep });
    area.value = answer?.text || "";
    const lines = rubric.map(({ criterion, levels }, i) => {
      const id = `${view.name}-${i}`;
      return h("div", { class: "row", role: "radiogroup", "aria-labelledby": id },
        h("span", { id }, rich(criterion)), levels.map((level, place) =>
          h("label", { class: "opt" }, h("input", { type: "radio", name: id, value: place,
            disabled: phase === "done", checked: answer?.marks?.[i] === place }),
          h("span", {}, h("b", {}, points(level.points)), " ", rich(level.text)))));
    });
    const marks = () => lines.map((line) => parseInt(line.querySelector(":checked")?.value, 10));
    const sum = (list) => list.reduce((a, b) => a + b, 0);
    const most = sum(rubric.map(({ levels }) => Math.max(...levels.map((level) => level.points))));
    const mine = phase === "done" && sum(rubric.map(({ levels }, i) => levels[answer.marks[i]].points));
    return {
      rows: [
        h("div", { class: "doc" }, h("p", {}, h("b", {}, rich(doc.title)), " ", cites(data.document)),
          h("p", {}, rich(doc.text)), doc.url ? h("p", {}, h("a", { href: doc.url }, "Read the source")) : null),
        h("ol", { class: "ask" }, questions.map((each) => h("li", {}, rich(each)))),
        h("div", { class: "ans" }, h("span", { "aria-hidden": "true" }, "Your answer"), area),
        ...(open ? [] : [h("div", { class: "model", tabindex: "-1" }, h("b", {}, "A model answer"),
          h("p", {}, rich(model))), ...lines]),
      ],
      answer() {
        const text = area.value.trim();
        if (!text || (!open && marks().some(Number.isNaN))) return null;
        return open ? { text } : { text, marks: marks() };
      },
      why: open ? "Write an answer first" : "Mark yourself on every line first",
      check: open ? "Open the model answer" : "Save my marks",
      next: open && "marking",
      keep: true,
      first: open ? area : lines[0].querySelector("input"),
      tally: phase === "done" ? `Marked by you: ${mine} of ${points(most)}.` : "",
      said: phase === "marking" ? `A model answer. ${plain(model)}` : "",
      key: plain(model),
    };
  }

  Object.assign(window.borderlines.forms, { claim, source });
})();
