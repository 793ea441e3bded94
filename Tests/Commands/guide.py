#!/usr/bin/env python3
"""Runs the commands of the README and of the guides for officials, in the order in which they stand there, in an empty
folder with a copy of the register: whoever follows the text must get through. Talks on a terminal are held with the
answers of interview.py. The page about assessments is held against the scales the register computes with."""
import json
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from calling import environment
from interview import ASSESSMENT, MAKI, MINIMAL, PRE_CHECK, ROOT, check
from terminal import Terminal, hold

SCALES = json.loads((ROOT / "Sources/CRegisterResources/Resources/fria-scales.json").read_text(encoding="utf-8"))
LEVELS = {
    "de": {"low": "gering", "medium": "mittel", "high": "hoch", "very-high": "sehr hoch"},
    "en": {"low": "low", "medium": "medium", "high": "high", "very-high": "very high"},
}


def blocks(text, kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S)


class Reader:
    """Somebody who does what a text says."""

    def __init__(self, folder, answers):
        self.folder = folder
        self.answers = answers
        self.ran = 0
        for name in ("registry-data", "site", "templates"):
            shutil.copytree(ROOT / name, folder / name)
        self.environment = environment(PATH=f"{Path(MAKI).parent}:/usr/bin:/bin", HOME=str(folder), NO_COLOR="1")

    def shell(self, line):
        result = subprocess.run(line, shell=True, cwd=self.folder, env=self.environment, capture_output=True, text=True, timeout=300)
        check(result.returncode == 0, f"`{line}` ended with {result.returncode}:\n{result.stdout}{result.stderr}")
        return result.stdout + result.stderr

    def identifier(self):
        return json.loads((self.folder / "entwurf.json").read_text(encoding="utf-8"))["id"]

    def talk(self, line):
        arguments = line.split()
        terminal = Terminal([MAKI, *arguments[1:]], self.folder, columns=100, environment={"NO_COLOR": "1"})
        try:
            if "--lang" in arguments:
                # The questions in English are tested elsewhere: here the talk begins, and is put down.
                terminal.wait()
                terminal.type(".")
                terminal.wait()
            else:
                hold(terminal, self.answers[arguments[2]])
        finally:
            terminal.close()
        check(terminal.status == 0, f"`{line}` ended with {terminal.status}:\n{terminal.seen[-1500:]}")

    def serve(self, line):
        server = subprocess.Popen([*line.split(), "--port", "0"], cwd=self.folder, env=self.environment, stderr=subprocess.PIPE, text=True)
        try:
            address = re.search(r"http://\S+/", server.stderr.readline()).group()
            page = urllib.request.urlopen(address, timeout=20).read().decode()
            place = re.search(r'url=(\S+?)"', page)
            page = urllib.request.urlopen(address.rstrip("/") + place.group(1), timeout=20).read().decode() if place else page
            check("<h1" in page, f"`{line}` shows no page")
        finally:
            server.terminate()
            server.wait()

    def run(self, line):
        line = line.split(" # ")[0].split("  #")[0].strip()
        if not line or line.startswith(("git ", "export ", "#")):
            return
        if (self.folder / "entwurf.json").exists():
            line = line.replace("KENNUNG", self.identifier())
            line = re.sub(r"\bbamf-20\d\d-\d{4}\b", self.identifier(), line)
        self.ran += 1
        if re.match(r"maki new (deployment|fria)", line) and "--no-input" not in line:
            self.talk(line)
        elif line.startswith("maki serve"):
            self.serve(line)
        else:
            self.shell(line)


def guide(language):
    text = (ROOT / f"site/pages/fuer-behoerden.{language}.md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        reader = Reader(folder, {"deployment": PRE_CHECK, "fria": ASSESSMENT})
        reader.shell("maki submit registry-data")
        if language == "en":
            # The drafts of the German guide stand in for those of a talk that was put down.
            answered = Path(place) / "answered"
            answered.mkdir()
            german = Reader(answered, reader.answers)
            german.talk("maki new deployment --output entwurf.json")
            german.talk("maki new fria --for entwurf.json --output fria.json")
        for block in blocks(text, "sh"):
            for line in block.strip().split("\n"):
                reader.run(line)
                if language == "en" and line.startswith("maki new"):
                    for name in ("entwurf.json", "fria.json"):
                        shutil.copy(folder / "answered" / name, folder / name)
                if line.startswith("maki validate --draft fassung.json"):
                    withhold(reader, blocks(text, "json")[0])
        check(reader.ran >= 12, f"only {reader.ran} commands in the guide")
        return reader.ran


def withhold(reader, snippet):
    """What the guide says about withholding, done with the revision at hand."""
    path = reader.folder / "fassung.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record.update(json.loads(snippet))
    record["changeNote"] = "Eingaben zurückgehalten."
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")
    shown = reader.shell("maki submit fassung.json")
    check("/system/inputs" in shown, shown)


def readme():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    tour = next(block for block in blocks(text, "sh") if "maki new deployment" in block)
    with tempfile.TemporaryDirectory() as place:
        reader = Reader(Path(place), {"deployment": MINIMAL})
        for line in tour.strip().split("\n"):
            reader.run(line)
        check((Path(place) / "public/index.html").is_file(), "the tour leaves no site")
        check(reader.ran >= 6, f"only {reader.ran} commands in the README")
        return reader.ran


def scale(language):
    """The page about assessments says what the register computes with."""
    text = (ROOT / f"site/pages/fria.{language}.md").read_text(encoding="utf-8")
    for name, dimension in SCALES["dimensions"].items():
        if name == "confidence":
            continue
        check(f"### {dimension['label'][language]}\n" in text, f"{language}: no heading for {name}")
        for level in dimension["levels"]:
            check(f"{level['value']}. {level[language]}\n" in text, f"{language}: {name} {level['value']} differs")
    for severity, row in enumerate(SCALES["matrix"], 1):
        words = ", ".join(LEVELS[language][level] for level in row)
        check(re.search(rf"^- \S+(?: \S+)? {severity}: {words}$", text, re.M), f"{language}: row {severity} of the matrix differs")
    check(SCALES["absoluteFloor"] == 4, "the page says that rights without limits make the severity 4")
    with tempfile.TemporaryDirectory() as place:
        reader = Reader(Path(place), {})
        for block in blocks(text, "sh"):
            for line in block.strip().split("\n"):
                terminal = Terminal([MAKI, *line.replace("KENNUNG", "musteramt-2025-0001").split()[1:]], Path(place), environment={"NO_COLOR": "1"})
                terminal.wait()
                terminal.type(".")
                terminal.wait()
                check(terminal.status == 0, terminal.seen[-800:])
                (Path(place) / "fria.json").unlink()
                reader.ran += 1
        return reader.ran


def main():
    failed = 0
    for name, test in (
        ("README", readme), ("guide in German", lambda: guide("de")), ("guide in English", lambda: guide("en")),
        ("assessments in German", lambda: scale("de")), ("assessments in English", lambda: scale("en")),
    ):
        try:
            print(f"{name}: {test()} commands run")
        except AssertionError as error:
            failed += 1
            print(f"{name}: FAILED\n{error}", file=sys.stderr)
    print(f"texts with commands: {'all passed' if not failed else str(failed) + ' failed'}")
    sys.exit(1 if failed else 0)


main()
