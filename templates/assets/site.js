/* Optional. Every page works without it. */
addEventListener("beforeprint", () => {
  document.querySelectorAll("details:not([open])").forEach((d) => {
    d.open = true;
    d.dataset.was = "closed";
  });
});
addEventListener("afterprint", () => {
  document.querySelectorAll("details[data-was]").forEach((d) => {
    d.open = false;
    delete d.dataset.was;
  });
});
document.querySelectorAll("[data-open-all]").forEach((button) => {
  if (!document.querySelector("main details")) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const all = [...document.querySelectorAll("main details")];
    const open = all.some((d) => !d.open);
    all.forEach((d) => (d.open = open));
    button.textContent = open ? button.dataset.close : button.dataset.open;
    button.setAttribute("aria-expanded", open);
  });
});

/* The client list: search, filters, order. Rows of one page are moved and hidden as they are; a
   list of several pages is read from index files, loaded the first time somebody asks. */
(() => {
  const form = document.getElementById("find");
  const body = document.getElementById("rows");
  if (!form || !body) return;
  const heads = [...document.querySelectorAll("th[data-sort]")];
  const counter = document.getElementById("found");
  const none = document.getElementById("none");
  const pager = document.getElementById("pages");
  const parts = +form.dataset.parts || 0;
  const limit = 500;
  const sample = body.rows[0];
  const original = [...body.rows];
  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const cell = (row, name) => row.querySelector(`[data-f="${name}"]`);
  let all = null;
  let order = { key: null, down: false };

  const fromRow = (row, at) => ({
    row, at, text: fold(row.dataset.q || cell(row, "name").textContent + " " + row.dataset.id),
    status: row.dataset.s, segment: row.dataset.g, owner: row.dataset.o,
    name: at, last: +row.dataset.d, revenue: +row.dataset.r, abc: row.dataset.a,
  });
  /* name, folder, id, place, status, segment, owner, ABC, last purchase as number and words,
     revenue as number and words: the order in which the index files are written. */
  const fromIndex = (e, at) => ({
    e, at, text: fold(e[0] + " " + e[2] + " " + e[3]), status: e[4], segment: e[5],
    owner: e[6], name: at, last: e[8], revenue: e[10], abc: e[7],
  });
  const word = (select, value) =>
    [...form.elements[select].options].find((o) => o.value === value)?.text ?? form.dataset.unknown;
  const draw = (entry) => {
    if (entry.row) return entry.row;
    const e = entry.e;
    const row = sample.cloneNode(true);
    const name = cell(row, "name");
    name.textContent = e[0];
    name.setAttribute("href", e[1] + "/index.html");
    cell(row, "place").textContent = e[3];
    const status = cell(row, "status");
    status.className = "st st-" + e[4];
    status.querySelector("use").setAttribute("href", "#g-" + e[4]);
    status.lastChild.textContent = word("status", e[4]);
    cell(row, "abc").textContent = e[7];
    cell(row, "segment").textContent = e[5] ? word("segment", e[5]) : form.dataset.dash;
    cell(row, "owner").textContent = e[6] ? word("owner", e[6]) : form.dataset.unknown;
    cell(row, "last").textContent = e[9];
    cell(row, "revenue").textContent = e[11];
    entry.row = row;
    return row;
  };

  const load = (then) => {
    if (all) return then();
    if (!parts) {
      all = original.map(fromRow);
      return then();
    }
    window.carteiraClients = window.carteiraClients || [];
    let waiting = parts;
    for (let part = 1; part <= parts; part++) {
      const script = document.createElement("script");
      script.src = `index-${part}.js`;
      script.onload = () => {
        if (--waiting) return;
        all = window.carteiraClients.flat().map(fromIndex);
        then();
      };
      document.head.append(script);
    }
  };

  const apply = () => {
    const words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
    const wanted = ["status", "segment", "owner"].map((n) => [n, form.elements[n]?.value || ""]);
    let found = all.filter((entry) =>
      words.every((w) => entry.text.includes(w)) &&
      wanted.every(([n, v]) => !v || entry[n] === v));
    if (order.key) {
      const k = order.key;
      const sign = order.down ? -1 : 1;
      const empty = (v) => v === "" || v === undefined || Number.isNaN(v);
      found = found.slice().sort((a, b) => {
        if (empty(a[k]) || empty(b[k])) return empty(a[k]) - empty(b[k]) || a.at - b.at;
        return (a[k] < b[k] ? -sign : a[k] > b[k] ? sign : 0) || a.at - b.at;
      });
    }
    body.replaceChildren(...found.slice(0, limit).map(draw));
    if (pager) pager.hidden = true;
    none.hidden = found.length > 0;
    counter.textContent = counter.dataset.text
      .replace("{shown}", Math.min(limit, found.length).toLocaleString(document.documentElement.lang))
      .replace("{total}", all.length.toLocaleString(document.documentElement.lang));
  };
  const refresh = () => load(apply);

  heads.forEach((head) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const key = head.dataset.sort;
      const first = head.dataset.first === "down";
      order = { key, down: order.key === key ? !order.down : first };
      heads.forEach((h) => h.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", order.down ? "descending" : "ascending");
      refresh();
    });
  });
  form.hidden = false;
  form.addEventListener("input", refresh);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(refresh));
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    event.preventDefault();
    form.elements.q.focus();
  });
  const fromAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    let any = false;
    for (const [name, value] of asked) {
      const field = form.elements[name];
      if (!field) continue;
      field.value = value;
      any = true;
    }
    if (any) refresh();
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
