#!/usr/bin/env python3
"""Goes the way of one record as the article tells it: runs its commands and looks for what they are said to print, and
finds every file, type and function it names; usage: tutorial.py MAKI"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from calling import environment
from checking import check, finish

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = Path(sys.argv[1]).resolve()
ARTICLE = next((ROOT / "Sources").rglob("WayOfARecord.md"))
FOLDERS = ("Sources", "Tests", "templates")
FILES = {}
for file in (found for folder in FOLDERS for found in (ROOT / folder).rglob("*.*") if "/.build/" not in str(found)):
    FILES.setdefault(file.name, []).append(file)

# "`Type.function(with:)` in `File.swift`"
PLACE = re.compile(r"`([A-Za-z]+)\.([a-zA-Z]+)(?:\([^`]*\))?` in `([A-Za-z+]+\.swift)`")
NAMED = re.compile(r"`([A-Za-z+-]+\.(?:swift|py|mustache))`")
ROW = re.compile(r"^\| [^|]+ \| `([A-Za-z/]+)` \| `([A-Za-z+]+\.swift)` \|$", re.MULTILINE)


def look_up(text: str) -> None:
    """Checks that everything the article names is there."""
    for name in sorted(set(NAMED.findall(text))):
        # Python programs of the tests may share a name, such as run.py.
        ok = name in FILES and (len(FILES[name]) == 1 or name.endswith(".py"))
        check(f"there is one file {name}", ok, FILES.get(name))
    places = PLACE.findall(text)
    for type_name, function, name in places:
        code = FILES[name][0].read_text(encoding="utf-8") if name in FILES else ""
        check(f"{name} has {type_name}", re.search(rf"\b{type_name}\b", code))
        word = r"\binit\b" if function == "init" else rf"\b(?:func|var|struct|enum) {function}\b"
        check(f"{name} has {function}", re.search(word, code))
    rows = ROW.findall(text)
    for folder, name in rows:
        found = [file.relative_to(ROOT / "Sources").as_posix() for file in FILES.get(name, [])]
        check(f"{name} lies in {folder}", found == [f"{folder}/{name}"], found)
    check("many places are named", len(places) > 25 and len(rows) > 10, (len(places), len(rows)))


def calls(text: str) -> list:
    """Commands with the lines and the exit code that are shown for them."""
    found = []
    for block in re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], [], 0))
            elif line.startswith("? "):
                found[-1] = (found[-1][0], found[-1][1], int(line[2:]))
            elif line != "…":
                found[-1][1].append(line)
    return found


def go(text: str) -> None:
    """Runs the commands, and looks for each line they are said to print, in their order on each of both outputs."""
    with tempfile.TemporaryDirectory() as folder:
        variables = environment("en_GB.UTF-8", PROJECT=str(ROOT), HOME=folder, NO_COLOR="1")
        variables["PATH"] = f"{MAKI.parent}:{variables['PATH']}"
        for command, lines, code in calls(text):
            # The program under test stands in for the one the reader has built.
            if command.startswith("export "):
                continue
            done = subprocess.run(["bash", "-c", "set -o pipefail; " + command], cwd=folder, env=variables,
                                  capture_output=True, text=True, timeout=300)
            printed = done.stdout.splitlines() + done.stderr.splitlines()
            check(f"$ {command} ends with {code}", done.returncode == code, (done.returncode, done.stdout, done.stderr))
            last = -1
            for line in lines:
                # What "…" stands for is not compared.
                wanted = re.compile(".*".join(map(re.escape, line.split("…"))))
                ahead = [number for number, each in enumerate(printed) if number > last and wanted.fullmatch(each)]
                check(f"$ {command} prints: {line}", ahead, printed)
                last = ahead[0] if ahead else last
    check("many commands are run", len(calls(text)) > 20)


article = ARTICLE.read_text(encoding="utf-8")
look_up(article)
go(article)
finish("the way of one record")
