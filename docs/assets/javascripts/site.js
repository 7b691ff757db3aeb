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

document.addEventListener("keydown", (event) => {
  const commanded = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const slashed =
    event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
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
