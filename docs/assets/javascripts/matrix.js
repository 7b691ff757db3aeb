// @ts-check
// The matrix of duties: shows the places and levels that are ticked. Without it all are shown.

/** @param {HTMLFormElement} form */
function startFilter(form) {
  const table = /** @type {HTMLElement} */ (form.parentElement);
  const count = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const cells = [...table.querySelectorAll("td[data-level]")].map((cell) => ({
    cell: /** @type {HTMLElement} */ (cell),
    duties: [...cell.querySelectorAll("details")],
  }));

  /** @param {string} name */
  const ticked = (name) => new Set(new FormData(form).getAll(name));

  function apply() {
    const places = ticked("place");
    const levels = ticked("level");
    const shown = new Set();
    for (const { cell, duties } of cells) {
      const hasLevel = levels.has(cell.dataset.level ?? "");
      cell.classList.toggle("matrix__off", !hasLevel);
      for (const duty of duties) {
        duty.hidden = !hasLevel || !places.has(duty.dataset.place ?? "");
        if (!duty.hidden) for (const link of duty.querySelectorAll("a")) shown.add(link.href);
      }
    }
    count.value = (count.dataset.template ?? "").replace("{}", String(shown.size));
  }

  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.name === "open") {
      for (const { duties } of cells) for (const duty of duties) duty.open = box.checked;
    }
    apply();
  });
  form.hidden = false;
  apply();
}

for (const form of document.querySelectorAll("form.matrix__filter")) {
  if (form instanceof HTMLFormElement) startFilter(form);
}
