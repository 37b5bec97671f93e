/* When a question comes back: Leitner's boxes. A question stands in one of five boxes and waits
   there as many days as WAITS says. Right at the first try, without a hint, on a day it is due:
   one box on. Wrong, hinted or shown: back to the first. Pure functions; days are the learner's
   own, as "2026-11-22". The cases in tests/golden_review.json hold the rule. */
(() => {
  "use strict";

  const WAITS = [1, 3, 7, 21, 60];
  const DAY = 86400000;

  const count = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(count(text));
  const plus = (day, days) => new Date((count(day) + days) * DAY).toISOString().slice(0, 10);

  /* The local day of a date. */
  function dayOf(date) {
    const two = (number) => String(number).padStart(2, "0");
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  /* Where a question stands, {box, due}; null before its first check. A record from before there
     were boxes, or from a notebook, is read as if it had been answered once. */
  function place(record) {
    const { box, due, tries, done, shown, hints, when } = record || {};
    if (Number.isInteger(box) && WAITS[box - 1] && isDay(due)) return { box, due };
    if (!(tries > 0) && shown !== true) return null;
    const then = dayOf(new Date(when));
    const now = tries === 1 && done === true && !hints && shown !== true ? 2 : 1;
    return { box: now, due: plus(isDay(then) ? then : "1970-01-01", WAITS[now - 1]) };
  }

  /* A day farther off than the box allows was set by a clock that has since been put back. Two
     days of grace: a journey over the date line is no such clock. */
  const isDue = ({ box, due }, today) =>
    due <= today || due > plus(today, WAITS[box - 1] + 2);

  /* Where a question stands after `outcome` ("right", "wrong", "hinted" or "shown"), from its
     record before it. Right ahead of its day changes nothing. */
  function next(record, outcome, today) {
    const now = place(record);
    if (outcome === "right" && now && !isDue(now, today)) return now;
    const box = outcome === "right" ? Math.min((now ? now.box : 1) + 1, WAITS.length) : 1;
    return { box, due: plus(today, WAITS[box - 1]) };
  }

  /* "new", "due", "later" or "learned": in the last box, and not due. */
  function stateOf(record, today) {
    const now = place(record);
    if (!now) return "new";
    if (isDue(now, today)) return "due";
    return now.box === WAITS.length ? "learned" : "later";
  }

  window.borderlines = Object.assign(window.borderlines || {}, {
    study: { WAITS, dayOf, plus, place, next, stateOf, today: () => dayOf(new Date()) },
  });
})();
