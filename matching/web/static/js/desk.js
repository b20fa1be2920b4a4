// What only a script can do: keep the focus where something changed, and print.
"use strict";
document.getElementById("faults")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
// A decision swaps its panel: the button that was pressed is gone, what it led to is read out.
document.body.addEventListener("htmx:load", (event) => {
  const panel = event.detail.elt;
  if (!panel.matches(".decide")) return;
  (panel.querySelector("[aria-invalid]") || panel.querySelector(".state"))?.focus();
});
