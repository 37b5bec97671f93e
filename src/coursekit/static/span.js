/* The line of years above the timeline: ticks of the events that are shown are dark. */
(() => {
  "use strict";

  const line = document.querySelector(".span-of-years");
  const form = document.querySelector("form.sift");
  if (!line || !form) return;
  const events = [...document.querySelectorAll(form.dataset.for)];
  const ticks = [...line.querySelectorAll("path")];

  function paint() {
    ticks.forEach((tick, place) => tick.classList.toggle("in", !events[place].hidden));
  }

  form.addEventListener("sifted", paint);
  paint();
})();
