/* <storage-note>: one box a page that says what is kept, and what is not. A layout places it;
   a page without one gets it before its first question or claim. */
(() => {
  "use strict";

  const { message, whenRead } = window.borderlines.parts;
  const { store } = window.borderlines;

  /* [grave, what happened, what still works and what to do]. */
  const SAYS = {
    none: [false, "Nothing kept yet", "Answer a question and your progress appears here. It stays "
      + "on this device; no account, no server."],
    kept: [false, "Your answers are kept in this browser", "They come back when you do. They stay "
      + "on this device; no account, no server."],
    refused: [false, "This browser does not keep progress", "Private windows and some school "
      + "computers forget. Everything still works; new answers last until you close this page."],
    full: [true, "This browser has no room left for answers", "What was kept before is safe. "
      + "Everything still works; new answers last until you close this page."],
    newer: [false, "A newer edition of this book kept your answers", "They are left as they are. "
      + "Everything still works; new answers last until you close this page."],
    damaged: [true, "Earlier answers could not be read", "They are set aside in this browser, not "
      + "thrown away. Everything still works, and new answers are kept."],
    partly: [true, "Some earlier answers could not be read", "They are set aside in this browser, "
      + "not thrown away. The rest are here, and new answers are kept."],
  };

  class StorageNote extends HTMLElement {
    connectedCallback() {
      if (this.started) return;
      this.started = true;
      this.draw();
      document.addEventListener("borderlines:change", () => this.draw());
    }

    draw() {
      const now = store.state === "kept" && !store.answered ? "none" : store.state;
      if (this.dataset.state === now) return;
      // The first words are part of the page; a change while reading is news.
      if (this.dataset.state && now !== "kept") this.setAttribute("role", "status");
      this.dataset.state = now;
      this.replaceChildren(message(...SAYS[now]));
    }
  }

  function noteBefore(element) {
    whenRead(() => {
      if (document.querySelector("storage-note")) return;
      element.before(document.createElement("storage-note"));
    });
  }

  Object.assign(window.borderlines, { StorageNote, noteBefore });
})();
