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

// Keys of their own, without Control, can be switched off at the foot of the page (WCAG 2.1.4).
const keysAreOn = () => localStorage.getItem("search-key") !== "off";

function showKeys() {
  const on = keysAreOn();
  for (const link of document.querySelectorAll("[data-search-open]")) {
    link.setAttribute("aria-keyshortcuts", on ? "/ Control+K Meta+K" : "Control+K Meta+K");
    link.querySelector("kbd")?.toggleAttribute("hidden", !on);
  }
}

/**
 * A box at the foot of the page that keeps what a reader wants.
 * @param {string} selector
 * @param {string} name
 * @param {() => void} show
 */
function startSetting(selector, name, show) {
  const box = document.querySelector(selector);
  show();
  if (!(box instanceof HTMLInputElement)) return;
  box.checked = localStorage.getItem(name) !== "off";
  box.closest("label")?.removeAttribute("hidden");
  box.addEventListener("change", () => {
    localStorage.setItem(name, box.checked ? "on" : "off");
    show();
  });
}

startSetting("[data-search-key]", "search-key", showKeys);
startSetting("[data-term-marks]", "term-marks", () => {
  document.documentElement.classList.toggle("without-term-marks", localStorage.getItem("term-marks") === "off");
});

document.addEventListener("keydown", (event) => {
  const commanded = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  const slashed =
    event.key === "/" && keysAreOn() && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (commanded || slashed) openSearch(event);
  const step = { j: 1, k: -1 }[event.key] ?? 0;
  if (step && keysAreOn() && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)) {
    import("./statement-keys.js").then(({ goToStatement }) => goToStatement(step, placeBeingRead()));
  }
});

// Where on a page the reader is: the topmost element on the screen that has an anchor which both
// languages share. It is asked for at a click, so nothing of it may still have to be loaded.
const PLACES = "article :is(h1, h2, h3, h4, p, li, dt, dd, section, figure, tr, div)[id]";
/** What is numbered in the order of each language. */
const OWN_TO_A_LANGUAGE = /^(endnote|background-note|citing|background-citing)-/;
/** At so many pixels below the top of the screen nobody reads any more: the header, with the contents or the tabs below it, is there. */
const HEADER = 84;

/** @returns {Element[]} every place of the page, in its order */
const places = () =>
  [...document.querySelectorAll(PLACES)].filter((place) => !OWN_TO_A_LANGUAGE.test(place.id));

/** @param {Element} place */
const topOf = (place) => place.getBoundingClientRect().top;

/** @param {Element} place */
function isOnScreen(place) {
  const box = place.getBoundingClientRect();
  // What stands in a closed section has a box, too.
  return place.checkVisibility() && box.height > 0 && box.bottom > HEADER + 8 && box.top < innerHeight;
}

/**
 * The fragment of the place that is being read: that of the address while its target is seen, or
 * that of the topmost place on the screen; where there is none in its upper half, the last above.
 * @returns {string} empty at the top of a page
 */
function placeBeingRead() {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && isOnScreen(named)) return location.hash;
  if (scrollY < HEADER) return "";
  const all = places();
  const seen = all.filter(isOnScreen);
  const first = seen.find((place) => !seen.some((other) => place !== other && place.contains(other)));
  const isFirst = first && topOf(first) < innerHeight / 2;
  const top = isFirst ? first : all.findLast((place) => place.checkVisibility() && topOf(place) < HEADER) ?? first;
  return top ? `#${top.id}` : "";
}

for (const link of document.querySelectorAll("[data-language-switch], [data-same-place]")) {
  link.addEventListener("click", () => {
    if (!(link instanceof HTMLAnchorElement)) return;
    link.hash = placeBeingRead();
    const kept = new URLSearchParams(location.search);
    kept.delete("q");
    link.search = kept.toString();
    localStorage.setItem("edition", link.dataset.edition ?? "single");
  });
}

// What is asked about a page names the statement that was being read.
for (const link of document.querySelectorAll("[data-feedback]")) {
  link.addEventListener("pointerdown", namePlace);
  link.addEventListener("focus", namePlace);
}

/** @type {string} */
let lastRead = "";
addEventListener("scrollend", () => {
  // At the foot of the page, where the links are, the last place of the page is on the screen.
  const foot = document.querySelector(".md-footer")?.getBoundingClientRect().top ?? Infinity;
  if (foot > innerHeight) lastRead = placeBeingRead();
}, { passive: true });

/** @param {Event} event */
function namePlace(event) {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement)) return;
  link.dataset.plain ??= link.href;
  const address = encodeURIComponent(`${location.origin}${location.pathname}${location.hash || lastRead}`);
  link.href = `${link.dataset.plain}${address}`;
}

if (new URLSearchParams(location.search).has("q")) {
  loadSearch().then(({ openSearchDialog }) => openSearchDialog());
}

if (sessionStorage.getItem("search-mark")) {
  import("./search-mark.js").then(({ markMatches }) => markMatches());
}

if (document.querySelector(".matrix__filter")) import("./matrix.js");

for (const tool of document.querySelectorAll(".diagram__tools > :is(button, a)")) {
  tool.removeAttribute("hidden");
  tool.addEventListener("click", async (event) => {
    event.preventDefault();
    (await import("./figure.js")).handOn(tool);
  });
}

// A term or the number of a note shows what it leads to (WCAG 1.4.13); without script it leads on.
const WITH_POPOVER = "article :is(a.term, a.citation, a.cited__number, .background-note a)";

/** @param {Event} event */
async function toPopover(event) {
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest(WITH_POPOVER);
  if (!(link instanceof HTMLAnchorElement)) return;
  const byTouch =
    event.type === "click" &&
    (event instanceof PointerEvent && event.pointerType ? event.pointerType === "touch" : matchMedia("(hover: none)").matches);
  if (event.type === "click" && (!byTouch || link.dataset.untold !== undefined)) return;
  if (event instanceof PointerEvent && event.type === "pointerover" && event.pointerType === "touch") return;
  if (event.type === "focusin" && !link.matches(":focus-visible")) return;
  if (byTouch) event.preventDefault();
  (await import("./popovers.js")).pointedAt(link, event.type);
}

for (const kind of ["pointerover", "focusin", "click"]) document.addEventListener(kind, toPopover);

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
