/* Cards beside a link: the work that is cited, or the word that is explained. Without a script the
   link leads to the same words. A card stays while it is pointed at, and Escape closes it. */
(() => {
  "use strict";

  const LINKS = 'a.gloss, .main a[href^="#ref-"]';
  const WAIT = 250;
  let card, owner, timer;

  function words(link) {
    if (link.dataset.says) return [link.dataset.says];
    const aim = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return aim ? [...aim.cloneNode(true).childNodes] : [];
  }

  function open(link) {
    if (owner === link) return;
    close();
    const said = words(link);
    if (!said.length) return;
    owner = link;
    card = document.createElement("div");
    card.id = "card";
    card.className = "card";
    card.setAttribute("role", "tooltip");
    card.append(...said);
    card.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    card.addEventListener("pointerleave", later);
    card.addEventListener("pointerenter", () => clearTimeout(timer));
    document.body.append(card);
    link.setAttribute("aria-describedby", "card");
    place(link.getClientRects()[0]);
  }

  /* Below the link, or above it where there is no room; never beyond the window's edges. */
  function place(box) {
    const { offsetWidth: width, offsetHeight: height } = card;
    const below = box.bottom + 6 + height <= innerHeight;
    card.style.left = `${Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8)) + scrollX}px`;
    card.style.top = `${(below ? box.bottom + 6 : Math.max(8, box.top - height - 6)) + scrollY}px`;
  }

  function close() {
    clearTimeout(timer);
    owner?.removeAttribute("aria-describedby");
    card?.remove();
    owner = card = undefined;
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(close, WAIT);
  }

  /* Each work in the list, and so its card, leads to the statements that it is evidence on: those
     of this page by their words, the rest through the bibliography. Questions start after this. */
  const all = document.querySelectorAll.bind(document);
  all(".citation .of").forEach((line) => {
    line.innerHTML = line.innerHTML.replace(/Evi.*/, `<a href="${
      document.documentElement.dataset.content_root}${line.dataset.at}.html#${line.parentNode.id}">$&</a>`);
  });
  all("claim-check > script, assessment-item > script").forEach((node) => {
    const data = JSON.parse(node.textContent), claim = data.claim || data;
    const works = (claim.findings || []).flatMap((each) => each.cites.map((cite) => cite.href));
    new Set(works).forEach((href) => {
      const work = document.getElementById(href.slice(1));
      if (!work) return;
      const told = work.querySelector(".tested");
      const line = told || document.createElement("p");
      line.className = "of tested";
      line.append(told ? " · " : "Tested here: ");
      const link = document.createElement("a");
      link.href = `#${node.parentNode.id}`;
      link.textContent = claim.statement;
      line.append(link);
      work.append(line);
    });
  });

  const linkOf = (event) => event.target.closest?.(LINKS);

  document.addEventListener("pointerover", (event) => {
    const link = linkOf(event);
    if (!link || event.pointerType === "touch") return;
    clearTimeout(timer);
    timer = setTimeout(() => open(link), WAIT);
  });
  document.addEventListener("pointerout", (event) => {
    if (linkOf(event) && event.pointerType !== "touch") later();
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event);
    if (link?.matches(":focus-visible")) open(link);
    else if (!card?.contains(event.target)) close();
  });
  /* By touch the first tap opens the card, the second follows the link. */
  let touched;
  document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
  document.addEventListener("click", (event) => {
    const link = linkOf(event);
    if (link && touched && owner !== link) {
      event.preventDefault();
      open(link);
    } else if (!card?.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && card) close();
  });
})();
