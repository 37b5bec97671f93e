/* One form for each kind of question. `forms[kind](view)` returns
   rows     nodes, put under the stem
   answer   a function giving the present answer, or null while something is missing
   why      what to do first, in words
   first    the control to focus
   tally    how far a partly right answer is
   said     what to say aloud once checked
   key      the answer in words
   and, where the kind needs them: check (label of its button), again (label of retry), note,
   next (a phase between answering and marking), commit, keep.

   view: {item, data, order, phase, answer, result, name, say, touch}. A phase is "open", "wrong",
   "right", "shown" (the answer, not counted), "marking" (against a rubric) or "done" (not marked
   by a key); `over` says whether it is one of those without a way back. */
(() => {
  "use strict";

  const { h, icon, rich, plain, amount } = window.borderlines.parts;

  const HEAD = { ok: "Right.", no: "Not this.", answer: "The answer." };

  /* Tick or cross, the word, and why: never colour alone. */
  const verdict = (kind, text) => h("span", { class: "fb" },
    icon(kind === "no" ? "no" : "ok"), " ", h("b", {}, HEAD[kind]), " ", rich(text));

  function choice(view) {
    const { item, phase, result, over } = view;
    const many = item.kind === "multiple";
    const chosen = (place) => (many ? view.answer || [] : [view.answer]).includes(place);
    const rows = view.order.map((place) => {
      const option = item.options[place];
      const input = h("input", { type: many ? "checkbox" : "radio", name: view.name, value: place,
        disabled: over, checked: phase === "shown" ? option.right === true : chosen(place) });
      const mark = over ? option.right && (phase === "shown" ? "answer" : "ok")
        : phase === "wrong" && chosen(place) && (option.right ? "ok" : "no");
      const row = h("label", { class: "opt" }, input, h("span", {}, rich(option.text)));
      if (mark) {
        row.classList.add(mark === "no" ? "is-wrong" : "is-right");
        row.append(verdict(mark, option.feedback));
      } else if (over) {
        row.append(h("span", { class: "fb" }, rich(option.feedback)));
      }
      return row;
    });
    const inputs = rows.map((row) => row.querySelector("input"));
    const right = item.options.filter((option) => option.right === true);
    return {
      rows,
      answer() {
        const ticked = inputs.filter((input) => input.checked).map((input) => Number(input.value));
        if (!ticked.length) return null;
        return many ? ticked.sort((a, b) => a - b) : ticked[0];
      },
      why: many ? "Tick at least one first" : "Choose an answer first",
      first: inputs.find((input) => input.checked) || inputs[0],
      tally: many && phase === "wrong" ? tally(item.options, view.answer, right.length) : "",
      said: many ? "" : result && plain(result.feedback),
      key: right.map((option) => plain(option.text)).join("; "),
    };
  }

  function tally(options, ticked, right) {
    const hits = ticked.filter((place) => options[place].right === true).length;
    const surplus = ticked.length - hits;
    return `${hits} of ${right} found${surplus ? `, ${surplus} ticked that ${
      surplus === 1 ? "does" : "do"} not belong` : ""}.`;
  }

  /* One field for a number or a few words. `said` explains the outcome beside it. */
  function field(view, { label, why, mode, unit, reading, key }) {
    const { phase, over } = view;
    const input = h("input", { type: "text", class: "field", name: view.name, autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", inputmode: mode, readonly: over, dir: "auto",
      "aria-label": label });
    input.value = view.answer ?? "";
    const row = h("div", { class: "ans" }, h("span", { "aria-hidden": "true" }, "Your answer"),
      h("span", { class: "entry" }, input, unit ? h("span", {}, unit) : null));
    if (phase === "wrong") { row.classList.add("is-wrong"); row.append(verdict("no", reading)); }
    if (over) {
      row.classList.add("is-right");
      row.append(verdict(phase === "shown" ? "answer" : "ok", reading));
    }
    return { rows: [row], answer: () => input.value.trim() || null, why, first: input,
      said: plain(reading), key, tally: "" };
  }

  function numeric(view) {
    const { item, phase, result } = view;
    const unit = item.unit || "";
    const key = amount(item.answer, unit);
    const reading = () => {
      if (phase !== "wrong") {
        // "Anything from 1857.5 to 1858.5" tells nobody anything.
        if (Number.isInteger(item.answer) && item.tolerance < 1) return `${key}.`;
        const [low, high] = [item.answer - item.tolerance, item.answer + item.tolerance];
        return `${key}. Anything from ${amount(low, unit)} to ${amount(high, unit)} counts.`;
      }
      const [value] = window.borderlines.readNumber(view.answer, unit);
      const side = value > item.answer ? "Too high." : "Too low.";
      return `${side} ${result.feedback}`.trim();
    };
    return field(view, {
      label: unit ? `Your answer, in ${unit}` : "Your answer", unit, key,
      mode: item.answer < 0 ? "text" : "decimal",
      why: "Write a number first",
      reading: phase === "open" ? "" : reading(),
    });
  }

  function text(view) {
    const { item, phase, result } = view;
    const usual = item.accept[0];
    const same = view.answer && window.borderlines.fold(view.answer) === window.borderlines.fold(usual);
    const reading = {
      open: "", shown: `${usual}.`,
      right: same ? "" : `In this course: ${usual}.`,
      wrong: result ? result.feedback : "",
    };
    return field(view, { label: "Your answer", why: "Write an answer first", mode: "text",
      reading: reading[phase], key: usual });
  }

  window.borderlines.parts.verdict = verdict;
  window.borderlines.forms = {
    single: choice, multiple: choice, numeric, text,
  };
})();
