// The search box. It is hidden in pages without scripts. What it needs is loaded when it is used for the first time, by
// script elements: pages from file:// cannot fetch. All texts come from schemas; they only ever become text.

(() => {
  const assets = new URL(".", document.currentScript.src);
  const box = document.querySelector("search");
  const input = document.getElementById("search");
  const status = document.getElementById("search-status");
  const list = document.getElementById("search-results");
  const MAX_RESULTS = 25;

  let index;

  box.hidden = false;
  input.addEventListener("focus", loadIndex, { once: true });
  input.addEventListener("input", showResults);
  input.addEventListener("focus", showResults);
  box.addEventListener("keydown", moveOrClose);
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (!box.contains(relatedTarget)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (!isCall(event)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  /** Ctrl+K or its like on a Mac at any time, and a slash where nobody writes. */
  function isCall({ key, target, ctrlKey, metaKey, altKey, shiftKey }) {
    if (altKey) return false;
    if (ctrlKey || metaKey) return key.toLowerCase() === "k" && !shiftKey;
    return key === "/" && !(target instanceof HTMLElement && target.matches("input, textarea, select"));
  }

  function loadIndex() {
    index ??= loadScript("minisearch.js")
      .then(() => loadScript("search-index.js"))
      .then(buildIndex);
    return index;
  }

  function loadScript(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(name, assets).href;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`${name} could not be loaded`)));
      document.head.append(script);
    });
  }

  /** `searchEntries` is what search-index.js has set. */
  async function buildIndex() {
    const search = new globalThis.MiniSearch({
      fields: ["name", "where", "summary", "members"],
      storeFields: ["kind", "name", "where", "summary", "pages"],
      tokenize: (text) => wordsOf(text).flatMap((word) => [...new Set([word, ...partsOf(word)])]),
      searchOptions: {
        tokenize: (text) => wordsOf(text).flatMap(partsOf),
        combineWith: "AND",
        prefix: true,
        fuzzy: (term) => (term.length > 4 ? 0.15 : false),
        boost: { name: 6, where: 2 },
      },
    });
    const entries = globalThis.searchEntries.map((entry, id) => ({ id, ...entry }));
    // In portions, between which the page answers to keys.
    await search.addAllAsync(entries, { chunkSize: 500 });
    return search;
  }

  function wordsOf(text) {
    return text.match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  /** `UpdateBatchTask` is found by each of its parts; `updatebatchtask` is one word. */
  function partsOf(word) {
    return word.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\p{Lu}\p{Ll}\p{N}]+/gu) ?? [word];
  }

  async function showResults() {
    const query = input.value.trim();
    if (query === "") {
      close();
      return;
    }
    const search = await loadIndex();
    // Whatever has been typed since then has a call of its own.
    if (query !== input.value.trim()) return;
    const results = search.search(query).sort(byRank(query));
    list.replaceChildren(...results.slice(0, MAX_RESULTS).map(renderResult));
    if (results.length === 0) list.append(element("li", "nothing", "Nothing found"));
    list.hidden = false;
    const shown = results.length > MAX_RESULTS ? `, ${MAX_RESULTS} shown` : "";
    status.textContent = `${results.length} ${results.length === 1 ? "result" : "results"}${shown}`;
  }

  /** Who types a whole name wants what has it. */
  function byRank(query) {
    const isNamed = ({ name }) => Number(name.toLowerCase() === query.toLowerCase());
    return (a, b) => isNamed(b) - isNamed(a) || b.score - a.score;
  }

  /** The newest version is where a result leads; the others stand below it. */
  function renderResult({ kind, name, where, summary, pages }) {
    const item = document.createElement("li");
    const link = pageLink(pages.at(-1).path, "result");
    link.append(element("span", "name", name), element("span", "kind", where === "" ? kind : `${kind} of ${where}`));
    if (summary !== "") link.append(element("span", "summary", summary));
    item.append(link);
    if (pages.length > 1) {
      const versions = element("div", "versions", "");
      for (const { version, path } of pages) {
        const other = pageLink(path, "version");
        other.textContent = version;
        versions.append(other);
      }
      item.append(versions);
    }
    return item;
  }

  function pageLink(path, className) {
    const link = element("a", className, "");
    link.href = new URL(`../${path}.html`, assets).href;
    return link;
  }

  function element(name, className, text) {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  }

  function moveOrClose(event) {
    const links = [...list.querySelectorAll("a.result")];
    const at = links.indexOf(document.activeElement?.closest("li")?.querySelector("a.result"));
    if (event.key === "ArrowDown") (links[at + 1] ?? links.at(-1))?.focus();
    else if (event.key === "ArrowUp") (at > 0 ? links[at - 1] : input).focus();
    else if (event.key === "Enter" && event.target === input) links[0]?.click();
    else if (event.key === "Escape") {
      input.focus();
      close();
    } else return;
    event.preventDefault();
  }

  function close() {
    list.hidden = true;
    list.replaceChildren();
    status.textContent = "";
  }
})();
