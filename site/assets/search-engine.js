// Finds records in the index that Sources/SiteSearch writes. It knows nothing of the page.
import { words } from "./folding.js";

// Points for a hit: exact word, beginning of a word, anywhere in a word. Names before key words before text.
const Name = [12, 10, 8], Extra = [6, 5, 4], Label = [3, 3, 2], Text = [3, 2, 1];
const Ending = /(?<=.{4})(?:innen|in|ern|es|en|em|er|e|n|s)$/;

/** Words that differ by one letter put in, left out, changed or swapped with its neighbour. */
export function near(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0, end = 0;
  while (start < a.length && a[start] === b[start]) start++;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const x = a.slice(start, a.length - end), y = b.slice(start, b.length - end);
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
}

const padded = (list) => ` ${list.join(" ")} `;

function points(text, token, [exact, start, inside]) {
  const place = text.indexOf(token);
  if (place < 0) return 0;
  if (text.includes(` ${token} `)) return exact;
  return text.includes(` ${token}`) ? start : wholeOnly(token) ? 0 : inside;
}

/** Short words and numbers only count where a word begins: "KI" is not in "Wirkung", "27" not in "2027". */
const wholeOnly = (token) => token.length < 3 || /^\d/.test(token);

export class Engine {
  /** @param load reads a file of the index by name: JSON for `.json`, else text. */
  constructor(head, short, load) {
    this.head = head;
    this.load = load;
    this.count = short.ids.length;
    this.ids = short.ids;
    this.names = short.names.map((name, row) => (head.language === "en" && short.english[row]) || name);
    this.columns = short.facets;
    const labels = head.facets.map((facet) => facet.values.map((value) => words(`${value.label} ${value.also ?? ""}`)));
    this.fields = short.names.map((name, row) => [
      padded(words(`${name} ${short.english[row] ?? ""}`)), padded(words(short.extra[row])),
      padded([...new Set(labels.flatMap((values, facet) => this.codes(facet, row).flatMap((code) => values[code])))]),
    ]);
    this.ignored = new Set(head.ignored);
    // Without what every object has: "constructor" is a word like any other.
    Object.setPrototypeOf(head.synonyms, null);
    this.cache = new Map();
    this.cards = new Map();
  }

  /** Positions of a row's values among those of a facet. */
  codes(facet, row) {
    const value = this.columns[facet][row];
    return typeof value === "number" ? [value] : value;
  }

  /** What is asked: for each of the first 32 words, or phrases, the alternatives, each a list of words that must all be there. */
  slots(query) {
    const all = [...new Set(words(query))], tokens = all.filter((word) => !this.ignored.has(word));
    const list = (tokens.length ? tokens : all).slice(0, 32), result = [];
    for (let start = 0; start < list.length;) {
      let length = Math.min(4, list.length - start), others;
      for (; length > 0 && !others; length--) others = this.head.synonyms[list.slice(start, start + length).join(" ")];
      const own = list.slice(start, start + (others ? length + 1 : 1));
      const stem = own.map((word) => word.length > 5 ? word.replace(Ending, "") : word);
      result.push([own, ...(others ?? []).map((text) => text.split(" ")), ...(stem.join() === own.join() ? [] : [stem])]);
      start += own.length;
    }
    return result;
  }

  /** Points of one word for every row, from the short fields and, where it has been read, from the text. */
  points(token) {
    let known = this.cache.get(token);
    if (!known) {
      known = { rows: new Uint8Array(this.count), text: false };
      for (let row = 0; row < this.count; row++) {
        const [name, extra, label] = this.fields[row];
        known.rows[row] = points(name, token, Name) || points(extra, token, Extra) || points(label, token, Label);
      }
      if (this.cache.size > 2000) this.cache.clear();
      this.cache.set(token, known);
    }
    return known;
  }

