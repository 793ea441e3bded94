#!/usr/bin/env python3
"""Checks the open data with the tools people use, and against records read independently of the program."""
import csv
import io
import json
import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path

import html5lib
import jsonschema
import openpyxl
from frictionless import Package
from openapi_spec_validator import validate as validate_openapi

import dcat
import questions
import world

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
BASE = "https://register.example"
failed = []
passed = 0


def check(name: str, ok: bool, detail: object = "") -> None:
    global passed
    if ok:
        passed += 1
    else:
        failed.append(name)
        print(f"  failed: {name} {detail}"[:800], file=sys.stderr)


def maki(*arguments: str, cwd: Path) -> bytes:
    return subprocess.run([MAKI, *arguments], cwd=cwd, check=True, stdout=subprocess.PIPE).stdout


def rows(data: Path, table: str) -> list:
    """The rows of a table, with the marks taken from what a spreadsheet would run."""
    with open(data / f"{table}.csv", newline="", encoding="utf-8") as file:
        return [{name: unmarked(value) for name, value in row.items()} for row in csv.DictReader(file)]


def unmarked(text: str) -> str:
    return re.sub(r"(^|[,;\n\r])'", r"\1", text)


def lines(path: Path) -> list:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def tables(data: Path) -> None:
    os.chdir(data)
    report = Package("datapackage.json").validate()
    check("frictionless finds nothing", report.valid, report.flatten(["rowNumber", "fieldName", "type", "note"])[:5])
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    kinds = {r["name"]: {f["name"]: f["type"] for f in r["schema"]["fields"]} for r in package["resources"]}
    check("every CSV file is described", {p.stem for p in data.glob("*.csv")} == set(kinds))
    for table, columns in kinds.items():
        text = (data / f"{table}.csv").read_bytes()
        check(f"{table}.csv ends its lines with CR LF", text.count(b"\r\n") > 0 and text.endswith(b"\r\n"))
        # As a spreadsheet of either setting reads it: quotes count only where a cell begins.
        for separator in ",;":
            for row in csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=separator):
                for value in row:
                    if value[:1] in set("=+-@\t\r") - {""} and not re.fullmatch(r"-?\d+([.,]\d+)?", value):
                        check(f"{table}.csv with {separator}: no cell is run", False, value)
    check("rows carry their origin", all(
        "origin" in columns or "Code der Herkunft" in columns for table, columns in kinds.items() if table not in {"fields", "codes"}))
    titles = [(r["name"], f["name"]) for r in package["resources"] for f in r["schema"]["fields"]
              if f["description"].rstrip(".").casefold() == f["title"].rstrip(".").casefold()]
    check("no description repeats its title", not titles, titles[:5])


def people(data: Path) -> None:
    """The table for people against the records it is made of."""
    current = {r["id"]: r for r in lines(data / "records.jsonl")}
    replaced = {r["supersedes"] for r in current.values() if "supersedes" in r and "withdrawal" not in r}
    table = rows(data, "systeme")
    present = [i for i, r in current.items() if r["recordType"] == "deployment" and "withdrawal" not in r and i not in replaced]
    check("systeme.csv has every present system", [row["id"] for row in table] == present)
    names = questions.NAMES
    for row in table:
        record = current[row["id"]]
        assessments = [r for r in current.values() if r["recordType"] == "fria" and "withdrawal" not in r and row["id"] in r.get("deployments", [])]
        rights = set(questions.get(record, "impactOnRights.rights") or [])
        for assessment in assessments if questions.get(record, "publication.level") == "full" else []:
            for risk in assessment.get("risks", []):
                rights.update(risk.get("rights", []))
        hidden = {place for place, a in record.get("absence", {}).items() if a["kind"] == "withheld"}
        reduced = questions.get(record, "publication.level") == "reduced"

        def says(place: str, text: object) -> str:
            parts = ["/".join(place.split("/")[:n]) for n in range(2, len(place.split("/")) + 1)]
            return text or ("nicht öffentlich" if reduced else "zurückgehalten" if hidden & set(parts) else "")

        def label(path: str, vocabulary: str) -> object:
            return names[vocabulary].get(questions.get(record, path))

        def labels(path: str, vocabulary: str) -> str:
            return "; ".join(names[vocabulary][code] for code in questions.get(record, path) or [])

        expected = {
            "name": record["name"], "authority_name": current[record["authority"]]["nameDe"],
            "short_description": says("/shortDescription", record.get("shortDescription")),
            "status_name": says("/status", label("status", "status")), "life_areas": says("/lifeAreas", labels("lifeAreas", "life-area")),
            "techniques": says("/system/technique", labels("system.technique", "technique")),
            "provider_name": says("/system/provider/name", questions.get(record, "system.provider.name")),
            "risk_class_name": says("/classification", label("derived.riskClass", "risk-class")),
            "rights": says("/impactOnRights/rights", "; ".join(name for code, name in names["right"].items() if code in rights)),
            "licence_name": names["licence"][questions.get(record, "source.licence") or "dl-zero-de/2.0"],
            "origin_name": names["origin"][record["origin"]], "address": f"{BASE}/systeme/{row['id']}/",
        }
        for name, value in expected.items():
            check(f"systeme.csv {row['id']} {name}", row[name] == value, (row[name], value))
    text = (data / "systeme-excel.csv").read_bytes()
    check("systeme-excel.csv begins as Excel wants it", text.startswith(b"\xef\xbb\xbfKennung;Name;"))
    excel = [[unmarked(cell) for cell in row] for row in csv.reader(io.StringIO(text.decode("utf-8-sig"), newline=""), delimiter=";")]
    check("systeme-excel.csv holds the same", [row[1:] for row in excel[1:]] == [list(row.values())[1:] for row in table])


