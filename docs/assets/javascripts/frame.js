// @ts-check
// The frame of a page: colours, the menu, where the reader is, and what is opened for print. All
// of it but the choice of colours works without this script, too.

// Who reads both languages side by side goes on so from page to page.
const edition = document.querySelector("[data-edition=parallel]");
if (edition instanceof HTMLAnchorElement && localStorage.getItem("edition") === "parallel") {
  location.replace(edition.href + location.hash);
}

const SCHEMES = { light: "default", dark: "slate" };
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

/** @param {string} choice auto, light or dark */
function showScheme(choice) {
  const dark = choice === "dark" || (choice !== "light" && systemIsDark.matches);
  document.body.dataset.mdColorScheme = dark ? SCHEMES.dark : SCHEMES.light;
  for (const box of document.querySelectorAll(".palette__choice")) {
    if (!(box instanceof HTMLInputElement)) continue;
    box.checked = box.value === choice;
    const next = box.nextElementSibling;
    if (next instanceof HTMLElement) next.hidden = !box.checked;
  }
}

/** @returns {string} */
function chosenScheme() {
  const stored = localStorage.getItem("scheme") ?? "";
  return stored in SCHEMES ? stored : "auto";
}

document.querySelector(".palette")?.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLInputElement)) return;
  localStorage.setItem("scheme", event.target.value);
  showScheme(event.target.value);
});
systemIsDark.addEventListener("change", () => showScheme(chosenScheme()));
showScheme(chosenScheme());

const menu = document.querySelector("#menu");
const opener = document.querySelector(".menu-open");
if (menu && opener) {
  opener.setAttribute("aria-expanded", "false");
  menu.addEventListener("toggle", (event) => {
    opener.setAttribute("aria-expanded", String(/** @type {ToggleEvent} */ (event).newState === "open"));
  });
}

const whereabouts = document.querySelector("[data-whereabouts]");
const unknownWhereabouts = whereabouts?.textContent ?? "";

/** @param {number} number @param {number} count @param {string} heading */
function whereaboutsAt(number, count, heading) {
  const values = { number: String(number), count: String(count), heading };
  const template = whereabouts?.getAttribute("data-whereabouts") ?? "";
  return Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), template);
}

/** Marks in the contents the heading that the reader has reached, and names it on narrow windows. */
function followHeadings() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".contents--beside a")]);
  const below = [...document.querySelectorAll(".contents--below a")];
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  let marked = -1;
  const observer = new IntersectionObserver(
    () => {
      const reached = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < 120);
      if (reached === marked) return;
      for (const list of [links, below]) {
        list[marked]?.removeAttribute("aria-current");
        list[reached]?.setAttribute("aria-current", "true");
      }
      marked = reached;
      if (!whereabouts) return;
      whereabouts.textContent =
        reached < 0 ? unknownWhereabouts : whereaboutsAt(reached + 1, links.length, links[reached].textContent ?? "");
    },
    { rootMargin: "-100px 0px 0px", threshold: [0, 1] },
  );
  for (const heading of headings) if (heading) observer.observe(heading);
}

followHeadings();

const contents = document.querySelector("#contents-list");
contents?.addEventListener("click", (event) => {
  if (contents instanceof HTMLElement && event.target instanceof Element && event.target.closest("a")) contents.hidePopover();
});

/** Moves through the open contents by key, from the button that opened them on. @param {Event} event */
function stepThroughContents(event) {
  if (!(event instanceof KeyboardEvent) || !contents?.matches(":popover-open")) return;
  const links = /** @type {HTMLAnchorElement[]} */ ([...contents.querySelectorAll("a")]);
  const at = links.findIndex((link) => link === document.activeElement);
  /** @type {Record<string, number>} */
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
  const next = steps[event.key];
  if (next === undefined) return;
  event.preventDefault();
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}

contents?.addEventListener("keydown", stepThroughContents);
document.querySelector(".whereabouts button")?.addEventListener("keydown", stepThroughContents);

/** Opens what an address leads into, for browsers that do not. */
function openTarget() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  let closed = target.closest("details:not([open])");
  const opened = Boolean(closed);
  while (closed instanceof HTMLDetailsElement) {
    closed.open = true;
    closed = closed.parentElement?.closest("details:not([open])") ?? null;
  }
  if (opened) target.scrollIntoView();
}

addEventListener("hashchange", openTarget);
openTarget();

const folds = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll("details.section-fold")]);
const openers = /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll("[data-open-all]")]);

function nameOpeners() {
  const allOpen = folds.every((fold) => fold.open);
  for (const button of openers) button.textContent = (allOpen ? button.dataset.opened : button.dataset.closed) ?? "";
}

for (const button of openers) {
  button.hidden = folds.length === 0;
  button.addEventListener("click", () => {
    const open = !folds.every((fold) => fold.open);
    for (const fold of folds) fold.open = open;
    nameOpeners();
  });
}
for (const fold of folds) fold.addEventListener("toggle", nameOpeners);

/** The links whose addresses are printed: notes, and what leads to other sites. */
const TOLD_ON_PAPER = "article .endnotes li > a:first-child, article a[href^=http]:not(.md-content__button)";
/** @type {HTMLDetailsElement[]} */
let openedForPrint = [];
addEventListener("beforeprint", () => {
  openedForPrint = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("article details:not([open], .matrix__duties, .diagram__tools *)")
  )];
  for (const details of openedForPrint) details.open = true;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(TOLD_ON_PAPER))) {
    if (link.textContent !== link.href) link.setAttribute("data-address", link.href);
  }
});
addEventListener("afterprint", () => {
  for (const details of openedForPrint) details.open = false;
});
