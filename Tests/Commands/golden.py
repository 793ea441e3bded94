#!/usr/bin/env python3
"""What the program writes of a small register, as it was recorded in Tests/Golden: pages, Markdown, feeds, tables, JSON.

The register lies in Tests/Fixtures/small-register: an entry with a withheld value, an assessment, an incident and an English
text, one that was withdrawn, one shown in part, one that is only counted, a made-up example, an authority without AI.
What differs is shown line by line. With MAKI_RECORD=1 the recordings are written anew and the run fails, so that nobody takes
a recording for a test."""
import csv
import difflib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
GOLDEN = ROOT / "Tests/Golden/small"
RECORD = os.environ.get("MAKI_RECORD") == "1"
# The newest entry of the small register is older: only what the law changes from day to day would move otherwise.
DAY = "2026-03-31"
SYSTEM, ASSESSMENT, INCIDENT = "musteramt-2025-0001", "fria-musteramt-2025-0001", "musteramt-vorfall-2026-0001"
FILES = [
    "index.html",
    "systeme/index.html",
    f"systeme/{SYSTEM}/index.html",
    f"en/systems/{SYSTEM}/index.html",
    f"systeme/{SYSTEM}/{SYSTEM}.md",
    f"systeme/{SYSTEM}/verlauf/index.html",
    "systeme/musteramt-2024-0001/index.html",
    "systeme/musteramt-2026-0001/musteramt-2026-0001.md",
    "systeme/bamf-2025-0001/index.html",
    "systeme/bamf-2025-0001/bamf-2025-0001.md",
    f"folgenabschaetzungen/{ASSESSMENT}/{ASSESSMENT}.md",
    f"vorfaelle/{INCIDENT}/index.html",
    "behoerden/bund-probeanstalt/index.html",
    "aenderungen/2026-02/index.html",
    "zurueckgehalten/index.html",
    "daten/feeds/alle.atom",
    "daten/aktuell/deployments.csv",
    "daten/aktuell/systeme.csv",
    "daten/aktuell/changes.csv",
    "daten/aktuell/withheld.csv",
    f"daten/aktuell/eu-datenbank/{SYSTEM}.json",
    f"api/v1/records/{SYSTEM}.json",
    f"api/v1/records/{ASSESSMENT}.json",
    "suche/short.json",
    "suche/cards-0.json",
]


def readable(path: str, data: bytes) -> str:
    """The content in lines that can be compared: a member of an object, or a cell that is not empty, has one of its own."""
    text = data.decode("utf-8")
    if path.endswith(".json"):
        return json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n"
    if path.endswith(".csv"):
        header, *rows = csv.reader(io.StringIO(text, newline=""))
        lines = ["columns: " + name for name in header]
        for row in rows:
            lines += ["", *(f"{name}: {json.dumps(cell, ensure_ascii=False)}" for name, cell in zip(header, row) if cell)]
        return "\n".join(lines) + "\n"
    if path.endswith(".html"):
        # Some lines of a template hold a whole list.
        return re.sub(r"(</(?:li|dd|dt|td|th|tr|p|g|text)>)(?=<)", r"\1\n", text)
    return text


def kept(name: str, text: str) -> None:
    """Compares a text with its recording, or records it."""
    file = GOLDEN / name
    if RECORD:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return
    recorded = file.read_text(encoding="utf-8") if file.is_file() else ""
    lines = list(difflib.unified_diff(recorded.splitlines(), text.splitlines(), f"recorded {name}", f"now {name}", n=1, lineterm=""))
    check(f"{name} is as recorded", text == recorded, "\n" + "\n".join(line[:300] for line in lines[:40]))


with tempfile.TemporaryDirectory() as folder:
    place = Path(folder)
    built = subprocess.run(
        [MAKI, "build", "--archive", ROOT / "Tests/Fixtures/small-register", "--register", place / "r.sqlite", "--sources", ROOT,
         "--output", place / "site", "--as-of", DAY, "--base-url", "https://register.example", "--quiet"],
        capture_output=True, text=True, env=environment())
    check("the small register is built", built.returncode == 0, built.stdout + built.stderr)
    site = place / "site"
    for path in FILES:
        # Names of recordings hold the whole path: most files are called index.html.
        kept(path.replace("/", "~"), readable(path, (site / path).read_bytes()) if (site / path).is_file() else "")
    # What there is at all; of the pages that only the field catalogue makes, one is as good as another.
    names = sorted(str(path.relative_to(site)) for path in site.rglob("*") if path.is_file())
    own = [name for name in names if re.search(r"(musteramt|bamf|probeanstalt|/\d{4}-)", name) or name.count("/") < 2]
    kept("files.txt", "\n".join(own) + "\n")
if RECORD:
    check("nothing was tested, the recordings were written", False)
else:
    known = {path.replace("/", "~") for path in FILES} | {"files.txt"}
    extra = sorted(file.name for file in GOLDEN.iterdir() if file.name not in known)
    check("every recording is compared", not extra, extra)
finish("recorded pages and files")
