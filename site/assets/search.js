// Search box, facets and results of the start page and the list. Without this script the form leads to the list of all
// systems, whose facets are links.
import { line } from "./csv-cells.js";
import { Engine } from "./search-engine.js";

const form = document.querySelector("form[data-search]");
if (form) start(form).catch(() => form.classList.add("offline"));

/** An element with properties, attributes (names with "-" or "for") and children. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value == null) continue;
    if (name in element) element[name] = value; else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

async function start(form) {
  const folder = form.dataset.search, language = document.documentElement.lang;
  const load = async (name) => {
    const answer = await fetch(folder + name);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return name.endsWith(".json") ? answer.json() : answer.text();
  };
  const [head, short] = await Promise.all([load(`head.${language}.json`), load("short.json")]);
  new Page(form, head, new Engine(head, short, load)).open();
}

class Page {
  constructor(form, head, engine) {
    Object.assign(this, { form, head, engine, input: form.elements.q, shown: 20, run: 0 });
    const list = document.getElementById("liste"), aside = document.getElementById("facetten-links");
    this.isList = Boolean(list);
    this.all = Array.from({ length: engine.count }, (_, row) => row);
    this.live = make("p", { className: "search-count", role: "status" });
    this.chips = make("ul", { className: "chips", "aria-label": this.text("chosen") });
    this.results = make("div", { className: "cards" });
    this.more = make("div", { className: "search-more" });
    this.panel = make("section", { id: "suchergebnis", hidden: true }, make("h2", { className: "unseen" }, this.text("results")), this.chips, this.results, this.more);
    this.facets = make("div", { className: "facets" });
    this.list = list;
    form.after(this.live);
    if (list) list.before(this.panel); else this.live.after(this.panel);
    if (this.isList && aside) aside.replaceChildren(this.facets);
    if (this.isList && innerWidth > 768) document.getElementById("filter").open = true;
  }

  /** A text of the interface with its gaps filled. */
  text(key, ...values) { return (this.head.texts[key] ?? key).replace(/\{(\d)\}/g, (_, gap) => values[gap]); }

  /** A count with the made-up examples apart. */
  apart(count, samples) {
    const [real, made] = [count - samples, samples].map((number) => number.toLocaleString(this.head.language));
    return samples ? this.text(samples === 1 ? "example" : "examples", real, made) : real;
  }

  number(count, one, many) { return this.text(count === 1 ? one : many, count.toLocaleString(this.head.language)); }

  open() {
    this.form.addEventListener("submit", (event) => {
      if (!this.isList) return;
      event.preventDefault();
      this.update(true);
    });
    this.input.addEventListener("input", () => this.update(false));
    // The skip link asks nothing new.
    addEventListener("popstate", () => location.search === this.asked || this.read());
    this.read();
  }

  /** Takes the state from the address. */
  read() {
    const state = new URLSearchParams(location.search);
    this.asked = location.search;
    if (!this.input.value || state.has("q") || this.chosen) this.input.value = state.get("q") ?? "";
    this.chosen = {};
    for (const { id, values } of this.head.facets) {
      const codes = state.getAll(id).filter((code) => values.some((value) => value.code === code));
      if (codes.length && this.isList) this.chosen[id] = codes;
    }
    this.show();
  }

  /** Puts the state into the address. */
  address() {
    const state = new URLSearchParams();
    if (this.input.value.trim()) state.set("q", this.input.value.trim());
    for (const [id, codes] of Object.entries(this.chosen)) for (const code of codes) state.append(id, code);
    const text = state.toString();
    return text ? `?${text}` : location.pathname;
  }

  /** Shows what is asked now; a step of its own in the browser's history for everything but typing. */
  update(isStep) {
    this.shown = 20;
    if (this.isList) history[isStep ? "pushState" : "replaceState"](null, "", this.address());
    this.asked = location.search;
    this.show();
  }

  choose(id, code, on) {
    const codes = (this.chosen[id] ?? []).filter((other) => other !== code);
    this.chosen[id] = on ? [...codes, code] : codes;
    if (!this.chosen[id].length) delete this.chosen[id];
    this.update(true);
  }

  async show() {
    const run = ++this.run, query = this.input.value.trim();
    const isAsked = query !== "" || Object.keys(this.chosen).length > 0;
    this.panel.hidden = !isAsked;
    if (this.list) this.list.hidden = isAsked;
    if (!query) return this.render({ rows: this.all, complete: true, silent: !isAsked });
    try {
      this.render({ rows: this.engine.quick(query), complete: false });
      await new Promise((resume) => setTimeout(resume, 120));
      if (run !== this.run) return;
      const answer = await this.engine.find(query);
      if (run === this.run) this.render({ ...answer, complete: true });
    } catch {
      if (run === this.run) this.live.textContent += ` ${this.text("incomplete")}`;
    }
  }

  render({ rows, complete, similar, silent }) {
    this.found = rows;
    this.panel.setAttribute("aria-busy", !complete);
    this.rows = this.engine.narrowed(rows, this.chosen);
    this.showFacets();
    this.showChips();
    const query = this.input.value.trim(), count = this.rows.length;
    let text = this.number(count, "one", "many");
    if (!complete) text += ` ${this.text("reading")}`;
    else if (similar) text = `${this.text("similar", query, similar.join(", "))} ${text}`;
    if (complete && !count) text = query ? this.text("none", query, this.head.count) : this.text("noneChosen");
    if (complete || count) this.live.textContent = silent ? "" : text;
    const limit = this.isList ? this.shown : 5, authorities = this.engine.authorities(query);
    this.results.replaceChildren(...authorities.map((one) => this.authority(one)),
      ...this.rows.slice(0, limit).map((row) => this.card(row)));
    if (complete && !count) this.results.append(this.nothing());
    this.more.replaceChildren();
    if (count > limit) this.more.append(this.isList
      ? make("button", { type: "button", onclick: () => this.showMore(limit) }, this.text("more", Math.min(20, count - limit)))
      : make("a", { href: this.form.action + this.address() }, this.text("all", count)));
    if (count && this.isList) this.more.append(make("button", { type: "button", className: "plain", onclick: () => this.download() },
      this.number(count, "csvOne", "csvMany")));
  }

  showMore(from) {
    this.shown += 20;
    this.render({ rows: this.found, complete: true });
    this.results.querySelectorAll("article:not(.authority) a")[from]?.focus();
  }

  authority({ name, also, href }) {
    return make("article", { className: "card authority" }, make("h3", {}, make("a", { href }, name)),
      make("p", { className: "meta" }, `${this.text("authority")} · ${also}`));
  }

  label(id, row) {
    const facet = this.head.facets.findIndex((one) => one.id === id);
    return this.engine.codes(facet, row).map((code) => this.head.facets[facet].values[code]);
  }

  href(row) { return `${this.head.systems}${this.engine.ids[row]}/`; }

  card(row) {
    const text = make("p", { className: "summary" }), [authority] = this.label("authority", row);
    this.engine.summary(row).then((summary) => {
      text.textContent = summary.text;
      if (summary.isGerman && this.head.language !== "de") text.lang = "de";
    }, () => {});
    const badges = make("p", { className: "badges" });
    for (const id of ["status", "risk", "origin"])
      for (const { code, label } of this.label(id, row))
        if (id !== "origin" || code !== "agency") badges.append(make("span", { className: `badge ${id}-${code}` }, label), " ");
    return make("article", { className: "card" },
      make("h3", {}, make("a", { href: this.href(row) }, this.engine.names[row])),
      make("p", { className: "meta" }, authority?.label ?? ""), text, badges);
  }

  nothing() {
    return make("div", { className: "callout" }, make("p", {}, this.text("absence")),
      make("p", {}, this.text("scope")),
      make("p", {}, make("a", { href: this.head.letter }, this.text("letter"))));
  }

  showChips() {
    const chips = Object.entries(this.chosen).flatMap(([id, codes]) => codes.map((code) => {
      const facet = this.head.facets.find((one) => one.id === id), { label } = facet.values.find((value) => value.code === code);
      return make("li", {}, make("button", { type: "button", "aria-label": this.text("remove", `${facet.label}: ${label}`),
        onclick: () => { this.choose(id, code, false); (this.chips.querySelector("button") ?? this.input).focus(); } },
      `${label} ×`));
    }));
    this.chips.replaceChildren(...chips);
    this.chips.hidden = !chips.length;
  }

  showFacets() {
    if (!this.isList) return;
    const focused = document.activeElement?.id, open = new Set();
    this.facets.querySelectorAll("details[open]").forEach((details) => open.add(details.dataset.facet));
    const isFirst = !this.facets.firstChild;
    this.facets.replaceChildren(...this.head.facets.map((facet, index) => {
      const counts = this.engine.counts(this.engine.narrowed(this.found, this.chosen, index), index), chosen = this.chosen[facet.id] ?? [];
      const items = facet.values.map(({ code, label }, place) => ({ code, label, ...counts[place], place }))
        .filter(({ code, count }) => count || chosen.includes(code));
      if (["authority", "ressort"].includes(facet.id)) items.sort((a, b) => b.count - b.samples - a.count + a.samples);
      return items.length ? make("details", { "data-facet": facet.id, open: isFirst ? (index === 0 && innerWidth > 768) || chosen.length > 0 : open.has(facet.id) },
        make("summary", {}, facet.label),
        make("ul", { className: "links" }, ...items.map(({ code, label, count, samples, place }) => make("li", {},
          make("label", {}, make("input", { type: "checkbox", id: `f-${index}-${place}`, checked: chosen.includes(code),
            onchange: (event) => this.choose(facet.id, code, event.target.checked) }), ` ${label}`),
          make("span", { className: "count" }, this.apart(count, samples)))))) : null;
    }).filter(Boolean));
    if (focused?.startsWith("f-")) document.getElementById(focused)?.focus();
  }

  /** The rows shown as a CSV file that the spreadsheet of the language opens rightly. */
  download() {
    const ids = this.head.facets.map((facet) => facet.id), separator = this.head.language === "de" ? ";" : ",";
    const lines = [["ID", "Name", ...this.head.facets.map((facet) => facet.label), "URL"], ...this.rows.map((row) => [this.engine.ids[row], this.engine.names[row],
      ...ids.map((id) => this.label(id, row).map((value) => value.label).join("; ")), new URL(this.href(row), location.href).href])];
    const file = URL.createObjectURL(new Blob(["\ufeff", ...lines.map((cells) => line(cells, separator))], { type: "text/csv" }));
    make("a", { href: file, download: "systeme.csv" }).click();
    setTimeout(() => URL.revokeObjectURL(file), 10000);
  }
}
