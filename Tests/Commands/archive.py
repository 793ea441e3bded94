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

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
passed = failed = 0


def check(name: str, ok: bool, detail: object = "") -> None:
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"failed: {name} {detail}", file=sys.stderr)


def run(arguments: list, folder: Path, language: str = "de_DE.UTF-8", **options) -> subprocess.CompletedProcess:
    return subprocess.run([MAKI] + [str(a) for a in arguments], cwd=folder, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, env={"PATH": "/usr/bin:/bin", "LANG": language}, **options)


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
    if code == "REF-unknown":
        check(f"{name} is left to fsck", loaded.returncode == 0 and run(["fsck"], folder).returncode == 1, loaded.stdout[:300])
        shutil.rmtree(folder)
        continue
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
print(f"archive and register: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
