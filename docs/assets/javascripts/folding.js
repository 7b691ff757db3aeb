// @ts-check
// Folded sections: what a link leads to is opened, and paper gets everything. Without it a browser
// that cannot open them by itself leaves the reader at the closed section.

function openTarget() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id ? document.getElementById(id) : null;
  if (!target) return;
  const closed = [];
  for (let part = target.parentElement; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement && !part.open) closed.push(part);
  }
  for (const section of closed) section.open = true;
  if (closed.length) target.scrollIntoView();
}

/** @type {HTMLDetailsElement[]} */
let openedForPaper = [];

addEventListener("beforeprint", () => {
  openedForPaper = [...document.querySelectorAll("article details")].filter(
    /** @returns {section is HTMLDetailsElement} */
    (section) => section instanceof HTMLDetailsElement && !section.open,
  );
  for (const section of openedForPaper) section.open = true;
});

addEventListener("afterprint", () => {
  for (const section of openedForPaper) section.open = false;
  openedForPaper = [];
});

addEventListener("hashchange", openTarget);
openTarget();
