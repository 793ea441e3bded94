#!/usr/bin/env python3
"""Compares the keys of the pages' texts (site/texts) with the code and the templates that use them.

  python3 scripts/page_texts.py    keys that nobody uses, and keys that are used and missing

A key is used where it stands as a string in Sources or as `t.KEY` in a template. Keys that are put together
(`"record.noSupervisor." + reason`) are used by their beginning.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE = "site/texts/de.json"
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
WORDS = r"[A-Za-z][A-Za-z0-9]*"
# Beginnings of keys that are put together from texts of their own, not in one string: `operator.NAME.missing`.
JOINED = re.compile(r"operator\.[A-Za-z]+\.missing")


def problems(root: Path) -> list:
    """What does not fit, one sentence each."""
    keys = set(json.loads((root / FILE).read_text(encoding="utf-8")))
    code = "\n".join(line for file in sorted((root / "Sources").rglob("*.swift"))
                     for line in file.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("//"))
    templates = {file.name: file.read_text(encoding="utf-8") for file in sorted((root / "templates").glob("*.mustache"))}
    strings = set(STRING.findall(code))
    begun = {text.split("\\(")[0] for text in strings if "\\(" in text or text.endswith(".")}
    begun = {text for text in begun if re.fullmatch(rf"{WORDS}(\.{WORDS})*\.", text)}
    named = {key for text in templates.values() for key in re.findall(rf"\bt\.({WORDS}(?:\.{WORDS})*)", text)}
    result = []
    for key in sorted(keys - strings - named):
        if not any(key.startswith(text) for text in begun) and not JOINED.fullmatch(key):
            result.append(f"{FILE}: nobody uses the text {key}")
    for name, text in templates.items():
        for key in re.findall(rf"\bt\.({WORDS}(?:\.{WORDS})*)", text):
            if key not in keys:
                result.append(f"templates/{name}: there is no text {key} in {FILE}")
    for key in sorted(set(re.findall(rf'texts\["({WORDS}(?:\.{WORDS})*)"[\],]', code)) - keys):
        result.append(f"Sources: there is no text {key} in {FILE}")
    return result


if __name__ == "__main__":
    found = problems(ROOT)
    print("\n".join(found) or "every text is used, and every text that is used is there")
    sys.exit(1 if found else 0)
