#!/usr/bin/env python3
"""What a new decision does: nothing becomes public without consent, and dated releases lose what is withheld later.

What is hidden by which decision is the matter of `matrix.py`.

  publication.py MAKI [PART ...]     gate and releases when not given
"""
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
SAMPLES = ROOT / "registry-data/records/bund-musteramt"

FILLER = " ist der Anfang dieses Textes, der so lang ist, wie das Register es für eine Antwort in Worten verlangt, und nicht länger."


def run(*arguments, expected=0) -> subprocess.CompletedProcess:
    result = subprocess.run([MAKI, *map(str, arguments)], capture_output=True, text=True,
                            env=environment())
    if expected is not None:
        check(f"maki {arguments[0]} ends with {expected}", result.returncode == expected, result.stdout + result.stderr)
    return result


def sample(path: str) -> dict:
    return json.loads((SAMPLES / (path + ".json")).read_text())


def write(archive: Path, records: list) -> None:
    for record in records:
        folder = archive / "records" / record["authority"] / record["id"]
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{record['revision']:04}.json").write_text(json.dumps(record, ensure_ascii=False, indent=1))


def contents(folder: Path):
    """Every file below a folder."""
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        yield str(path.relative_to(folder)), path.read_bytes()


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
    parts = {"gate": gate, "releases": releases}
    for part in sys.argv[2:] or parts:
        parts[part](Path(name))
finish("publication")
