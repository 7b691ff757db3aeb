// @ts-check
// The frame of a page: colours, the menu, where the reader is, and what is opened for print. All
// of it but the choice of colours works without this script, too.

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

/** Marks in the contents beside the text the heading that the reader has reached. */
function followHeadings() {
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".contents--beside a")]);
  const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  /** @type {HTMLAnchorElement | undefined} */
  let marked;
  const observer = new IntersectionObserver(
    () => {
      const reached = headings.findLastIndex((heading) => heading && heading.getBoundingClientRect().top < 120);
      const link = links[reached];
      if (link === marked) return;
      marked?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "true");
      marked = link;
    },
    { rootMargin: "-100px 0px 0px", threshold: [0, 1] },
  );
  for (const heading of headings) if (heading) observer.observe(heading);
}

if (matchMedia("(min-width: 60em)").matches) followHeadings();

/** @type {HTMLDetailsElement[]} */
let openedForPrint = [];
addEventListener("beforeprint", () => {
  openedForPrint = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (
    document.querySelectorAll("article details:not([open])")
  )];
  for (const details of openedForPrint) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of openedForPrint) details.open = false;
});
