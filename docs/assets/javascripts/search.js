// @ts-check
// The search dialog: it asks the index while the reader types and moves the choice with the keyboard.

import { editionOf, filterValues, find, isOfOtherScript, keepForOffline, LoadingError, termsFor, termsLike, VersionError } from "./search-engine.js";
import { mendWords } from "./foreign-words.js";
import { button, createDialog, element, fill, filterChoice, hitOption, pageGroup, termOption } from "./search-view.js";

/** @typedef {import("./search-engine.js").Answer} Answer */
/** @typedef {import("./search-engine.js").Hit} Hit */
/** @typedef {import("./search-text.js").Language} Language */
/** @typedef {import("./search-words.js").Term} Term */
/** @typedef {Record<string, string>} Texts */

const ROOT = new URL("../../", import.meta.url);
/** @type {Language} */
const LANGUAGE = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
/** @type {Language} */
const OTHER_LANGUAGE = LANGUAGE === "zh" ? "en" : "zh";
const HTML_LANGUAGE = { zh: "zh-Hans", en: "en" };
const FIRST_HITS = 3;
const NEXT_HITS = 24;
const HITS_SHOWN_UNASKED = 80;
const PAUSE_BEFORE_MORE = 350;
const LAST_QUERY = "search-query";
const FILTERS = /** @type {const} */ (["kind", "level", "source"]);

/** @param {Language} language */
const siteOf = (language) => (editionOf(language) === "zh" ? ROOT : new URL(`${editionOf(language)}/`, ROOT));

/**
 * Whether a key goes to an input method. In Safari the Enter that ends a word comes when the composition
 * is over; only the code 229 tells it apart.
 * @param {KeyboardEvent} event
 */
const isOfInputMethod = (event) => event.isComposing || event.keyCode === 229;

