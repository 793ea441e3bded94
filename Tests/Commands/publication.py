#!/usr/bin/env python3
"""Publication by construction: what a decision hides is in no file the register writes, and changes no byte of them.

Every case is a history of one deployment (levels, withheld fields, lifts, a withdrawal) with what is about it:
assessment, incident, label, successor. Each text carries a marker of its own. What may be seen is reckoned here, apart
from the program. Then every hidden marker is replaced by another one of other length: all files must stay the same.

  publication.py MAKI [PART ...]     matrix, gate and releases when not given
"""
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
SAMPLES = ROOT / "registry-data/records/bund-musteramt"

# Path in the record, JSON Pointer, words by which a decision withholds it.
FIELDS = {
    "version": ("system", "version"),
    "provider": ("system", "provider", "name"),
    "benefits": ("benefits",),
    "source": ("dataSources", 0, "name"),
}
POINTERS = {
    "version": "/system/version", "provider": "/system/provider", "benefits": "/benefits", "source": "/dataSources/0/name",
}

# One word a revision: level, then withheld fields (-field), lifts (+field, +level), w for a withdrawal.
CASES = [
    ["full"], ["reduced"], ["aggregate-only"],
    ["full -version -source"], ["full -version", "full"], ["full -provider -source", "full"], ["full", "full -benefits"],
    ["full -version", "full +version"], ["full", "full -version", "full"], ["full -version", "full", "full -version"],
    ["reduced", "full"], ["full", "reduced"], ["reduced", "full +full"], ["full", "reduced", "full"],
    ["aggregate-only", "full"], ["aggregate-only", "reduced"], ["full", "aggregate-only"], ["aggregate-only", "full +full"],
    ["full", "aggregate-only", "full"],
    ["full", "full w"], ["full -version", "full w"], ["reduced", "reduced w"], ["aggregate-only", "aggregate-only w"],
    ["full", "reduced w"], ["full", "aggregate-only w"], ["reduced", "full w"], ["aggregate-only", "full w"],
]
FILLER = " ist der Anfang dieses Textes, der so lang ist, wie das Register es für eine Antwort in Worten verlangt, und nicht länger."
RANK = {"full": 0, "reduced": 1, "aggregate-only": 2}


def run(*arguments, expected=0) -> subprocess.CompletedProcess:
    result = subprocess.run([MAKI, *map(str, arguments)], capture_output=True, text=True,
                            env=environment())
    if expected is not None:
        check(f"maki {arguments[0]} ends with {expected}", result.returncode == expected, result.stdout + result.stderr)
    return result


def sample(path: str) -> dict:
    return json.loads((SAMPLES / (path + ".json")).read_text())


def put(record: dict, path: tuple, value) -> None:
    for step in path[:-1]:
        record = record[step]
    record[path[-1]] = value


