/* The shell: contents on narrow screens, light and dark, print. Pages read without it. */
(function () {
  "use strict";
  var root = document.documentElement;
  var contents = document.querySelector(".bar button"), rail = document.getElementById("rail");
  var dark = document.querySelector("button.theme"), print = document.querySelector("button.print");

  function openContents(open) {
    contents.setAttribute("aria-expanded", open);
    rail.classList.toggle("open", open);
  }
  contents.addEventListener("click", function () {
    openContents(contents.getAttribute("aria-expanded") !== "true");
  });
  rail.addEventListener("click", function (event) {
    if (event.target.closest("a")) openContents(false);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || contents.getAttribute("aria-expanded") !== "true") return;
    openContents(false);
    contents.focus();
  });

  function paint() { dark.setAttribute("aria-pressed", root.dataset.theme === "dark"); }
  dark.addEventListener("click", function () {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    /* Where nothing can be kept the choice lasts for this page. */
    try { localStorage.setItem("borderlines.theme", root.dataset.theme); } catch (error) { /* as said */ }
    paint();
  });
  paint();
  if (print) print.addEventListener("click", function () { window.print(); });
  if (!window.IntersectionObserver) return;

  /* The page's own contents show which section is being read. */
  var links = {};
  rail.querySelectorAll("ol a").forEach(function (a) { links[a.getAttribute("href").slice(1)] = a; });
  var watch = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      if (!entry.isIntersecting) return;
      rail.querySelectorAll("ol a[aria-current]").forEach(function (a) { a.removeAttribute("aria-current"); });
      links[entry.target.id].setAttribute("aria-current", "location");
    });
  }, { rootMargin: "-10% 0px -80%" });
  Object.keys(links).forEach(function (id) {
    var section = document.getElementById(id);
    if (section) watch.observe(section);
  });
})();
