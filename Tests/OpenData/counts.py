#!/usr/bin/env python3
"""Counts agree: for made-up histories page, CSV, report, chart and the register of earlier days give one number.

The number itself is counted here from records-with-history.jsonl, without the program."""
import calendar
import csv
import io
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from world import german_day, settled

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
SAMPLES = ROOT / "registry-data/records/bund-musteramt"
MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]
FIELDS = ["/system/tradeName", "/system/version", "/unit", "/system/provider"]
passed = 0
failed = []


def check(name: str, actual: object, expected: object) -> None:
    global passed
    if actual == expected:
        passed += 1
    else:
        failed.append(name)
        print(f"  failed: {name}: {actual} instead of {expected}"[:600], file=sys.stderr)


def maki(*arguments: str, cwd: Path) -> str:
    result = subprocess.run([MAKI, *arguments], cwd=cwd, capture_output=True, text=True)
    if result.returncode:
        sys.exit(f"maki {' '.join(arguments)}: {result.stderr}")
    return result.stdout


def sample(name: str) -> dict:
    record = json.loads(max((SAMPLES / name).glob("*.json")).read_text(encoding="utf-8"))
    for key in ("supersedes", "translations", "changeNote", "revision", "recordedAt", "fria"):
        record.pop(key, None)
    return record


