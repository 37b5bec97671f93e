/* <claim-check>: judge a statement first, then see the evidence. The first verdict is kept and
   never scored. */
(() => {
  "use strict";

  const { Assessed, h, icon, rich, cites, day, form, capital } =
    window.borderlines.parts;
  const { store, VERDICTS } = window.borderlines;

  let made = 0;

  /* What a claim is judged with, here and in a question whose kind is claim. */
  const judging = {
    from: ({ essay }) => h("span", {}, "From ", essay.href
      ? h("a", { href: essay.href }, essay.label) : essay.label, ", in our words"),
    verdicts: (name) => h("div", { class: "verd" }, VERDICTS.map((verdict) =>
      h("label", {}, h("input", { type: "radio", name, value: verdict }), icon(verdict),
        capital(verdict)))),
    // Another tab may have judged already: the first verdict stands.
    commit: (id, verdict) => store.saveClaim(id, (old) => (old?.verdict ? old
      : { ...old, verdict, when: new Date().toISOString() })),
    said: ({ verdict }, mine) =>
      `You said: ${capital(mine)}. The evidence says: ${capital(verdict)}.`,
    evidence({ verdict, findings, better, confidence, checked, dispute, method }, mine) {
      const ours = h("dd", { class: "ours", tabindex: "-1" }, icon(verdict), capital(verdict));
      return { ours, nodes: [
        h("dl", { class: "vs" }, h("dt", {}, "You said"),
          h("dd", {}, icon(mine), capital(mine)), h("dt", {}, "The evidence says"), ours),
        h("ul", { class: "ev", role: "list" }, findings.map((finding) =>
          h("li", {}, rich(finding.text), " ", cites(finding.cites)))),
        h("div", { class: "better" }, h("b", {}, "A better sentence"), h("p", {}, rich(better))),
        h("div", { class: "act" },
          h("span", {}, `Our confidence: ${confidence}. Checked on ${day(checked)} ${
            checked.slice(0, 4)}.`),
          dispute ? h("a", { href: dispute }, "Dispute this verdict") : null,
          method ? h("a", { href: method }, "How we judged") : null)] };
    },
  };

  /* `data`: {id, place, total, essay, statement, verdict, findings: [{text, cites}], better,
     confidence, checked, dispute, method}. */
  class ClaimCheck extends Assessed {
    get what() { return "claim"; }

    get given() {
      return this.record && { id: this.data.id, answer: this.record.verdict, tries: 1, shown: false };
    }

    build() {
      const { id, place, total, essay, statement } = this.data;
      const kept = store.claim(id);
      this.record = kept && VERDICTS.includes(kept.verdict) ? kept : undefined;
      this.when = h("span", {});
      this.panel = h("div", {});
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
      const choices = judging.verdicts(`verdict-${made}`);
      const commit = h("button", { type: "submit", class: "btn", "aria-disabled": "true" },
        "Commit, then see the evidence");
      const reason = h("span", {}, "Choose a verdict first");
      this.when.textContent = "Not judged yet";
      const submit = () => {
        const chosen = choices.querySelector(":checked");
        if (chosen) { this.commit(chosen.value); return; }
        this.say("Choose a verdict first.");
        choices.querySelector("input").focus();
      };
      const chose = () => {
        commit.setAttribute("aria-disabled", "false");
        reason.textContent = "";
      };
      this.panel.replaceChildren(form(submit, { oninput: chose },
        h("fieldset", {}, h("legend", {}, "Your verdict"), choices),
        h("div", { class: "act" }, commit, reason)));
    }

    commit(verdict) {
      this.record = judging.commit(this.data.id, verdict);
      this.drawEvidence().focus({ preventScroll: true });
      this.say(judging.said(this.data, this.record.verdict));
      this.report();
    }

    drawEvidence() {
      const when = new Date(this.record.when);
      this.when.textContent = Number.isNaN(when.getTime()) ? "Judged" : `Judged on ${day(when)}`;
      const { nodes, ours } = judging.evidence(this.data, this.record.verdict);
      this.panel.replaceChildren(...nodes);
      return ours;
    }
  }

  Object.assign(window.borderlines, { ClaimCheck, judging });
})();
