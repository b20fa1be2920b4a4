// What only a script can do: lead to the faults of a form when its page opens, and print.
"use strict";
document.getElementById("faults")?.focus();
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
