#!/usr/bin/env python3
"""Imports workbooks as offices keep them, written by openpyxl, and holds drafts and report against what was written; then
workbooks nobody should have to read: each must end in two seconds, with one sentence, and within bounded memory."""
import datetime
import io
import json
import os
import random
import re
import resource
import struct
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from calling import environment

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
passed, failures = 0, []
MAPPING = {
    "mapping": "1", "title": {"de": "KI-Liste", "en": "AI list"}, "confirmed": True, "input": {"format": "xlsx"}, "key": "Nr.",
    "emptyWords": ["-", "–", "k. A."], "record": {"status": "planned"},
    "columns": {
        "Behörde": {"field": "authority"}, "Bezeichnung des Verfahrens": [{"field": "name"}, {"field": "system.tradeName"}],
        "Zweck": {"field": "purpose", "join": "\n"}, "Nutzen": {"field": "purpose", "join": "\n"},
        "Seit": {"field": "dates.inUseFrom"}, "Fälle/Jahr": {"field": "usage.casesPerYear"},
        "Biometrie (ja/nein)": {"field": "biometrics.used"}, "Technik": {"field": "system.technique[]", "split": [";", "\n"]},
        "Bemerkung": {"leaveOut": "intern"},
    },
}
HEAD = ["Nr.", "Behörde", "Bezeichnung\ndes Verfahrens", "Zweck", "Nutzen", "Seit", "Fälle/Jahr", "Biometrie (ja/nein)", "Technik", "Bemerkung"]


def expect(condition, text):
    global passed
    if condition:
        passed += 1
    else:
        failures.append(text)


