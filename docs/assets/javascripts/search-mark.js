// @ts-check
// Marks on a page what a search found there. The search leaves what it looked for in the session.

import { occurrences } from "./search-text.js";

const MOST_MARKS = 200;

/** Marks the words that led here, in the section that the address names, or else on the whole page. */
export function markMatches() {
  const left = sessionStorage.getItem("search-mark");
  sessionStorage.removeItem("search-mark");
  for (const old of document.querySelectorAll("mark.search-mark")) old.replaceWith(...old.childNodes);
  if (!left) return;
  const { needles, open } = JSON.parse(left);
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const article = document.querySelector("article");
  const place = target instanceof HTMLElement && target.matches(".clause") ? target : article;
  if (place) markIn(place, needles, open);
}

/**
 * @param {Element} place
 * @param {string[]} needles
 * @param {boolean} open
 */
function markIn(place, needles, open) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest("svg, script, style, button") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  const ranges = occurrences(nodes.map((node) => node.data).join(""), needles, open).slice(0, MOST_MARKS);
  let start = 0;
  for (const node of nodes) {
    const end = start + node.data.length;
    const inside = ranges.filter((range) => range.start < end && range.end > start);
    if (inside.length) {
      const pieces = [];
      let reached = start;
      for (const range of inside) {
        const from = Math.max(range.start, start);
        const to = Math.min(range.end, end);
        if (from > reached) pieces.push(node.data.slice(reached - start, from - start));
        const mark = document.createElement("mark");
        mark.className = "search-mark";
        mark.textContent = node.data.slice(from - start, to - start);
        pieces.push(mark);
        reached = to;
      }
      if (reached < end) pieces.push(node.data.slice(reached - start));
      node.replaceWith(...pieces);
    }
    start = end;
  }
}