def licences(tree: Path, data: Path) -> None:
    current = lines(data / "records.jsonl")
    wanted = {"dl-zero-de/2.0"} | {r["source"]["licence"] for r in current if "source" in r}
    # Entries of the watch, and the list of authorities.
    check("there are three licences", wanted == {"dl-zero-de/2.0", "cc-by/4.0", "cc-zero"}, wanted)
    spdx = ["DL-DE-ZERO-2.0", "CC-BY-4.0", "CC0-1.0"]
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    check("the package names all licences", [one["name"] for one in package["licenses"]] == spdx)
    by_name = {r["name"]: [one["name"] for one in r["licenses"]] for r in package["resources"]}
    check("so does every table with entries", by_name["deployments"] == spdx and by_name["codes"] == ["DL-DE-ZERO-2.0"], by_name)
    document = json.loads((tree / "api/v1/openapi.json").read_text(encoding="utf-8"))
    check("so does the interface", document["info"]["license"]["identifier"] == " AND ".join(spdx))
    index = json.loads((tree / "api/v1/index.json").read_text(encoding="utf-8"))
    check("so does its index", {one["id"] for one in index["licences"]} == wanted)
    for table in ("records", "deployments", "assessments", "incidents", "labels"):
        of = {r["id"]: r.get("source", {}).get("licence", "dl-zero-de/2.0") for r in current}
        check(f"{table}.csv names the licence of each entry", all(row["licence"] == of[row["id"]] for row in rows(data, table)))
    check("so does the index of the interface", all(e["licence"] == of[e["id"]] for e in index["records"]))
    catalogue = (data / "catalog.ttl").read_text(encoding="utf-8")
    check("the catalogue puts files with entries under the licence that satisfies all",
          catalogue.count("<http://dcat-ap.de/def/licenses/cc-by/4.0>") > 20 and catalogue.count("licenses/dl-zero-de/2.0") > 3)


