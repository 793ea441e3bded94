#!/usr/bin/env python3
"""What lies in the archive is checked as what is submitted; maki fsck finds what is wrong; reading needs no permission to write."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())


def run(arguments: list, folder: Path, language: str = "de_DE.UTF-8", **options) -> subprocess.CompletedProcess:
    return subprocess.run([MAKI] + [str(a) for a in arguments], cwd=folder, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, env=environment(language), **options)


def changed(file: Path, change) -> None:
    """Changes a record of the archive as a merge request could."""
    record = json.loads(file.read_text(encoding="utf-8"))
    change(record)
    file.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def put(**values):
    return lambda record: record.update(values)


def rename(text: str, to: str):
    def change(record: dict) -> None:
        record["name"] = record["name"].replace(text, to) if text else to
    return change


SYSTEM = "records/bund-musteramt/musteramt-2025-0001"
work = tempfile.TemporaryDirectory()
place = Path(work.name)
os.chmod(place, 0o755)
archive = place / "registry-data"
# A small archive: all authorities, one system and its assessment.
for part in ("authorities", "records/bund-musteramt/musteramt-2025-0001", "records/bund-musteramt/fria-musteramt-2025-0001"):
    shutil.copytree(ROOT / "registry-data" / part, archive / part)
revisions = sorted(p.name for p in (archive / SYSTEM).glob("*.json"))
latest = f"{SYSTEM}/{revisions[-1]}"
clean = run(["fsck"], place)
check("fsck of the project's own archive", clean.returncode == 0 and "Alles in Ordnung" in clean.stdout, clean.stdout + clean.stderr)
check("fsck says what it did not check", "geprüft ist nur das Archiv" in clean.stdout, clean.stdout)
assert run(["submit", "registry-data", "--register", "r.sqlite"], place).returncode == 0
clean = run(["fsck", "--register", "r.sqlite", "--format", "json"], place)
report = json.loads(clean.stdout)
count = len(list(archive.glob("authorities/*/*.json")) + list(archive.glob("records/*/*/*.json")))
check("fsck of archive and register", clean.returncode == 0 and report["findings"] == [], clean.stdout[:400])
check("fsck counts what it checked", report["checked"]["files"] == report["checked"]["checksums"] == count, report["checked"])
english = run(["fsck", "--register", "r.sqlite"], place, "en_US.UTF-8")
check("fsck speaks English", "All is well" in english.stdout, english.stdout)

# Revisions a merge request could bring in: refused when loaded and named by fsck, with nothing stored.
hostile = {
    "a control character": (latest, rename("", "Chat\u0007bot der Auskunft"), "TEXT-control"),
    "a turned writing direction": (latest, rename("", "Chatbot \u202egnunfpürP"), "TEXT-bidi"),
    "an invisible character": (latest, rename("", "Chat\u200bbot der Auskunft"), "TEXT-invisible"),
    "an authority that does not exist": (latest, put(authority="bund-gibtesnicht"), None),
    "a time before the register": (latest, put(recordedAt="1999-01-01T00:00:00Z"), "REF-archive"),
    "a time in the future": (latest, put(recordedAt="2099-01-01T00:00:00Z"), "REF-archive"),
    "the end of time": (latest, put(recordedAt="9999-12-31T23:59:59Z"), "REF-archive"),
    "a time before the revision before": (latest, put(recordedAt="2024-01-02T00:00:00Z"), "REF-archive"),
    "another number": (latest, put(revision=77), "REF-archive"),
    "a reference to nothing": (latest, put(supersedes="musteramt-1999-0001"), "REF-unknown"),
}
for name, (path, change, code) in hostile.items():
    folder = place / "hostile"
    shutil.copytree(archive, folder / "registry-data")
    changed(folder / "registry-data" / path, change)
    loaded = run(["submit", "registry-data", "--register", "r.sqlite"], folder)
    check(f"{name} is not loaded", loaded.returncode == 1, loaded.stdout[:300] + loaded.stderr)
    check(f"{name} is named", code is None or code in loaded.stdout, loaded.stdout[:300])
    stored = run(["history", "musteramt-2025-0001", "--register", "r.sqlite"], folder)
    check(f"{name}: nothing is stored", stored.returncode == 2, stored.stdout[:100])
    found = run(["fsck"], folder)
    check(f"fsck names {name}", found.returncode == 1 and path in found.stdout, found.stdout[:300])
    shutil.rmtree(folder)
folder = place / "elsewhere"
shutil.copytree(archive, folder / "registry-data")
new = folder / "registry-data/records/bund-gibtesnicht/gibtesnicht-2026-0001"
new.mkdir(parents=True)
shutil.copy(archive / f"{SYSTEM}/0001.json", new / "0001.json")
changed(new / "0001.json", put(authority="bund-gibtesnicht", id="gibtesnicht-2026-0001", fria=None, supersedes=None))
changed(new / "0001.json", lambda r: [r.pop(k) for k in ("fria", "supersedes")])
loaded = run(["submit", "registry-data", "--register", "r.sqlite"], folder)
check("a record of an authority that does not exist is not loaded", loaded.returncode == 1 and "REF-authority" in loaded.stdout, loaded.stdout[:400])
shutil.rmtree(folder)

# A new revision in the archive is asked what it would have been asked on its day when submitted: refused at its place, or
# accepted when it obeys.
DAY = "2026-11-27T00:00:00Z"


def place_of(file: Path, spot: str) -> str:
    """`line:column` of a text that occurs once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(spot) == 1, (file, spot)
    before = text[:text.index(spot)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def added(folder: Path, old: str, change, recorded: str = DAY) -> Path:
    """The next revision of a record, as a merge request could bring it."""
    file = sorted((folder / "registry-data" / old).glob("*.json"))[-1]
    new = file.with_name(f"{int(file.stem) + 1:04}.json")
    shutil.copy(file, new)
    changed(new, put(revision=int(new.stem), recordedAt=recorded, changeNote="Die Angaben sind geprüft."))
    changed(new, change)
    return new


def inside(path: str, value):
    def change(record: dict) -> None:
        *steps, last = path.split(".")
        for step in steps:
            record = record.setdefault(step, {})
        record[last] = value
    return change


def another_system(folder: Path) -> None:
    for name in ("musteramt-2024-0002", "fria-musteramt-2025-0002"):
        shutil.copytree(ROOT / "registry-data/records/bund-musteramt" / name, folder / "registry-data/records/bund-musteramt" / name)


# Name, what obeys, what does not, code and place of the finding.
asked = [
    ("a status that cannot follow", inside("status", "suspended"), inside("status", "planned"), "CONS-status", '"planned"'),
    ("an act of a day to come", inside("monitoring.lastReviewedOn", "2026-11-26"), inside("monitoring.lastReviewedOn", "2031-01-01"),
     "CONS-future", '"2031-01-01"'),
    ("a text in pieces", rename("", "Vorprüfung von Anträgen"), rename("", "Vorpru\u0308fung von Anträgen"), "TEXT-nfc",
     '"Vorpru\u0308fung von Anträgen"'),
    ("a placeholder", put(unit="Abteilung 4"), put(unit="TODO"), "TEXT-placeholder", '"TODO"'),
    ("a reference to a record that does not exist", put(), put(supersedes="musteramt-1999-0001"), "REF-unknown", '"musteramt-1999-0001"'),
    ("a reference to a record of another kind", put(), put(supersedes="fria-musteramt-2025-0001"), "REF-type", None),
    ("an identifier of another authority", None, put(id="bamf-2026-0001"), "REF-id", '"bamf-2026-0001"'),
    ("an example that becomes real", put(), put(origin="agency"), "REF-origin", '"agency"'),
    ("another system's assessment", put(), inside("fria.id", "fria-musteramt-2025-0002"), "REF-fria", None),
    ("a level that is not allowed", put(), put(publication={"level": "reduced", "ground": "aia-49-4", "decidedBy": "Leitung",
                                                           "decidedOn": "2026-11-20", "reviewDate": "2027-11-20"}), "AIA-49-4", '"reduced"'),
]
for name, right, wrong, code, spot in asked:
    for change in filter(None, (right, wrong)):
        folder = place / "asked"
        shutil.copytree(archive, folder / "registry-data")
        another_system(folder)
        if code == "REF-id":
            target = folder / "registry-data/records/bund-musteramt/bamf-2026-0001"
            shutil.copytree(archive / SYSTEM, target)
            for file in sorted(target.glob("*.json"))[1:]:
                file.unlink()
            new = target / "0001.json"
            changed(new, change)
        else:
            new = added(folder, SYSTEM, change)
        loaded = run(["submit", "registry-data", "--register", "r.sqlite"], folder)
        if change is right:
            check(f"instead of {name}: loaded", loaded.returncode == 0, loaded.stdout[:600])
        else:
            shown = f"{new.relative_to(folder)}:{place_of(new, spot)}\n" if spot else f"{new.relative_to(folder)}:"
            check(f"{name} is refused", loaded.returncode == 1 and f"[{code}]" in loaded.stdout, loaded.stdout[:600])
            check(f"{name} is refused at its place, with a remedy", shown in loaded.stdout and "= Hilfe: " in loaded.stdout, loaded.stdout[:600])
            check(f"{name}: nothing is stored", run(["history", "musteramt-2025-0001", "--register", "r.sqlite"], folder).returncode == 2)
            built = run(["build", "--register", "r.sqlite", "--sources", ROOT, "--output", "site"], folder)
            check(f"{name}: nothing is built", built.returncode == 1 and not (folder / "site").exists(), built.stdout[:300])
        shutil.rmtree(folder)


def loads(name: str, prepare, expected: int, code: str = "") -> None:
    """Whether an archive that `prepare` changed is loaded."""
    folder = place / "asked"
    shutil.copytree(archive, folder / "registry-data")
    prepare(folder)
    loaded = run(["submit", "registry-data", "--register", "r.sqlite"], folder)
    check(name, loaded.returncode == expected and code in loaded.stdout, loaded.stdout[:600])
    shutil.rmtree(folder)


# What is asked since 27 November is not asked of what was accepted before that day began in Germany.
for recorded, expected in (("2026-11-26T22:59:59Z", 0), ("2026-11-26T23:00:00Z", 1)):
    loads(f"an act of a day to come, accepted on {recorded}",
          lambda folder: added(folder, SYSTEM, inside("monitoring.lastReviewedOn", "2031-01-01"), recorded), expected)
# Other records count as they were then: an assessment that loses its system later refuses what comes after it alone.
FRIA = "records/bund-musteramt/fria-musteramt-2025-0001"


def given_up(recorded: str):
    def prepare(folder: Path) -> None:
        another_system(folder)
        added(folder, SYSTEM, put(), "2026-11-25T10:00:00Z")
        added(folder, FRIA, put(deployments=["musteramt-2024-0002"]), recorded)
    return prepare


loads("an assessment that loses its system later", given_up("2026-11-25T10:00:01Z"), 0)
loads("an assessment that lost its system before", given_up("2026-11-25T09:59:59Z"), 1, "[REF-fria]")


# What was accepted in one second has no order: the null report may have been first.
def denied(recorded: str):
    def prepare(folder: Path) -> None:
        new = folder / "registry-data/records/bund-musteramt/musteramt-2026-0099/0001.json"
        new.parent.mkdir()
        shutil.copy(archive / latest, new)
        changed(new, put(id="musteramt-2026-0099", revision=1, recordedAt=recorded, fria={"plannedFor": "2027-06-01"}))
        changed(new, lambda record: record.pop("changeNote"))
        changed(new, put(dates={"inUseFrom": "2026-11-20"}, confirmedOn="2026-11-20"))
        for other in ("musteramt-2025-0001", "fria-musteramt-2025-0001"):
            shutil.rmtree(folder / "registry-data/records/bund-musteramt" / other)
        added(folder, "authorities/bund-musteramt", put(nullReport=[{"date": "2026-11-25", "statement": "Wir setzen keine KI ein."}]))
    return prepare


loads("a null report in the same second as a system", denied(DAY), 0)
loads("a null report after a system", denied("2026-11-26T23:30:00Z"), 1, "[REF-null-report]")
# What is stored is not asked again: a file that comes later is, beside what is stored.
folder = place / "asked"
shutil.copytree(archive, folder / "registry-data")
check("the archive is loaded", run(["submit", "registry-data", "--register", "r.sqlite"], folder).returncode == 0)
added(folder, SYSTEM, put(supersedes="musteramt-1999-0001"))
loaded = run(["submit", "registry-data", "--register", "r.sqlite"], folder)
check("a later file is asked, too", loaded.returncode == 1 and "[REF-unknown]" in loaded.stdout, loaded.stdout[:300])
check("the others stay stored", run(["history", "musteramt-2025-0001", "--register", "r.sqlite"], folder).returncode == 0)
shutil.rmtree(folder)

# What else can be wrong with an archive.
def gap(root: Path) -> None:
    (root / SYSTEM / revisions[0]).unlink()


def leftover(root: Path) -> None:
    (root / SYSTEM / "0099.json.tmp").write_text("{}")


def journal(root: Path) -> None:
    (root / SYSTEM / "0099.json.tmp").write_text("{}")
    (root / ".pending").write_text(f"{SYSTEM}/0099.json")


def climbing(root: Path) -> None:
    (root.parent / "secret.json.tmp").write_text("{}")
    (root / ".pending").write_text("../secret.json")


def link(root: Path) -> None:
    (root / SYSTEM / "0099.json").symlink_to(root / SYSTEM / revisions[0])


def stray(root: Path) -> None:
    (root / SYSTEM / "notizen.json").write_text("{}")


def strange_name(root: Path) -> None:
    (Path(os.fsdecode(os.fsencode(root / SYSTEM) + b"/0099\xff.json"))).write_text("{}")


for name, damage, shown in [("a gap", gap, revisions[0]), ("a leftover", leftover, "0099.json.tmp"), ("a foreign journal", journal, ".pending"),
                            ("a journal that climbs", climbing, ".pending"), ("a link", link, "0099.json"), ("a stray file", stray, "notizen.json"),
                            ("a name that is not UTF-8", strange_name, "0099\\xFF.json")]:
    folder = place / "damaged"
    shutil.copytree(archive, folder / "registry-data")
    damage(folder / "registry-data")
    found = run(["fsck"], folder)
    check(f"fsck finds {name}", found.returncode == 1 and shown in found.stdout, found.stdout[:400] + found.stderr)
    if "journal" in name:
        loaded = run(["submit", "registry-data", "--register", "r.sqlite"], folder)
        check(f"{name} is not taken over", loaded.returncode == 2 and ".pending" in loaded.stderr, loaded.stderr)
        check(f"{name} moves nothing", not (folder / "secret.json").exists() and not (folder / "registry-data" / SYSTEM / "0099.json").exists())
    shutil.rmtree(folder)

# The archive wins over the register file.
def damaged_register(statement: str) -> Path:
    copy = place / "d.sqlite"
    for old in place.glob("d.sqlite*"):
        old.unlink()
    shutil.copy(place / "r.sqlite", copy)
    database = sqlite3.connect(copy)
    for trigger in ("revision_is_final", "revision_stays", "record_is_final", "record_stays"):
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute(statement)
    database.commit()
    database.close()
    return copy


for statement in ["UPDATE revision SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Muster', 'Master') AS BLOB) WHERE record_id = 'musteramt-2025-0001'",
                  "DELETE FROM revision WHERE record_id = 'musteramt-2025-0001'"]:
    damaged_register(statement)
    for arguments in (["build", "--sources", ROOT, "--output", "site"], ["export", "deployments.csv"], ["history", "musteramt-2025-0001"]):
        result = run(arguments + ["--register", "d.sqlite"], place)
        check(f"{arguments[0]} does not believe a changed register", result.returncode == 2 and "löschen" in result.stderr, result.stderr[:300])
    check("nothing was built of it", not (place / "site").exists())
    found = run(["fsck", "--register", "d.sqlite"], place)
    check("fsck names the record", found.returncode == 1 and "musteramt-2025-0001" in found.stdout, found.stdout[:300])
bytes_ = bytearray((place / "r.sqlite").read_bytes())
for page in range(0, len(bytes_) // 4096, max(1, len(bytes_) // 4096 // 12)):
    damaged = bytearray(bytes_)
    damaged[page * 4096:(page + 1) * 4096] = bytes(4096)
    for old in place.glob("d.sqlite*"):
        old.unlink()
    (place / "d.sqlite").write_bytes(damaged)
    result = run(["status", "--register", "d.sqlite"], place)
    whole = run(["status", "--register", "r.sqlite"], place).stdout
    check(f"page {page} zeroed", result.returncode == 2 and result.stderr or result.stdout == whole, (result.returncode, result.stderr[:200]))
for old in place.glob("d.sqlite*"):
    old.unlink()

# Permissions: what holds internal values is for owner and group, less what the user masks.
shutil.copy(ROOT / "Tests/Fixtures/drafts/gut.json", place / "gut.json")
for mask, wanted in ((0o022, 0o640), (0o077, 0o600), (0o007, 0o660)):
    folder = place / f"mask-{mask:o}"
    shutil.copytree(archive, folder / "registry-data")
    shutil.copy(place / "gut.json", folder)
    result = run(["submit", "gut.json", "--register", "r.sqlite"], folder, umask=mask)
    run(["revise", "musteramt-2025-0001", "--register", "r.sqlite", "--output", "neu.json"], folder, umask=mask)
    run(["new", "incident", "--no-input", "--register", "r.sqlite", "--output", "vorfall.json"], folder, umask=mask)
    for path in ("registry-data/records/bund-musteramt/musteramt-2026-0007/0001.json", "r.sqlite", "neu.json", "vorfall.json"):
        mode = (folder / path).stat().st_mode & 0o777 if (folder / path).exists() else None
        check(f"umask {mask:03o}: mode of {path}", mode == wanted, mode and oct(mode))
    shutil.rmtree(folder)

# Reading commands on a register nobody may write to.
reading = [["status"], ["history", "musteramt-2025-0001"], ["validate", place / "gut.json"], ["export", "deployments.csv", "--output", "-"],
           ["report", "--year", "2025", "--sources", ROOT, "--output", "{out}"], ["revise", "musteramt-2025-0001"], ["fsck", "--archive", archive],
           ["build", "--archive", archive, "--sources", ROOT, "--output", "{out}/site"]]
locked = place / "locked"
locked.mkdir()
shutil.copy(place / "r.sqlite", locked / "register.sqlite")
os.chmod(locked / "register.sqlite", 0o444)
os.chmod(locked, 0o555)
other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
before = sorted(p.name for p in locked.iterdir())
for arguments in reading:
    out = Path(tempfile.mkdtemp(dir=place))
    os.chmod(out, 0o777)
    arguments = [str(a).replace("{out}", str(out)) for a in arguments]
    result = run(arguments + ["--register", locked / "register.sqlite"], out, **other)
    check(f"maki {arguments[0]} on a register that may only be read", result.returncode == 0, result.stderr[:300])
result = run(["submit", place / "gut.json", "--archive", archive, "--register", locked / "register.sqlite"], place, **other)
check("submit says that it may not be written to", result.returncode == 2, result.stderr)
check("nothing is made beside it", sorted(p.name for p in locked.iterdir()) == before, sorted(p.name for p in locked.iterdir()))
os.chmod(locked, 0o755)

# A draft whose name nobody can read.
folder = place / "namen"
folder.mkdir()
shutil.copy(place / "gut.json", folder / "gut.json")
Path(os.fsdecode(os.fsencode(folder) + b"/bad\xff.json")).write_text("{}")
result = run(["validate", folder, "--format", "concise"], place)
check("a name that is not UTF-8 is named", result.returncode == 1 and "bad\\xFF.json" in result.stdout, result.stdout + result.stderr)
(folder / "schlecht.json").write_text("{")
result = run(["validate", folder, "--format", "json"], place)
findings = json.loads(result.stdout)["findings"]
check("the other files are checked", {f["code"] for f in findings} >= {"REF-file-name", "JSON-unclosed"} and json.loads(result.stdout)["summary"]["files"] == 3, result.stdout[:300])

# A site is complete or none; its links are right below an address, too.
result = run(["build", "--register", "r.sqlite", "--sources", ROOT, "--output", "unter", "--base-url", "https://register.example/ki"], place)
check("a site below an address", result.returncode == 0, result.stderr[:300])
sources = place / "sources"
for part in ("site/assets", "site/pages", "templates", "site/texts"):
    shutil.copytree(ROOT / "site", sources / "site", ignore=shutil.ignore_patterns(".*"))
    shutil.copytree(ROOT / "templates", sources / "templates")
    build = ["build", "--register", "r.sqlite", "--sources", sources, "--output", "fertig"]
    if not (place / "fertig").exists():
        assert run(build, place).returncode == 0, run(build, place).stderr
    whole = (place / "fertig/index.html").read_bytes()
    for what in ("empty", "gone"):
        shutil.rmtree(sources / part)
        if what == "empty":
            (sources / part).mkdir()
        result = run(build, place)
        check(f"{part} {what}: no site is made", result.returncode == 2 and part.split("/")[-1] in result.stderr, result.stderr[:300])
        check(f"{part} {what}: the old one stays", (place / "fertig/index.html").read_bytes() == whole)
        shutil.rmtree(sources / part, ignore_errors=True)
        shutil.copytree(ROOT / part, sources / part)
    shutil.rmtree(sources)
shutil.copytree(ROOT / "site", sources / "site")
shutil.copytree(ROOT / "templates", sources / "templates")
for missing in ("site/assets/style.css", "site/pages/impressum.de.md"):
    (sources / missing).unlink()
    result = run(["build", "--register", "r.sqlite", "--sources", sources, "--output", "fertig"], place)
    check(f"without {missing}: no site is made", result.returncode == 2, result.stderr[:300])
    shutil.copy(ROOT / missing, sources / missing)
work.cleanup()
finish("archive and register")
