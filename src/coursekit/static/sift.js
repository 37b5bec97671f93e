/* Forms that sift a long list. Every entry is in the page; what does not match is hidden, and a
   section in which nothing is left is hidden with it. */
(() => {
  "use strict";

  /* "Älteste Yǐn" is found by "alteste yin": marks above letters and case do not count. */
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const holds = (entry, name, value) => (entry.dataset[name] || "").split("|").includes(value);

  function matches(entry, fields, texts) {
    return fields.every(({ name, type, value }) => {
      if (!value) return true;
      if (type === "search") return folded(value).split(/\s+/).every((word) => texts.get(entry).includes(word));
      if (type === "range") {
        return name === "from" ? entry.dataset.last >= value : entry.dataset.first <= value;
      }
      return holds(entry, name, value);
    });
  }

  function start(form) {
    const entries = [...document.querySelectorAll(form.dataset.for)];
    const texts = new Map(entries.map((entry) => [entry, folded(entry.textContent)]));
    const fields = [...form.querySelectorAll("select, input")];
    const sections = [...new Set(entries.map((entry) => entry.closest("section")))]
      .filter((section) => section && !section.contains(form));
    const output = form.querySelector("output");
    const reset = form.querySelector("[type=reset]");

    function sift() {
      let shown = 0;
      for (const entry of entries) {
        entry.hidden = !matches(entry, fields, texts);
        if (!entry.hidden) shown += 1;
      }
      for (const section of sections) {
        section.hidden = entries.every((entry) => entry.hidden || !section.contains(entry));
      }
      const all = shown === entries.length;
      output.textContent = all ? `All ${shown} ${form.dataset.noun}.`
        : `${shown} of ${entries.length} ${form.dataset.noun}.`;
      reset.hidden = all;
      for (const field of fields) {
        const said = field.type === "range" && field.parentNode.querySelector("b");
        if (said) said.textContent = field.value;
      }
      form.dispatchEvent(new CustomEvent("sifted"));
    }

    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", sift);
    form.addEventListener("reset", () => setTimeout(() => { sift(); fields[0].focus(); }));
    document.addEventListener("borderlines:resift", sift);
    /* A link to an entry shows it, whatever was chosen before. */
    window.addEventListener("hashchange", () => {
      const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (aim?.hidden) { form.reset(); setTimeout(() => aim.scrollIntoView()); }
    });
    sift();
  }

  document.querySelectorAll("form.sift").forEach(start);
})();
