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

/* The groups of the navigation: one open at a time, closed by Escape and by looking elsewhere. */
(() => {
  const groups = [...document.querySelectorAll(".group")];
  const close = (keep) => groups.forEach((g) => g !== keep && (g.open = false));
  groups.forEach((group) => {
    group.addEventListener("toggle", () => group.open && close(group));
    group.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !group.contains(event.relatedTarget)) group.open = false;
    });
  });
  addEventListener("click", (event) => close(event.target.closest?.(".group")));
  addEventListener("keydown", (event) => {
    const open = groups.find((group) => group.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
})();

/* A slash goes to the search of the page, else to that of the client list. */
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const search = document.querySelector("#find:not([hidden]) [name=q]");
  const list = document.querySelector('.menu a[href$="clients/index.html"]');
  if (!search && !list) return;
  event.preventDefault();
  if (search) search.focus();
  else location.href = list.href + "#q=";
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
  const atOnce = 60;
  const table = body.closest("table");
  const sample = body.rows[0];
  const original = [...body.rows];
  const fold = (text) => (/[^\x00-\x7f]/.test(text)
    ? text.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : text).toLowerCase();
  const cell = (row, name) => row.querySelector(`[data-f="${name}"]`);
  /* Some clients that a number of another page stands for, by the folders of their profiles. */
  const some = document.getElementById("some");
  let only = null;
  let all = null;
  let order = { key: null, down: false };

  /* What can be filtered, by the name of its field, and the attribute of the rows that carries it. */
  const facets = {
    status: "s", tier: "t", class: "a", owner: "o", state: "u", sector: "b", renewal: "v",
    segment: "g",
  };
  const number = (text) => (text === "" || text === undefined ? "" : +text);
  const fromRow = (row, at) => {
    const d = row.dataset;
    const entry = {
      row, at, name: at, slug: cell(row, "name").getAttribute("href").split("/")[0], last: number(d.d), revenue: number(d.r), optOut: number(d.n),
      change: number(d.p), health: number(d.h), trend: number(d.e),
      text: fold(`${cell(row, "name").textContent} ${d.id} ${cell(row, "place").textContent}`),
    };
    for (const [name, key] of Object.entries(facets)) entry[name] = d[key];
    return entry;
  };
  /* The order in which the index files are written. */
  const fromIndex = (e, at) => {
    const [name, slug, id, place, status, segment, owner, abc, tier, state, sector, renewal, last,
      lastText, revenue, revenueText, optOut, optOutText, optOutTone, change, changeText, health,
      healthTone, trend, trendText] = e;
    return {
      at, slug, place, status, segment, owner, class: abc, tier, state, sector, renewal,
      last: last ?? "", revenue: revenue ?? "", optOut: optOut ?? "", change: change ?? "", name: at, title: name,
      health: health ?? "", healthTone, trend: trend ?? "", trendText, lastText, revenueText, optOutText, optOutTone, changeText, text: fold(`${name} ${id} ${place}`),
    };
  };
  const option = (select, value) =>
    [...(form.elements[select]?.options ?? [])].findIndex((o) => o.value === value);
  const word = (select, value) =>
    form.elements[select]?.options[option(select, value)]?.text ?? form.dataset.dash;
  const tiers = document.getElementById("tiers");
  const span = (text, tone) => {
    const element = document.createElement("span");
    element.textContent = text;
    element.className = tone;
    return element;
  };
  const draw = (entry) => {
    if (entry.row) return entry.row;
    const row = sample.cloneNode(true);
    const set = (name, ...content) => {
      const at = cell(row, name);
      at?.replaceChildren(...content);
      if (at?.tagName === "TD") at.classList.toggle("nil", at.textContent === form.dataset.dash);
    };
    set("name", entry.title);
    cell(row, "name").setAttribute("href", entry.slug + "/index.html");
    set("place", entry.place);
    const status = cell(row, "status");
    status.className = "st st-" + entry.status;
    status.querySelector("use").setAttribute("href", "#g-" + entry.status);
    status.lastChild.textContent = word("status", entry.status);
    const tier = tiers?.content.querySelector(`[data-key="${entry.tier}"]`);
    set("tier", tier ? tier.cloneNode(true) : form.dataset.dash);
    set("class", entry.class);
    set("owner", entry.owner === "?" ? span(form.dataset.unknown, "caution") : entry.owner);
    set("optOut", span(entry.optOutText, entry.optOutTone));
    set("last", entry.lastText);
    set("revenue", entry.revenueText);
    set("change", entry.changeText);
    set("health", entry.health === "" ? form.dataset.dash : span(entry.health, entry.healthTone));
    set("trend", span(entry.trendText,
      "delta " + (entry.trend > 0 ? "good" : entry.trend < 0 ? "bad" : "")));
    entry.row = row;
    return row;
  };

  /* Parts are read in their order, and what was asked for is shown again as they come. */
  let isWhole = false;
  let isAsked = false;
  const load = (then) => {
    if (isWhole) return then();
    if (!parts) {
      all = original.map(fromRow);
      isWhole = true;
      return then();
    }
    if (all) return then();
    all = [];
    window.carteiraClients = window.carteiraClients || [];
    let next = 0;
    let requested = 0;
    let shownAt = -Infinity;
    const take = () => {
      while (window.carteiraClients[next]) {
        for (const entry of window.carteiraClients[next]) all.push(fromIndex(entry, all.length));
        window.carteiraClients[next++] = true;
      }
      isWhole = next === parts;
      if (!isAsked || (!isWhole && performance.now() - shownAt < 300)) return;
      apply();
      shownAt = performance.now();
    };
    /* The first part alone, so that nothing holds up the first result; then a few at a time. */
    const fetch = (count) => {
      if (!count || requested === parts) return;
      const part = ++requested;
      const script = document.createElement("script");
      script.src = `index-${part}.js`;
      script.async = false;
      const end = () => {
        take();
        fetch(part === 1 ? 4 : 1);
      };
      script.onload = end;
      script.onerror = () => {
        window.carteiraClients[part - 1] ??= [];
        end();
      };
      document.head.append(script);
      fetch(count - 1);
    };
    fetch(1);
  };

  let drawing = 0;
  const show = (entries) => {
    /* The first rows at once, the others when the browser has time. */
    const turn = ++drawing;
    body.replaceChildren(...entries.slice(0, atOnce).map(draw));
    const more = (from) => {
      if (turn !== drawing || from >= entries.length) return;
      body.append(...entries.slice(from, from + atOnce).map(draw));
      setTimeout(more, 0, from + atOnce);
    };
    setTimeout(more, 0, atOnce);
  };
  const apply = () => {
    const words = fold(form.elements.q.value).split(/\s+/).filter(Boolean);
    const wanted = Object.keys(facets).map((n) => [n, form.elements[n]?.value || ""]);
    let found = all.filter((entry) =>
      (!only || only.has(entry.slug)) && words.every((w) => entry.text.includes(w)) &&
      wanted.every(([n, v]) => !v || entry[n] === v));
    if (order.key) {
      /* Fields with choices follow the order of these; what is not known comes last. */
      const value = (entry) => {
        const v = entry[order.key];
        if (v === "?" || v === "–" || v === undefined) return "";
        return v !== "" && form.elements[order.key] ? option(order.key, v) : v;
      };
      const sign = order.down ? -1 : 1;
      const keyed = found.map((entry) => [value(entry), entry]);
      keyed.sort(([a, x], [b, y]) => {
        if (a === "" || b === "") return (a === "") - (b === "") || x.at - y.at;
        return (a < b ? -sign : a > b ? sign : 0) || x.at - y.at;
      });
      found = keyed.map(([, entry]) => entry);
    }
    show(found.slice(0, limit));
    if (pager) pager.hidden = true;
    none.hidden = found.length > 0 || !isWhole;
    const written = (count) => count.toLocaleString(document.documentElement.lang);
    counter.textContent = counter.dataset.text
      .replace("{shown}", written(Math.min(limit, found.length)))
      .replace("{total}", written(all.length) + (isWhole ? "" : "…"));
  };
  const refresh = () => {
    isAsked = true;
    load(apply);
  };
  if (parts) form.elements.q.addEventListener("focus", () => load(() => {}), { once: true });

  const labels = heads.map((head) =>
    [...head.childNodes].map((node) => node.textContent).join(" ").replace(/\s+/g, " ").trim());
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
  const choose = (slugs, title) => {
    only = slugs ? new Set(slugs.split(",")) : null;
    if (!some) return;
    some.hidden = !only;
    some.querySelector("b").textContent = title || "";
  };
  form.addEventListener("reset", () => {
    choose(null);
    setTimeout(refresh);
  });
  some?.querySelector("button").addEventListener("click", () => {
    choose(null);
    history.replaceState(null, "", "#");
    refresh();
  });
  /* Which columns are shown is remembered where the browser lets us. */
  const choice = document.getElementById("cols");
  const remembered = (value) => {
    try {
      if (value === undefined) return localStorage.getItem("carteira-columns") || "";
      localStorage.setItem("carteira-columns", value);
    } catch {
      /* Refused: the choice holds for this page. */
    }
    return value ?? "";
  };
  if (choice && table) {
    table.dataset.hide = remembered();
    choice.hidden = false;
    heads.forEach((head, place) => {
      if (!place) return;
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = !table.dataset.hide.split(" ").includes(head.dataset.sort);
      const label = document.createElement("label");
      label.append(box, " ", labels[place]);
      const item = document.createElement("li");
      item.append(label);
      choice.querySelector("ul").append(item);
      box.addEventListener("change", () => {
        const hidden = new Set(table.dataset.hide.split(" ").filter(Boolean));
        hidden[box.checked ? "delete" : "add"](head.dataset.sort);
        table.dataset.hide = remembered([...hidden].sort().join(" "));
      });
    });
  }
  const fromAddress = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    let any = asked.has("only") || only !== null;
    choose(asked.get("only"), asked.get("of"));
    for (const [name, value] of asked) {
      const field = form.elements[name];
      if (!field) continue;
      field.value = value;
      if (name === "q" && !value) field.focus();
      else any = true;
    }
    if (any) refresh();
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();