class World:
    """An archive of invented histories; the same seed gives the same one."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.random = folder, random.Random(seed)
        shutil.copytree(ROOT / "registry-data/authorities", folder / "authorities")
        self.numbers = iter(range(9001, 9999))
        self.full, self.restricted = sample("musteramt-2025-0001"), sample("musteramt-2025-0002")
        self.sourced = json.loads((ROOT / "registry-data/records/bund-aa/aa-2018-0001/0001.json").read_text(encoding="utf-8"))

    def write(self, record: dict, revision: int, day: str, time: str = "") -> None:
        record = dict(settled(record, day), revision=revision, recordedAt=f"{day}T{time or f'{8 + revision:02}:00:00'}Z")
        if revision > 1:
            record["changeNote"] = "Erfundene Änderung."
        path = self.folder / "records" / record["authority"] / record["id"] / f"{revision:04}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def days(self, count: int) -> list:
        """Days of acceptance, ascending; ends of months and of years among them."""
        special = ["2025-12-31", "2026-01-01", "2025-01-31", "2026-02-28", "2026-03-01"]
        days = set()
        while len(days) < count:
            year, month = self.random.choice([2024, 2025, 2025, 2026, 2026]), self.random.randint(1, 11)
            days.add(self.random.choice(special) if self.random.random() < 0.3 else f"{year}-{month:02}-{self.random.randint(1, 28):02}")
        return sorted(days)

    def header(self, record: dict, origin: str) -> dict:
        record = json.loads(json.dumps(record))
        # Only some authorities may show a system in part.
        authority = "bund-bamf" if record.get("publication", {}).get("level") == "reduced" else self.random.choice(["bund-bamf", "bund-ba", "bund-bzst"]) if origin != "sample" else "bund-musteramt"
        prefix = authority.removeprefix("bund-")
        record.update(id=f"{prefix}-2025-{next(self.numbers)}", authority=authority, origin=origin)
        return record

    def withdrawal(self, record: dict) -> dict:
        kept = {key: record[key] for key in ("schemaVersion", "recordType", "id", "origin", "authority", "source", "publication") if key in record}
        return dict(kept, withdrawal={"reason": "Erfundener Grund."})

    def build(self) -> None:
        self.null_reports()
        # The latest acceptance is one that everybody sees.
        self.write(self.header(self.full, "agency") | {"publication": {"level": "full"}}, 1, "2026-11-18")
        for kind in ["plain", "withheld", "later", "withdrawn", "taken over", "taken over and withdrawn", "reduced", "reduced later",
                     "hidden", "sample", "many", "at midnight"] * 2:
            getattr(self, "_" + kind.replace(" ", "_"))()

    def _plain(self) -> None:
        self.write(self.header(self.full, "agency") | {"publication": {"level": "full"}}, 1, self.days(1)[0])

    def _at_midnight(self) -> None:
        """What happens in the night of New Year, when the year in UTC and in Germany are two."""
        night = {"time": "23:30:00"}
        record = self.header(self.full, "agency") | {"publication": {"level": "full"}}
        first = json.loads(json.dumps(record))
        first["classification"].pop("annexIII", None)
        self.write(first, 1, "2024-05-03")
        self.write(record, 2, "2024-12-31", **night)
        for year in (2024, 2025):
            gone = self.header(self.full, "agency") | {"publication": {"level": "full"}}
            self.write(gone, 1, "2024-03-04")
            self.write(self.withdrawal(gone), 2, f"{year}-12-31", **night)
            self.write(self.header(self.full, "agency") | {"publication": {"level": "full"}}, 1, f"{year}-12-31", **night)

    def null_reports(self) -> None:
        """Three authorities that use no AI: one was filed with its report, one reported twice, one in the night of New Year."""
        for number, (name, revisions) in enumerate([
            ("bund-probeeins", [("2025-06-30T09:00:00", ["2025-06-30"])]),
            ("bund-probezwei", [("2024-03-01T09:00:00", []), ("2025-01-31T09:00:00", ["2025-01-31"]), ("2026-02-27T09:00:00", ["2025-01-31", "2026-02-27"])]),
            ("bund-probedrei", [("2024-03-01T09:00:00", []), ("2025-12-31T23:30:00", ["2025-12-31"])]),
        ]):
            for revision, (moment, days) in enumerate(revisions, 1):
                record = json.loads((ROOT / "registry-data/authorities/bund-probeanstalt/0001.json").read_text(encoding="utf-8"))
                record |= {"id": name, "revision": revision, "recordedAt": moment + "Z", "nameDe": f"Probe {number}", "abbreviation": f"P{number}"}
                if revision > 1:
                    record["changeNote"] = "Erfundene Meldung."
                if days:
                    record["nullReport"] = [{"date": day, "statement": "Kein KI-System im Einsatz."} for day in days]
                path = self.folder / "authorities" / name / f"{revision:04}.json"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def _many(self) -> None:
        record = self.header(self.full, "agency") | {"publication": {"level": "full"}}
        for revision, day in enumerate(self.days(4), 1):
            self.write(record, revision, day)

    def _sample(self) -> None:
        self.write(self.header(self.full, "sample") | {"publication": {"level": "full"}}, 1, self.days(1)[0])

    def decision(self, day: str, count: int) -> dict:
        return {"level": "full", "withheldFields": [{"path": path, "ground": "it-security", "decidedOn": day} for path in FIELDS[:count]]}

    def _withheld(self) -> None:
        [day] = self.days(1)
        self.write(self.header(self.full, "agency") | {"publication": self.decision(day, self.random.randint(1, 4))}, 1, day)

    def _later(self) -> None:
        record = self.header(self.full, "agency") | {"publication": {"level": "full"}}
        first, second, third = self.days(3)
        self.write(record, 1, first)
        one = self.decision(second, 2)
        self.write(record | {"publication": one}, 2, second)
        two = self.decision(third, 4)
        two["withheldFields"][:2] = one["withheldFields"]
        self.write(record | {"publication": two}, 3, third)

    def _withdrawn(self) -> None:
        record = self.header(self.full, "agency") | {"publication": {"level": "full"}}
        first, second = self.days(2)
        self.write(record, 1, first)
        self.write(self.withdrawal(record), 2, second)

    def _taken_over(self, is_withdrawn: bool = False) -> None:
        first, second, third = self.days(3)
        old = self.header(self.sourced, "public-source")
        self.write(old, 1, first)
        record = self.header(self.full, "agency") | {"publication": {"level": "full"}, "authority": old["authority"], "supersedes": old["id"]}
        record["id"] = old["authority"].removeprefix("bund-") + record["id"][record["id"].index("-"):]
        self.write(record, 1, second)
        if is_withdrawn:
            self.write(self.withdrawal(record), 2, third)

    def _taken_over_and_withdrawn(self) -> None:
        self._taken_over(True)

    def reduced(self, day: str) -> dict:
        return {"level": "reduced", "ground": "aia-49-4", "decidedBy": "Leitung", "decidedOn": day, "reviewDate": f"{int(day[:4]) + 1}{day[4:]}"}

    def _reduced(self) -> None:
        [day] = self.days(1)
        self.write(self.header(self.restricted, "agency") | {"publication": self.reduced(day)}, 1, day)

    def _reduced_later(self) -> None:
        first, second = self.days(2)
        record = self.header(self.restricted, "agency")
        self.write(record | {"publication": self.decision(first, 2)}, 1, first)
        self.write(record | {"publication": self.reduced(second)}, 2, second)

    def _hidden(self) -> None:
        [day] = self.days(1)
        record = self.header(sample("musteramt-2025-0003"), "agency")
        record["publication"]["decidedOn"] = day
        self.write(record, 1, day)


def present(history: list, day: str) -> list:
    """The systems of the register at the end of a day, made-up examples left out."""
    newest = {}
    for record in history:
        if german_day(record["recordedAt"]) <= day:
            newest[record["id"]] = record
    replaced = {r["supersedes"] for r in newest.values() if "supersedes" in r and "withdrawal" not in r}
    return [r for r in newest.values() if r["recordType"] == "deployment" and r["origin"] != "sample"
            and "withdrawal" not in r and r["id"] not in replaced]


def withheld(history: list, day: str) -> int:
    return sum(f["decidedOn"] <= day for r in present(history, day) for f in r["publication"].get("withheldFields", []))


def null_reports(archive: Path, day: str) -> dict:
    """The days for which each authority has reported no AI, as far as the register knew on a day."""
    known = {}
    for folder in sorted((archive / "authorities").iterdir()):
        revisions = [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))]
        filed = [r for r in revisions if german_day(r["recordedAt"]) <= day]
        known[folder.name] = sorted(report["date"] for report in filed[-1].get("nullReport", [])) if filed else []
    return known


def in_year(history: list, year: str, count, day=german_day) -> int:
    """What happened to systems in a year, made-up examples left out: `count` sees the revisions of a system in order."""
    systems = {}
    for record in history:
        if record["recordType"] == "deployment" and record["origin"] != "sample":
            systems.setdefault(record["id"], []).append(record)
    return sum(day(r["recordedAt"])[:4] == year for revisions in systems.values() for r in count(revisions))


def moves(revisions: list) -> list:
    classes = [(r, r.get("derived", {}).get("riskClass")) for r in revisions if "withdrawal" not in r]
    return [r for (_, before), (r, after) in zip(classes, classes[1:]) if before and after and before != after]


def table(text: str) -> list:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def real(rows: list) -> int:
    return sum(r["is_current"] == "true" and r["origin"] != "sample" for r in rows)


def fields(rows: list) -> int:
    return sum(int(r["count"]) for r in rows if r["kind"] == "field" and r["origin"] != "sample")


def figures(text: str) -> dict:
    # A number too small to be told is none.
    number = lambda text: int(text.strip().replace(".", "")) if text.strip()[:1].isdigit() else None
    return {m[0].strip(): (number(m[1]), number(m[2])) for m in re.findall(r"^\| ([^|]+)\|([^|]+)\|([^|]+)\| [+−±–][^|]*\|$", text, re.M)}


def month_ends(first: str, last: str):
    year, month = int(first[:4]), int(first[5:7])
    while f"{year}-{month:02}" <= last[:7]:
        yield f"{MONTHS[month - 1]} {year}", min(f"{year}-{month:02}-{calendar.monthrange(year, month)[1]}", last)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def compare(seed: int, work: Path) -> None:
    World(work / "registry-data", seed).build()
    maki("build", "--register", "r.sqlite", "--sources", str(ROOT), "--languages", "de", "--output", "site", "--quiet", cwd=work)
    data = work / "site/daten/aktuell"
    history = [json.loads(line) for line in (data / "records-with-history.jsonl").read_text(encoding="utf-8").splitlines()]
    today = german_day(max(r["recordedAt"] for r in history))
    name = f"seed {seed}"
    expected = len(present(history, today))
    check(f"{name}: there is something to count", expected > 10 and withheld(history, today) > 5, True)
    check(f"{name}: deployments.csv", real(table((data / "deployments.csv").read_text(encoding="utf-8"))), expected)
    flat = table((data / "systeme.csv").read_text(encoding="utf-8"))
    check(f"{name}: systeme.csv", sum(r["origin"] != "sample" for r in flat), expected)
    check(f"{name}: withheld.csv", fields(table((data / "withheld.csv").read_text(encoding="utf-8"))), withheld(history, today))
    page = (work / "site/zahlen/index.html").read_text(encoding="utf-8")
    check(f"{name}: page of figures", re.search(r"<dt>Systeme</dt><dd>([0-9.]+)</dd>", page)[1], str(expected))
    start = (work / "site/index.html").read_text(encoding="utf-8")
    check(f"{name}: start page", f">{expected}</dd>" in start or f">{expected}</" in start, True)
    page = (work / "site/zurueckgehalten/index.html").read_text(encoding="utf-8")
    check(f"{name}: page of what is withheld", re.search(r"<dt>einzelne Angaben</dt><dd>([0-9.]+)</dd>", page)[1], str(withheld(history, today)))
    first = german_day(min(r["recordedAt"] for r in history if r["recordType"] == "deployment" and r["origin"] != "sample"))
    months = dict(month_ends(first, today))
    chart = {r["Monat"]: int(r["Systeme"]) for r in table((work / "site/zahlen/verlauf.csv").read_text(encoding="utf-8"))}
    check(f"{name}: chart, month by month", chart, {month: len(present(history, day)) for month, day in months.items()})
    days = ["2024-02-29", "2025-01-31", "2025-12-31", "2026-01-01", "2026-03-01"]
    for day in days:
        past = table(maki("export", "deployments.csv", "--register", "r.sqlite", "--as-of", day, cwd=work))
        check(f"{name}: deployments.csv as of {day}", real(past), len(present(history, day)))
        past = table(maki("export", "withheld.csv", "--register", "r.sqlite", "--as-of", day, cwd=work))
        check(f"{name}: withheld.csv as of {day}", fields(past), withheld(history, day))
        known = null_reports(work / "registry-data", day)
        past = table(maki("export", "authorities.csv", "--register", "r.sqlite", "--as-of", day, cwd=work))
        check(f"{name}: latest null reports as of {day}", {r["id"]: r["latest_null_report"] for r in past},
              {authority: max(days, default="") for authority, days in known.items()})
        past = table(maki("export", "authority_null_report.csv", "--register", "r.sqlite", "--as-of", day, cwd=work))
        check(f"{name}: all null reports as of {day}", sorted((r["authority"], r["date"]) for r in past),
              sorted((authority, one) for authority, days in known.items() for one in days))
        past = json.loads("[" + maki("export", "authorities.jsonl", "--register", "r.sqlite", "--as-of", day, cwd=work).strip().replace("\n", ",") + "]")
        check(f"{name}: null reports in lines as of {day}", {r["id"]: sorted(one["date"] for one in r.get("nullReport", [])) for r in past}, known)
    maki("report", "--year", "2025", "--register", "r.sqlite", "--output", "bericht", "--sources", str(ROOT), "--quiet", cwd=work)
    report = figures((work / "bericht/bericht-2025.md").read_text(encoding="utf-8"))
    ends = ("2025-12-31", "2024-12-31")
    check(f"{name}: report, systems", report["Systeme im Register"], tuple(len(present(history, day)) for day in ends))
    check(f"{name}: report, withheld values", report["Zurückgehaltene einzelne Angaben"], tuple(withheld(history, day) for day in ends))
    for label, count in [
        ("Im Jahr neu angenommene Systeme", lambda revisions: revisions[:1]),
        ("Im Jahr zurückgenommene Systeme", lambda revisions: [r for r in revisions if "withdrawal" in r]),
        ("Wechsel im Jahr", moves),
    ]:
        expected = tuple(in_year(history, year, count) for year in ("2025", "2024"))
        check(f"{name}: report, {label}", report[label], expected)
        in_utc = tuple(in_year(history, year, count, str) for year in ("2025", "2024"))
        check(f"{name}: {label}, something happened in the night of New Year", expected != in_utc, True)
    # What is decided later changes no earlier number.
    for path in sorted((work / "registry-data/records").rglob("0001.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["origin"] == "agency" and record["publication"]["level"] == "full" and not (path.parent / "0002.json").exists():
            record |= {"revision": 2, "recordedAt": "2026-11-20T09:00:00Z", "changeNote": "Später zurückgehalten."}
            kept = record["publication"].get("withheldFields", [])
            record["publication"]["withheldFields"] = kept + [{"path": "/cost", "ground": "it-security", "decidedOn": "2026-11-19"}]
            (path.parent / "0002.json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    maki("submit", "registry-data", "--register", "r.sqlite", cwd=work)
    maki("report", "--year", "2025", "--register", "r.sqlite", "--output", "nachher", "--sources", str(ROOT), "--quiet", cwd=work)
    again = figures((work / "nachher/bericht-2025.md").read_text(encoding="utf-8"))
    check(f"{name}: the report of a past year stays the same", again, report)


# One made-up world holds every kind of history twice; more of them with MAKI_SEEDS=1,2,3.
for seed in map(int, os.environ.get("MAKI_SEEDS", "1").split(",")):
    with tempfile.TemporaryDirectory() as folder:
        compare(seed, Path(folder))
print(f"counts: {passed} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
