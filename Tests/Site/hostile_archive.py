#!/usr/bin/env python3
"""Copies the archive and fills every free text of the made-up records with text that is made to break pages.

Which fields are free text, and how long they may be, says the field catalogue."""
import json
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ATTACK = (
    '"\u0301 onmouseover="alert(1)" </script><script>alert(1)</script> <img src=x onerror=alert(1)> '
    "[x](javascript:alert(1)) ![y](https://e.example/y.png) ]]> <!-- & &amp; 'x' {{name}} {{{name}}} "
    "# **fett** `code` | a | b | 👩‍👩‍👧‍👦🏴‍☠️ مرحبا بالعالم שלום "
)
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenvorlageschalter" * 3


def free_texts() -> dict:
    """Longest text of each free text field, by record type and path."""
    texts: dict = {}
    for file in sorted((ROOT / "Sources/CRegisterResources/Resources").glob("fields-*.json")):
        described = json.loads(file.read_text(encoding="utf-8"))
        for field in described["fields"]:
            if field["type"] in {"string", "text"} and "format" not in field:
                texts.setdefault(described["recordType"], {})[field["path"]] = field.get("maxLength", 2_000)
    return texts


def filled(value, path, longest, number):
    if isinstance(value, dict):
        return {k: filled(v, f"{path}.{k}" if path else k, longest, number) for k, v in value.items()}
    if isinstance(value, list):
        # Items of a list must differ.
        items = [filled(v, path + "[]", longest, number) for v in value]
        return [f"{i}{v[:-2]}" if isinstance(v, str) and path + "[]" in longest else v for i, v in enumerate(items)]
    if isinstance(value, str) and path in longest:
        # Revisions differ, so that the comparison has long texts to mark.
        text = (ATTACK + WORD if number % 2 else WORD[:90] + " " + ATTACK)[: longest[path]]
        return text.strip() or value
    return value


source, target = Path(sys.argv[1]), Path(sys.argv[2])
shutil.copytree(source, target)
texts = free_texts()
for file in sorted((target / "records/bund-musteramt").rglob("*.json")):
    record = json.loads(file.read_text(encoding="utf-8"))
    longest = {**texts["header"], **texts[record["recordType"]]}
    # Groups and measures are named by their ids.
    longest = {p: n for p, n in longest.items() if not p.endswith((".id", ".groups[]", ".risks[]")) and p != "id"}
    filled_record = filled(record, "", longest, int(file.stem))
    file.write_text(json.dumps(filled_record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
