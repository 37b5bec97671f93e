/* What a learner did, kept in this browser and nowhere else.

   localStorage "borderlines": {version: 1, seed, items: {id: record}, claims: {id: record}}.
   An item's record: answer, print (of its wording), tries, done, shown, hints, when, confidence,
   and `log`, its last attempts as {when, score, confidence}; a score of null is nobody's mark.
   The book's study script adds first and felt (score and confidence of the first check), score
   (the best), box and due (see study-schedule.js).
   Every save reads first and changes one record, so that two tabs lose nothing. What cannot
   be read is set aside under "borderlines.damaged", never thrown away; fields this edition
   does not know are carried along. */
(() => {
  "use strict";

  const KEY = "borderlines";
  const ASIDE = "borderlines.damaged";
  const VERSION = 1;
  const GROUPS = {
    items: { tries: "number", done: "boolean", shown: "boolean", when: "string", hints: "number",
      print: "number", confidence: "string", log: "array", first: "number", felt: "string",
      score: "number", box: "number", due: "string" },
    claims: { verdict: "string", when: "string" },
  };

  /* "kept"; "damaged" and "partly": kept, but something old was set aside;
     "refused", "full", "newer": not kept, answers last as long as the page. */
  let state = "kept";
  const none = () => ({ items: {}, claims: {} });
  let data = { version: VERSION, seed: Math.floor(Math.random() * 2 ** 31), ...none() };
  let unsaved = none();
  let mayWrite = true;

  const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

  const fits = (value, type) => (type === "array" ? Array.isArray(value) : typeof value === type);

  /* The readable records of one group; `lost` is called for whatever has to be dropped. */
  function readable(raw, types, lost) {
    if (raw === undefined) return {};
    if (!isMapping(raw)) { lost(); return {}; }
    const whole = Object.entries(raw).filter(([, record]) => isMapping(record) || lost());
    return Object.fromEntries(whole.map(([id, record]) => [id, Object.fromEntries(
      Object.entries(record).filter(([name, value]) =>
        !Object.hasOwn(types, name) || fits(value, types[name]) || lost()))]));
  }

  /* Text that cannot be read whole goes here before anything is written over it. */
  function setAside(raw) {
    const before = localStorage.getItem(ASIDE);
    if (before !== null && before.split("\n").includes(raw)) return;
    localStorage.setItem(ASIDE, before === null ? raw : `${before}\n${raw}`);
  }

  /* Bring `data` up to date with what is stored; what this page could not save stays on top. */
  function read() {
    let raw;
    try {
      raw = localStorage.getItem(KEY);
    } catch {
      state = "refused";
      mayWrite = false;
      return;
    }
    if (raw === null) {
      // Erased, here or in another tab: nothing of it may come back with the next answer.
      data = { version: VERSION, seed: data.seed, ...unsaved };
      return;
    }
    let found = null;
    try { found = JSON.parse(raw); } catch { /* null: damaged */ }
    let dropped = !isMapping(found);
    if (dropped) found = {};
    const lost = () => { dropped = true; return false; };
    const next = { ...found, seed: Number.isInteger(found.seed) ? found.seed : data.seed };
    for (const group of Object.keys(GROUPS)) {
      next[group] = { ...readable(found[group], GROUPS[group], lost), ...unsaved[group] };
    }
    if (found.version > VERSION) state = "newer";
    else next.version = VERSION;
    data = next;
    mayWrite = state !== "newer";
    if (!dropped || !mayWrite) return;
    state = Object.keys(found).length ? "partly" : "damaged";
    // Without room to set the old text aside it must stay where it is.
    try { setAside(raw); } catch { state = "full"; mayWrite = false; }
  }

  function write() {
    if (!mayWrite) return;
    try {
      localStorage.setItem(KEY, JSON.stringify(data));
      unsaved = none();
      if (state === "full") state = "kept";
    } catch (error) {
      state = error.name === "QuotaExceededError" ? "full" : "refused";
    }
  }

  /* Change one record: `change` gets what is stored now and returns what to store. */
  function save(group, id, change) {
    read();
    const before = data[group][id];
    const record = change(before);
    unsaved[group][id] = record;
    data[group][id] = record;
    write();
    tell({ group, id, before });
    return record;
  }

  const tell = (detail) =>
    document.dispatchEvent(new CustomEvent("borderlines:change", { detail }));

  /* Put other data in the place of all, at once or, where it cannot be kept, not at all. Without
     any, begin anew: whoever asks for that has taken away what was stored. */
  function put(next) {
    if (next) {
      if (!mayWrite) return false;
      try { localStorage.setItem(KEY, JSON.stringify(next)); } catch { return false; }
    } else {
      state = "kept";
      mayWrite = true;
    }
    data = next || { version: VERSION, seed: data.seed, ...none() };
    unsaved = none();
    tell({});
    return true;
  }

  read();
  write();

  window.borderlines = Object.assign(window.borderlines || {}, {
    store: {
      read,
      /* The readable records of a group from elsewhere; `lost` is called for what is not. */
      check: (group, raw, lost) => readable(raw, GROUPS[group], lost),
      put,
      /* All that is known, to look at or to copy; not to be changed. */
      get all() { read(); return data; },
      get state() { return state; },
      get seed() { return data.seed; },
      get answered() { return Object.keys(data.items).length + Object.keys(data.claims).length; },
      item: (id) => data.items[id],
      claim: (id) => data.claims[id],
      saveItem: (id, change) => save("items", id, change),
      saveClaim: (id, change) => save("claims", id, change),
    },
  });
})();
