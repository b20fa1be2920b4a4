// Offers names while somebody types, after the ARIA pattern "combobox with list autocomplete".
// Without this script the field is a field like any other, and the form finds the name itself.
"use strict";
for (const box of document.querySelectorAll("[data-combobox]")) {
  const field = box.querySelector("input");
  const list = document.createElement("ul");
  list.id = field.id + "-list";
  list.setAttribute("role", "listbox");
  const label = document.querySelector(`label[for="${field.id}"]`);
  list.setAttribute("aria-label", label.textContent.trim());
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  box.append(list, told);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("hx-get", box.dataset.combobox);
  field.setAttribute("hx-trigger", "input changed delay:120ms");
  field.setAttribute("hx-target", "#" + list.id);
  field.setAttribute("hx-sync", "this:replace");
  htmx.process(field);

  const options = () => [...list.querySelectorAll('[role="option"]')];
  const chosen = () => list.querySelector('[aria-selected="true"]');
  const close = () => {
    list.replaceChildren();
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };
  const choose = (option) => {
    for (const one of options()) one.setAttribute("aria-selected", String(one === option));
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const take = (option) => {
    field.value = option.dataset.value;
    close();
    field.form.requestSubmit();
  };
  list.addEventListener("htmx:afterSwap", () => {
    const found = options().length;
    field.setAttribute("aria-expanded", String(found > 0));
    field.removeAttribute("aria-activedescendant");
    told.textContent = found ? box.dataset.found.replace("%", found) : list.textContent.trim();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) take(option);
  });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(chosen());
    if (event.key === "Escape" && all.length) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" && all.length) {
      event.preventDefault();
      choose(all[(at + 1) % all.length]);
    } else if (event.key === "ArrowUp" && all.length) {
      event.preventDefault();
      choose(all[(at - 1 + all.length) % all.length]);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      take(all[at]);
    }
  });
}
