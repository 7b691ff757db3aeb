// @ts-check
// The elements of the search dialog.

import { excerpt, occurrences } from "./search-text.js";

/** @typedef {import("./search-engine.js").Hit} Hit */
/** @typedef {import("./search-words.js").Term} Term */
/** @typedef {Record<string, string>} Texts */

/**
 * An interface text with its values filled in.
 * @param {string} template
 * @param {Record<string, string | number>} values
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** @param {string} className @param {string} text @param {() => void} act */
export function button(className, text, act) {
  const made = element("button", { type: "button", class: className }, text);
  made.addEventListener("click", act);
  return made;
}

/** @param {Texts} say */
export function createDialog(say) {
  const input = element("input", {
    type: "search",
    class: "search__input",
    placeholder: say.search_placeholder,
    "aria-label": say.search,
    role: "combobox",
    "aria-expanded": "false",
    "aria-controls": "search-results",
    "aria-autocomplete": "list",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    enterkeyhint: "go",
    spellcheck: "false",
    maxlength: "200",
  });
  const close = element("button", { type: "button", class: "search__close", "aria-label": say.search_close }, "✕");
  const filter = element(
    "button",
    { type: "button", class: "search__filter", "aria-expanded": "false", "aria-controls": "search-filters" },
    say.search_filter,
  );
  const filters = element("div", { id: "search-filters", class: "search__filters", hidden: "" });
  const status = element("p", { class: "search__status", role: "status" });
  const notes = element("div", { class: "search__notes" });
  const results = element("div", { id: "search-results", hidden: "", role: "listbox", "aria-label": say.search_results });
  const after = element("div", { class: "search__after" });
  const scroller = element("div", { class: "search__scroller" }, status, notes, results, after);
  const dialog = element(
    "dialog",
    { class: "search", "aria-label": say.search },
    element("div", { class: "search__bar" }, input, filter, close),
    filters,
    scroller,
  );
  document.body.append(dialog);
  return { dialog, input, close, filter, filters, status, notes, results, after, scroller };
}

const WIDEST_OPTION = 40;

/**
 * A text that fits the list of a choice on a phone, which is as wide as its longest option.
 * @param {string} text
 */
function shortened(text) {
  let width = 0;
  const end = [...text].findIndex((character) => (width += character > "\u2e7f" ? 2 : 1) > WIDEST_OPTION);
  return end < 0 ? text : `${[...text].slice(0, end).join("").trimEnd()}…`;
}

/**
 * A choice among the values of a filter.
 * @param {string} name
 * @param {string} label
 * @param {string} all
 * @param {{ value: string, text: string }[]} values
 * @param {string} chosen
 * @param {(value: string) => void} choose
 */
export function filterChoice(name, label, all, values, chosen, choose) {
  const options = [{ value: "", text: all }, ...values].map(({ value, text }) => element("option", { value, title: text }, shortened(text)));
  const select = element("select", { name: `search-${name}` }, ...options);
  select.value = chosen;
  select.addEventListener("change", () => choose(select.value));
  return element("label", { class: "search__choice" }, element("span", {}, label), select);
}

/**
 * A text with its matches marked.
 * @param {string} text
 * @param {string[]} needles
 * @param {boolean} open
 * @returns {(Node | string)[]}
 */
function marked(text, needles, open) {
  const ranges = occurrences(text, needles, open);
  return excerpt(text, ranges, text.length, text.length).map((piece) => (piece.matched ? element("mark", {}, piece.text) : piece.text));
}

/** @param {string} lang @returns {Record<string, string>} */
const inLanguage = (lang) => (lang ? { lang } : {});

/**
 * A hit as a link.
 * @param {Hit} hit
 * @param {{ id: string, href: string, say: Texts, needles: string[], open: boolean, lang: string }} place `lang` where
 *   it is not the page's
 */
export function hitOption(hit, { id, href, say, needles, open, lang }) {
  const spoken = inLanguage(lang);
  const badges = element("span", { class: "search__badges" }, element("span", { class: "search__kind" }, say[`search_kind_${hit.kind}`] ?? hit.kind));
  for (const level of hit.levels) badges.append(element("span", { class: `level level-${level}` }, say[`level_${level}`] ?? level));
  const text = element("span", { class: "search__excerpt", ...spoken });
  for (const piece of excerpt(hit.text, hit.ranges)) {
    text.append(piece.matched ? element("mark", {}, piece.text) : piece.text);
  }
  return element(
    "a",
    { class: "search__hit", role: "option", tabindex: "-1", "aria-selected": "false", id, href },
    element("span", { class: "search__section", ...spoken }, ...marked(hit.section || hit.page, needles, open)),
    badges,
    text,
  );
}

/**
 * A group of the hits of one page. Where the page itself is the best of them, it names the group.
 * @param {Hit} hit
 * @param {string} id
 * @param {string} lang where it is not the page's
 */
export function pageGroup(hit, id, lang) {
  return element(
    "div",
    { role: "group", class: hit.section ? "search__group" : "search__group search__group--whole", "aria-labelledby": id },
    element("div", { class: "search__page", id, role: "presentation", ...inLanguage(lang) }, hit.page),
  );
}

/**
 * A glossary entry as a link.
 * @param {Term} term
 * @param {{ id: string, href: string, say: Texts, language: string }} place
 */
export function termOption(term, { id, href, say, language }) {
  const names = [element("span", { lang: "zh-Hans" }, term.zh), element("span", { lang: "en" }, term.en)];
  if (language === "en") names.reverse();
  return element(
    "a",
    { class: "search__hit search__term", role: "option", tabindex: "-1", "aria-selected": "false", id, href },
    element("span", { class: "search__kind" }, say.search_term),
    names[0],
    element("span", { class: "search__pinyin", lang: "zh-Latn" }, term.pinyin[0]),
    names[1],
  );
}
