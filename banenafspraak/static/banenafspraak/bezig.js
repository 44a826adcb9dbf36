// Shows that a file is on its way and being read. The page works the same without it.
"use strict";
for (const formulier of document.querySelectorAll("form.kies")) {
  const knop = formulier.querySelector("button");
  const balk = formulier.querySelector("progress");
  const tekst = knop.textContent;
  const zet = (bezig) => {
    knop.textContent = bezig ? "Bezig met lezen …" : tekst;
    knop.setAttribute("aria-disabled", bezig);
    balk.hidden = !bezig;
  };
  formulier.addEventListener("submit", (gebeurtenis) => {
    if (!balk.hidden) gebeurtenis.preventDefault(); // once is enough
    zet(true);
  });
  // Somebody who goes back finds the form as it was.
  addEventListener("pageshow", () => zet(false));
}