def records(data: Path) -> None:
    schemas = {}
    for path in data.glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        check(f"{path.name} lies at its address", (data.parent.parent / schema["$id"].removeprefix(BASE + "/")).read_bytes() == path.read_bytes())
        schemas[path.name.removesuffix(".schema.json")] = jsonschema.Draft202012Validator(schema)
    history = lines(data / "records-with-history.jsonl")
    for record in history:
        errors = list(schemas[record["recordType"]].iter_errors(record))
        check(f"{record['id']} {record['revision']} fits its public schema", not errors, errors[:1])
    current = lines(data / "records.jsonl")
    latest = {}
    for record in history:
        latest[record["id"]] = record
    check("records.jsonl holds the latest revision of each record", current == list(latest.values()))
    by_type = {"deployment": "deployments", "fria": "assessments", "incident": "incidents", "label": "labels", "authority": "authorities"}
    for kind, name in by_type.items():
        check(f"{name}.jsonl holds the records of its type", lines(data / f"{name}.jsonl") == [r for r in current if r["recordType"] == kind])
        check(f"{name}-with-history.jsonl holds all revisions of its type", lines(data / f"{name}-with-history.jsonl") == [r for r in history if r["recordType"] == kind])
    check("the index table has one row a record", [r["id"] for r in rows(data, "records")] == [r["id"] for r in current])
    # Changes against an own comparison of the fields at the top.
    changed = {(c["record"], c["revision"], c["pointer"].split("/")[1]) for c in lines(data / "changes.jsonl")}
    expected = set()
    before = None
    for record in history:
        if before and before["id"] == record["id"]:
            for name in (before.keys() | record.keys()) - {"revision", "recordedAt", "changeNote", "derived", "absence"}:
                if before.get(name) != record.get(name):
                    expected.add((record["id"], record["revision"], name))
        before = record
    check("changes.jsonl names every changed field", changed == expected, changed ^ expected)
    snake = lambda name: re.sub("[A-Z]", lambda one: "_" + one[0].lower(), name)
    names = {snake(name) for change in lines(data / "changes.jsonl") for name in change}
    with open(data / "changes.csv", newline="", encoding="utf-8") as file:
        check("changes.csv and changes.jsonl name their columns alike", set(next(csv.reader(file))) == names, names)
    for table, names in {
        "records": ["first_recorded", "last_recorded"], "revisions": ["recorded"], "changes": ["recorded"],
        **dict.fromkeys([*by_type.values(), "authorities"], ["first_recorded"]),
    }.items():
        for name in names:
            check(f"{table}: {name}_on is the day in Germany", all(r[f"{name}_on"] == world.german_day(r[f"{name}_at"]) for r in rows(data, table)))
    check("some day in Germany is another one in UTC", any(r["recorded_on"] != r["recorded_at"][:10] for r in rows(data, "revisions")))
    as_rows = [[r["record"], r["revision"], r["recorded_at"], r["field"], r["before"], r["after"]] for r in rows(data, "changes")]
    as_lines = [
        [c["record"], str(c["revision"]), c["recordedAt"], c["field"]] + [
            "" if c[side] is None else json.dumps(c[side], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            for side in ("before", "after")]
        for c in lines(data / "changes.jsonl")]
    check("changes.csv says the same as changes.jsonl", as_rows == as_lines)
    check("there are changes to compare", bool(expected))


def workbook(data: Path) -> None:
    book = openpyxl.load_workbook(data / "ki-transparenzregister.xlsx")
    check("the table for people is the first sheet", book.sheetnames == ["Systeme", "Systeme (Codes)", "Folgenabschätzungen", "Auswahllisten", "Felder", "Lies mich"], book.sheetnames)
    table = rows(data, "systeme")
    shown = [["" if v is None else v.date().isoformat() if hasattr(v, "date") else v for v in row] for row in book["Systeme"].iter_rows(min_row=2, values_only=True)]
    check("it holds what systeme.csv holds", shown == [[v.replace("\r\n", "\n") for v in row.values()] for row in table])
    check("with names for people", [c.value for c in book["Systeme"][1]][:3] == ["Kennung", "Name", "Worum es geht"])
    sheet = book["Systeme (Codes)"]
    table = rows(data, "deployments")
    check("the workbook has every deployment", sheet.max_row == len(table) + 1)
    header = [cell.value for cell in sheet[1]]
    check("the header is frozen and bold", sheet.freeze_panes == "B2" and sheet["A1"].font.bold)
    for number, row in enumerate(table, 2):
        for column, name in enumerate(header, 1):
            value = sheet.cell(number, column).value
            text = row[name]
            if value is None:
                same = text == ""
            elif isinstance(value, bool):
                same = text == str(value).lower()
            elif hasattr(value, "isoformat"):
                same = value.isoformat()[:10] == text[:10]
            elif isinstance(value, (int, float)):
                same = float(text) == value
            else:
                same = value == text.replace("\r\n", "\n")
            if not same:
                check(f"workbook {row['id']} {name}", False, (value, text))
    check("no cell is a formula", all(c.data_type != "f" for s in book for r in s.iter_rows() for c in r))
    day = next(c for r in sheet.iter_rows(min_row=2) for c in r if header[c.column - 1] == "confirmed_on" and c.value)
    check("days are days", day.is_date, day.value)


def database(data: Path) -> None:
    path = data / "ki-transparenzregister.sqlite"
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    check("integrity_check", db.execute("PRAGMA integrity_check").fetchall() == [("ok",)])
    check("foreign_key_check", db.execute("PRAGMA foreign_key_check").fetchall() == [])
    for file in data.glob("*.csv"):
        if file.stem == "systeme-excel":
            continue
        count = db.execute(f'SELECT count(*) FROM "{file.stem}"').fetchone()[0]
        check(f"{file.stem} has as many rows as its file", count == len(rows(data, file.stem)))
    check("README is in it", db.execute('SELECT count(*) FROM "README"').fetchone()[0] > 5)
    found = db.execute("SELECT id FROM deployments WHERE rowid IN "
                       "(SELECT rowid FROM deployments_search WHERE deployments_search MATCH 'sprache')").fetchall()
    check("full text finds something", bool(found))
    history = lines(data / "records-with-history.jsonl")
    views = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
    check("there are ten questions", len(views) == 10 and set(views) == set(questions.EXPECTED))
    authorities = rows(data, "authorities")
    withheld = rows(data, "withheld")
    for view in views:
        actual = [tuple(row) for row in db.execute(f"SELECT * FROM {view}")]
        expected = questions.EXPECTED[view](history, authorities, withheld)
        check(f"{view} gives what the records say", actual == expected, (actual[:3], expected[:3]))
    empty = [v for v in views if not db.execute(f"SELECT count(*) FROM {v}").fetchone()[0]]
    check("every question finds something to answer", not empty, empty)
    db.close()


def datasette(data: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [str(Path(sys.executable).parent / "datasette"), "serve", "-i", str(data / "ki-transparenzregister.sqlite"),
         "--metadata", str(data / "metadata.json"), "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        def get(path: str) -> str:
            for _ in range(60):
                try:
                    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
                        return answer.read().decode("utf-8")
                except OSError:
                    time.sleep(0.25)
            return ""
        page = get("/ki-transparenzregister/deployments?_search=sprache")
        check("datasette shows facets and a search field", "facet-results" in page and 'name="_search"' in page)
        answer = json.loads(get("/ki-transparenzregister/deployments.json?_search=sprache&_shape=array") or "[]")
        check("datasette searches the full text", bool(answer))
        view = json.loads(get("/ki-transparenzregister/q09_withheld.json?_shape=array") or "null")
        check("datasette answers a question", isinstance(view, list))
    finally:
        server.terminate()
        server.wait(10)


def feeds(tree: Path, data: Path) -> None:
    files = sorted(tree.rglob("*.atom"))
    result = subprocess.run(["xmllint", "--noout", *map(str, files)], capture_output=True, text=True)
    check("every feed is well-formed", result.returncode == 0, result.stderr)
    check("feeds for every value of a facet and for supervisors", len(files) > 200)
    # RFC 5005: from part to part one reaches every revision of every record, authorities and null reports too.
    reached, part, seen = [], "daten/feeds/alle.atom", set()
    while part and part not in seen:
        seen.add(part)
        page = (tree / part).read_text(encoding="utf-8")
        reached += re.findall(r"<id>tag:[^<]*eintrag/([^<]*)</id>", page)
        check(f"{part} has at most fifty entries, each with a summary", page.count("<entry>") <= 50 and page.count("<summary>") == page.count("<entry>"))
        check(f"{part} knows itself", f'href="{BASE}/{part}" rel="self"' in page)
        following = re.search(r'href="([^"]*)" rel="next"', page)
        part = following and following[1].removeprefix(BASE + "/")
    everything = [f"{r['id']}/{r['revision']}" for r in lines(data / "records-with-history.jsonl")]
    check("the parts of the feed hold every revision once", sorted(reached) == sorted(everything), (len(reached), len(everything)))
    every = "".join(p.read_text(encoding="utf-8") for p in files)
    check("no feed quotes JSON or cuts a text", not re.search(r'\{&quot;|\[&quot;| …<', every), re.findall(r'.{80}(?:\{&quot;|\[&quot;| …<).{20}', every)[:3])
    check("all addresses are whole", not re.search(r'href="/', every))
    check("a null report is said", "„keine KI im Einsatz“ gemeldet" in every)
    text = (tree / "daten/feeds/alle.atom").read_text(encoding="utf-8")
    ids = re.findall(r"<id>(.*?)</id>", text)
    check("ids are tag URIs and different", all(i.startswith("tag:") for i in ids) and len(ids) == len(set(ids)))
    check("ids know nothing of the address", not any("register.example" in i for i in ids))
    check("an entry says what changed", "vorher" in text and "jetzt" in text)
    times = re.findall(r"<updated>(.*?)</updated>", text)
    check("newest first", times == sorted(times, reverse=True))


def interface(tree: Path, data: Path) -> None:
    api = tree / "api/v1"
    document = json.loads((api / "openapi.json").read_text(encoding="utf-8"))
    try:
        validate_openapi(document)
        check("openapi.json is OpenAPI 3.1", document["openapi"].startswith("3.1"))
    except Exception as error:
        check("openapi.json is OpenAPI 3.1", False, error)

    def fits(name: str, value: object) -> list:
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": f"#/components/schemas/{name}", "components": document["components"]}
        return list(jsonschema.Draft202012Validator(schema).iter_errors(value))

    index = json.loads((api / "index.json").read_text(encoding="utf-8"))
    check("index.json is as described", not fits("index", index), fits("index", index)[:1])
    recent = json.loads((api / "changes.json").read_text(encoding="utf-8"))["changes"]
    check("changes.json tells of authorities and null reports", {"authority"} <= {c["recordType"] for c in recent} and "null-report" in {c["kind"] for c in recent})
    check("every operation says what other methods get", all({"400", "405"} <= set(path["get"]["responses"]) for path in document["paths"].values()))
    check("changes.json is as described", not fits("changes", json.loads((api / "changes.json").read_text(encoding="utf-8"))))
    current = {r["id"]: r for r in lines(data / "records.jsonl")}
    check("index.json names every record", [e["id"] for e in index["records"]] == list(current))
    for entry in index["records"]:
        record = json.loads((api / f"records/{entry['id']}.json").read_text(encoding="utf-8"))
        check(f"api {entry['id']}", record == current[entry["id"]])
    for record in lines(data / "records-with-history.jsonl"):
        path = api / f"records/{record['id']}/{record['revision']}.json"
        check(f"{path.name} of {record['id']} has an address", json.loads(path.read_text(encoding="utf-8")) == record)
    authority = json.loads((api / "authorities/bund-musteramt.json").read_text(encoding="utf-8"))
    check("an authority comes with its records", not fits("authorityWithRecords", authority) and authority["records"])


def packs(data: Path) -> None:
    files = [p for p in (data / "eu-datenbank").glob("*.json") if p.name != "index.json"]
    current = {r["id"]: r for r in lines(data / "records.jsonl")}
    wanted = {
        i for i, r in current.items()
        if r["recordType"] == "deployment" and r.get("publication", {}).get("level", "full") == "full" and "withdrawal" not in r
        and (r["derived"].get("riskClass") == "high-risk-annex-iii"
             or r["derived"].get("riskClass") == "not-high-risk-6-3" and r["system"]["authorityRole"] == "provider-and-deployer")}
    check("one pack each deployment that has to be registered", {p.stem for p in files} == wanted, wanted)
    check("there is one", bool(wanted))
    for path in files:
        pack = json.loads(path.read_text(encoding="utf-8"))
        for section in pack["sections"]:
            numbers = [a["number"] for a in section["answers"]]
            full = {"A": list(range(1, 14)), "B": [1, 2, 3, 4, 5, 6, 8], "C": [1, 2, 3, 4, 5]}[section["section"]]
            check(f"{path.name} {section['section']} in the annex's order", numbers == full)


def oversight(data: Path) -> None:
    current = lines(data / "records.jsonl")
    def remits(record: dict) -> set:
        """The market surveillance authority, the ministry that has to agree, and who controls data protection."""
        competent = record["derived"].get("competentAuthority") or {}
        ids = {competent["id"]} if competent else set()
        if json.dumps(competent, ensure_ascii=False).find("§ 2 Abs. 7 ") >= 0:
            ids.add("bund-bmf")
        if (record.get("personalData") or {}).get("processed") is True:
            ids.add("bund-bfdi")
        return ids

    supervisors = {r["id"]: remits(r) for r in current if r["recordType"] == "deployment"}
    check("the Federal Commissioner has a folder", (data / "aufsicht/bund-bfdi/records.json").is_file())
    for folder in sorted((data / "aufsicht").iterdir()):
        found = json.loads((folder / "records.json").read_text(encoding="utf-8"))
        expected = []
        for record in current:
            about = [record["id"]] if record["recordType"] == "deployment" else record.get("deployments") or [record.get("deployment")]
            if record["recordType"] != "authority" and any(folder.name in supervisors.get(i, ()) for i in about):
                expected.append(record)
        check(f"{folder.name} gets the records in its remit", found == expected and expected)
        with open(folder / "records.csv", newline="", encoding="utf-8") as file:
            check(f"{folder.name} as a table", [r["id"] for r in csv.DictReader(file)] == [r["id"] for r in expected])


def archive(work: Path) -> None:
    maki("export", "archive", "--register", "r.sqlite", "--output", "archiv", cwd=work)
    for top in ("authorities", "records"):
        result = subprocess.run(["diff", "-r", str(work / "registry-data" / top), str(work / "archiv" / top)], capture_output=True, text=True)
        check(f"the archive written from the store is the same: {top}", result.returncode == 0, result.stdout)
    maki("submit", "archiv", "--archive", "archiv", "--register", "r2.sqlite", cwd=work)
    maki("export", "all", "--register", "r2.sqlite", "--output", "zweiter", "--base-url", BASE, cwd=work)
    result = subprocess.run(["diff", "-r", "tree", "zweiter"], cwd=work, capture_output=True, text=True)
    check("rebuilt from that archive, everything is the same, byte for byte", result.returncode == 0, result.stdout)
    victim = next((work / "archiv/records").rglob("*.json"))
    victim.write_bytes(victim.read_bytes() + b" ")
    refused = subprocess.run([MAKI, "export", "archive", "--register", "r.sqlite", "--output", "archiv"], cwd=work, capture_output=True)
    check("an archive with other content is not overwritten", refused.returncode == 2, refused.stderr)


def releases(work: Path) -> None:
    arguments = ["build", "--register", "r.sqlite", "--sources", str(ROOT), "--release", "--quiet"]
    maki(*arguments, cwd=work)
    daten = work / "public/daten"
    dated = [p.name for p in daten.iterdir() if re.fullmatch(r"\d{4}-\d\d-\d\d(-\d+)?", p.name)]
    check("a release is published under its date", len(dated) == 1, dated)
    check("its checksums hold", subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=daten / dated[0]).returncode == 0)
    for file in ("catalog.ttl", "catalog.jsonld"):
        text = (daten / dated[0] / file).read_text(encoding="utf-8")
        check(f"{file} of a dated release leads to itself", f"daten/{dated[0]}/deployments.csv" in text and "daten/aktuell/" not in text)
    before = {p: p.read_bytes() for p in (daten / dated[0]).rglob("*") if p.is_file()}
    maki(*arguments, cwd=work)
    check("the same again is no further release", [p.name for p in daten.iterdir() if p.name[:4].isdigit()] == dated)
    maki(*arguments, "--base-url", "https://anders.example", cwd=work)
    names = sorted(p.name for p in daten.iterdir() if p.name[:4].isdigit())
    check("other content on the same day is a further release", names == sorted([dated[0], dated[0] + "-2"]), names)
    versions = [json.loads((daten / name / "datapackage.json").read_text(encoding="utf-8"))["version"] for name in names]
    check("two releases of a day have two versions", len(set(versions)) == 2 and all(v.startswith(dated[0]) for v in versions), versions)
    check("checksums of both hold", all(subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=daten / name).returncode == 0 for name in names))
    check("the first release has not changed", all(p.read_bytes() == content for p, content in before.items()))


def report(work: Path) -> None:
    def made(year: int, register: str, output: str) -> tuple:
        maki("report", "--year", str(year), "--register", register, "--output", output, "--sources", str(ROOT), "--quiet", cwd=work)
        return tuple((work / output / f"bericht-{year}.{kind}").read_text(encoding="utf-8") for kind in ("md", "html"))

    text, page = made(2026, "r.sqlite", "bericht")
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page)
    check("the report is HTML5 that asks nothing of other servers", not re.findall(r'(?:src|href)="(?!#)', page))
    figures = {m[0].strip(): (m[1].strip(), m[2].strip()) for m in re.findall(r"^\| ([^|]+)\|([^|]+)\|([^|]+)\| [+−±][^|]*\|$", text, re.M)}
    history = lines(work / "tree/daten/aktuell/records-with-history.jsonl")

    def present(until: str) -> list:
        known = [r for r in history if world.german_day(r["recordedAt"]) <= until]
        return [r for r in questions.latest(known, "deployment") if r["origin"] != "sample"]

    def risky(records: list) -> int:
        return sum((r["derived"].get("riskClass") or "").startswith("high-risk") for r in records)

    for label, count in {
        "Systeme im Register": len, "Hochrisiko-Systeme": risky,
        "Systeme mit Biometrie": lambda rs: sum(bool(questions.get(r, "biometrics.used")) for r in rs),
        "Agenten": lambda rs: sum(bool(questions.get(r, "agent.isAgent")) for r in rs),
        "davon von der Behörde gemeldet": lambda rs: sum(r["origin"] == "agency" for r in rs),
    }.items():
        expected = (str(count(present("2026-12-31"))), str(count(present("2025-12-31"))))
        check(f"report: {label}", figures.get(label) == expected, (figures.get(label), expected))
    check("report: moves of the risk class", figures.get("Wechsel im Jahr") == ("2", "0"), figures.get("Wechsel im Jahr"))
    check("there is a system of the year before", figures["Systeme im Register"][1] != "0")
    # Every query in the report gives its number on the public database of the day.
    database = sqlite3.connect(work / "tree/daten/aktuell/ki-transparenzregister.sqlite")
    queries = re.findall(r"\n([^\n]+):\n\n```sql\n(.*?)\n```", text, re.S)
    check("each number names its query", {q[0] for q in queries} >= set(figures), set(figures) - {q[0] for q in queries})
    for label, sql in queries:
        if label in figures:
            value = database.execute(sql).fetchone()[0]
            check(f"query: {label}", str(value) == figures[label][0].replace(".", ""), (value, figures[label]))
    # A past year, asked later or at once, gives the same report.
    world.build(work / "frueher", until="2025-12-31")
    maki("submit", "frueher", "--archive", "frueher", "--register", "frueher.sqlite", cwd=work)
    later, now = made(2025, "r.sqlite", "spaeter"), made(2025, "frueher.sqlite", "damals")
    check("a past year gives the same report on any day", now == later,
          [line for pair in zip(now[0].splitlines(), later[0].splitlines()) if pair[0] != pair[1] for line in pair][:4])


