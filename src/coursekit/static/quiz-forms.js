/* One form for each kind of question. `forms[kind](view)` returns
   {legend, body, answer, why, first, said}: nodes, a function giving the present answer or null,
   what to do first in words, the control to focus, and what to say aloud once checked.

   view: {item, order, phase: "open" | "wrong" | "right" | "shown", answer, result, name, say}. */
(() => {
  "use strict";

  const { h, s, icon, rich, plain, button, amount, capital } = window.borderlines.parts;

  const HEAD = { ok: "Right.", no: "Not this.", answer: "The answer." };

  /* Tick or cross, the word, and why: never colour alone. */
  const verdict = (kind, text) => h("span", { class: "fb" },
    icon(kind === "no" ? "no" : "ok"), " ", h("b", {}, HEAD[kind]), " ", rich(text));

  function choice(view) {
    const { item, phase, result } = view;
    const many = item.kind === "multiple";
    const over = phase === "right" || phase === "shown";
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
    const { phase } = view;
    const over = phase === "right" || phase === "shown";
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

  function order(view) {
    const { item, phase } = view;
    const now = [...(phase === "shown" ? item.steps.keys() : view.answer || view.order)];
    const list = h("ol", { class: "ord", role: "list" });
    const form = { rows: [list], answer: () => [...now], why: "", tally: "", said: "",
      key: item.steps.map((step) => `${plain(step.text)} (${step.shown})`).join("; ") };

    if (phase !== "open") {
      now.forEach((place, stands) => {
        const step = item.steps[place];
        const good = place === stands;
        const head = phase === "shown" ? null
          : [icon(good ? "ok" : "no"), " ", h("b", {}, good ? "In place." : "Out of place."), " "];
        list.append(h("li", { class: good ? "ok" : "no" }, h("span", {}, rich(step.text),
          h("small", {}, head, `${capital(step.shown)}. `, rich(step.feedback || "")))));
      });
      form.rows.push(scale(item.steps, now, phase === "shown"));
      const out = now.filter((place, stands) => place !== stands).length;
      form.again = `Move the ${NUMBERS[out] || out} that are out of place`;
      form.said = `${now.length - out} of ${now.length} in place.`;
      return form;
    }

    /* The rows are moved, not rebuilt, so that focus stays where the learner put it. */
    const rows = new Map(now.map((place) => {
      const label = plain(item.steps[place].text);
      const arrow = (way, by) => button("", icon(way), () => move(place, by, way),
        { "aria-label": `Move ${way}: ${label}`, "data-way": way });
      const row = h("li", { tabindex: "0", onkeydown: (event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        move(place, by);
      } }, h("span", {}, rich(item.steps[place].text)),
      h("span", { class: "mv" }, arrow("up", -1), arrow("down", 1)));
      return [place, row];
    }));

    function place() {
      now.forEach((each, stands) => {
        const row = rows.get(each);
        if (list.children[stands] !== row) list.insertBefore(row, list.children[stands] || null);
        row.querySelector("[data-way=up]").disabled = stands === 0;
        row.querySelector("[data-way=down]").disabled = stands === now.length - 1;
      });
    }

    function move(each, by, way) {
      const from = now.indexOf(each);
      const to = from + by;
      const row = rows.get(each);
      const label = plain(item.steps[each].text);
      if (to < 0 || to >= now.length) {
        view.say(`${label} is already ${to < 0 ? "first" : "last"}.`);
        return;
      }
      now.splice(to, 0, ...now.splice(from, 1));
      place();
      const arrow = way && row.querySelector(`[data-way=${way}]`);
      const other = way && row.querySelector(`[data-way=${way === "up" ? "down" : "up"}]`);
      (arrow ? (arrow.disabled ? other : arrow) : row).focus();
      view.say(`${label}: now ${to + 1} of ${now.length}.`);
    }

    place();
    form.first = list.children[0];
    form.note = "Arrow keys move the focused event";
    return form;
  }

  const NUMBERS = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

  /* Years since 0 with a fraction; a year or month without a day stands at its middle. */
  function moment(date) {
    const [year, month, dayOf] = date.split("-").map(Number);
    if (!month) return year + 0.5;
    return year + (month - 1 + (dayOf ? (dayOf - 1) / 31 : 0.5)) / 12;
  }

  /* The learner's numbers at their true dates. Drawn for the width it gets, so that type in it
     is never scaled down. */
  function scale(steps, now, shown) {
    const holder = h("div", { class: "scale" });
    const dated = now.map((place, stands) => ({ n: stands + 1, good: place === stands,
      t: moment(steps[place].date), shown: steps[place].shown })).sort((a, b) => a.t - b.t);
    const draw = (width) => {
      const span = dated.at(-1).t - dated[0].t;
      const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((each) =>
        (width - 40) / (span / each + 1) > 58) || 1000;
      const low = Math.floor(dated[0].t / step) * step;
      const high = Math.ceil(dated.at(-1).t / step) * step;
      const x = (t) => 18 + (t - low) / (high - low) * (width - 36);
      const at = dated.map((each) => x(each.t));
      for (let i = 1; i < at.length; i += 1) at[i] = Math.max(at[i], at[i - 1] + 26);
      at[at.length - 1] = Math.min(at.at(-1), width - 13);
      for (let i = at.length - 2; i >= 0; i -= 1) at[i] = Math.min(at[i], at[i + 1] - 26);
      const label = `${shown ? "The events" : "Your numbers"} at their true dates: ${
        dated.map((each) => `${each.n}, ${each.shown}`).join("; ")}`;
      const svg = s("svg", { viewBox: `0 0 ${width} 74`, width, height: 74, role: "img",
        "aria-label": label }, s("path", { class: "axis", d: `M18 44H${width - 18}` }));
      for (let year = low; year <= high; year += step) {
        svg.append(s("path", { class: "axis", d: `M${x(year)} 44v6` }),
          s("text", { x: x(year), y: 67 }, String(year)));
      }
      dated.forEach((each, i) => svg.append(
        s("path", { class: "lead", d: `M${x(each.t)} 44L${at[i]} 28` }),
        s("g", { class: each.good ? "ok" : "no" }, s("circle", { cx: at[i], cy: 17, r: 11 }),
          s("text", { x: at[i], y: 21.5 }, String(each.n)))));
      holder.replaceChildren(svg);
    };
    let width = 536;
    draw(width);
    new ResizeObserver(([entry]) => {
      const wide = Math.round(entry.contentRect.width);
      if (wide > 0 && wide !== width) { width = wide; draw(Math.max(wide, 240)); }
    }).observe(holder);
    return holder;
  }

  window.borderlines.forms = {
    single: { verb: "choose one", form: choice },
    multiple: { verb: "choose all that apply", form: choice },
    numeric: { verb: "give a number", form: numeric },
    text: { verb: "write a short answer", form: text },
    order: { verb: "put in order", form: order },
  };
})();
