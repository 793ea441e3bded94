// Cells of CSV files that no spreadsheet runs as a formula. The same as FormulaMark.swift, which says why;
// Tests/Fixtures/formula-vectors.json holds both to it.

/** The text with a ' before whatever a spreadsheet would run, wherever it may see the start of a cell. */
export function marked(text) {
  if (/^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text)) return text;
  const run = "(?=['\\t\\r]|\"*[=+\\-@\\t\\r\uff1d\uff0b\uff0d\uff20])";
  return text.replace(new RegExp("^" + run), "'").replace(new RegExp("([,;\\n\\r])" + run, "g"), "$1'");
}

/** A line of a file: every cell in quotes. */
export function line(cells, separator) {
  return `${cells.map((cell) => `"${marked(String(cell)).replaceAll('"', '""')}"`).join(separator)}\r\n`;
}
