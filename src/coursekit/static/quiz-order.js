/* Events put in order, and their dates on a scale once checked. */
(() => {
  "use strict";

  const { h, s, icon, rich, plain, button, capital } = window.borderlines.parts;

  function order(view) {
    const { item, phase } = view;
    const now = [...(phase === "shown" ? item.steps.keys() : view.answer || view.order)];
    const list = h("ol", { class: "ord", role: "list" });
    const form = { rows: [list], answer: () => [...now], why: "", tally: "", said: "", check: "Check the order",
      partly: true,
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
      const step = [1, 2, 5, 10, 20, 50, 100, 200].find((each) =>
        (width - 40) / (span / each + 1) > 58) || 500;
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

  window.borderlines.forms.order = order;
})();
