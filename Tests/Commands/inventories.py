#!/usr/bin/env python3
"""Imports lists through `maki import` and holds the result against Python's own CSV reader: rows, cells, identifiers,
texts. Real inventories of other registers are read too where MAKI_INVENTORIES names a folder with them."""
import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
MAPPINGS = ROOT / "Tests/Fixtures/mappings"
INVENTORIES = Path(os.environ.get("MAKI_INVENTORIES", "/nonexistent"))
problems = []


def run(mapping, source, output):
    result = subprocess.run(
        [MAKI, "import", "--mapping", str(mapping), str(source), "--output", str(output), "--archive", str(output) + ".none", "--lang", "en"],
        capture_output=True, text=True, timeout=300, env=environment())
    if result.returncode != 0:
        problems.append(f"{source}: ended with {result.returncode}: {result.stdout}{result.stderr}"[:2000])
        return None
    return result.stdout


def report_columns(output):
    """Counts by column from the report's table."""
    text = (output / "REPORT.md").read_text(encoding="utf-8")
    table = text.split("## Columns")[1].split("## ")[0]
    rows = {}
    for line in table.strip().split("\n")[2:]:
        cells = re.split(r"(?<!\\)\|", line)[1:-1]
        rows[re.sub(r"\\(.)", r"\1", cells[0][1:-1])] = [int(cell) for cell in cells[1:9]]
    return rows


def compare(name, mapping, source, rows, columns, texts):
    """Rows and columns as Python reads them; `texts` are (column, field) pairs that must be taken over."""
    with tempfile.TemporaryDirectory() as place:
        output = Path(place) / "drafts"
        summary = run(mapping, source, output)
        if summary is None:
            return
        def check(condition, text):
            if not condition:
                problems.append(f"{name}: {text}")
        check(f"{len(rows)} rows × {len(columns)} columns = {len(rows) * len(columns)} cells" in summary, summary.split("\n")[0])
        check(re.search(r"100\.0 %  together", summary), "does not add up to 100 %")
        counted = report_columns(output)
        check(set(counted) == set(columns), f"columns differ: {set(columns) ^ set(counted)}")
        for column, numbers in counted.items():
            check(sum(numbers[:7]) == numbers[7] == len(rows), f"{column} counts {numbers} for {len(rows)} rows")
            blank = sum(1 for row in rows if not row[column].strip())
            check(numbers[6] >= blank, f"{column}: {numbers[6]} empty, Python sees {blank}")
        files = sorted(output.glob("*.json"))
        check(len(files) == len(rows), f"{len(files)} drafts for {len(rows)} rows")
        ids = [json.loads(path.read_text(encoding="utf-8"))["id"] for path in files]
        check(len(set(ids)) == len(ids), "identifiers collide")
        check(all(path.stem == id for path, id in zip(files, ids)), "file names differ from identifiers")
        assigned = re.findall(r"^\| (\d+) \| (.*) \| (\S+)\.json \|$", (output / "REPORT.md").read_text(encoding="utf-8"), re.M)
        check(len(assigned) == len(rows), f"{len(assigned)} rows assigned")
        for (_, _, id), row in zip(assigned, rows):
            record = json.loads((output / f"{id}.json").read_text(encoding="utf-8"))
            for column, field in texts:
                wanted = " ".join(row[column].split())
                found = " ".join(str(record.get(field, "")).removesuffix(" …").split())
                if wanted and not wanted.startswith(found[:40]):
                    check(False, f"{id}: {field} is {found[:60]!r}, the list has {wanted[:60]!r}")
                    break
        print(f"{name}: {len(rows)} rows, {len(rows) * len(columns)} cells")


def read(path, encoding="utf-8-sig", delimiter=","):
    with open(path, encoding=encoding, newline="") as file:
        rows = list(csv.DictReader(file, delimiter=delimiter))
    return rows, list(rows[0])


def made_up():
    """A list with everything that hurts, in every separator and encoding."""
    generator = random.Random(7)
    pieces = ["Antrag", "Prüfung", "„Zitat“", 'er sagte "ja"', "Zeile\r\nzwei", "a,b", "c;d", "–", "5 €", "x\ty", "Straße", " "]
    columns = ["nr", "name", "text", "status", "weg"]
    rows = []
    for number in range(400):
        words = [generator.choice(pieces) for _ in range(generator.randrange(1, 12))]
        rows.append({
            "nr": generator.choice(["", "7", str(number)]), "name": f"System {number} " + generator.choice(pieces),
            "text": "Das System hilft bei der Arbeit: " + " ".join(words), "status": generator.choice(["läuft", "geplant", ""]),
            "weg": generator.choice(pieces),
        })
    for delimiter in ",;\t":
        for encoding in ("utf-8", "utf-8-sig", "cp1252"):
            for ending in ("\r\n", "\n"):
                text = io.StringIO()
                writer = csv.DictWriter(text, columns, delimiter=delimiter, lineterminator=ending)
                writer.writeheader()
                writer.writerows(rows)
                with tempfile.NamedTemporaryFile(suffix=".csv") as file:
                    file.write(text.getvalue().encode(encoding))
                    file.flush()
                    compare(f"made-up list ({delimiter!r}, {encoding}, {ending!r})", MAPPINGS / "gemacht.json", file.name, rows, columns, [("name", "name")])


made_up()
real = [
    ("US 2025", "us-2025.json", "us-2025/2025_individually_reported_AI_use_cases.csv", [("use_case_name", "name")]),
    ("Canada", "canada.json", "canada/gc-ai-register-mvp_2025-11.csv", [("name_ai_system_en", "name")]),
    ("PSTW", ROOT / "registry-data/mappings/pstw.json", "pstw/pstw_germany_subset.csv", [("Name", "name")]),
]
for name, mapping, path, texts in real:
    if (INVENTORIES / path).is_file():
        rows, columns = read(INVENTORIES / path)
        compare(name, mapping if isinstance(mapping, Path) else MAPPINGS / mapping, INVENTORIES / path, rows, columns, texts)
dutch = INVENTORIES / "nl/algoritmes_2026-08-08.json"
if dutch.is_file():
    rows = json.loads(dutch.read_text(encoding="utf-8"))["algoritmes"]
    compare("Netherlands", MAPPINGS / "nl.json", dutch, rows, list(rows[0]), [])
print("\n".join(problems[:40]), file=sys.stderr)
print(f"lists: {'all passed' if not problems else str(len(problems)) + ' problems'}")
sys.exit(1 if problems else 0)
