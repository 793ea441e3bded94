#!/usr/bin/env python3
"""Texts of pages that nobody uses, and texts that are used and missing, are found."""
import json
import sys
import tempfile
from pathlib import Path

from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
import page_texts  # noqa: E402

with tempfile.TemporaryDirectory() as name:
    root = Path(name)

    def write(path: str, text: str) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def found(**texts: str) -> list:
        write("site/texts/de.json", json.dumps({key.replace("_", "."): text for key, text in texts.items()}))
        return page_texts.problems(root)

    write("Sources/A/A.swift", 'let a = texts["list.head"]\nlet b = texts["why." + reason]\nlet c = texts["no.\\(code)", "1"]\n')
    write("templates/page.mustache", "<h1>{{t.page.head}}</h1>")
    whole = {"list_head": "a", "page_head": "b", "why_scope": "c", "no_5": "d"}
    check("used in code, in a template, by its beginning: nothing to say", found(**whole) == [], found(**whole))
    more = found(**whole, list_foot="e")
    check("a text that nobody uses is named", len(more) == 1 and "list.foot" in more[0], more)
    write("Sources/A/B.swift", '// texts["list.foot"]\n')
    check("a comment is no use", len(found(**whole, list_foot="e")) == 1)
    less = found(**{key: text for key, text in whole.items() if key != "page_head"})
    check("a text that a template misses is named with the template", len(less) == 1 and "page.mustache" in less[0], less)
    less = found(**{key: text for key, text in whole.items() if key != "list_head"})
    check("a text that code misses is named", len(less) == 1 and "list.head" in less[0], less)
finish("texts of pages")
