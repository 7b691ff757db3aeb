// @ts-check
// The cite menu of a clause: every form of its citation, filled in from the page's template.

/** @typedef {Record<string, string>} Forms */

const NAMES = { plain: "Chicago", gbt7714: "GB/T 7714—2015", bibtex: "BibTeX", ris: "RIS", csl: "CSL-JSON" };

const section = /** @type {HTMLElement} */ (document.querySelector(".cite"));
/** @type {Promise<Forms> | undefined} */
let template;

function loadTemplate() {
  const url = new URL(section.dataset.template ?? "", location.href);
  template ??= fetch(url).then((answer) => answer.json());
  return template;
}

/**
 * A citation with the placeholders filled in.
 * @param {string} form
 * @param {HTMLElement} clause
 * @param {Date} today
 */
function filled(form, clause, today) {
  const values = {
    "@clause@": clause.id,
    "@number@": clause.dataset.number ?? "",
    "@paragraph@": clause.dataset.paragraphs ?? "",
    "@day@": today.toLocaleDateString("sv"),
  };
  let text = form;
  for (const [placeholder, value] of Object.entries(values)) text = text.replaceAll(placeholder, value);
  return text;
}

/**
 * @param {string} name
 * @param {string} text
 */
function entry(name, text) {
  const copy = document.createElement("button");
  copy.type = "button";
  copy.textContent = section.dataset.copy ?? "";
  copy.setAttribute("aria-label", (section.dataset.copyForm ?? "").replace("{}", name));
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    said.textContent = section.dataset.copied ?? "";
  });
  const heading = document.createElement("h2");
  heading.append(name);
  const body = document.createElement("pre");
  body.textContent = text;
  const row = document.createElement("div");
  row.className = "cite-dialog__form";
  row.append(heading, copy, said);
  return [row, body];
}

let styled = false;

function loadStyle() {
  if (styled) return;
  styled = true;
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("../stylesheets/cite.css", import.meta.url).href;
  document.head.append(link);
}

/** @param {HTMLElement} clause */
export async function openCiteDialog(clause) {
  loadStyle();
  const forms = await loadTemplate();
  const dialog = document.createElement("dialog");
  dialog.className = "cite-dialog";
  const number = clause.querySelector(".clause__number")?.textContent ?? "";
  dialog.setAttribute("aria-label", (section.dataset.openNumber ?? "").replace("{}", number));
  const close = document.createElement("button");
  close.type = "button";
  close.className = "cite-dialog__close";
  close.textContent = section.dataset.close ?? "";
  close.addEventListener("click", () => dialog.close());
  const link = new URL(`#${clause.id}`, location.href).href;
  dialog.append(close, ...entry(section.dataset.link ?? "", link));
  for (const [form, name] of Object.entries(NAMES)) {
    dialog.append(...entry(name, filled(forms[form] ?? "", clause, new Date())));
  }
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
}
