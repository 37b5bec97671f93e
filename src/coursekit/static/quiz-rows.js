/* Matching and sorting: one row for each left side or card, marked one by one. */
(() => {
  "use strict";

  const { h, rich, plain, onPaper, verdict } = window.borderlines.parts;

  /* What both share. `rows` are {node, right, feedback, lesson}; `values` gives the present
     answers, NaN where a row is empty. */
  function graded({ phase, over, result }, rows, values, texts) {
    rows.forEach(({ node, feedback, lesson }, i) => {
      if (phase === "open") return;
      const good = over || result.parts[i];
      node.classList.add(good ? "is-right" : "is-wrong");
      node.append(good && !over ? verdict("ok", "")
        : verdict(good ? (phase === "shown" ? "answer" : "ok") : "no", good ? feedback : lesson));
    });
    const right = (result?.parts || []).filter(Boolean).length;
    return {
      partly: true,
      answer: () => (values().some(Number.isNaN) ? null : values()),
      why: texts.why,
      tally: phase === "wrong" ? `${right} of ${rows.length} right.` : "",
      said: "",
      key: texts.key.join("; "),
    };
  }

  function matching(view) {
    const { item, phase, over } = view;
    const extra = item.extra || [];
    const choices = [...item.pairs.map((pair) => pair.right), ...extra.map((each) => each.text)];
    const rows = item.pairs.map(({ left, feedback, hint = "" }, i) => {
      const id = `${view.name}-${i}`;
      const chosen = phase === "shown" ? i : view.answer?.[i];
      const select = h("select", { "aria-labelledby": id, disabled: over },
        h("option", { value: "" }, "Choose"),
        view.order.map((place) => h("option", { value: place, selected: place === chosen },
          plain(choices[place]))));
      return { select, feedback, lesson: extra[chosen - item.pairs.length]?.feedback || hint,
        node: h("div", { class: "row pair" }, h("span", { id }, rich(left)), select) };
    });
    const values = () => rows.map(({ select }) => parseInt(select.value, 10));
    return {
      ...graded(view, rows, values, { why: "Choose for every row first",
        key: item.pairs.map(({ left, right }) => `${plain(left)}: ${plain(right)}`) }),
      rows: [...rows.map(({ node }) => node), onPaper(choices)],
      first: rows[0].select,
    };
  }

  function sorting(view) {
    const { item, phase, over } = view;
    const key = item.cards.map((card) => item.categories.findIndex(({ id }) => id === card.category));
    const rows = item.cards.map(({ text, feedback, hint = "" }, i) => {
      const id = `${view.name}-${i}`;
      const chosen = phase === "shown" ? key[i] : view.answer?.[i];
      return { feedback, lesson: hint,
        node: h("div", { class: "row", role: "radiogroup", "aria-labelledby": id },
          h("span", { id }, rich(text)), h("span", { class: "seg" }, item.categories.map((each, place) =>
            h("label", {}, h("input", { type: "radio", name: id, value: place, disabled: over,
              checked: place === chosen }), rich(each.name))))) };
    });
    const values = () => rows.map(({ node }) =>
      parseInt(node.querySelector(":checked")?.value, 10));
    return {
      ...graded(view, rows, values, { why: "Place every card first",
        key: item.cards.map(({ text }, i) => `${plain(text)}: ${plain(item.categories[key[i]].name)}`) }),
      rows: view.order.map((place) => rows[place].node),
      first: rows[view.order[0]].node.querySelector("input"),
    };
  }

  Object.assign(window.borderlines.forms, { matching, sorting });
})();
