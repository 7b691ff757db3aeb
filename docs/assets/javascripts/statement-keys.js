// @ts-check
// To the next and the previous statement by key; on a page without statements, to its headings.

/** @returns {Element[]} */
function stops() {
  const statements = [...document.querySelectorAll("article :is(.clause, .background, .parallel__row)[id]")];
  return statements.length > 0 ? statements : [...document.querySelectorAll("article :is(h2, h3)[id]")];
}

/**
 * @param {number} step 1 for the next one, -1 for the one before
 * @param {string} place the fragment of the place being read, empty at the top of a page
 */
export function goToStatement(step, place) {
  const here = document.getElementById(decodeURIComponent(place.slice(1)));
  const list = stops();
  /** @param {Element} stop @param {number} side */
  const lies = (stop, side) => here !== null && Boolean(here.compareDocumentPosition(stop) & side);
  const found =
    step > 0
      ? list.find((stop) => !here || lies(stop, Node.DOCUMENT_POSITION_FOLLOWING))
      : list.findLast((stop) => lies(stop, Node.DOCUMENT_POSITION_PRECEDING) && !stop.contains(here));
  // In place of the entry of the history: nobody wants to go back through every statement.
  if (found) location.replace(`#${found.id}`);
}
