#!/usr/bin/env python3
"""What is settled once: maki.json and variables, what goes before what, where the program finds its own files, and what it
says of itself."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())

with tempfile.TemporaryDirectory() as name:
    top = Path(name)
    folder = top / "amt/ki"
    home = top / "heim"
    folder.mkdir(parents=True)
    home.mkdir()

    def run(*words: object, language: str = "de_DE.UTF-8", program: str = MAKI, **variables: str) -> tuple:
        result = subprocess.run([program, *map(str, words)], cwd=folder, capture_output=True, text=True, timeout=300,
                                stdin=subprocess.DEVNULL, env=environment(language, **({"HOME": str(home)} | variables)))
        return result.returncode, result.stdout + result.stderr

    def settle(place: Path, text: object) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")

    def settings(*words: object, **variables: str) -> dict:
        code, text = run("config", "--format", "json", *words, **variables)
        shown = json.loads(text) if code == 0 else {"settings": [], "files": [text]}
        return {"files": shown["files"]} | {each["setting"]: each for each in shown["settings"]}

    # config: what holds and where from.
    found = settings()
    check("nothing is settled at first", found["files"] == [] and found["register"] == {
        "setting": "register", "value": "register.sqlite", "from": "default"} and found["authority"]["from"] == "nobody"
        and "value" not in found["authority"], found)
    check("the language of the computer is named as such", found["language"] == {
        "setting": "language", "value": "de", "from": "environment", "variable": "LANG"}, found)
    settle(top / "amt/maki.json", '{\n  "authority": "bund-musteramt",\n  "register": "r.sqlite", "archive": "archiv"\n}\n')
    settle(home / ".config/maki/maki.json", {"language": "en", "authority": "bund-bmi", "profile": "motion"})
    found = settings()
    above = str(top / "amt/maki.json")
    check("a file above settles, with its place", found["authority"] == {
        "setting": "authority", "value": "bund-musteramt", "from": "file", "file": above, "line": 2, "column": 16}, found)
    check("its paths count from its folder", found["register"]["value"] == str(top / "amt/r.sqlite"), found)
    check("the user's file settles the rest", found["language"]["value"] == "en" and found["profile"]["value"] == "motion", found)
    check("both files are named, the nearer first", found["files"] == [above, str(home / ".config/maki/maki.json")], found)
    found = settings("--register", "x.sqlite", "--lang", "de", MAKI_ARCHIVE="woanders", MAKI_PROFILE="law", MAKI_REGISTER="y.sqlite")
    check("an option goes before a variable", found["register"] == {
        "setting": "register", "value": "x.sqlite", "from": "option", "option": "--register"}, found)
    check("a variable goes before a file", found["archive"] == {
        "setting": "archive", "value": "woanders", "from": "environment", "variable": "MAKI_ARCHIVE"}
        and found["profile"]["value"] == "law", found)
    check("--lang goes before a file", found["language"] == {"setting": "language", "value": "de", "from": "option", "option": "--lang"}, found)
    code, text = run("config")
    check("config says it in lines", code == 0 and "authority  bund-musteramt" in text and f"{above}:2:16" in text, text)
    code, text = run("config", XDG_CONFIG_HOME=str(top / "anderswo"))
    check("XDG_CONFIG_HOME is another place of the user's file", code == 0 and "motion" not in text and "Vorgabe" in text, text)

    # Every command that takes such an option follows.
    shutil.copytree(ROOT / "Tests/Fixtures/small-register", top / "amt/archiv")
    code, text = run("submit", top / "amt/archiv")
    check("submit loads the archive that is settled", code == 0 and (top / "amt/r.sqlite").exists() and not (folder / "register.sqlite").exists(), text)
    check("messages are in the language that is settled", "loaded from the archive" in text, text)
    code, text = run("status", "--lang", "de")
    check("status reads the register that is settled", code == 0 and "Einsa" in text, text)
    code, text = run("new", "deployment", "--no-input", "--output", "d.json")
    draft = json.loads((folder / "d.json").read_text(encoding="utf-8")) if code == 0 else {}
    check("a draft is for the authority that is settled", draft.get("authority") == "bund-musteramt"
          and draft.get("id", "").startswith("musteramt-"), text)
    code, text = run("new", "deployment", "--no-input", "--authority", "bund-bmi", "--output", "e.json")
    check("--authority goes first", code == 0 and '"bund-bmi"' in (folder / "e.json").read_text(encoding="utf-8"), text)
    code, text = run("null-report", "--date", "2026-11-01", "--lang", "de")
    check("a null report is about the authority that is settled", "bund-musteramt" in text, text)
    code, text = run("null-report", "--date", "2026-11-01", HOME=str(top), MAKI_AUTHORITY="bund-bnetza")
    check("or the one of the variable", "bund-bnetza" in text, text)
    shutil.copy(ROOT / "Tests/Fixtures/small-register/records/bund-bamf/bamf-2025-0001/0001.json", folder / "entwurf.json")
    outcomes = {profile: run("validate", "entwurf.json", "--as-of", "2026-11-24", "--lang", "de", MAKI_PROFILE=profile)[1] for profile in ("law", "motion")}
    asked = {profile: run("validate", "entwurf.json", "--as-of", "2026-11-24", "--lang", "de", "--profile", profile)[1] for profile in ("law", "motion")}
    check("the profile that is settled is asked", outcomes == asked and asked["law"] != asked["motion"], outcomes)
    code, text = run("fsck")
    check("fsck looks at what is settled", code == 0 and str(top / "amt/archiv") in text, text)

    # What is not understood is named, and nothing is done.
    settle(folder / "maki.json", '{\n  "registr": "x.sqlite",\n  "authority": "bamf",\n  "profile": 1\n}\n')
    before = sorted(path.name for path in folder.iterdir())
    code, text = run("submit", top / "amt/archiv")
    check("a faulty file ends a command with its places", code == 1 and all(word in text for word in (
        "[CONFIG-key]", "maki.json:2:3", "meinten Sie register?", "[CONFIG-value]", "maki.json:3:16", "bund-bamf",
        "[CONFIG-type]", "maki.json:4:14")), text)
    check("nothing was done", sorted(path.name for path in folder.iterdir()) == before)
    for words in (("config",), ("status",), ("serve", "nirgends"), ("null-report", "--date", "2026-11-01")):
        code, text = run(*words)
        check(f"{words[0]} says it, too", code == 1 and "CONFIG-key" in text, text)
    for words in (("--help",), ("submit", "--help"), ("help", "submit"), ("--version",), ("explain", "CONFIG-key")):
        code, text = run(*words)
        check(f"maki {' '.join(words)} works all the same", code == 0 and "maki.json:2" not in text, text)
    (folder / "maki.json").write_bytes(b"")
    code, text = run("status")
    check("an empty file is told what suffices", code == 1 and "{}" in text, text)
    (folder / "maki.json").unlink()
    (folder / "maki.json").mkdir()
    code, text = run("status", "--lang", "de")
    check("a folder of this name is a failure", code == 2 and "maki.json ist keine gewöhnliche Datei" in text, text)
    (folder / "maki.json").rmdir()
    os.mkfifo(folder / "maki.json")
    code, text = run("status", "--lang", "de")
    check("a pipe of this name keeps nobody waiting", code == 2 and "maki.json" in text, text)
    (folder / "maki.json").unlink()
    code, text = run("status", MAKI_PROFILE="streng")
    check("a faulty variable is named", code == 2 and "MAKI_PROFILE" in text and "law, motion" in text, text)
    (top / "amt/maki.json").unlink()
    (home / ".config/maki/maki.json").unlink()

    # Templates and texts: beside the program, or told where they were looked for.
    place = ["--archive", top / "amt/archiv", "--register", "q.sqlite"]
    code, text = run("build", *place, "--quiet", "--output", "eins")
    check("what lies beside the program is found from any folder", code == 0 and (folder / "eins/index.html").exists(), text)
    other = top / "andere"
    for part in ("templates", "site"):
        shutil.copytree(ROOT / part, other / "share/maki" / part)
    (other / "share/maki/site/assets/style.css").write_text("/* other */\n", encoding="utf-8")
    code, text = run("build", *place, "--quiet", "--output", "zwei", MAKI_SOURCES=str(other / "share/maki"))
    check("MAKI_SOURCES names them", code == 0 and any(b"/* other */" in file.read_bytes() for file in (folder / "zwei").rglob("*.css")), text)
    (other / "bin").mkdir()
    shutil.copy(MAKI, other / "bin/maki")
    code, text = run("config", "--format", "json", program=str(other / "bin/maki"))
    check("share/maki above the program is found", code == 0 and f'"{other}/share/maki"' in text, text)
    if not Path("/usr/share/maki").exists():
        lonely = top / "allein"
        lonely.mkdir()
        shutil.copy(MAKI, lonely / "maki")
        code, text = run("build", *place, "--output", "drei", "--quiet", program=str(lonely / "maki"))
        check("without any the places are named", code == 2 and str(lonely) in text and "/usr/share/maki" in text and "--sources" in text
              and not (folder / "drei").exists(), text)
    code, text = run("import", "--mapping", "tabelle", ROOT / "registry-data/mappings/tabelle.csv", "--output", "liste", "--register", "q.sqlite")
    check("a mapping is found by its name", code == 0 and list((folder / "liste").glob("*.json")), text)
    code, text = run("import", "--mapping", "tabelel", ROOT / "registry-data/mappings/tabelle.csv", "--output", "liste2")
    check("a mapping that is none is told the names", code == 2 and "maki, pstw, tabelle" in text, text)

    # Records of the settled authority.
    def authorities(*words: str, **variables: str) -> set:
        code, text = run("list", "--archive", ROOT / "registry-data", "--register", "none.sqlite", "--format", "json", *words,
                         **variables)
        return {row["authority"] for row in json.loads(text)["records"]} if code == 0 else {text}

    settled = authorities(MAKI_AUTHORITY="bund-musteramt")
    check("list shows the settled authority", settled == {"bund-musteramt"}, settled)
    check("--authority goes before it", authorities("--authority", "bund-bamf", MAKI_AUTHORITY="bund-musteramt") == {"bund-bamf"})
    check("all shows all", len(authorities("--authority", "all", MAKI_AUTHORITY="bund-musteramt")) > 5)

    # What the program says of itself.
    version = (ROOT / "publiccode.yml").read_text(encoding="utf-8").split("softwareVersion: ")[1].split()[0]
    model = json.loads((ROOT / "Sources/CRegisterResources/Resources/catalogue-versions.json").read_text(encoding="utf-8"))["items"][-1]
    law = json.loads((ROOT / "Sources/CRegisterResources/Resources/application-dates.json").read_text(encoding="utf-8"))
    code, text = run("--version", "--format", "json")
    shown = json.loads(text) if code == 0 else {}
    shown.pop("commit", None)
    check("--version says program, fields and law", shown == {"formatVersion": 1,
        "version": version, "dataModel": {"version": model["version"], "date": model["date"]}, "law": law["asOf"]}, text)
    year, month, day = map(int, law["asOf"].split("-"))
    check("the law's day is the one its table names", f"(Stand {day}.{month}.{year})" in law["source"], law["source"])
    german, english = run("--version")[1], run("--lang", "en", "--version")[1]
    check("in German and English", german.startswith(f"maki {version}\nCommit: ") and f"Stand des Rechts: {law['asOf']}" in german
          and f"State of the law: {law['asOf']}" in english and f"Data model: {model['version']} ({model['date']})" in english, german + english)
    check("a command says the same", run("status", "--version")[1] == german, run("status", "--version"))
    check("--version takes no other words", run("--version", "--format", "yaml")[0] == 64, run("--version", "--format", "yaml"))

finish("settings")
