// @ts-check
// What every page loads: it opens the search when first asked for and keeps the place when the
// language changes. Without it the header's links lead to the glossary and to the other language.

/** @returns {Promise<typeof import("./search.js")>} */
const loadSearch = () => import("./search.js");

/** @param {Event} event */
async function openSearch(event) {
  event.preventDefault();
  const { openSearchDialog } = await loadSearch();
  openSearchDialog();
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

for (const link of document.querySelectorAll("[data-search-open]")) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.addEventListener("click", openSearch);
  link.addEventListener("keydown", (event) => {
    if (event instanceof KeyboardEvent && event.key === " ") openSearch(event);
  });
}

// A key of its own, without Control, can be switched off at the foot of the page (WCAG 2.1.4).
const slash = document.querySelector("[data-search-key]");

const slashOpens = () => localStorage.getItem("search-key") !== "off";

function showSlash() {
  const on = slashOpens();
  if (slash instanceof HTMLInputElement) slash.checked = on;
  for (const link of document.querySelectorAll("[data-search-open]")) {
    link.setAttribute("aria-keyshortcuts", on ? "/ Control+K Meta+K" : "Control+K Meta+K");
    link.querySelector("kbd")?.toggleAttribute("hidden", !on);
  }
}

if (slash instanceof HTMLInputElement) {
  slash.closest("label")?.removeAttribute("hidden");
  slash.addEventListener("change", () => {
    localStorage.setItem("search-key", slash.checked ? "on" : "off");
    showSlash();
  });
}
showSlash();

document.addEventListener("keydown", (event) => {
  const commanded = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const slashed =
    event.key === "/" && slashOpens() && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (commanded || slashed) openSearch(event);
});

for (const link of document.querySelectorAll("[data-language-switch]")) {
  link.addEventListener("click", () => {
    if (link instanceof HTMLAnchorElement) link.hash = location.hash;
  });
}

if (new URLSearchParams(location.search).has("q")) {
  loadSearch().then(({ openSearchDialog }) => openSearchDialog());
}

if (sessionStorage.getItem("search-mark")) {
  import("./search-mark.js").then(({ markMatches }) => markMatches());
}

if (document.querySelector(".matrix__filter")) import("./matrix.js");

if (document.querySelector("article details")) import("./folding.js");

for (const tool of document.querySelectorAll(".diagram__tools > :is(button, a)")) {
  tool.removeAttribute("hidden");
  tool.addEventListener("click", async (event) => {
    event.preventDefault();
    (await import("./figure.js")).handOn(tool);
  });
}

/** Gives every term of the page its definition as a tooltip, when a reader first points at one. */
async function defineTerms() {
  const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
  const answer = await fetch(new URL(`../terms/${language}.json`, import.meta.url));
  /** @type {Record<string, string>} */
  const briefs = await answer.json();
  for (const link of document.querySelectorAll("a.term")) {
    const id = link.getAttribute("href")?.replace(/\/$/, "").split("/").pop() ?? "";
    if (briefs[id]) link.setAttribute("title", briefs[id]);
  }
}

/** @param {Event} event */
function atTerm(event) {
  if (!(event.target instanceof Element) || !event.target.closest("a.term")) return;
  document.removeEventListener("pointerover", atTerm);
  document.removeEventListener("focusin", atTerm);
  defineTerms().catch(() => undefined);
}

document.addEventListener("pointerover", atTerm);
document.addEventListener("focusin", atTerm);

const citing = document.querySelector(".cite");
if (citing instanceof HTMLElement) {
  for (const filing of document.querySelectorAll(".clause__filing")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cite-open";
    button.textContent = citing.dataset.open ?? "";
    button.setAttribute("aria-haspopup", "dialog");
    const clause = filing.closest(".clause");
    const number = clause?.querySelector(".clause__number")?.textContent ?? "";
    button.setAttribute("aria-label", (citing.dataset.openNumber ?? "").replace("{}", number));
    button.addEventListener("click", async () => {
      const { openCiteDialog } = await import("./cite.js");
      if (clause instanceof HTMLElement) openCiteDialog(clause);
    });
    filing.append(button);
  }
}

/** A link to what stands in a folded part unfolds it. */
function unfoldTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  let opened = false;
  for (let place = target; place; place = place.parentElement) {
    if (place instanceof HTMLDetailsElement && !place.open) {
      place.open = true;
      opened = true;
    }
  }
  if (opened) target?.scrollIntoView();
}

addEventListener("hashchange", unfoldTarget);
unfoldTarget();
