// @ts-check
// Mends what a script shows of the texts, as the build mends a page: words of the other language say
// which it is (WCAG 3.1.2), and the quotation marks of English are those of print.

const HAN = "\\p{Script=Han}〇";
/** From the first character to the last, with the marks and figures between them. */
const CHINESE = new RegExp(`[${HAN}](?:[${HAN}、，；：。·《》（）—％〔〕0-9.]*[${HAN}》）〕])?`, "gu");
/** Two words or more, or one without capitals; a name alone has no language. */
const ENGLISH = /(?<![\w/.@-])(?:[A-Za-z][A-Za-z'’-]*(?:[ ,;:&]+[A-Za-z][A-Za-z'’-]*)+|[a-z]{3,}(?:-[a-z]+)*)(?![\w/@])/g;
const OPENS_AFTER = /[\s([{“‘—–/-]/;

/**
 * English with the marks of print; `before` is the character in front of it.
 * @param {string} text
 * @param {string} before
 */
function curled(text, before) {
  return text.replace(/["']/g, (mark, at) => {
    const opens = OPENS_AFTER.test(text[at - 1] ?? before);
    if (mark === '"') return opens ? "“" : "”";
    return opens && !/\d/.test(text[at + 1] ?? "") ? "‘" : "’";
  });
}

/**
 * Mends the words of an element that a script has made.
 * @param {Element} root
 */
export function mendWords(root) {
  const page = document.documentElement.lang;
  const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const texts = [];
  while (words.nextNode()) texts.push(/** @type {Text} */ (words.currentNode));
  let before = " ";
  for (const text of texts) {
    const own = text.parentElement?.closest("[lang]")?.getAttribute("lang") ?? page;
    if (own === "en") text.data = curled(text.data, before);
    before = text.data.at(-1) ?? before;
    if (own.includes("Latn")) continue;
    const other = own !== "en" ? "en" : page === "en" ? "zh-Hans" : page;
    const pieces = [];
    let end = 0;
    for (const { 0: found, index } of text.data.matchAll(own === "en" ? CHINESE : ENGLISH)) {
      const span = document.createElement("span");
      span.lang = other;
      span.textContent = found;
      pieces.push(text.data.slice(end, index), span);
      end = index + found.length;
    }
    if (end) text.replaceWith(...pieces, text.data.slice(end));
  }
}