class Case:
    """One deployment with its history and all markers in it."""

    def __init__(self, number: int, words: list):
        self.number, self.words = number, words
        # Hidden identifiers may not be found either; those of withdrawn and reduced records may.
        self.id = f"musteramt-2026-{number:04}"
        self.markers = {}
        self.revisions = [self.parse(word) for word in words]

    @staticmethod
    def parse(word: str) -> dict:
        parts = word.split()
        return {"level": parts[0], "withheld": {p[1:] for p in parts if p[0] == "-"},
                "lifts": {p[1:] for p in parts if p[0] == "+"}, "withdrawn": "w" in parts}

    def marker(self, revision: int, name: str, shown: bool) -> str:
        text = f"zz{self.number:02}x{revision}{name}"
        self.markers[text] = shown
        return text

    def effective(self, index: int) -> dict:
        """The strictest of the revision's decision and all later ones, less what was lifted after each."""
        level, withheld = "full", set()
        for later in range(index, len(self.revisions)):
            own = self.revisions[later]["level"]
            hidden = set(self.revisions[later]["withheld"])
            for lift in (lift for r in self.revisions[later + 1:] for lift in r["lifts"]):
                if lift in RANK:
                    own = min(own, lift, key=RANK.get)
                else:
                    hidden.discard(lift)
            level = max(level, own, key=RANK.get)
            withheld |= hidden
        return {"level": level, "withheld": withheld}

    def day(self, revision: int) -> str:
        return f"2026-11-{revision:02}T10:00:00Z"

    def publication(self, index: int) -> dict:
        revision = self.revisions[index]
        result = {"level": revision["level"]}
        if revision["level"] != "full":
            ground = "aia-49-4" if revision["level"] == "reduced" else "ifg-3"
            result |= {"ground": ground, "decidedBy": self.marker(index + 1, "decider", False),
                       "decidedOn": "2026-10-01", "reviewDate": "2027-10-01"}
        if revision["withheld"]:
            result["withheldFields"] = [
                {"path": POINTERS[f], "ground": "it-security", "decidedOn": "2026-10-01"} for f in sorted(revision["withheld"])]
        if revision["lifts"]:
            paths = [POINTERS[f] for f in sorted(revision["lifts"]) if f not in RANK]
            lift = {"decidedBy": self.marker(index + 1, "lifter", False), "decidedOn": "2026-11-01", "reason": "Frist"}
            lift |= {"paths": paths} if paths else {"level": next(iter(revision["lifts"]))}
            result["lifts"] = [lift]
        return result

    def records(self) -> list:
        hidden_now = self.effective(len(self.revisions) - 1)["level"]
        result = []
        for index, revision in enumerate(self.revisions):
            number, effective = index + 1, self.effective(index)
            # A record whose current revision is only counted has no page at all.
            is_gone = hidden_now == "aggregate-only"
            is_open = effective["level"] == "full" and not is_gone
            if revision["withdrawn"]:
                record = {"schemaVersion": "1.0.0", "recordType": "deployment", "id": self.id, "origin": "sample",
                          "authority": "bund-musteramt",
                          "withdrawal": {"reason": self.marker(number, "why", is_open) + FILLER}}
            else:
                record = sample("musteramt-2025-0001/0003")
                record |= {"id": self.id, "fria": {"id": "fria-" + self.id},
                           "name": "Prüfung " + self.marker(number, "name", is_open),
                           "changeNote": self.marker(number, "note", is_open),
                           "submittedBy": {"organisation": "Amt", "contact": self.marker(number, "contact", False)}}
                record["usage"]["context"] = "asylum"
                record["classification"]["annexIII"] = ["III.7.b"]
                record["translations"]["en"]["name"] = self.marker(number, "english", is_open)
                for name, path in FIELDS.items():
                    put(record, path, self.marker(number, name, is_open and name not in effective["withheld"]))
            record |= {"revision": number, "recordedAt": self.day(number), "publication": self.publication(index)}
            result.append(record)
        # What is about it, in two revisions: the first is governed by the level of its time, the second by the last.
        last = len(self.revisions)
        for kind, base, field, path in [
            ("fria", "fria-musteramt-2025-0001/0001", "deployments", ("materialisationPlan",)),
            ("incident", "musteramt-vorfall-2026-0001/0001", "deployment", ("summary",)),
            ("label", "musteramt-text-2026-0001/0001", "deployment", ("title",)),
        ]:
            for number in range(1, 3 if last > 1 else 2):
                governing = self.effective(last - 1 if number == 2 or last == 1 else max(last - 2, 0))["level"]
                is_open = governing == "full" and hidden_now == "full"
                record = sample(base)
                record |= {"id": {"fria": f"fria-{self.id}", "incident": f"musteramt-vorfall-{self.number:04}",
                                  "label": f"musteramt-inhalt-{self.number:04}"}[kind],
                           "revision": number, field: [self.id] if kind == "fria" else self.id,
                           # The second comes before the last decision: the first was replaced under the one before it.
                           "recordedAt": self.day(1 if number == 1 else last).replace("T10", "T11" if number == 1 else "T09"),
                           "changeNote": self.marker(number, kind + "note", is_open)}
                put(record, path, self.marker(number, kind, is_open) + ("" if kind == "label" else FILLER))
                result.append(record)
        return result


