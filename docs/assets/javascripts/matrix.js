// @ts-check
// The matrix of duties: shows the places and levels that are ticked, which the address keeps.
// Without it all are shown.

const GROUPS = ["place", "level"];

/** @param {HTMLFormElement} form */
function startFilter(form) {
  const table = /** @type {HTMLElement} */ (form.parentElement);
  const count = /** @type {HTMLOutputElement} */ (form.querySelector("output"));
  const cells = [...table.querySelectorAll("td[data-level]")].map((cell) => ({
    cell: /** @type {HTMLElement} */ (cell),
    duties: [...cell.querySelectorAll("details")],
  }));

  const rows = /** @type {NodeListOf<HTMLElement>} */ (table.querySelectorAll("tr[data-function]"));

  /** @param {string} name */
  const ticked = (name) => new Set(new FormData(form).getAll(name));

  /** @param {string} name */
  const boxes = (name) =>
    /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(`input[name="${name}"]`)]);

  function readAddress() {
    const wanted = new URLSearchParams(location.search);
    for (const name of GROUPS) {
      const values = wanted.get(name)?.split(",");
      for (const box of boxes(name)) box.checked = !values || values.includes(box.value);
    }
    const fold = form.closest("details");
    if (fold && GROUPS.some((name) => wanted.has(name))) fold.open = true;
  }

  function writeAddress() {
    const address = new URL(location.href);
    for (const name of GROUPS) {
      const values = boxes(name).filter((box) => box.checked).map((box) => box.value);
      if (values.length === boxes(name).length) address.searchParams.delete(name);
      else address.searchParams.set(name, values.join(","));
    }
    address.search = decodeURIComponent(address.search);
    history.replaceState(history.state, "", address);
  }

  function apply() {
    const places = ticked("place");
    const levels = ticked("level");
    const shown = new Set();
    /** @type {Set<Element | null>} */
    const filled = new Set();
    for (const { cell, duties } of cells) {
      const hasLevel = levels.has(cell.dataset.level ?? "");
      cell.classList.toggle("matrix__off", !hasLevel);
      let has = false;
      for (const duty of duties) {
        duty.hidden = !hasLevel || !places.has(duty.dataset.place ?? "");
        if (duty.hidden) continue;
        has = true;
        for (const link of duty.querySelectorAll("a")) shown.add(link.href);
      }
      cell.classList.toggle("matrix__none", !has);
      if (has) filled.add(cell.parentElement);
    }
    for (const row of rows) row.hidden = !filled.has(row);
    count.value = (count.dataset.template ?? "").replace("{}", String(shown.size));
  }

  form.addEventListener("change", (event) => {
    const box = event.target;
    if (box instanceof HTMLInputElement && box.name === "open") {
      for (const { duties } of cells) for (const duty of duties) duty.open = box.checked;
    }
    apply();
    writeAddress();
  });
  readAddress();
  form.hidden = false;
  apply();
}

for (const form of document.querySelectorAll("form.matrix__filter")) {
  if (form instanceof HTMLFormElement) startFilter(form);
}