  /** Rows that have all slots, best first. */
  run(slots) {
    const total = new Float32Array(this.count).fill(1);
    slots.forEach((alternatives) => {
      const best = new Float32Array(this.count);
      alternatives.forEach((tokens, position) => {
        const parts = tokens.map((token) => this.points(token).rows), weight = (position ? 0.8 : 1) / tokens.length;
        for (let row = 0; row < this.count; row++) {
          let sum = 0;
          for (const part of parts) {
            if (!part[row]) { sum = 0; break; }
            sum += part[row];
          }
          if (sum * weight > best[row]) best[row] = sum * weight;
        }
      });
      for (let row = 0; row < this.count; row++) total[row] = total[row] && best[row] ? total[row] + best[row] : 0;
    });
    const rows = [];
    for (let row = 0; row < this.count; row++) if (total[row]) rows.push(row);
    return rows.sort((a, b) => total[b] - total[a] || a - b);
  }

  /** What the short fields alone answer, at once. */
  quick(query) { return this.run(this.slots(query)); }

  /** The complete answer: full text, other forms of words, and one typo forgiven when nothing else is found. */
  async find(query) {
    const slots = this.slots(query);
    let rows = await this.complete(slots);
    if (rows.length || !slots.length) return { rows };
    const wider = slots.map((alternatives) => [...alternatives, ...this.split(alternatives[0])]);
    const split = await this.complete(wider);
    for (const others of split.length ? [this.pieces] : [this.similar, this.pieces]) {
      for (const [place, [[token, ...rest]]] of slots.entries()) {
        if (token.length < 4 || rest.length) continue;
        const similar = others.call(this, token);
        rows = await this.complete(wider.with(place, similar.map((word) => [word])));
        if (rows.length) return { rows: [...new Set([...split, ...rows])], similar: similar.slice(0, 3) };
      }
    }
    return { rows: split };
  }

  /** A word as two words it may be made of. */
  split([token, ...rest]) {
    const result = [];
    if (rest.length || wholeOnly(token)) return result;
    for (let cut = 4; cut <= token.length - 4; cut++) {
      const head = token.slice(0, cut).replace(Ending, ""), tail = token.slice(cut).replace(Ending, "");
      if (!this.vocabulary.includes(`\n${head}`) || !this.vocabulary.includes(`\n${tail}`)) continue;
      result.push([head, tail]);
    }
    return result;
  }

  /** Words of the register that are one typo away from a word; else words that hold such a part. */
  similar(token) {
    const all = this.list ??= [...new Set(this.vocabulary.split("\n"))];
    const whole = all.filter((word) => word !== token && near(word, token));
    if (whole.length || token.length < 6) return whole.slice(0, 20);
    return all.filter((word) => {
      if (word.length < token.length) return false;
      for (let length = token.length - 1; length <= token.length + 1; length++)
        for (let start = 0; start + length <= word.length; start++)
          if (near(word.slice(start, start + length), token)) return true;
      return false;
    }).slice(0, 20);
  }

  /** The longest words of the register that a word begins or ends with. */
  pieces(token) {
    const isWord = (text) => text.length > 3 && this.vocabulary.includes(`\n${text}\n`), result = [];
    for (let cut = token.length - 1; cut > 3 && !result.length; cut--)
      if (isWord(token.slice(0, cut))) result.push(token.slice(0, cut));
    for (let cut = 1; cut < token.length - 3; cut++)
      if (isWord(token.slice(cut))) return [...result, token.slice(cut)];
    return result;
  }

  async complete(slots) {
    for (const token of new Set(slots.flat(2))) await this.readText(token);
    return this.run(slots);
  }

