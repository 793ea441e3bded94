// The folding rules of the search; Sources/SiteSearch/Folding.swift does the same, and
// Tests/Fixtures/folding-vectors.json pins both.
const German = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ς: "σ" };

/** The folded form of a text. */
export function fold(text) {
  if (/^[a-z0-9 ]*$/.test(text)) return text;
  return text.normalize("NFKC").toLowerCase()
    .replace(/[äöüßς]/g, (letter) => German[letter])
    .normalize("NFD").replace(/[\p{M}\p{Cf}]/gu, "");
}

/** The words of a text: the longest runs of letters and digits of its folded form. */
export function words(text) {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
