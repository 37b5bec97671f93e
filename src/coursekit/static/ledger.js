/* The ledger's list: a claim opens where it stands, to be judged there. Its text comes from the
   essay's bundle, a script that is asked for when the first claim of the essay is opened. */
(() => {
  "use strict";

  const list = document.getElementById("ledger");
  if (!list) return;
  const { h, capital } = window.borderlines.parts;
  const { store } = window.borderlines;
  const ledger = window.borderlines.ledger = {};
  const HERE = document.currentScript.src;

  const coming = {};
  function bundleOf(essay) {
    return coming[essay] ??= new Promise((done, failed) => {
      const script = h("script", { src: new URL(`ledger/${essay}.js`, HERE).href,
        onload: () => (ledger[essay] ? done(ledger[essay]) : failed()),
        onerror: () => { delete coming[essay]; script.remove(); failed(); } });
      document.head.append(script);
    });
  }

  function mark(entry) {
    const mine = store.claim(entry.dataset.claim)?.verdict;
    entry.dataset.state = mine ? "yes" : "no";
    entry.querySelector(".judge").textContent = mine ? `You said: ${capital(mine)}` : "Judge it";
  }

  function open(entry, link) {
    const { claim, essay } = entry.dataset;
    bundleOf(essay).then((claims) => {
      const check = document.createElement("claim-check");
      check.data = claims[claim];
      check.id = `c-${claim}`;
      entry.classList.add("open");
      entry.append(check);
      entry.querySelector(".st").hidden = true;
      link.remove();
      setTimeout(() => check.querySelector("input, .ours")?.focus({ preventScroll: true }), 30);
    }, () => { location.href = link.href; });
  }

  list.addEventListener("click", (event) => {
    const link = event.target.closest(".judge");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link.closest("li"), link);
  });
  list.addEventListener("borderlines:result", (event) => {
    const entry = event.target.closest("li");
    if (store.claim(entry.dataset.claim)) entry.dataset.state = "yes";
  });
  for (const entry of list.children) mark(entry);
  document.dispatchEvent(new Event("borderlines:resift"));
})();