def worked():
    """Seconds the commands have worked so far: other tests run at the same time."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def limited():
    """Two gigabytes of address space are more than any list needs."""
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


def run(base, file, output, *more, archive=ROOT / "registry-data"):
    mapping = base / "zuordnung.json"
    mapping.write_text(json.dumps(MAPPING), encoding="utf-8")
    before = worked()
    result = subprocess.run(
        [MAKI, "import", "--mapping", str(mapping), str(file), "--output", str(base / output), "--archive", str(archive),
         "--register", str(base / "none.sqlite"), "--lang", "de", *more],
        capture_output=True, text=True, timeout=120, env=environment(), preexec_fn=limited)
    return result, worked() - before


def drafts(base, output):
    files = sorted((base / output).glob("*.json"))
    return [json.loads(path.read_text(encoding="utf-8")) for path in files]


def german_list(epoch=None):
    """A list as an office keeps it: title over all columns, blank row, names with line breaks, sum, remark, second sheet."""
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    cover = book.active
    cover.title = "Deckblatt"
    cover.sheet_state = "hidden"
    cover["A1"] = "nur für den Dienstgebrauch"
    sheet = book.create_sheet("KI-Liste 2026")
    sheet.append(["Übersicht der KI-Verfahren (Stand: März 2026)"])
    sheet.merge_cells("A1:J1")
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    sheet.append(HEAD)
    rows = [
        [1, "BAMF", "Dialekterkennung", "Hilft, die Herkunft zu prüfen.", "Weniger Rückfragen.", datetime.date(2025, 3, 1), 12000, "ja", "Sprachmodell", "läuft gut"],
        ["2a", "Bundeskriminalamt (BKA)", "Bildabgleich „Größe“", "Vergleicht Bilder mit dem Bestand.", None, "1. April 2025", "3 Tsd.", "nein", "Bilderkennung", None],
        [3, "Bundesagentur für Arbeit", "Übersetzung für Anträge", "Übersetzt eingereichte Unterlagen.", "–", datetime.datetime(2024, 11, 30, 0, 0), 1500.0, True, "Übersetzung", "=1+1"],
        [4, "Amt für Unbekanntes", "Straßenzustand", "Erkennt Schlaglöcher auf Fotos.", None, "2024", "ca. 40", False, None, "#NV"],
    ]
    for row in rows[:2]:
        sheet.append(row)
    sheet.append([])
    for row in rows[2:]:
        sheet.append(row)
    sheet.append([None, "Summe", None, None, None, None, "=SUM(G4:G8)"])
    sheet.append(["* vorläufige Zahlen"])
    for cell in sheet["F"]:
        if isinstance(cell.value, datetime.date):
            cell.number_format = "dd.mm.yyyy"
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["J"].hidden = True
    other = book.create_sheet("Altverfahren")
    other.append(HEAD)
    other.append([9, "BAMF", "Altes Verfahren", "War früher einmal im Einsatz."])
    return book


def lists(base):
    for name, epoch in [("1900", None), ("1904", CALENDAR_MAC_1904)]:
        file = base / f"liste-{name}.xlsx"
        german_list(epoch).save(file)
        result, _ = run(base, file, "aus-" + name)
        expect(result.returncode == 0, f"{name}: {result.stderr}")
        found = drafts(base, "aus-" + name)
        by_name = {draft["name"]: draft for draft in found}
        expect(set(by_name) == {"Dialekterkennung", "Bildabgleich „Größe“", "Übersetzung für Anträge", "Straßenzustand"}, f"{name}: {set(by_name)}")
        first, second, third, fourth = (by_name.get(key, {}) for key in ["Dialekterkennung", "Bildabgleich „Größe“", "Übersetzung für Anträge", "Straßenzustand"])
        expect([d.get("authority") for d in (first, second, third, fourth)] == ["bund-bamf", "bund-bka", "bund-ba", None], f"{name}: authorities")
        expect([d.get("dates", {}).get("inUseFrom") for d in (first, second, third, fourth)] == ["2025-03-01", "2025-04-01", "2024-11-30", "2024-01-01"], f"{name}: days {[d.get('dates') for d in found]}")
        expect([d.get("usage", {}).get("casesPerYear") for d in (first, second, third, fourth)] == [12000, 3000, 1500, 40], f"{name}: numbers")
        expect([d.get("biometrics", {}).get("used") for d in (first, second, third, fourth)] == [True, False, True, False], f"{name}: yes and no")
        expect(first.get("purpose") == "Hilft, die Herkunft zu prüfen.\nWeniger Rückfragen.", f"{name}: joined {first.get('purpose')!r}")
        expect(first.get("system", {}).get("tradeName") == "Dialekterkennung", f"{name}: one cell into two fields")
        expect([d.get("externalIds", {}).get("listNumber") for d in (first, second, third, fourth)] == ["1", "2a", "3", "4"], f"{name}: numbers of the list")
        expect("4 Zeilen × 10 Spalten = 40 Zellen" in result.stdout and "40   100,0 %  zusammen" in result.stdout, f"{name}: {result.stdout}")
        expect("übergangen: 1 Zeile vor den Spaltennamen, 1 leere Zeile, 1 Zeile mit Summen, 1 Zeile mit einer Anmerkung" in result.stdout, f"{name}: {result.stdout}")
        expect("Gelesen ist das Blatt „KI-Liste 2026“ (2/3); nicht gelesen: „Deckblatt“, „Altverfahren“ (davon ausgeblendet: 1)" in result.stderr, f"{name}: {result.stderr}")
        expect("1 ausgeblendete Zeile und 1 ausgeblendete Spalte (J)" in result.stderr, f"{name}: hidden: {result.stderr}")
        expect(f"liste-{name}.xlsx:'KI-Liste 2026'!" in result.stderr, f"{name}: places: {result.stderr}")
        expect("XLSX-formula" in result.stderr, f"{name}: formulas without result")
        expect("XLSX-merged" not in result.stderr, f"{name}: a merged title is no warning")
        report = (base / ("aus-" + name) / "BERICHT.md").read_text(encoding="utf-8")
        expect("Keine Behörde heißt so" in report and "B8" in report, f"{name}: unknown authority: {report}")
    file = base / "liste-1900.xlsx"
    result, _ = run(base, file, "alt", "--sheet", "Altverfahren")
    expect([d["name"] for d in drafts(base, "alt")] == ["Altes Verfahren"], f"--sheet: {result.stderr}")
    result, _ = run(base, file, "alt3", "--sheet", "3")
    expect([d["name"] for d in drafts(base, "alt3")] == ["Altes Verfahren"], f"--sheet 3: {result.stderr}")
    result, _ = run(base, file, "falsch", "--sheet", "Neu")
    expect(result.returncode == 1 and "XLSX-sheet" in result.stderr and "Altverfahren" in result.stderr, f"wrong sheet: {result.stderr}")
    expect(not (base / "falsch").exists(), "a refused list leaves a folder")
    result, _ = run(base, file, "zeile", "--header-row", "2")
    expect(result.returncode == 1 and "CSV-header-row" in result.stderr, f"header row: {result.stderr}")
    result, _ = run(base, file, "zeile3", "--header-row", "3")
    expect(len(drafts(base, "zeile3")) == 4, f"header row 3: {result.stderr}")
    macros = base / "makros.xlsm"
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(macros, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.namelist():
            target.writestr(entry, source.read(entry))
        target.writestr("xl/vbaProject.bin", b"\0" * 100)
    result, _ = run(base, macros, "makros")
    expect(result.returncode == 0 and "enthält Makros" in result.stderr and len(drafts(base, "makros")) == 4, f"macros: {result.stderr}")


def everything(base):
    """Random cells: what openpyxl wrote is what the report and the drafts show."""
    generator = random.Random(11)
    pieces = ["Antrag", "Prüfung", "„Zitat“", 'sagte "ja"', "Zeile\nzwei", "a;b", "–", "5 €", "Straße", "_x0041", "<b>", "&amp;", "\t", "😀"]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(HEAD)
    rows = []
    for number in range(400):
        text = " ".join(generator.choice(pieces) for _ in range(generator.randrange(1, 9)))
        rows.append([number, "BKA", f"System {number} {generator.choice(pieces)}", f"Das System prüft {text}", None,
                     datetime.date(1990, 1, 1) + datetime.timedelta(generator.randrange(13000)), generator.randrange(10**9), generator.choice(["ja", "nein", True, False, None]), None, text])
        sheet.append(rows[-1])
    file = base / "zufall.xlsx"
    book.save(file)
    result, seconds = run(base, file, "zufall")
    expect(result.returncode == 0 and "400 Zeilen × 10 Spalten = 4000 Zellen" in result.stdout, f"random: {result.stdout}{result.stderr}")
    found = {int(draft["externalIds"]["listNumber"]): draft for draft in drafts(base, "zufall")}
    for row in rows:
        draft = found.get(row[0], {})
        expect(draft.get("dates", {}).get("inUseFrom") == row[5].isoformat(), f"random: {row[5]} became {draft.get('dates')}")
        expect(draft.get("usage", {}).get("casesPerYear") == row[6], f"random: {row[6]} became {draft.get('usage')}")
        wanted = {"ja": True, "nein": False}.get(row[7], row[7])
        expect(draft.get("biometrics", {}).get("used") == wanted, f"random: {row[7]} became {draft.get('biometrics')}")
        expect(draft.get("name", "").split() == row[2].split(), f"random: {row[2]!r} became {draft.get('name')!r}")


def packed(parts):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in parts:
            archive.writestr(name, text)
    return memory.getvalue()


def hostile(base):
    good = base / "gut.xlsx"
    book = openpyxl.Workbook()
    book.active.append(HEAD)
    book.active.append([1, "BKA", "Ein Verfahren", "Ein Satz über das System."])
    book.save(good)
    with zipfile.ZipFile(good) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    place = "xl/worksheets/sheet1.xml"
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'

    def with_sheet(text):
        return packed([(name, text if name == place else content) for name, content in parts])

    def sheet(inside, head=""):
        return f"{head}<worksheet {main}><sheetData>{inside}</sheetData></worksheet>"

    names = "".join(f'<c t="inlineStr"><is><t>S{number}</t></is></c>' for number in range(10_000))
    laughs = "<!DOCTYPE x [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{'&a%d;' % (n - 1) * 10}'>" for n in range(1, 20)) + "]>"
    whole = good.read_bytes()
    locked = bytearray(whole)
    for match in re.finditer(b"PK\x01\x02|PK\x03\x04", whole):
        offset = match.start() + (8 if match[0] == b"PK\x01\x02" else 6)
        locked[offset] |= 1
    link = dict(parts)["xl/_rels/workbook.xml.rels"].decode()
    link = re.sub(r'Target="[^"]*sheet1.xml"', 'TargetMode="External" Target="file:///etc/passwd"', link)
    nested = packed([(name, content) for name, content in parts if name != place] + [(place, b" " * (900 << 20))])
    files = {
        "bomb": (nested, "XLSX-limit"), "dense": (with_sheet(b" " * (90 << 20)), "XLSX-limit"),
        "laughs": (with_sheet(sheet('<row><c t="str"><v>&a19;</v></c></row>', laughs)), "XLSX-file"),
        "entity": (with_sheet(sheet('<row><c t="str"><v>&x;</v></c></row>', '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), "XLSX-file"),
        "columns": (with_sheet(sheet(f"<row>{names}</row>")), "CSV-width"),
        "outside": (packed([(name, link if name.endswith("workbook.xml.rels") else content) for name, content in parts]), "XLSX-file"),
        "truncated": (whole[: len(whole) // 2], "XLSX-file"), "header only": (b"PK\x03\x04", "XLSX-file"),
        "twice": (packed(parts + [(place, b"<x/>")]), "XLSX-file"), "path": (packed(parts + [("../../x.xml", b"<x/>")]), "XLSX-file"),
        "deep": (with_sheet("<a>" * 1_000_000), "XLSX-limit"), "entries": (packed(parts + [(f"x/{n}", b"") for n in range(20_000)]), "XLSX-limit"),
        "locked": (bytes(locked), "XLSX-kind"), "old": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 5000, "XLSX-kind"),
        "password": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le"), "XLSX-kind"),
        "ods": (packed([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<x/>")]), "XLSX-kind"),
        "text": (with_sheet(sheet(f'<row><c t="str"><v>{"x" * 50_000_000}</v></c></row>')), "XLSX-limit"),
        "cells": (with_sheet(sheet("".join(f'<row r="{n}">{"<c/>" * 100}</row>' for n in range(1, 100_000)))), "XLSX-limit"),
        "size": (struct.pack("<I", 0x04034B50) + b"\xff" * 2000, "XLSX-file"),
    }
    for name, (content, code) in files.items():
        file = base / f"boese-{name.replace(' ', '-')}.xlsx"
        file.write_bytes(content)
        result, seconds = run(base, file, "boese", archive=base / "none")
        expect(result.returncode == 1 and f"[{code}]" in result.stderr, f"{name}: ended with {result.returncode}: {result.stderr[:400]}")
        expect(result.stderr.count("Fehler[") == 1, f"{name}: more than one sentence: {result.stderr[:800]}")
        expect(seconds < 2, f"{name}: took {seconds:.1f} s")
        expect("root:" not in result.stderr + result.stdout, f"{name}: a file of the system is shown")
        expect(not (base / "boese").exists(), f"{name}: a refused list leaves a folder")
        file.unlink()
    # A million empty rows are no list, but no harm either.
    rows = "".join(f'<row r="{n}" spans="1:10" s="1" customFormat="1"/>' for n in range(3, 1_048_577))
    head = re.search(r"<sheetData>(.*)</sheetData>", dict(parts)[place].decode(), re.S)[1]
    file = base / "leere-zeilen.xlsx"
    file.write_bytes(with_sheet(sheet(head + rows)))
    result, seconds = run(base, file, "leer", archive=base / "none")
    expect(result.returncode == 0 and len(drafts(base, "leer")) == 1, f"empty rows: {result.stderr[:400]}")
    expect(seconds < 2, f"empty rows: took {seconds:.1f} s")
    # Other commands say where a workbook belongs.
    result = subprocess.run([MAKI, "validate", str(good), "--lang", "de"], capture_output=True, text=True, env=environment())
    expect(result.returncode == 2 and "maki import" in result.stderr, f"validate: {result.stderr}")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(ROOT)
    for part in (lists, everything, hostile):
        (Path(folder) / part.__name__).mkdir()
        part(Path(folder) / part.__name__)
for failure in failures[:40]:
    print(failure[:2000], file=sys.stderr)
print(f"workbooks: {passed} checks passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
