// @ts-check
// Where on a page the reader is: the topmost element on the screen that has an anchor which both
// languages share.

const PLACES = "article :is(h1, h2, h3, h4, p, li, dt, dd, section, figure, tr, div)[id]";
/** What is numbered in the order of each language. */
const OWN_TO_A_LANGUAGE = /^(endnote|background-note|citing|background-citing)-/;
/** At so many pixels below the top of the screen nobody reads any more: the header, with the contents or the tabs below it, is there. */
const HEADER = 84;

/** @returns {Element[]} every place of the page, in its order */
const places = () =>
  [...document.querySelectorAll(PLACES)].filter((place) => !OWN_TO_A_LANGUAGE.test(place.id));

/** @param {Element} place */
function isOnScreen(place) {
  const box = place.getBoundingClientRect();
  // What stands in a closed section has a box, too.
  return place.checkVisibility() && box.height > 0 && box.bottom > HEADER + 8 && box.top < innerHeight;
}

/**
 * The fragment of the place that is being read: that of the address while its target is seen, or
 * that of the topmost place on the screen.
 * @returns {string} empty at the top of a page
 */
export function placeBeingRead() {
  const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named && isOnScreen(named)) return location.hash;
  if (scrollY < HEADER) return "";
  const seen = places().filter(isOnScreen);
  const top = seen.find((place) => !seen.some((other) => place !== other && place.contains(other)));
  return top ? `#${top.id}` : "";
}
