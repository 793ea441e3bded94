#!/usr/bin/env python3
"""What commands answer: exit codes, what is stored and what is not, whose entry may be changed by whom. Each check names
what would be wrong, where the transcripts only show that something differs."""
import fcntl
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

from calling import environment, now
from checking import check, finish
from terminal import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
ID, FOREIGN = "musteramt-2025-0001", "bamf-2017-0001"


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    archive = folder / "archive"
    shutil.copytree(ROOT / "registry-data", archive)
    place = ["--archive", "archive", "--register", "r.sqlite"]
    good = (ROOT / "Tests/Fixtures/drafts/gut.json").read_text(encoding="utf-8")

    def run(*words: str, language: str = "de_DE.UTF-8", cwd: Path = folder) -> tuple:
        result = subprocess.run([MAKI, *map(str, words)], cwd=cwd, capture_output=True, text=True, timeout=300,
                                stdin=subprocess.DEVNULL, env=environment(language))
        return result.returncode, result.stdout + result.stderr

    def write(file: str, text: object) -> str:
        text = text if isinstance(text, str) else json.dumps(text, ensure_ascii=False, indent=2)
        (folder / file).write_text(text, encoding="utf-8")
        return file

    def revisions() -> int:
        return len(list(archive.glob("records/*/*/*.json")))

    def accepted(record: str) -> dict:
        return json.loads(sorted(archive.glob(f"records/*/{record}/*.json"))[-1].read_text(encoding="utf-8"))

    # validate: the exit code is the answer.
    new = json.loads(good)
    alone = folder / "alone"
    alone.mkdir()
    shutil.copy(ROOT / "Tests/Fixtures/drafts/gut.json", alone)
    code, text = run("validate", "gut.json", "--as-of", "2026-11-24", cwd=alone)
    check("without a register nobody knows that an authority is unknown", code == 0 and "Hinweis[REF-" in text, text)
    code, text = run("validate", write("leer.json", {k: v for k, v in new.items() if k != "purpose"}))
    check("a draft that lacks an answer is an error", code == 1 and "FORM-missing" in text, text)
    code, text = run("validate", "fehlt.json")
    check("a file that is not there is no finding but a failure", code == 2 and "gibt es nicht" in text, text)
    code, text = run("validate", "leer.json", language="en_US.UTF-8")
    check("an English environment is answered in English", "Error[FORM-missing]" in text, text)
    code, text = run("validate", "leer.json", "--lang", "en")
    check("--lang en is answered in English", "Error[FORM-missing]" in text, text)

    # submit: all or nothing, and nothing for a dry run.
    code, text = run("submit", "archive", *place)
    check("the archive is loaded", code == 0, text)
    count = revisions()
    code, text = run("submit", "leer.json", *place, "--as-of", "2026-11-24")
    check("what has errors is not stored", code == 1 and revisions() == count, text)
    write("neu.json", good)
    code, text = run("submit", "neu.json", *place, "--as-of", "2026-11-24", "--dry-run")
    check("a dry run stores nothing", code == 0 and revisions() == count, text)
    code, text = run("submit", "neu.json", "leer.json", *place, "--as-of", "2026-11-24")
    check("of several drafts all or none are stored", code == 1 and revisions() == count, text)
    write("gleich.json", good)
    code, text = run("submit", "neu.json", "gleich.json", *place, "--as-of", "2026-11-24")
    check("two drafts of one identifier are refused", code == 1 and "REF-repeated" in text and revisions() == count, text)
    code, text = run("submit", "neu.json", *place, "--as-of", "2026-11-24")
    check("a good draft is stored", code == 0 and revisions() == count + 1, text)
    code, text = run("submit", "neu.json", *place, "--as-of", "2026-11-24")
    check("the same again is no new revision", code == 0 and revisions() == count + 1, text)
    code, text = run("submit", write("anders.json", new | {"authority": "bund-bamf", "changeNote": "Anders."}), *place)
    check("an identifier stays with its authority", code == 1 and "REF-identity" in text, text)
    code, text = run("submit", write("herkunft.json", new | {"origin": "agency", "changeNote": "Herkunft."}), *place)
    check("where a record comes from does not change", code == 1 and "Die Herkunft von musteramt-2026-0007 bleibt" in text, text)
    hidden = new | {"id": "musteramt-2026-0077", "publication": {
        "level": "aggregate-only", "ground": "ifg-3", "decidedBy": "Leitung", "decidedOn": "2026-11-01", "reviewDate": "2027-11-01"}}
    code, text = run("submit", write("verborgen.json", hidden), *place, "--dry-run", "--as-of", "2026-11-24")
    check("a hidden record in a series is warned about", "REF-series" in text, text)

    # A clock that is behind: the latest revision is an hour ahead of this computer.
    ahead = accepted(ID)
    later = (now() + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    number = ahead["revision"] + 1
    target = archive / f"records/bund-musteramt/{ID}/{number:04}.json"
    write("archive/" + str(target.relative_to(archive)), ahead | {
        "revision": number, "recordedAt": later, "changeNote": "Andere Uhr.", "unit": "Abteilung 7"})
    code, text = run("submit", "archive", *place)
    check("a revision of a clock that is an hour ahead is loaded", code == 0, text)
    run("revise", ID, *place, "--output", "uhr.json")
    code, text = run("submit", write("uhr2.json", json.loads((folder / "uhr.json").read_text()) | {
        "changeNote": "Diese Uhr.", "unit": "Abteilung 8"}), *place, "--as-of", "2026-11-24")
    check("a clock that is behind keeps nobody from submitting", code == 0, text)
    check("times in a history never run backwards", accepted(ID)["recordedAt"] >= later, accepted(ID)["recordedAt"])

    # Drafts: nothing is overwritten, no identifier is given twice.
    write("da.json", "{}")
    code, text = run("revise", ID, *place, "--output", "da.json")
    check("a draft overwrites no file and says so", code == 2 and (folder / "da.json").read_text() == "{}", text)
    ids = []
    for file in ("eins.json", "zwei.json"):
        run("new", "label", "--no-input", "--authority", "bund-musteramt", *place, "--output", file)
        ids.append(json.loads((folder / file).read_text(encoding="utf-8"))["id"] if (folder / file).exists() else file)
    check("two drafts in one folder have two identifiers", len(set(ids)) == 2 and not any(i.endswith(".json") for i in ids), ids)

    # withdraw: once, by the authority, with a reason.
    count = revisions()
    code, text = run("withdraw", FOREIGN, "--reason", "Das Verfahren ist beendet.", *place)
    check("an authority withdraws no entry it did not make", code == 2 and revisions() == count, text)
    code, text = run("withdraw", "musteramt-2026-0007", "--reason", "Der Einsatz kam nicht zustande.", *place)
    gone = accepted("musteramt-2026-0007")
    check("a withdrawal is a revision with its reason", code == 0 and gone.get("withdrawal", {}).get("reason") == "Der Einsatz kam nicht zustande.", text)
    check("a withdrawal keeps the decision about publication", gone.get("publication") == new.get("publication"), gone)
    code, text = run("withdraw", "musteramt-2026-0007", "--reason", "Noch einmal.", *place)
    check("a record is withdrawn once", code == 2 and "schon zurückgenommen" in text, text)
    code, text = run("submit", write("wieder.json", new | {"changeNote": "Wieder da."}), *place, "--as-of", "2026-11-24")
    check("the identifier of a withdrawn record rests", code == 1 and "REF-withdrawn" in text, text)
    code, text = run("revise", "musteramt-2026-0007", *place)
    check("a withdrawn record is not revised", code == 2, text)

    # status and history.
    current = json.loads(run("status", "--json", "--register", "r.sqlite")[1])
    latest = [json.loads(sorted(f.glob("*.json"))[-1].read_text(encoding="utf-8")) for f in archive.glob("records/*/*")]
    replaced = {r.get("supersedes") for r in latest if "withdrawal" not in r}
    present = [r for r in latest if r["recordType"] == "deployment" and "withdrawal" not in r and r["id"] not in replaced
               and r.get("publication", {}).get("level") != "aggregate-only"]
    check("status counts the present systems", current["deployment"] == len(present), (current, len(present)))
    code, text = run("history", ID, "--register", "r.sqlite")
    last = text.split("Fassung")[-1]
    check("history shows what was before what is now",
          0 < last.find('− "Abteilung 7"') < last.find('+ "Abteilung 8"'), last)
    told = json.loads(run("history", ID, "--register", "r.sqlite", "--format", "json")[1])
    check("answers in JSON say the version of their form", told["formatVersion"] == 1 and told["id"] == ID, told.keys())
    check("--json is the old name of --format json",
          json.loads(run("history", ID, "--register", "r.sqlite", "--json")[1]) == told)
    code, text = run("history", "bund-musterammt", "--register", "r.sqlite")
    check("a misspelt identifier is told the one that was meant", code == 2 and "gemeint: bund-musteramt?" in text, text)

    # The archive is written anew, never over something else.
    code, text = run("export", "archive", "--register", "r.sqlite", "--output", "kopie")
    victim = sorted((folder / "kopie/records").rglob("*.json"))[0] if code == 0 else None
    check("the archive is written anew", code == 0, text)
    if victim:
        victim.write_bytes(victim.read_bytes() + b" ")
        changed = victim.read_bytes()
        code, text = run("export", "archive", "--register", "r.sqlite", "--output", "kopie")
        check("an archive with other content is not overwritten", code == 2 and victim.read_bytes() == changed, text)

    # What is accepted stays as it is: a file that was changed or is gone is named.
    victim = sorted(archive.glob(f"records/*/{FOREIGN}/*.json"))[0]
    before = victim.read_bytes()
    victim.write_bytes(before.replace(b'"recordedAt"', b' "recordedAt"', 1))
    code, text = run("submit", "archive", *place)
    check("a revision that was changed in the archive is named", code == 1 and "REF-archive" in text and "nicht mehr, was angenommen wurde" in text
          and FOREIGN in text, text)
    victim.unlink()
    code, text = run("submit", "archive", *place)
    check("a revision whose file is gone is named", code == 1 and "REF-archive" in text and "fehlt ihre Datei" in text and FOREIGN in text, text)
    victim.write_bytes(before)
    code, text = run("submit", "archive", *place)
    check("brought back, it is accepted as before", code == 0, text)

    # Two at once: the second waits until the archive is free, and has written nothing before.
    with open(archive / ".lock", "a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen([MAKI, "submit", "archive", *place], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            code = second.wait(5)
        except subprocess.TimeoutExpired:
            code = "waits"
    check("a second submit waits for the first one", code == "waits", code)
    check("the second submit goes on after the first one", second.wait(60) == 0, second.returncode)

    # Addresses that are none get into no page.
    for address in ("javascript:alert(1)", "https://x.example/a b", "register.example"):
        code, text = run("build", *place, "--sources", ROOT, "--output", "seite", "--base-url", address, "--quiet")
        check(f"--base-url {address} is refused", code not in (0, 1) and not (folder / "seite").exists(), text)

    # list, show, diff: what an authority has, what is due, what a draft would change.
    def listed(*words: str) -> dict:
        code, text = run("list", *words, "--register", "r.sqlite", "--format", "json")
        return {row["id"]: row for row in json.loads(text)["records"]} if code == 0 else {"error": text}

    mine = listed("--authority", "bund-musteramt")
    files = {path.parent.name for path in archive.glob("records/bund-musteramt/*/0001.json")}
    check("an authority sees all its records and no other", set(mine) == files, sorted(files ^ set(mine))[:5])
    check("what is hidden from the public is in the list of its authority",
          {row["level"] for row in mine.values() if not row["isWithdrawn"]} == {"full", "reduced", "aggregate-only"})
    check("the list without a register is the one of the archive",
          json.loads(run("list", "--authority", "bund-musteramt", "--archive", "archive", "--register", "none.sqlite",
                         "--format", "json")[1])["records"] == list(mine.values()))
    late = listed("--authority", "bund-musteramt", "--due", "--as-of", "2031-01-01")
    check("a list of what is due has only what is overdue",
          late and all(any(item["isOverdue"] for item in row["due"]) for row in late.values()), list(late)[:3])
    check("only one type", {row["recordType"] for row in listed("--type", "fria").values()} == {"fria"})
    code, text = run("list", "--authority", "bund-mustramt", "--register", "r.sqlite")
    check("an authority nobody knows is no empty list", code == 2 and "bund-musteramt?" in text, text)
    for words in (["list"], ["show", ID], ["diff", "gut.json"]):
        write("gut.json", good)
        code, text = run(*words, "--register", "none.sqlite", "--archive", "none")
        check(f"{words[0]} without register and archive is no empty register", code == 2 and "none.sqlite" in text and "--archive" in text, text)
    code, text = run("show", ID, "--register", "r.sqlite")
    check("a record is shown with its answers and what follows", code == 0 and accepted(ID)["name"] in text
          and "Einstufung: " in text and accepted(ID)["contact"]["email"] in text, text[:300])
    check("what is internal is marked", "(intern)" in text, text[:300])
    shown = json.loads(run("show", ID, "--register", "r.sqlite", "--format", "json")[1])
    check("the record as JSON is the stored one", shown["record"] == accepted(ID) and shown["revision"] == accepted(ID)["revision"])
    code, text = run("show", "musteramt-2025-9999", "--register", "r.sqlite")
    check("a record nobody has is a failure", code == 2 and "musteramt-2025-9999" in text, text)
    code, draft = run("revise", ID, "--register", "r.sqlite", "--archive", "archive")
    draft = json.loads(draft[draft.index("{"):])
    code, text = run("diff", write("same.json", draft), "--register", "r.sqlite")
    check("a draft without a change differs in nothing", code == 0 and "kein Unterschied" in text, text)
    draft["purpose"] = "Ein anderer Zweck, der lang genug ist."
    draft["lifeAreas"] = []
    code, text = run("diff", write("changed.json", draft), "--register", "r.sqlite", "--format", "json")
    changed = json.loads(text)
    check("a draft's changes are told by field", {c["pointer"] for c in changed["changes"]} >= {"/purpose"}
          and all(c["path"].split(".")[0].rstrip("[]") in ("purpose", "lifeAreas") for c in changed["changes"]), text[:500])
    check("with the value of both sides", [c["after"] for c in changed["changes"] if c["pointer"] == "/purpose"] == [draft["purpose"]]
          and [c["before"] for c in changed["changes"] if c["pointer"] == "/purpose"] == [accepted(ID)["purpose"]], text[:500])
    draft["base"]["revision"] -= 1
    code, text = run("diff", write("old.json", draft), "--register", "r.sqlite")
    check("a draft of an older revision says so", "--rebase" in text and "Zweck (/purpose)" in text, text[:300])
    code, text = run("diff", write("new.json", {**draft, "id": "musteramt-2026-4711"}), "--register", "r.sqlite")
    check("a draft of a new record is new", code == 0 and "ist neu" in text, text)
    draft["base"]["revision"] += 1
    draft["changeNote"] = "Zweck geändert"
    before = revisions()
    code, text = run("submit", write("changed.json", draft), *place, "--format", "json", "--quiet", "--dry-run")
    answer = json.loads(text)
    check("a dry run in JSON says what would be stored", code == 0 and not answer["isStored"] and revisions() == before
          and [(a["id"], a["isNew"]) for a in answer["accepted"]] == [(ID, False)], text[:400])
    code, text = run("submit", write("wrong.json", {k: v for k, v in draft.items() if k != "purpose"}), *place, "--format", "json", "--quiet")
    answer = json.loads(text)
    check("findings come in the same answer", code == 1 and answer["summary"]["errors"] == 1 and not answer["accepted"]
          and not answer["isStored"] and revisions() == before, text[:400])

    # A person at a terminal sees what changes, and is asked; a program is not.
    def talk(answer: str, *words: str) -> tuple:
        terminal = Terminal([MAKI, *words], folder, environment=environment())
        asked = terminal.wait(60, b"(ja/nein)\r\n") is not None
        if asked:
            terminal.type(answer)
            terminal.wait(60)
        return asked, terminal.status, terminal.seen

    for word in ("nein", "", "vielleicht"):
        asked, code, text = talk(word, "submit", "changed.json", *place)
        check(f"submit asks, and „{word}“ stores nothing", asked and code == 1 and revisions() == before
              and "Zweck (/purpose)" in text and "Nichts wurde gespeichert" in text, (asked, code, text[-300:]))
    asked, code, text = talk("", "submit", "changed.json", "--yes", *place)
    check("--yes asks nothing", not asked and code == 0 and revisions() == before + 1, (asked, code, text[-300:]))
    draft = json.loads(run("revise", ID, "--register", "r.sqlite", "--archive", "archive")[1].split("\n", 0)[0])
    draft["purpose"] = "Noch ein anderer Zweck, der lang genug ist."
    draft["changeNote"] = "Zweck genauer"
    asked, code, text = talk("ja", "submit", write("again.json", draft), *place)
    check("„ja“ stores it", asked and code == 0 and revisions() == before + 2, (asked, code, text[-300:]))
    asked, code, text = talk("nein", "withdraw", ID, "--reason", "Es ist vorbei und wird nicht mehr genutzt.", *place)
    check("withdraw asks by name", asked and code == 1 and revisions() == before + 2
          and accepted(ID)["name"] in text, (asked, code, text[-300:]))
    code, text = run("submit", "again.json", *place, "--format", "json", "--quiet")
    check("the same again is unchanged in JSON", json.loads(text)["unchanged"] == [ID] and revisions() == before + 2, text[:300])

    code, text = run("confirm", ID, *place, "--format", "json", "--quiet")
    answer = json.loads(text)
    check("confirm answers in JSON", code == 0 and answer["isStored"] and [a["id"] for a in answer["accepted"]] == [ID]
          and [c["pointer"] for c in answer["accepted"][0]["changes"]] == ["/confirmedOn"], text[:400])
    check("a second time it is unchanged", json.loads(run("confirm", ID, *place, "--format", "json", "--quiet")[1])["unchanged"] == [ID])
    code, text = run("null-report", "bund-probeanstalt" if (archive / "authorities/bund-probeanstalt").exists() else "bund-aa",
                     "--date", "2026-01-01", *place, "--format", "json", "--quiet")
    check("a null report answers in JSON, accepted or refused", code in (0, 1) and json.loads(text)["isStored"] == (code == 0), text[:400])

    code, text = run("diff", write("broken.json", '{"id": '), "--register", "r.sqlite")
    check("a draft that cannot be read is a finding with its place", code == 1 and "broken.json:1:" in text, text)

finish("answers of commands")
