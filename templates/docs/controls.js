// The menu of versions, the list beside a page, and a filter above each long table. Without scripts, the menu opens and closes by
// itself, and tables are whole.

{
  const LONG_TABLE = 12;

  const menu = document.querySelector("details.version-menu");
  if (menu !== null) {
    document.addEventListener("click", ({ target }) => {
      if (!menu.contains(target)) menu.open = false;
    });
    menu.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  }

  // The page's own name is in the middle of the list.
  const aside = document.querySelector("aside");
  const here = aside?.querySelector("a[aria-current]");
  if (here) aside.scrollTop = here.offsetTop - aside.clientHeight / 2;

  for (const box of document.querySelectorAll(".table")) {
    if (box.querySelectorAll("tbody tr").length > LONG_TABLE) addFilter(box);
  }

  function addFilter(box) {
    const rows = [...box.querySelectorAll("tbody tr")].map((row) => ({ row, text: row.textContent.toLowerCase() }));
    const input = document.createElement("input");
    input.type = "search";
    input.placeholder = `Filter ${rows.length} rows`;
    input.setAttribute("aria-label", `Filter: ${box.getAttribute("aria-label")}`);
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown++;
      }
      status.textContent = words.length === 0 ? "" : `${shown} of ${rows.length} rows`;
    });
    const filter = document.createElement("div");
    filter.className = "filter";
    filter.append(input, status);
    box.before(filter);
  }
}
