// What only a script can do: lead to the faults of a form when its page opens.
"use strict";
document.getElementById("faults")?.focus();