def write(archive: Path, records: list) -> None:
    for record in records:
        folder = archive / "records" / record["authority"] / record["id"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{record['revision']:04}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))


def contents(folder: Path):
    """Every file below a folder; workbooks are unpacked."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        data = path.read_bytes()
        yield str(path.relative_to(folder)), data
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                for name in book.namelist():
                    yield f"{path.relative_to(folder)}!{name}", book.read(name)


def produce(archive: Path, work: Path) -> dict:
    """Everything the register writes of an archive, by folder."""
    work.mkdir()
    register = work / "register.sqlite"
    common = ["--register", register, "--quiet"]
    run("build", "--archive", archive, *common, "--sources", ROOT, "--output", work / "site", "--release")
    for day in ["2026-11-01", "2026-11-02"]:
        run("export", "all", *common, "--output", work / day, "--as-of", day)
    run("report", "--year", "2026", *common, "--sources", ROOT, "--output", work / "report")
    (work / "status.txt").write_text(run("status", *common).stdout)
    register.unlink()
    for leftover in work.glob("register.sqlite*"):
        leftover.unlink()
    return dict(contents(work))


def matrix(folder: Path) -> None:
    cases = [Case(number + 1, words) for number, words in enumerate(CASES)]
    archive = folder / "archive"
    for authority in ["bund-musteramt", "bund-bnetza", "bund-bmwe"]:
        shutil.copytree(ROOT / "registry-data/authorities" / authority, archive / "authorities" / authority)
    records = [record for case in cases for record in case.records()]
    # A hidden successor of the first case's open deployment.
    hidden = Case(90, ["aggregate-only"])
    successor = hidden.records()
    successor[0]["supersedes"] = cases[0].id
    records += successor
    write(archive, records)
    files = produce(archive, folder / "first")
    everything = b"\n".join(files.values())
    names = "\n".join(files)
    for case in cases + [hidden]:
        for marker, shown in case.markers.items():
            found = marker.encode() in everything or marker in names
            if shown:
                check(f"{case.words}: {marker} is shown", found)
            elif found:
                places = [name for name, data in files.items() if marker.encode() in data or marker in name][:5]
                check(f"{case.words}: {marker} is hidden", False, str(places))
            else:
                check("hidden", True)
        if case.effective(len(case.revisions) - 1)["level"] == "aggregate-only":
            check(f"{case.words}: the identifier of a hidden record is nowhere",
                  case.id.encode() not in everything and case.id not in names)
    # Other values of other length where nobody may look.
    replaced = {m: "q" * (5 + len(m) % 7) + m[2:] + "anders" for c in cases + [hidden] for m, shown in c.markers.items() if not shown}
    second = folder / "changed"
    shutil.copytree(archive / "authorities", second / "authorities")
    pattern = re.compile("|".join(sorted(map(re.escape, replaced), key=len, reverse=True)))
    write(second, json.loads(pattern.sub(lambda match: replaced[match[0]], json.dumps(records))))
    other = produce(second, folder / "second")
    private = {"site.pages", "site.releases"}
    different = sorted(n for n in files.keys() | other.keys() if files.get(n) != other.get(n) and n not in private)
    check("hidden values change no byte", not different, str(different[:10]))


def gate(folder: Path) -> None:
    """Nothing becomes public silently."""
    archive, register = folder / "gate", folder / "gate.sqlite"
    shutil.copytree(ROOT / "registry-data", archive)
    common = ["--archive", archive, "--register", register]

    def draft(change, identifier="musteramt-2024-0002") -> Path:
        run("submit", archive, *common)
        text = run("revise", identifier, *common).stdout
        record = json.loads(text)
        change(record)
        record["changeNote"] = "Geprüft"
        path = folder / "draft.json"
        path.write_text(json.dumps(record, ensure_ascii=False, indent=1))
        return path

    def count() -> int:
        return len(list((archive / "records").rglob("*.json")))

    def drop(record: dict) -> None:
        record["publication"].pop("withheldFields")

    before = None
    path = draft(drop)
    before = count()
    result = run("submit", path, *common, expected=1)
    check("what becomes public is named by label and path",
          "Betreiber" in result.stdout and "(sovereignty.hosting.operator)" in result.stdout
          and "(system.models[].version)" in result.stdout, result.stdout)
    check("the finding says how", "PUB-open" in result.stdout and "--publish" in result.stdout, result.stdout)
    check("nothing is stored", count() == before)
    check("a dry run says the same", "PUB-open" in run("submit", path, *common, "--dry-run", expected=1).stdout)
    preview = run("preview", path, *common, "--sources", ROOT, "--output", folder / "preview").stdout
    check("the preview names it, too", "(sovereignty.hosting.operator)" in preview, preview)
    run("explain", "PUB-open")
    result = run("submit", path, *common, "--publish")
    check("with consent it is stored", count() == before + 1 and "PUB-open" not in result.stdout)
    run("build", *common, "--sources", ROOT, "--output", folder / "gate-site", "--quiet")
    old = sample("musteramt-2024-0002/0005")["sovereignty"]["hosting"]["operator"]
    api = json.loads((folder / "gate-site/api/v1/records/musteramt-2024-0002/5.json").read_text())
    check("the revision that withheld it withholds it still", "operator" not in api["sovereignty"]["hosting"])
    new = json.loads((folder / "gate-site/api/v1/records/musteramt-2024-0002.json").read_text())
    check("the new revision shows it", new["sovereignty"]["hosting"]["operator"] == old)

    # A lift opens the earlier revisions, and is named as well.
    def lift(record: dict) -> None:
        record["publication"]["lifts"] = [{"paths": ["/system/models/0/version"], "decidedBy": "Leitung",
                                           "decidedOn": "2026-11-19", "reason": "Frist abgelaufen"}]

    path = draft(lift)
    result = run("submit", path, *common, expected=1)
    check("a lift is named with the revisions it opens", "Fassung 5" in result.stdout and "(system.models[].version)" in result.stdout,
          result.stdout)
    run("submit", path, *common, "--publish")

    # A level that is lost opens the assessment, too.
    def open_level(record: dict) -> None:
        record["publication"] = {"level": "full"}

    result = run("submit", draft(open_level, "musteramt-2025-0002"), *common, expected=1)
    check("a lost level is named field by field", "(purpose)" in result.stdout and "(system.provider.name)" in result.stdout,
          result.stdout)
    # Withholding asks nobody, and says what disappears.
    def withhold(record: dict) -> None:
        record["publication"]["withheldFields"].append({"path": "/plainLanguage", "ground": "ifg-3", "decidedOn": "2026-11-19"})

    result = run("submit", draft(withhold, "musteramt-2025-0001"), *common, expected=None)
    check("what is hidden from now on is named", "Nicht mehr öffentlich" in result.stdout and "(plainLanguage)" in result.stdout,
          result.stdout + result.stderr)
    # Files of an archive are loaded without asking.
    register.unlink()
    run("submit", archive, *common)


def releases(folder: Path) -> None:
    """A dated release loses what is withheld later, and says so."""
    archive, site = folder / "dated", folder / "dated-site"
    for authority in ["bund-musteramt", "bund-bnetza", "bund-bmwe"]:
        shutil.copytree(ROOT / "registry-data/authorities" / authority, archive / "authorities" / authority)
    common = ["--archive", archive, "--register", folder / "dated.sqlite", "--sources", ROOT, "--output", site, "--quiet"]

    def record(revision: int, day: str, publication: dict, identifier: str = "musteramt-2026-0701") -> dict:
        base = sample("musteramt-2025-0001/0003")
        base |= {"id": identifier, "revision": revision, "recordedAt": day, "publication": publication, "changeNote": "Erfundene Änderung."}
        base["system"]["version"] = "zzsecretversion"
        base["name"] = "Prüfung " + identifier
        base.pop("fria")
        return base

    def found(marker: str) -> list:
        return [str(p.relative_to(folder)) for base in (site, Path(str(site) + ".previous")) if base.exists()
                for p in base.rglob("*") if p.is_file() and marker.encode() in p.read_bytes()]

    def sums(name: str) -> bool:
        return subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=site / "daten" / name,
                              capture_output=True).returncode == 0

    write(archive, [record(1, "2026-11-03T10:00:00Z", {"level": "full"})])
    run("build", *common, "--release")
    day = site / "daten/2026-11-03"
    check("a release holds the value", b"zzsecretversion" in (day / "records.jsonl").read_bytes())
    first = (day / "SHA256SUMS").read_bytes()
    inode = (day / "records.jsonl").stat().st_ino
    run("build", *common)
    check("a release is kept as it is", (day / "SHA256SUMS").read_bytes() == first
          and (day / "records.jsonl").stat().st_ino == inode and not (day / "NEUAUSGABE.md").exists())
    # Withheld on the very day of the release, after it.
    write(archive, [record(2, "2026-11-03T15:00:00Z", {"level": "full", "withheldFields": [
        {"path": "/system/version", "ground": "it-security", "decidedOn": "2026-11-03"}]})])
    run("build", *common)
    check("no file holds what was withheld later, not even of the tree before", not found("zzsecretversion"), str(found("zzsecretversion")))
    notice = (day / "NEUAUSGABE.md").read_text()
    check("the notice says what, when and why", "musteramt-2026-0701" in notice and "(system.version)" in notice
          and "2026-11-03" in notice and "IT-Sicherheit" in notice and "zzsecret" not in notice, notice)
    check("the checksums are new and right", (day / "SHA256SUMS").read_bytes() != first and sums("2026-11-03")
          and b"NEUAUSGABE.md" in (day / "SHA256SUMS").read_bytes())
    check("the read-me and the data page say so", "NEUAUSGABE.md" in (day / "README.md").read_text()
          and "neu herausgegeben" in (site / "daten/index.html").read_text())
    inode = (day / "records.jsonl").stat().st_ino
    run("build", *common)
    check("it is issued again once", (day / "records.jsonl").stat().st_ino == inode)
    run("build", *common, "--release")
    # Hidden as a whole, on a later day: the record and what is about it go, and the notice does not name it.
    other = record(1, "2026-11-04T10:00:00Z", {"level": "full"}, "musteramt-2026-0702")
    other["system"]["version"] = "zzhiddenversion"
    fria = sample("fria-musteramt-2025-0001/0001")
    fria |= {"id": "fria-musteramt-2026-0702", "deployments": ["musteramt-2026-0702"], "recordedAt": "2026-11-04T11:00:00Z",
             "materialisationPlan": "zzhiddenplan" + FILLER}
    write(archive, [other, fria])
    run("build", *common, "--release")
    check("a second release stands beside the first", (site / "daten/2026-11-04").is_dir() and day.is_dir())
    check("a release holds the record", len(found("zzhiddenplan")) > 3)
    write(archive, [record(2, "2026-11-05T10:00:00Z", {"level": "aggregate-only", "ground": "ifg-3", "decidedBy": "L",
                                                     "decidedOn": "2026-11-05", "reviewDate": "2027-11-05"}, "musteramt-2026-0702")])
    run("build", *common)
    for marker in ["zzhiddenversion", "zzhiddenplan", "musteramt-2026-0702"]:
        check(f"{marker} is nowhere", not found(marker), str(found(marker)))
    check("the release of the day before it is kept", not found("zzsecretversion") and sums("2026-11-03") and sums("2026-11-04"))
    files = {n: d for n, d in contents(site)}
    (folder / "dated-site.releases").unlink()
    run("build", *common)
    again = {n: d for n, d in contents(site)}
    # The release that was made after the decision of its day cannot be told from one that was made before.
    late = "daten/2026-11-03-2/"
    different = [n for n in files.keys() | again.keys()
                 if files.get(n) != again.get(n) and not n.startswith(late) and n not in ("daten/index.html", "en/data/index.html")]
    check("without its ledger a release comes out the same", not different, str(different[:5]))


with tempfile.TemporaryDirectory() as name:
    parts = {"matrix": matrix, "gate": gate, "releases": releases}
    for part in sys.argv[2:] or parts:
        parts[part](Path(name))
finish("publication")
