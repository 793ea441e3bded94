#!/usr/bin/env python3
"""Drafts that come late, from elsewhere or from nowhere: nobody's change is undone by somebody who had not seen it, and
what `revise`, `confirm` and a takeover make is what they say. Each check names what would be wrong."""
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
ID, FOREIGN = "musteramt-2025-0001", "bamf-2017-0001"


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    archive = folder / "archive"
    shutil.copytree(ROOT / "registry-data", archive)
    place = ["--archive", "archive", "--register", "r.sqlite"]

    def maki(*words: str) -> tuple:
        result = subprocess.run([MAKI, *words, *place], cwd=folder, capture_output=True, text=True, timeout=300,
                                env=environment())
        return result.returncode, result.stdout + result.stderr

    def submit(file: str) -> tuple:
        return maki("submit", file, "--as-of", "2026-11-24")

    def read(file: str) -> dict:
        return json.loads((folder / file).read_text(encoding="utf-8"))

    def write(file: str, draft: dict) -> str:
        (folder / file).write_text(json.dumps(draft, ensure_ascii=False, indent=2), encoding="utf-8")
        return file

    def revisions(record: str = ID) -> int:
        return len(list(archive.glob(f"records/*/{record}/*.json")))

    def accepted(record: str = ID) -> dict:
        return json.loads(sorted(archive.glob(f"records/*/{record}/*.json"))[-1].read_text(encoding="utf-8"))

    code, text = maki("submit", "archive")
    check("the archive is loaded", code == 0, text)
    for who in ("anna", "ben", "clara"):
        code, text = maki("revise", ID, "--output", f"{who}.json")
        check("a revision becomes a draft", code == 0, text)
    first = revisions()
    anna = read("anna.json") | {"changeNote": "Neue Zuständigkeit.", "unit": "Abteilung 3"}
    code, text = submit(write("anna.json", anna))
    check("a draft of the current revision is accepted", code == 0 and revisions() == first + 1, text)
    check("where a draft came from is not archived", "base" not in accepted())

    ben = read("ben.json") | {"changeNote": "Name genauer.", "name": "Vorprüfung von BAföG-Anträgen"}
    code, text = submit(write("ben.json", ben))
    check("a draft of an older revision is refused", code == 1 and "REF-stale" in text, text)
    check("a refused draft changes nothing", revisions() == first + 1 and accepted()["unit"] == "Abteilung 3")
    check("the refusal names what would be undone", "Abteilung 3" in text, text)
    code, text = submit("anna.json")
    check("a draft that says what is accepted already is no error and no revision",
          code == 0 and revisions() == first + 1, text)

    code, text = maki("revise", ID, "--rebase", "ben.json", "--output", "ben-neu.json")
    rebased = read("ben-neu.json")
    check("a rebase keeps both changes", rebased["name"] == ben["name"] and rebased["unit"] == "Abteilung 3", text)
    check("a rebased draft names the current revision", rebased["base"]["revision"] == first + 1, rebased["base"])
    elsewhere = rebased | {"base": rebased["base"] | {"sha256": "0" * 64}}
    code, text = submit(write("fremd.json", elsewhere))
    check("a draft from another register is refused", code == 1 and "REF-base" in text and revisions() == first + 1, text)
    code, text = submit("ben-neu.json")
    check("a rebased draft is accepted", code == 0 and revisions() == first + 2, text)

    clara = read("clara.json") | {"changeNote": "Zuständigkeit.", "unit": "Abteilung Förderung"}
    code, text = maki("revise", ID, "--rebase", write("clara.json", clara), "--output", "clara-neu.json")
    check("a contradiction is named and what is accepted stays",
          "Widerspruch" in text and read("clara-neu.json")["unit"] == "Abteilung 3", text)

    by_hand = {key: value for key, value in clara.items() if key != "base"}
    code, text = submit(write("hand.json", by_hand))
    check("a file without base that undoes a change is refused", code == 1 and "REF-base" in text, text)
    check("what was undone is named", "Macht vielleicht rückgängig" in text, text)

    # An assessment is made from a revision of the deployment.
    code, text = maki("new", "fria", "--no-input", "--for", ID, "--output", "fria.json")
    check("a new assessment says of which revision it was made",
          read("fria.json").get("base", {}).get("revision") == first + 2, text)
    maki("revise", ID, "--output", "zweck.json")
    purpose = read("zweck.json")
    code, text = submit(write("zweck.json", purpose | {
        "changeNote": "Zweck neu.", "purpose": "Neu gefasst: " + purpose["purpose"]}))
    check("the purpose is changed", code == 0, text)
    code, text = submit("fria.json")
    check("an assessment made from an outdated description is refused", "REF-stale" in text, text)

    # Confirming says that everything holds, and nothing else.
    before, count = accepted("musteramt-2025-0004"), revisions("musteramt-2025-0004")
    code, text = maki("confirm", "musteramt-2025-0004", "--as-of", "2026-11-24")
    after = accepted("musteramt-2025-0004")
    check("a confirmation is a revision", code == 0 and revisions("musteramt-2025-0004") == count + 1, text)
    check("a confirmation bears its day", after.get("confirmedOn") == "2026-11-24", after.get("confirmedOn"))
    own = {"confirmedOn", "revision", "recordedAt", "changeNote"}
    check("a confirmation changes nothing else", {k: v for k, v in before.items() if k not in own}
          == {k: v for k, v in after.items() if k not in own})
    code, text = maki("confirm", FOREIGN)
    check("an entry from a public source cannot be confirmed", code == 2 and revisions(FOREIGN) == 1, text)

    # A takeover is a report of the authority's own that replaces the entry.
    code, text = maki("revise", FOREIGN, "--take-over", "--output", "bamf.json")
    own = read("bamf.json")
    check("a takeover replaces the old entry", own.get("supersedes") == FOREIGN and own["id"] != FOREIGN, own["id"])
    check("a takeover is the authority's report", own["origin"] == "agency", own["origin"])
    check("a takeover no longer names a public source", "source" not in own, own.get("source"))
    check("a takeover is confirmed by nobody yet", "confirmedOn" not in own, own.get("confirmedOn"))
    code, text = maki("revise", ID, "--take-over")
    check("what the authority reported itself is not taken over", code == 2, text)

finish("drafts")
