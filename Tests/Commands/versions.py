#!/usr/bin/env python3
"""The archive outlives its catalogue: today's archive is taken through ten versions that do not exist yet, and is loaded
from nothing under each of them. Needs a debug build: only that lets tests put another catalogue in place."""
import datetime
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from zoneinfo import ZoneInfo

import jsonschema

from calling import environment, now
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
RESOURCES = ROOT / "Sources/CRegisterResources/Resources"


class Catalogue:
    """The files of the catalogue, changed step by step."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.files = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in sorted(RESOURCES.glob("*.json"))}
        self.number = self.files["catalogue-versions.json"]["items"][-1]["version"]

    def next(self, number: str, date: str) -> str:
        self.files["catalogue-versions.json"]["items"].append(
            {"version": number, "date": date, "changes": {"de": "Erfunden.", "en": "Made up."}})
        self.number = number
        return number

    def rows(self) -> list[tuple[list, dict]]:
        return [(file["fields"], row) for name, file in self.files.items() if name.startswith("fields-deployment")
                for row in file["fields"]]

    def row(self, path: str) -> dict:
        return next(row for _, row in self.rows() if row["path"] == path)

    def add(self, after: str, path: str, **values) -> None:
        fields, row = next(pair for pair in self.rows() if pair[1]["path"] == after)
        text = {"de": "Erfundenes Feld.", "en": "Made-up field."}
        fields.insert(fields.index(row) + 1, {"path": path, "group": row["group"], "label": {"de": path, "en": path},
                                              "help": text, "source": "eigene Festlegung", "since": self.number, **values})

    def vocabulary(self, name: str) -> list:
        return next(file["vocabularies"][name]["items"] for file in self.files.values() if name in file.get("vocabularies", {}))

    def write(self) -> None:
        self.folder.mkdir(exist_ok=True)
        for name, content in self.files.items():
            (self.folder / name).write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")


def run(arguments: list, **options) -> subprocess.CompletedProcess:
    return subprocess.run([MAKI] + [str(a) for a in arguments], cwd=place, capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          env=environment(MAKI_TEST_CATALOGUE=str(catalogue.folder)), **options)


def day(later: int) -> str:
    """A day after today by the clock of the tests: a version that is not yet the one that must be used."""
    return str(now().date() + datetime.timedelta(days=later))


def value(record: dict, path: str):
    for step in path.split("."):
        record = record.get(step) if isinstance(record, dict) else None
    return record


def put(record: dict, path: str, new) -> None:
    *steps, last = path.split(".")
    for step in steps:
        record = record.setdefault(step, {})
    record[last] = new


def draft_of(identifier: str) -> dict:
    """The current revision as a draft in the latest form."""
    made = run(["revise", identifier, "--register", "r.sqlite"])
    check(f"{catalogue.number}: {identifier} can be revised", made.returncode == 0, made.stderr)
    return json.loads(made.stdout)


def submit(draft: dict, name: str) -> subprocess.CompletedProcess:
    (place / name).write_text(json.dumps(draft, ensure_ascii=False, indent=2), encoding="utf-8")
    return run(["submit", name, "--register", "r.sqlite", "--publish"])


def rebuilt(looks: bool = False) -> None:
    """The register from nothing but the archive; when asked, the archive by its own examination."""
    for file in place.glob("r.sqlite*"):
        file.unlink()
    loaded = run(["submit", "registry-data", "--register", "r.sqlite"])
    check(f"{catalogue.number}: the archive is loaded from nothing", loaded.returncode == 0, loaded.stdout + loaded.stderr)
    if not looks:
        return
    looked = run(["fsck", "--register", "r.sqlite"])
    check(f"{catalogue.number}: fsck finds nothing", "Alles in Ordnung" in looked.stdout, looked.stdout + looked.stderr)


def published(folder: str) -> dict:
    """Public JSON of every revision, by record and number."""
    built = run(["build", "--register", "r.sqlite", "--output", folder, "--quiet", "--sources", ROOT])
    check(f"{catalogue.number}: the site is built", built.returncode == 0, built.stdout + built.stderr)
    lines = (place / folder / "daten/aktuell/records-with-history.jsonl").read_text(encoding="utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    return {(record["id"], record["revision"]): record for record in records}


work = tempfile.TemporaryDirectory()
place = Path(work.name)
shutil.copytree(ROOT / "registry-data", place / "registry-data", ignore=shutil.ignore_patterns(".lock", ".pending"))
catalogue = Catalogue(place / "catalogue")
catalogue.write()
first = catalogue.number
rebuilt()
before = published("before")
samples = {key: record for key, record in before.items() if record["recordType"] == "deployment" and record["origin"] == "sample"}


def holder(path: str, than: str = "") -> str:
    """A made-up system whose current revision states a field."""
    latest = {identifier: record for (identifier, _), record in sorted(samples.items())}
    return next(i for i, r in latest.items() if value(r, path) is not None and i != than and "withdrawal" not in r)


def accept(draft: dict, why: str, **extra) -> None:
    """Files a new revision, complete by the latest version."""
    draft["changeNote"] = why
    if catalogue.number != first:
        draft["reportNumber"] = "M-1"
    for path, new in extra.items():
        put(draft, path.replace("__", "."), new)
    done = submit(draft, f"draft-{catalogue.number}.json")
    check(f"{catalogue.number}: {why}", done.returncode == 0, done.stdout + done.stderr)


# 1. One required field more.
catalogue.next("1.1.0", day(1))
catalogue.add("status", "reportNumber", type="string", required="agency", **{"class": "F"})
catalogue.write()
rebuilt()
system = holder("usage.casesBasis")
draft = draft_of(system)
check("a draft is of the latest version", draft["schemaVersion"] == "1.1.0", draft["schemaVersion"])
draft["changeNote"] = "ohne das neue Pflichtfeld"
refused = submit(draft, "lacking.json")
confirmed = run(["confirm", system, "--register", "r.sqlite"])
check("a confirmation cannot leave out the new required field", confirmed.returncode == 1 and "reportNumber" in confirmed.stdout, confirmed.stdout)
check("the new required field is asked of drafts", refused.returncode == 1 and "reportNumber" in refused.stdout, refused.stdout)
old = dict(draft, schemaVersion=first)
refused = submit(old, "old.json")
check("a draft cannot name an old version to escape", refused.returncode == 1 and "FORM-constant" in refused.stdout, refused.stdout)
accept(draft, "mit dem neuen Pflichtfeld")
history = run(["history", system, "--register", "r.sqlite"])
check("the history names the new field", "reportNumber" in history.stdout, history.stdout[-800:])

# 2. A field ends.
catalogue.next("1.2.0", day(2))
catalogue.row("reuse.note")["until"] = "1.2.0"
catalogue.write()
rebuilt()
system = holder("reuse.note")
gone = value(samples[max(k for k in samples if k[0] == system)], "reuse.note")
made = run(["revise", system, "--register", "r.sqlite"])
draft = json.loads(made.stdout)
check("a field that ended is not in the draft, and its loss is said", "note" not in draft["reuse"] and "reuse.note" in made.stderr, made.stderr)
accept(dict(draft), "ein Feld ist weggefallen")
put(draft, "reuse.note", "wieder da")
refused = submit(draft, "again.json")
check("a field that ended is refused, and it is said that it ended",
      refused.returncode == 1 and "nicht mehr" in refused.stdout and "reuse" in refused.stdout, refused.stdout)
history = run(["history", system, "--register", "r.sqlite"])
check("the history says that the ended field is gone", "/reuse/note" in history.stdout, history.stdout[-800:])

# 3. Another name.
catalogue.next("1.3.0", day(3))
catalogue.row("environment.source").update(path="environment.evidence", before=[{"until": "1.3.0", "name": "source"}])
catalogue.row("workers.agreement").update(path="workers.contract", before=[{"until": "1.3.0", "name": "agreement"}])
catalogue.write()
rebuilt()
renamed = holder("environment.source")
kept = value(samples[max(k for k in samples if k[0] == renamed)], "environment.source")
draft = draft_of(renamed)
check("a renamed field goes into the draft under its new name",
      draft["environment"].get("evidence") == kept and "source" not in draft["environment"], draft["environment"])
accept(draft, "ein Feld heißt anders")
old = json.loads(json.dumps(draft))
old["environment"]["source"] = old["environment"].pop("evidence")
refused = submit(old, "oldname.json")
check("who writes the old name is told the new one", refused.returncode == 1 and "heißt jetzt environment.evidence" in refused.stdout, refused.stdout)
history = run(["history", renamed, "--register", "r.sqlite"])
tail = history.stdout[history.stdout.rfind("Fassung"):]
check("a new name is no change of the value", "environment" not in tail, tail)
hiding = holder("workers.agreement", than=renamed)
secret = value(samples[max(k for k in samples if k[0] == hiding)], "workers.agreement")
draft = draft_of(hiding)
draft["publication"].setdefault("withheldFields", []).append(
    {"path": "/workers/contract", "ground": "ifg-6", "decidedOn": "2026-11-27"})
accept(draft, "der Wert wird unter dem neuen Namen zurückgehalten")

# 4. Narrower, 5. wider.
catalogue.next("1.4.0", day(4))
period = catalogue.row("environment.period")
period.update(before=[{"until": "1.4.0", "maxLength": period.get("maxLength")}], maxLength=3)
catalogue.write()
rebuilt()
draft = draft_of(holder("environment.period"))
refused = submit(dict(draft, changeNote="zu lang", reportNumber="M-1"), "long.json")
check("a narrower limit is asked of drafts", refused.returncode == 1 and "environment.period" in refused.stdout, refused.stdout)
catalogue.next("1.5.0", day(5))
months = catalogue.row("sovereignty.exitPlan.monthsToReplace")
assert "maximum" in months, months
months.update(before=[{"until": "1.5.0", "maximum": months["maximum"]}], maximum=months["maximum"] * 10)
catalogue.write()
rebuilt()
system = holder("sovereignty.exitPlan.monthsToReplace")
draft = draft_of(system)
if "period" in draft.get("environment", {}):
    draft["environment"]["period"] = "alt"
accept(draft, "mehr Monate als früher möglich", sovereignty__exitPlan__monthsToReplace=months["maximum"])

# 6. One field becomes two.
catalogue.next("1.6.0", day(6))
catalogue.row("cost.procurementId")["until"] = "1.6.0"
catalogue.add("cost.procurementId", "cost.procurementPlatform", type="string", **{"class": "F"}, replaces="cost.procurementId")
catalogue.add("cost.procurementId", "cost.procurementNumber", type="string", **{"class": "F"}, replaces="cost.procurementId")
catalogue.write()
rebuilt()
split = holder("cost.procurementId")
number = value(samples[max(k for k in samples if k[0] == split)], "cost.procurementId")
draft = draft_of(split)
check("an ended field is not carried into a part of it", "procurementId" not in draft["cost"] and "procurementNumber" not in draft["cost"])
if "period" in draft.get("environment", {}):
    draft["environment"]["period"] = "alt"
draft["publication"].setdefault("withheldFields", []).append(
    {"path": "/cost/procurementNumber", "ground": "ifg-6", "decidedOn": "2026-11-27"})
accept(draft, "der Teil eines geteilten Feldes wird zurückgehalten", cost__procurementPlatform="eVergabe", cost__procurementNumber="77")

# 7. Another kind of value.
catalogue.next("1.7.0", day(7))
pue = catalogue.row("environment.pue")
pue.update(before=[{"until": "1.7.0", "type": pue["type"], "minimum": pue.get("minimum"), "maximum": pue.get("maximum"),
                    "measure": pue.get("measure")}], type="string")
for name in ("minimum", "maximum", "measure"):
    pue.pop(name, None)
catalogue.write()
rebuilt()
system = holder("environment.pue")
draft = draft_of(system)
draft["environment"]["period"] = "alt"
check("a value of the old kind is refused", submit(dict(draft, changeNote="Zahl", reportNumber="M-1"), "kind.json").returncode == 1)
accept(draft, "ein Feld nimmt jetzt Text", environment__pue="etwa 1,3")

# 8. A new code, 9. a retired one.
catalogue.next("1.8.0", day(8))
basis = catalogue.row("usage.casesBasis")["vocabulary"]
catalogue.vocabulary(basis).append({"code": "guessed", "label": {"de": "geraten", "en": "guessed"}, "since": "1.8.0"})
catalogue.write()
rebuilt()
system = holder("usage.casesBasis")
draft = draft_of(system)
if "period" in draft.get("environment", {}):
    draft["environment"]["period"] = "alt"
accept(draft, "ein neuer Code", usage__casesBasis="guessed")
catalogue.next("1.9.0", day(9))
standard = catalogue.row("security.review.standard")["vocabulary"]
used = next(value(r, "security.review.standard") for r in samples.values() if value(r, "security.review.standard"))
next(item for item in catalogue.vocabulary(standard) if item["code"] == used)["until"] = "1.9.0"
catalogue.write()
rebuilt()
retired = next(i for (i, _), r in sorted(samples.items()) if value(r, "security.review.standard") == used)
draft = draft_of(retired)
refused = submit(dict(draft, changeNote="alter Code", reportNumber="M-1"), "code.json")
check("a retired code is refused in drafts", refused.returncode == 1 and f'"{used}" ist kein Wert' in refused.stdout, refused.stdout)

# 10. A class of publication becomes stricter: for all revisions.
catalogue.next("1.10.0", day(10))
period = catalogue.row("environment.period")
period["before"][-1:] = [{**period["before"][-1]}, {"until": "1.10.0", "class": period["class"]}]
period["class"] = "I"
catalogue.write()
rebuilt(looks=True)
after = published("after")

# What was accepted is published as it was accepted, but for what became stricter.
changed = []
for key, record in before.items():
    earlier, later = json.loads(json.dumps(record)), json.loads(json.dumps(after.get(key)))
    if later is None:
        changed.append((key, "gone"))
        continue
    for each in (earlier, later):
        each.get("environment", {}).pop("period", None)
        if not each.get("environment", {"some": 1}):
            each.pop("environment")
        # Duties and completeness are those of the day; withheld values are told apart below.
        each.pop("derived", None)
        each.get("absence", {}).pop("/environment/period", None)
        each.get("absence", {}).pop("/environment", None)
    if key[0] in (hiding, split):
        for each in (earlier, later):
            each.pop("absence", None)
            each.get("workers", {}).pop("agreement", None)
            each.get("cost", {}).pop("procurementId", None)
    if earlier != later:
        changed.append((key, [name for name in set(earlier) | set(later) if earlier.get(name) != later.get(name)]))
check("no value of an accepted revision changes", not changed, changed[:5])
check("every revision names the version it was accepted under",
      all(after[key]["schemaVersion"] == first for key in before) and
      {r["schemaVersion"] for r in after.values()} > {first, "1.3.0", "1.8.0"}, {r["schemaVersion"] for r in after.values()})
check("a value whose class became internal is gone from every revision",
      not any(value(record, "environment.period") for record in after.values()))
check("a value withheld under a new name is gone under the old one",
      all(value(r, "workers.agreement") is None and value(r, "workers.contract") is None
          for (i, _), r in after.items() if i == hiding))
check("a value withheld in one part is gone where it was whole",
      all(value(r, "cost.procurementId") is None for (i, _), r in after.items() if i == split))
leaks = [str(path.relative_to(place)) for path in (place / "after").rglob("*") if path.is_file() and path.suffix not in (".xlsx", ".sqlite")
         and number in path.read_bytes().decode("utf-8", "replace")]
check("the withheld number is in no file", not leaks, leaks[:5])

# Tables: one column for both names, a column for what ended, text where kinds differ.
database = sqlite3.connect(place / "after/daten/aktuell/ki-transparenzregister.sqlite")
columns = {row[1]: row[2] for row in database.execute("PRAGMA table_info(deployments)")}
check("both names share a column", "environment_evidence" in columns and "environment_source" not in columns, columns.keys())
check("what ended keeps its column", {"reuse_note", "cost_procurement_id"} <= set(columns))
check("kinds that differ are text", columns.get("environment_pue") == "TEXT", columns.get("environment_pue"))
stated = {i for (i, _), r in before.items() if value(r, "environment.source")}
held = {row[0] for row in database.execute("SELECT id FROM deployments WHERE environment_evidence IS NOT NULL")}
check("old values stand in the shared column", held >= stated, stated - held)
codes = {row[0] for row in database.execute("SELECT code FROM codes WHERE vocabulary = ?", (standard,))}
check("a retired code keeps its name", used in codes, codes)
dictionary = {row[0]: row[1:] for row in database.execute("SELECT path, since_version, until_version FROM fields WHERE record_type = 'deployment'")}
check("the dictionary says what ended and since when fields are asked",
      dictionary["reuse.note"] == (first, "1.2.0") and dictionary["environment.evidence"] == (first, None)
      and dictionary["reportNumber"] == ("1.1.0", None) and dictionary["environment.pue"] == (first, None), dictionary.get("reuse.note"))
ended = dict(database.execute("SELECT code, until_version FROM codes WHERE vocabulary = ?", (standard,)))
check("the list of codes says which ones are retired", ended[used] == "1.9.0" and None in ended.values(), ended)
page = (place / "after/daten/felder/index.html").read_text(encoding="utf-8")
check("the page of fields says what ended", "entfallen mit Fassung 1.2.0" in page)

# What changed is said, each step by its kind.
listed = json.loads((place / "after/daten/aktuell/catalogue-versions.json").read_text(encoding="utf-8"))["items"]
kinds = [(item["version"], d["kind"], d.get("path") or d.get("vocabulary"), d.get("before"), d.get("after"))
         for item in listed for d in item["differences"]]
check("what changed between the versions is listed", kinds == [
    ("1.1.0", "field-added", "reportNumber", None, "reportNumber"),
    ("1.2.0", "field-ended", "reuse.note", "reuse.note", None),
    ("1.3.0", "field-renamed", "workers.contract", "workers.agreement", "workers.contract"),
    ("1.3.0", "field-renamed", "environment.evidence", "environment.source", "environment.evidence"),
    *[k for k in kinds if k[0] in ("1.4.0", "1.5.0") and k[1] == "limits-changed"],
    ("1.6.0", "field-added", "cost.procurementNumber", None, "cost.procurementNumber"),
    ("1.6.0", "field-added", "cost.procurementPlatform", None, "cost.procurementPlatform"),
    ("1.6.0", "field-ended", "cost.procurementId", "cost.procurementId", None),
    *[k for k in kinds if k[0] == "1.7.0"],
    ("1.8.0", "code-added", basis, None, "guessed"), ("1.9.0", "code-retired", standard, used, None),
    ("1.10.0", "class-changed", "environment.period", "F", "I")] and
      {k[:3] for k in kinds} >= {("1.4.0", "limits-changed", "environment.period"), ("1.7.0", "type-changed", "environment.pue"),
                                 ("1.5.0", "limits-changed", "sovereignty.exitPlan.monthsToReplace")}, kinds)

# Schemas: of every version for what was accepted under it, and one for all that is published.
schemas = {}
for version in (first, "1.3.0", "1.10.0"):
    printed = run(["schema", "deployment", "--version", version])
    check(f"the schema of {version} is printed", printed.returncode == 0, printed.stderr)
    schemas[version] = jsonschema.Draft202012Validator(json.loads(printed.stdout))
for file in sorted((place / "registry-data/records").rglob("*.json")):
    record = json.loads(file.read_text(encoding="utf-8"))
    if record["recordType"] == "deployment" and record["schemaVersion"] in schemas:
        errors = [e.message for e in schemas[record["schemaVersion"]].iter_errors(record)]
        check(f"{file.name} of {record['id']} has the form of its version", not errors, errors[:2])
public = jsonschema.Draft202012Validator(json.loads(run(["schema", "deployment", "--public"]).stdout))
faults = [(key, e.json_path, e.message) for key, r in after.items() if r["recordType"] == "deployment" for e in public.iter_errors(r)]
check("the published schema describes revisions of all versions", not faults, faults[:3])
unknown = run(["schema", "deployment", "--version", "9.9.9"])
check("an unknown version is named, with those that exist", unknown.returncode != 0 and "1.10.0" in unknown.stderr, unknown.stderr)

# A merge request cannot bring an old version in after its end: on the day of the next version it still may be used.
items = catalogue.files["catalogue-versions.json"]["items"]
accepted = {}
for file in sorted((place / "registry-data").rglob("[0-9]*.json")):
    record = json.loads(file.read_text(encoding="utf-8"))
    if record["schemaVersion"] == first:
        moment = datetime.datetime.fromisoformat(record["recordedAt"].replace("Z", "+00:00"))
        accepted[str(file.relative_to(place / "registry-data"))] = moment.astimezone(ZoneInfo("Europe/Berlin")).date()
last = max(accepted.values())
items[0]["date"] = "2024-01-01"
for begins, late in [(last, set()), (last - datetime.timedelta(days=1), {f for f, d in accepted.items() if d == last})]:
    items[1]["date"] = str(begins)
    catalogue.write()
    looked = run(["fsck", "--register", "r.sqlite"])
    found = {f for f in accepted if f in looked.stdout}
    check(f"old versions end with the day before the next: {begins}", found == late and looked.returncode == bool(late) and
          looked.stdout.count(f"nach Fassung {first} des Datenmodells") == len(late), (found ^ late, looked.stdout[-600:] + looked.stderr))

finish("versions of the catalogue")
