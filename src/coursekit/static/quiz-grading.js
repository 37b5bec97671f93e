/* Grading in the browser. The rules are stated once, in coursekit/grading.py; the cases in
   tests/golden/ are run against both. */
(() => {
  "use strict";

  const result = (correct, score, parts, feedback) => (
    { correct, score, parts, feedback, understood: true, marked: "key" });

  const NOT_UNDERSTOOD = { ...result(false, 0, [], ""), understood: false };

  /* A list of places below `number`, or null. */
  const rows = (answer, number) => (Array.isArray(answer) && answer.length && answer.every(
    (place) => Number.isInteger(place) && place >= 0 && place < number) ? answer : null);

  /* The same, all of them different. */
  const places = (answer, number) => (
    rows(answer, number) && new Set(answer).size === answer.length ? answer : null);

  /* A hair of slack: 0.3 - 0.1 is not 0.2 in binary, and no learner should pay for that. */
  const within = (value, target, tolerance) =>
    Math.abs(value - target) <= tolerance + 1e-9 * Math.max(1, Math.abs(target));

  function fold(text) {
    return text.normalize("NFKC").toUpperCase().toLowerCase()
      .replace(/^\s*the\s+/, "").replace(/ς/g, "σ")
      .normalize("NFD").replace(/[^\p{L}\p{N}]|\p{Lm}/gu, "");
  }

  const BEFORE = /^(?:(?:about|circa|ca\.?|c\.|us\$|[~≈$€£¥])\s*)+/i;
  const NUMBER = /^([+-]?)((?:[0-9]|[.,' ](?=[0-9]))+)[.,]?(?![0-9])\s*([^]*)$/;
  const GROUPS = (sign) => `[0-9]{1,3}(?:${sign}[0-9]{3})+`;
  const TIMES = new Map([["thousand", 1e3], ["million", 1e6], ["billion", 1e9], ["bn", 1e9]]);

  function readNumber(answer, unit = "") {
    if (typeof answer === "number") return Number.isFinite(answer) ? [answer] : [];
    if (typeof answer !== "string") return [];
    const text = answer.normalize("NFKC").replace(/\s+/g, " ").trim()
      .replace(BEFORE, "").replace(/[’ʼ`´‘]/g, "'").replace(/^[-\u2010-\u2015\u2212] ?/, "-");
    const found = NUMBER.exec(text);
    const times = found ? multiplier(found[3], unit) : null;
    if (times === null) return [];
    const sign = found[1] === "-" ? -1 : 1;
    return digits(found[2]).map((each) => sign * Number(each) * times).filter(Number.isFinite);
  }

  function multiplier(rest, unit) {
    const said = words(rest);
    const wanted = words(unit);
    const starts = (list) => list.every((word, place) => word === wanted[place]);
    if (starts(said) || said.join("") === wanted.join("")) return 1;
    return TIMES.has(said[0]) && starts(said.slice(1)) ? TIMES.get(said[0]) : null;
  }

  function words(text) {
    return text.normalize("NFKC").toLowerCase()
      .replace(/square (?:kilometres?|kilometers?|km)|sq\.? ?km/g, "km2")
      .replace(/\bkilomet(?:re|er)s?\b/g, "km").replace(/\bper ?cent\b/g, "%")
      .replace(/[.,;:()]/g, " ").split(/\s+/).filter(Boolean);
  }

  function digits(text) {
    const spaces = text.match(/[ ']/g) || [];
    if (spaces.length) {
      const fits = new RegExp(`^${GROUPS("[ ']")}([.,][0-9]+)?$`).test(text);
      const same = new Set(spaces).size === 1;
      return fits && same ? [text.replace(/[ ']/g, "").replace(",", ".")] : [];
    }
    const signs = text.match(/[.,]/g) || [];
    if (!signs.length) return [text];
    const last = signs.at(-1);
    const escape = (sign) => (sign === "." ? "\\." : sign);
    if (new Set(signs).size === 2) {
      const cut = text.lastIndexOf(last);
      const whole = text.slice(0, cut);
      const fits = signs.filter((sign) => sign === last).length === 1
        && new RegExp(`^${GROUPS(escape(signs[0]))}$`).test(whole);
      return fits ? [`${whole.replaceAll(signs[0], "")}.${text.slice(cut + 1)}`] : [];
    }
    const grouped = !text.startsWith("0") && new RegExp(`^${GROUPS(escape(last))}$`).test(text);
    const readings = grouped ? [text.replaceAll(last, "")] : [];
    if (signs.length === 1) readings.push(text.replace(last, "."));
    return readings;
  }

  function gradeSingle(item, answer) {
    const chosen = places([answer], item.options.length);
    if (!chosen) return NOT_UNDERSTOOD;
    const { right = false, feedback } = item.options[chosen[0]];
    return result(right, Number(right), [], feedback.trim());
  }

  function gradeMultiple(item, answer) {
    const ticked = places(answer, item.options.length);
    if (!ticked) return NOT_UNDERSTOOD;
    const right = item.options.map((option) => option.right === true);
    const hits = ticked.filter((place) => right[place]).length;
    const parts = right.map((is, place) => is === ticked.includes(place));
    const score = Math.max(0, hits - (ticked.length - hits)) / right.filter(Boolean).length;
    return byParts(item, score, parts);
  }

  function byParts(item, score, parts) {
    const correct = parts.every(Boolean);
    return result(correct, score, parts, correct ? overall(item) : "");
  }

  /* Rows against the key: order, matching, sorting. */
  function gradeRows(item, given, key) {
    if (given?.length !== key.length) return NOT_UNDERSTOOD;
    const parts = given.map((place, row) => place === key[row]);
    return byParts(item, parts.filter(Boolean).length / parts.length, parts);
  }

  const counted = (list) => list.map((_, place) => place);

  function gradeSource(item, answer) {
    const marks = answer?.marks;
    const { rubric } = item;
    if (typeof answer?.text !== "string" || !answer.text.trim() || marks?.length !== rubric.length
      || !rubric.every(({ levels }, i) => rows([marks[i]], levels.length))) return NOT_UNDERSTOOD;
    const most = rubric.map(({ levels }) => Math.max(...levels.map((level) => level.points)));
    const earned = rubric.map(({ levels }, i) => levels[marks[i]].points);
    const sum = (list) => list.reduce((a, b) => a + b);
    const parts = earned.map((points, i) => points === most[i]);
    return { ...result(parts.every(Boolean), sum(earned) / sum(most), parts, overall(item)),
      marked: "learner" };
  }

  function gradeNumber(item, answer) {
    const readings = readNumber(answer, item.unit || "");
    if (!readings.length) return NOT_UNDERSTOOD;
    const hit = (value, tolerance) => readings.some((each) => within(each, value, tolerance));
    if (hit(item.answer, item.tolerance)) return result(true, 1, [], overall(item));
    const near = (item.near || []).find((each) => hit(each.value, each.tolerance));
    return result(false, 0, [], near ? near.feedback.trim() : "");
  }

  function gradeText(item, answer) {
    const said = typeof answer === "string" ? fold(answer) : "";
    if (!said) return NOT_UNDERSTOOD;
    const among = (accept) => accept.some((spelling) => fold(spelling) === said);
    if (among(item.accept)) return result(true, 1, [], overall(item));
    const near = (item.near || []).find((each) => among(each.accept));
    return result(false, 0, [], near ? near.feedback.trim() : "");
  }

  const overall = (item) => (item.feedback || "").trim();

  const KINDS = {
    single: gradeSingle,
    multiple: gradeMultiple,
    numeric: gradeNumber,
    text: gradeText,
    order: (item, answer) =>
      gradeRows(item, places(answer, item.steps.length), counted(item.steps)),
    matching: (item, answer) => gradeRows(item,
      rows(answer, item.pairs.length + (item.extra || []).length), counted(item.pairs)),
    sorting: ({ categories, cards, feedback }, answer) => gradeRows({ feedback },
      rows(answer, categories.length),
      cards.map((card) => categories.findIndex(({ id }) => id === card.category))),
    map(item, answer, outlines) {
      const found = window.borderlines.places.locate(item, answer, outlines);
      return found ? result(found.right, Number(found.right), [],
        found.right ? overall(item) : found.words) : NOT_UNDERSTOOD;
    },
    claim: (item, answer) => (VERDICTS.includes(answer)
      ? { ...result(false, 0, [], ""), marked: "nobody" } : NOT_UNDERSTOOD),
    source: gradeSource,
  };

  const VERDICTS = ["supported", "imprecise", "wrong", "contested", "unverifiable", "opinion"];

  window.borderlines = Object.assign(window.borderlines || {}, {
    /* `outlines` belong to an item on a map: {projection, units, shapes}. */
    grade: (item, answer, outlines) => KINDS[item.kind](item, answer, outlines),
    readNumber, fold, VERDICTS,
  });
})();