  /** Adds the hits of one word in the full text. */
  async readText(token) {
    const known = this.points(token);
    if (known.text) return;
    await this.readWords();
    const found = [];
    for (let place = this.text.indexOf(token); place >= 0; place = this.text.indexOf(token, place + 1)) {
      const word = this.wordAt(place), start = this.starts[word] === place;
      const end = this.text[place + token.length] === "\n";
      if (start || !wholeOnly(token)) found.push([word, Text[start && end ? 0 : start ? 1 : 2]]);
      place = this.starts[word + 1] - 1;
    }
    const parts = new Map();
    for (const hit of found) {
      const part = this.head.hits.findLastIndex((first) => first <= hit[0]);
      (parts.get(part) ?? parts.set(part, []).get(part)).push(hit);
    }
    await Promise.all([...parts].map(async ([part, hits]) => {
      const lines = await (this.parts[part] ??= this.load(`hits-${part}.txt`).then((text) => text.split("\n")));
      for (const [word, value] of hits) {
        let row = -1, gap = 0, shift = 0;
        for (const letter of lines[word - this.head.hits[part]]) {
          const digit = letter.charCodeAt(0) - 35;
          gap |= (digit & 31) << shift;
          shift += 5;
          if (digit > 31) continue;
          row += gap + 1;
          gap = shift = 0;
          if (known.rows[row] < value) known.rows[row] = value;
        }
      }
    }));
    known.text = true;
  }

  /** Reads the list of all words once. */
  readWords() {
    return this.reading ??= Promise.all(Array.from({ length: this.head.words }, (_, part) => this.load(`words-${part}.txt`)))
      .then((texts) => {
        this.text = texts.join("");
        this.starts = [0];
        for (let place = this.text.indexOf("\n"); place >= 0; place = this.text.indexOf("\n", place + 1)) this.starts.push(place + 1);
        this.parts = [];
        const short = new Set(this.fields.flat().join("").split(" "));
        this.vocabulary = `\n${this.text}${[...short].join("\n")}\n`;
      }, (error) => { this.reading = null; throw error; });
  }

  wordAt(place) {
    let low = 0, high = this.starts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= place) low = middle; else high = middle;
    }
    return low;
  }

  /** Rows among `rows` that have one of the chosen values in every facet but `except`. */
  narrowed(rows, chosen, except) {
    const wanted = this.head.facets.map((facet, index) => index !== except && chosen[facet.id]?.length &&
      new Set(chosen[facet.id].map((code) => facet.values.findIndex((value) => value.code === code))));
    return rows.filter((row) => wanted.every((set, facet) => !set || this.codes(facet, row).some((code) => set.has(code))));
  }

  /** Number of rows for each value of a facet, and how many of them are made-up examples. */
  counts(rows, facet) {
    const counts = this.head.facets[facet].values.map(() => ({ count: 0, samples: 0 }));
    const origin = this.head.facets.findIndex((one) => one.id === "origin");
    const sample = this.head.facets[origin]?.values.findIndex((value) => value.code === "sample") ?? -1;
    for (const row of rows) {
      const isSample = sample >= 0 && this.codes(origin, row).includes(sample);
      for (const code of this.codes(facet, row)) {
        counts[code].count++;
        if (isSample) counts[code].samples++;
      }
    }
    return counts;
  }

  /** The short description of a row, read when it is shown. */
  async summary(row) {
    const part = Math.floor(row / this.head.cards), file = `cards-${part}.json`;
    if (!this.cards.has(part)) this.cards.set(part, this.load(file));
    const { summaries, english } = await this.cards.get(part), place = row % this.head.cards;
    const translated = this.head.language === "en" && english[place];
    return { text: translated || summaries[place], isGerman: !translated };
  }

  /** Authorities whose name or abbreviation begins with what is asked. */
  authorities(query) {
    const asked = words(query).join(" ");
    if (asked.length < 2) return [];
    const hits = this.head.authorities.map((one) => [points(padded(words(`${one.name} ${one.also}`)), asked, [3, 2, 1]), one]);
    return hits.filter(([value]) => value > 1).sort((a, b) => b[0] - a[0]).slice(0, 3).map(([, one]) => one);
  }
}