with tempfile.TemporaryDirectory() as folder:
    work = Path(folder)
    world.build(work / "registry-data")
    maki("submit", "registry-data", "--register", "r.sqlite", cwd=work)
    maki("export", "all", "--register", "r.sqlite", "--output", "tree", "--base-url", BASE, cwd=work)
    tree = work / "tree"
    data = tree / "daten/aktuell"
    for part in (tables, people, records, workbook, database, datasette, packs, oversight):
        part(data)
    licences(tree, data)
    feeds(tree, data)
    interface(tree, data)
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=data, capture_output=True, text=True)
    listed = {line.split("  ", 1)[1] for line in (data / "SHA256SUMS").read_text(encoding="utf-8").splitlines()}
    check("sha256sum -c", sums.returncode == 0, sums.stdout)
    check("SHA256SUMS names every file of the release",
          listed == {str(p.relative_to(data)) for p in data.rglob("*") if p.is_file()} - {"SHA256SUMS"})
    for name, ok, detail in dcat.results(data, BASE):
        check(name, ok, detail)
    for name in ("deployments.csv", "systeme.csv", "systeme-excel.csv", "changes.csv", "records.jsonl", "deployments.jsonl", "changes.jsonl"):
        check(f"maki export {name} writes what the release holds",
              maki("export", name, "--register", "r.sqlite", "--base-url", BASE, cwd=work) == (data / name).read_bytes())
    for name in ("ki-transparenzregister.sqlite", "ki-transparenzregister.xlsx", "alle.atom", "deployment.schema.json"):
        # Schemas of submissions have the same names as those of what is published.
        original = (data / name if (data / name).exists() else next(tree.rglob(name))).read_bytes()
        check(f"maki export {name} to standard output", maki("export", name, "--register", "r.sqlite", "--base-url", BASE, cwd=work) == original)
        maki("export", name, "--register", "r.sqlite", "--base-url", BASE, "--output", name, cwd=work)
        check(f"maki export {name} to a file", (work / name).read_bytes() == original)
    archive(work)
    report(work)
    releases(work)
    os.chdir("/")
print(f"open data: {passed} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
