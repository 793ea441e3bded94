#!/usr/bin/env python3
"""Brings lists into the register as an official does: the shipped template gives a record that can be submitted, the
report says what the check says, and the same list again doubles nothing."""
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = Path(sys.argv[1]).resolve()
MAPPING = "registry-data/mappings/tabelle.json"
TEMPLATE = "registry-data/mappings/tabelle.csv"
failures = []


def expect(condition, text):
    if not condition:
        failures.append(text)


with tempfile.TemporaryDirectory() as name:
    base = Path(name)
    for part in ["site", "templates"]:
        os.symlink(ROOT / part, base / part)
    shutil.copytree(ROOT / "registry-data", base / "registry-data")

    def maki(*arguments):
        return subprocess.run([MAKI, *arguments], cwd=base, capture_output=True, text=True, timeout=120)

    def imported(list_, output, *more):
        return maki("import", "--mapping", MAPPING, list_, "--output", output, *more)

    # The template as it is shipped can be submitted.
    run = imported(TEMPLATE, "vorlage")
    expect(run.returncode == 0, f"template: {run.stderr}")
    expect("fehlt noch" not in run.stdout, f"the template lacks something: {run.stdout}")
    drafts = sorted((base / "vorlage").glob("*.json"))
    expect(len(drafts) == 1, "the template has one row")
    check = maki("validate", "vorlage", "--as-of", "2026-11-27")
    expect(check.returncode == 0, f"the template's record is not valid: {check.stdout}")

    # What the report says of half-filled rows is what the check says.
    header = (base / TEMPLATE).read_text(encoding="utf-8-sig").splitlines()[0].split(";")
    rows = [["1", "bund-musteramt", "Ein Verfahren"], ["2", "bund-musteramt", "Noch eines", "Zu kurz"]]
    with open(base / "halb.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        for row in rows:
            writer.writerow(row + [""] * (len(header) - len(row)))
    run = imported("halb.csv", "halb")
    said = set(re.findall(r"^(?:fehlt noch|zu berichtigen|zu prüfen): (.*?) \[([A-Z0-9a-z-]+)\] \(\d+ Entw", run.stdout, re.M))
    report = json.loads(maki("validate", "halb", "--format", "json").stdout)
    found = {(f["message"]["de"] if isinstance(f["message"], dict) else f["message"], f["code"])
             for f in report["findings"] if f["severity"] != "note"}
    expect(said == found and found, f"the import says {sorted(said - found)} more and {sorted(found - said)} less than the check")

    # Submitted, and delivered again with one more row.
    run = maki("submit", "vorlage", "--register", "r.sqlite")
    expect(run.returncode == 0, f"the template's record is not accepted: {run.stdout}{run.stderr}")
    lines = (base / TEMPLATE).read_text(encoding="utf-8-sig").splitlines()
    second = lines[1].replace("1;", "2;", 1).replace("Terminassistent für Besuche", "Raumassistent für Sitzungen")
    (base / "zweite.csv").write_text("\n".join([*lines, second]) + "\n", encoding="utf-8")
    for register in [["--register", "r.sqlite"], ["--register", "fehlt.sqlite"]]:
        output = "neu-" + register[1]
        run = imported("zweite.csv", output, *register)
        drafts = [json.loads(p.read_text(encoding="utf-8")) for p in (base / output).glob("*.json")]
        expect([d["name"] for d in drafts] == ["Raumassistent für Sitzungen"], f"{register}: {[d['name'] for d in drafts]}")
        expect("1 Zeile steht schon im Register" in run.stdout, f"{register}: the known row is not named: {run.stdout}")
        expect(all(d["externalIds"]["listNumber"] == "2" for d in drafts), f"{register}: the number is lost")

    # Into the same folder again: refused, with the reason.
    before = {p.name: p.read_bytes() for p in (base / "vorlage").iterdir()}
    run = imported(TEMPLATE, "vorlage")
    expect(run.returncode == 2 and "schon Entwürfe aus dieser Liste (1)" in run.stderr, f"same folder: {run.stderr}")
    expect(before == {p.name: p.read_bytes() for p in (base / "vorlage").iterdir()}, "the folder was changed")

    # The number does not become public.
    run = maki("build", "--register", "r.sqlite", "--output", "public", "--quiet")
    expect(run.returncode == 0, f"build: {run.stderr}")
    for path in (base / "public").rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".csv", ".jsonl", ".md", ".atom", ".xml"):
            text = path.read_bytes()
            if b"Einfache Tabelle einer Beh" in text or b'"listNumber":' in text and b"schema" not in path.name.encode():
                failures.append(f"the list's name or number is public in {path.relative_to(base)}")

    # Foreign files: said in a sentence, and never at length.
    (base / "nul.csv").write_bytes(b"Nummer;Name\n" + b"\0" * 3_000_000)
    (base / "utf16.csv").write_bytes("\ufeffNummer;Behörde;Name\n9;bund-musteramt;Prüfung von X\n".encode("utf-16-le"))
    (base / "liste.jsonl").write_text('{"Nummer": 1, "Name": "Eins und eins"}\n{"Nummer": 2, "Name": "Zwei und zwei"}\n')
    (base / "bom.json").write_text('\ufeff[{"Nummer": 1, "Name": "Eins und eins"}]', encoding="utf-8")
    (base / "json.json").write_text(json.dumps({
        "mapping": "1", "input": {"format": "json"}, "key": "Nummer", "columns": {"Name": {"field": "name"}}}))
    run = imported("nul.csv", "nul")
    expect(run.returncode == 1 and "CSV-encoding" in run.stderr and len(run.stderr) < 5_000, "a file of zeros is not refused shortly")
    expect(not (base / "nul").exists(), "a refused list leaves a folder")
    run = imported("utf16.csv", "utf16")
    expect(run.returncode == 0 and "übernommen" in run.stdout, f"UTF-16: {run.stderr}")
    expect([json.loads(p.read_text())["name"] for p in (base / "utf16").glob("*.json")] == ["Prüfung von X"], "UTF-16")
    for file, count in [("liste.jsonl", 2), ("bom.json", 1)]:
        run = maki("import", "--mapping", "json.json", file, "--output", file + "-aus")
        expect(run.returncode == 0 and len(list((base / (file + "-aus")).glob("*.json"))) == count, f"{file}: {run.stderr}")

    # Days as people write them.
    run = maki("null-report", "bund-musteramt", "--date", "1.10.2026", "--register", "r.sqlite")
    expect("1.10.2026" not in run.stderr and run.returncode != 64, f"null-report: {run.stderr}")
    run = maki("null-report", "bund-musteramt", "--date", "3/2026", "--register", "r.sqlite")
    expect(run.returncode == 64, "half a day is taken for one")

for failure in failures:
    print(failure, file=sys.stderr)
print(f"lists: {len(failures)} failures")
sys.exit(1 if failures else 0)
