/* <claim-check>: judge a statement first, then see the evidence. The first verdict is kept and
   never scored. */
(() => {
  "use strict";

  const { h, icon, rich, plain, cites, message, day, inTurn, form, capital } =
    window.borderlines.parts;
  const { store } = window.borderlines;

  const VERDICTS = ["supported", "imprecise", "wrong", "contested", "unverifiable", "opinion"];

  let made = 0;

  class ClaimCheck extends HTMLElement {
    connectedCallback() { if (this.live) this.start(); else inTurn(() => this.start()); }

    /* `data`, set by a live notebook, or the JSON inside: {id, place, total, essay, statement,
       verdict, findings: [{text, cites}], better, confidence, checked, dispute, method}. */
    start() {
      if (this.started) return;
      this.started = true;
      try {
        this.data ??= JSON.parse(this.querySelector("script").textContent);
        this.build();
      } catch (error) {
        console.error(error);
        this.prepend(message(true, "This claim could not be read",
          "Its data is damaged. What stands below still works without it; go on with the next."));
        return;
      }
      if (!this.live) window.borderlines.noteBefore(this);
      if (this.record) this.report();
    }

    build() {
      const { id, place, total, essay, statement } = this.data;
      const kept = store.claim(id);
      this.record = kept && VERDICTS.includes(kept.verdict) ? kept : undefined;
      this.when = h("span", {});
      this.panel = h("div", {});
      this.status = h("p", { class: "vh", role: "status" });
      const from = essay.href ? h("a", { href: essay.href }, essay.label) : essay.label;
      this.replaceChildren(h("div", { class: "claim", role: "group",
        "aria-label": `Claim ${place} of ${total}` },
      h("div", { class: "q-h" },
        h("span", {}, `Claim ${place} of ${total}, from `, from, ", in our words"), this.when),
      h("p", { class: "st" }, rich(statement)), this.panel, this.status));
      if (this.record) this.drawEvidence();
      else this.drawVerdicts();
    }

    drawVerdicts() {
      made += 1;
      const inputs = VERDICTS.map((verdict) =>
        h("input", { type: "radio", name: `verdict-${made}`, value: verdict }));
      const commit = h("button", { type: "submit", class: "btn", "aria-disabled": "true" },
        "Commit, then see the evidence");
      const reason = h("span", {}, "Choose a verdict first");
      this.when.textContent = "Not judged yet";
      const submit = () => {
        const chosen = inputs.find((input) => input.checked);
        if (chosen) { this.commit(chosen.value); return; }
        this.say("Choose a verdict first.");
        inputs[0].focus();
      };
      const chose = () => {
        commit.setAttribute("aria-disabled", "false");
        reason.textContent = "";
      };
      this.panel.replaceChildren(form(submit, { oninput: chose },
        h("fieldset", {}, h("legend", {}, "Your verdict"), h("div", { class: "verd" },
          inputs.map((input) => h("label", {}, input, icon(input.value), capital(input.value))))),
        h("div", { class: "act" }, commit, reason)));
    }

    commit(verdict) {
      // Another tab may have judged already: the first verdict stands.
      this.record = store.saveClaim(this.data.id, (old) => (old?.verdict ? old
        : { ...old, verdict, when: new Date().toISOString() }));
      this.drawEvidence();
      this.ours.focus({ preventScroll: true });
      this.say(`You said: ${capital(this.record.verdict)}. The evidence says: ${
        capital(this.data.verdict)}.`);
      this.report();
    }

    drawEvidence() {
      const { verdict, findings, better, confidence, checked, dispute, method } = this.data;
      const when = new Date(this.record.when);
      this.when.textContent = Number.isNaN(when.getTime()) ? "Judged" : `Judged on ${day(when)}`;
      this.ours = h("dd", { class: "ours", tabindex: "-1" }, icon(verdict), capital(verdict));
      this.panel.replaceChildren(
        h("dl", { class: "vs" }, h("dt", {}, "You said"),
          h("dd", {}, icon(this.record.verdict), capital(this.record.verdict)),
          h("dt", {}, "The evidence says"), this.ours),
        h("ul", { class: "ev", role: "list" }, findings.map((finding) =>
          h("li", {}, rich(finding.text), " ", cites(finding.cites)))),
        h("div", { class: "better" }, h("b", {}, "A better sentence"), h("p", {}, rich(better))),
        h("div", { class: "act" },
          h("span", {}, `Our confidence: ${confidence}. Checked on ${day(checked)} ${
            checked.slice(0, 4)}.`),
          dispute ? h("a", { href: dispute }, "Dispute this verdict") : null,
          method ? h("a", { href: method }, "How we judged") : null));
    }

    say(text) { setTimeout(() => { this.status.textContent = plain(text); }, 30); }

    report() {
      this.dispatchEvent(new CustomEvent("borderlines:result", { bubbles: true,
        detail: { id: this.data.id, answer: this.record.verdict, tries: 1, shown: false } }));
    }
  }

  Object.assign(window.borderlines, { ClaimCheck });
})();