/** Loads the dialog's own style sheet, which no page needs before. */
function loadStyle() {
  return new Promise((resolve) => {
    const link = element("link", { rel: "stylesheet", href: new URL("../stylesheets/search.css", import.meta.url).href });
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
}

/** @returns {Promise<Texts>} */
async function loadTexts() {
  const answer = await fetch(new URL(`assets/search/${editionOf(LANGUAGE)}.json`, ROOT));
  if (!answer.ok) throw new LoadingError("the texts of the dialog could not be loaded");
  return answer.json();
}

/** @param {Texts} say */
function startDialog(say) {
  const view = createDialog(say);
  let asked = 0;
  /** @type {{ answer: Answer, language: Language } | undefined} what the list shows */
  let listed;
  let shownHits = 0;
  /** @type {Promise<void>} */
  let showing = Promise.resolve();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settling;
  /** @type {Record<string, string>} */
  const chosen = { kind: "", level: "", source: "" };
  /** @type {Promise<void> | undefined} */
  let kept;

  const query = () => view.input.value.trim();
  const filters = () => Object.fromEntries(FILTERS.flatMap((name) => (chosen[name] ? [[name, [chosen[name]]]] : [])));
  const isFiltered = () => FILTERS.some((name) => chosen[name]);

  /** @returns {HTMLElement[]} */
  const options = () => Array.from(view.results.querySelectorAll("[role=option]"));

  /** @param {number} step */
  function choose(step) {
    const all = options();
    if (!all.length) return;
    const current = all.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const next = (current + step + (current < 0 && step < 0 ? 1 : 0) + all.length) % all.length;
    all.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
    view.input.setAttribute("aria-activedescendant", all[next].id);
    all[next].scrollIntoView({ block: "nearest" });
  }

  /** @param {(Node | string)[]} status */
  function clear(...status) {
    view.status.replaceChildren(...status);
    mendWords(view.status);
    view.notes.replaceChildren();
    view.results.replaceChildren();
    view.results.hidden = true;
    view.after.replaceChildren();
    view.input.removeAttribute("aria-activedescendant");
    view.input.setAttribute("aria-expanded", "false");
    shownHits = 0;
    listed = undefined;
  }

  // A list without options is none: it stays hidden until there is one.
  function showResults() {
    const some = options().length > 0;
    view.results.hidden = !some;
    view.input.setAttribute("aria-expanded", String(some));
  }

  /** @param {HTMLElement} option @param {string[]} needles @param {boolean} open */
  function rememberMark(option, needles, open) {
    option.addEventListener("click", () => {
      sessionStorage.setItem("search-mark", JSON.stringify({ needles, open }));
    });
  }

  /**
   * @param {Hit[]} hits
   * @param {Answer} answer
   * @param {Language} language
   */
  function append(hits, answer, language) {
    const terms = new Set(Array.from(view.results.querySelectorAll(".search__term"), (link) => link.getAttribute("href")));
    for (const hit of hits) {
      const page = hit.address.split("#")[0];
      const href = new URL(hit.address, siteOf(language)).href;
      shownHits += 1;
      if (terms.has(href)) continue;
      // The best hits keep their order; those behind them join one another by page.
      const groups = Array.from(view.results.children);
      let group = groups.find((known, at) => known.getAttribute("data-page") === page && (at === groups.length - 1 || !known.hasAttribute("data-best")));
      if (!group) {
        group = pageGroup(hit, `search-page-${view.results.children.length}`, language === LANGUAGE ? "" : HTML_LANGUAGE[language]);
        group.setAttribute("data-page", page);
        group.toggleAttribute("data-best", shownHits <= FIRST_HITS);
        mendWords(group);
        view.results.append(group);
      }
      const option = hitOption(hit, { id: `search-hit-${options().length}`, href, say, needles: answer.needles, open: answer.open, lang: language === LANGUAGE ? "" : HTML_LANGUAGE[language] });
      mendWords(option);
      rememberMark(option, answer.needles, answer.open);
      group.append(option);
    }
    listed = { answer, language };
    showResults();
  }

  /** @param {Term[]} terms @param {Language} language */
  function appendTerms(terms, language) {
    for (const term of terms) {
      const href = new URL(`glossary/${term.id}/`, siteOf(language)).href;
      view.results.append(termOption(term, { id: `search-hit-${options().length}`, href, say, language }));
    }
    showResults();
  }

  async function search() {
    const mine = ++asked;
    const current = query();
    clearTimeout(settling);
    sessionStorage.setItem(LAST_QUERY, current);
    view.results.setAttribute("aria-busy", String(Boolean(current)));
    if (!current) {
      clear(say.search_hint);
      return;
    }
    if (!view.results.childElementCount) view.status.replaceChildren(say.search_loading);
    try {
      await answerQuery(current, mine);
    } catch (error) {
      if (mine === asked) showFailure(error);
    } finally {
      if (mine === asked) view.results.setAttribute("aria-busy", "false");
    }
  }

  /** @param {string} current @param {number} mine */
  async function answerQuery(current, mine) {
    const [terms, own] = await Promise.all([termsFor(current, LANGUAGE), find(current, LANGUAGE, filters())]);
    const named = terms.filter(({ exact }) => exact);
    const foreign = isOfOtherScript(current, LANGUAGE) || named.some(({ byPinyin }) => byPinyin);
    const [best] = named;
    const byTerm = foreign && best ? await find(`"${LANGUAGE === "zh" ? best.term.zh : best.term.en}"`, LANGUAGE, filters()) : undefined;
    const shown = byTerm?.found.length && (own.foreign || byTerm.found.length >= own.found.length) ? byTerm : own;
    const hits = await Promise.all(shown.found.slice(0, FIRST_HITS).map(({ load }) => load()));
    if (mine !== asked) return;
    const cards = isFiltered() ? [] : (named.length ? named : terms.slice(0, 1)).map(({ term }) => term);
    if (!shown.found.length && !cards.length) {
      await showNothing(current, mine);
    } else {
      clear(fill(say.search_count, { query: current, count: shown.found.length }));
      noteReading(shown, shown === byTerm ? best.term : undefined);
      appendTerms(cards, LANGUAGE);
      append(hits, shown, LANGUAGE);
      offerMore(mine);
      if (shown.related) await appendRelated(shown.related, mine);
    }
    settle(current, mine, () => offerOtherLanguage(current, foreign, best?.term, mine));
  }

  /** @param {() => Promise<Answer>} related @param {number} mine */
  async function appendRelated(related, mine) {
    const answer = await related();
    const hits = await Promise.all(answer.found.slice(0, FIRST_HITS).map(({ load }) => load()));
    if (mine !== asked || !hits.length) return;
    view.notes.append(element("p", { class: "search__note" }, say.search_related));
    // The list goes on with another answer, of which nothing is shown yet.
    shownHits = 0;
    append(hits, answer, LANGUAGE);
    offerMore(mine);
  }

  /** @param {Answer} answer @param {Term | undefined} term that the query was read as */
  function noteReading(answer, term) {
    /** @param {string} text */
    const note = (text) => view.notes.append(element("p", { class: "search__note" }, text));
    if (term) note(fill(say.search_by_term, { term: LANGUAGE === "zh" ? term.zh : term.en }));
    if (answer.partly) note(fill(say.search_partly, { count: answer.found.length }));
    for (const { asked: word, words } of answer.corrected) note(fill(say.search_corrected, { asked: word, words: words.join(", ") }));
  }

  /** @param {string} current @param {number} mine */
  async function showNothing(current, mine) {
    const near = await termsLike(current, LANGUAGE);
    if (mine !== asked) return;
    clear(isFiltered() ? say.search_filter_empty : fill(say.search_none, { query: current }));
    if (isFiltered()) {
      view.notes.append(button("search__action", say.search_filter_clear, clearFilters));
      return;
    }
    if (near.length) {
      const links = near.map((term) => {
        const href = new URL(`glossary/${term.id}/`, siteOf(LANGUAGE)).href;
        return element("a", { class: "search__action", href }, LANGUAGE === "zh" ? term.zh : term.en);
      });
      view.notes.append(element("p", { class: "search__note" }, say.search_nearest, ...links));
    }
    view.after.append(element("a", { class: "search__action", href: new URL("glossary/", siteOf(LANGUAGE)).href }, say.search_glossary));
  }

  /** @param {unknown} error */
  function showFailure(error) {
    if (error instanceof VersionError) {
      clear(say.search_outdated, " ", button("search__action", say.search_reload, () => location.reload()));
    } else if (error instanceof LoadingError) {
      clear(say.search_failed, " ", button("search__action search__retry", say.search_retry, search));
    } else {
      throw error;
    }
  }

  const hitsLeft = () => (listed ? listed.answer.found.length - shownHits : 0);

  /** @param {number} mine */
  function offerMore(mine) {
    view.after.querySelector(".search__more")?.remove();
    if (hitsLeft() <= 0) return;
    const text = fill(say.search_more, { count: Math.min(NEXT_HITS, hitsLeft()) });
    view.after.prepend(button("search__action search__more", text, () => showMore(mine)));
  }

  /**
   * Shows the next hits, behind those that are being loaded.
   * @param {number} mine
   */
  function showMore(mine) {
    showing = showing.catch(() => undefined).then(() => showNext(mine));
    return showing;
  }

  /** @param {number} mine */
  async function showNext(mine) {
    if (mine !== asked || !listed) return;
    const { answer, language } = listed;
    try {
      const next = answer.found.slice(shownHits, shownHits + NEXT_HITS);
      const hits = await Promise.all(next.map(({ load }) => load()));
      if (mine !== asked || listed?.answer !== answer) return;
      append(hits, answer, language);
      offerMore(mine);
    } catch (error) {
      if (mine === asked) showFailure(error);
    }
  }

  /**
   * What can wait until the reader has stopped typing: the address, the rest of the list, the count in
   * the other language.
   * @param {string} current
   * @param {number} mine
   * @param {() => Promise<void>} offer
   */
  function settle(current, mine, offer) {
    settling = setTimeout(async () => {
      keepInAddress(current);
      while (mine === asked && hitsLeft() > 0 && shownHits < HITS_SHOWN_UNASKED) await showMore(mine);
      await offer().catch(() => undefined);
      kept ??= keepForOffline(LANGUAGE).catch(() => undefined);
    }, PAUSE_BEFORE_MORE);
  }

  /**
   * @param {string} current
   * @param {boolean} foreign whether the query is in the other language
   * @param {Term | undefined} term that the query names
   * @param {number} mine
   */
  async function offerOtherLanguage(current, foreign, term, mine) {
    if (!foreign && !term) return;
    const name = term && (OTHER_LANGUAGE === "zh" ? term.zh : term.en);
    const direct = foreign ? await find(current, OTHER_LANGUAGE, {}) : undefined;
    const answer = direct?.found.length || !name ? direct : await find(`"${name}"`, OTHER_LANGUAGE, {});
    if (mine !== asked || !answer?.found.length) return;
    const text = fill(say.search_also, { count: answer.found.length });
    const shownAs = direct?.found.length ? current : (name ?? current);
    view.after.append(button("search__action search__also", text, () => showOtherLanguage(answer, shownAs, mine)));
  }

  /** @param {Answer} answer @param {string} shownAs @param {number} mine */
  async function showOtherLanguage(answer, shownAs, mine) {
    try {
      const hits = await Promise.all(answer.found.slice(0, FIRST_HITS).map(({ load }) => load()));
      if (mine !== asked) return;
      clear(fill(say.search_also_shown, { query: shownAs, count: answer.found.length }));
      view.notes.append(button("search__action search__back", say.search_back, search));
      append(hits, answer, OTHER_LANGUAGE);
      offerMore(mine);
      view.scroller.scrollTop = 0;
      view.input.focus();
    } catch (error) {
      if (mine === asked) showFailure(error);
    }
  }

  /** @param {string} current */
  function keepInAddress(current) {
    if (!view.dialog.open) return;
    const address = new URL(location.href);
    if (current) address.searchParams.set("q", current);
    else address.searchParams.delete("q");
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  async function toggleFilters() {
    const opening = view.filters.hidden;
    view.filters.hidden = !opening;
    view.filter.setAttribute("aria-expanded", String(opening));
    if (!opening || view.filters.childElementCount) return;
    try {
      const values = await filterValues(LANGUAGE);
      view.filters.replaceChildren(...FILTERS.map((name) => choiceOf(name, values[name] ?? [])));
    } catch (error) {
      showFailure(error);
    }
  }

  /** @param {"kind" | "level" | "source"} name @param {string[]} values */
  function choiceOf(name, values) {
    /** @param {string} value */
    const label = (value) => ({ kind: say[`search_kind_${value}`], level: say[`level_${value}`], source: value })[name] ?? value;
    const listed = values.map((value) => ({ value, text: label(value) }));
    if (name === "level") {
      const order = Object.keys(say).filter((key) => key.startsWith("level_"));
      listed.sort((one, other) => order.indexOf(`level_${one.value}`) - order.indexOf(`level_${other.value}`));
    }
    return filterChoice(name, say[`search_filter_${name}`], say.search_filter_all, listed, chosen[name], (value) => {
      chosen[name] = value;
      view.filter.classList.toggle("search__filter--active", isFiltered());
      search();
    });
  }

  function clearFilters() {
    for (const name of FILTERS) chosen[name] = "";
    for (const select of view.filters.querySelectorAll("select")) select.value = "";
    view.filter.classList.remove("search__filter--active");
    search();
    view.input.focus();
  }

  function close() {
    view.dialog.close();
  }

  view.input.addEventListener("input", (event) => {
    if (event instanceof InputEvent && event.isComposing) return;
    search();
  });
  view.input.addEventListener("compositionend", search);
  view.input.addEventListener("keydown", (event) => {
    if (isOfInputMethod(event)) {
      // It leaves the word that is being composed, not the dialog.
      if (event.key === "Escape") event.preventDefault();
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      const picked = options().find((option) => option.getAttribute("aria-selected") === "true");
      (picked ?? options()[0])?.click();
    }
  });
  view.results.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    close();
    if (new URL(link.href).pathname === location.pathname) import("./search-mark.js").then(({ markMatches }) => markMatches());
  });
  view.close.addEventListener("click", close);
  view.filter.addEventListener("click", toggleFilters);
  view.dialog.addEventListener("click", (event) => {
    if (event.target === view.dialog) close();
  });
  view.dialog.addEventListener("close", () => {
    const address = new URL(location.href);
    if (!address.searchParams.has("q")) return;
    address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  });

  clear(say.search_hint);
  const given = new URLSearchParams(location.search).get("q") ?? sessionStorage.getItem(LAST_QUERY);
  if (given) view.input.value = given.slice(0, view.input.maxLength);
  return { ...view, search };
}

/** @type {Promise<ReturnType<typeof startDialog>> | undefined} */
let started;

/** Opens the dialog, which is made when it is first asked for. */
export async function openSearchDialog() {
  started ??= Promise.all([loadTexts(), loadStyle()])
    .then(([say]) => startDialog(say))
    .catch((error) => {
      started = undefined;
      throw error;
    });
  const dialog = await started;
  if (!dialog.dialog.open) dialog.dialog.showModal();
  dialog.input.focus();
  dialog.input.select();
  dialog.search();
}
