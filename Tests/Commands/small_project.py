"""A project of a few files that can be released like the big one: the same scripts, a program for the shell."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checking import check

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = "2026-12-01"
# Writes what scripts/manual asks the program for; the resolved packages appear when a build has run.
BUILD = """#!/bin/sh
set -e
mkdir -p .build/release
cp program .build/release/maki
cp packages.json Package.resolved
echo "building" >&2
echo "$PWD/.build/release/maki"
"""
PROGRAM = """#!/bin/sh
case "$1" in
--version) echo 0.1.0 ;;
*) echo '{"command": {"abstract": "A program.", "subcommands": [
  {"commandName": "exit-codes", "discussion": "0"}, {"commandName": "environment", "discussion": "none"}]}}' ;;
esac
"""
RESOLVED = {"pins": [
    {"identity": "swift-crypto", "location": "https://github.com/apple/swift-crypto", "state": {"version": "4.5.2", "revision": "a" * 40}},
    {"identity": "swift-asn1", "location": "https://github.com/apple/swift-asn1.git", "state": {"version": "1.7.4", "revision": "b" * 40}},
]}
FILES = {
    ".gitignore": ".build/\nPackage.resolved\n__pycache__/\n",
    "CHANGELOG.md": "# Changelog\n\n## Unreleased\n\n- Newer: ä.\n- Newest.\n\n## 0.1.0 (unreleased) — schema 1.0.0\n\n- First.\n",
    "LICENSE": "Free.\n",
    "Package.resolved": json.dumps(RESOLVED),
    "Package.swift": """let package = Package(
    dependencies: [
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        // Brought along by swift-crypto: swift-asn1 1.7.4
    ])
""",
    "README.md": "Read me.\n",
    "SECURITY.md": "Safe.\n",
    # In a module of another name: nothing depends on how modules are called.
    "Sources/Orders/MakiVersion.swift": 'enum MakiVersion {\n    static let current = "0.1.0"\n}\n',
    "packages.json": json.dumps(RESOLVED),
    "program": PROGRAM,
    "publiccode.yml": 'name: small\nsoftwareVersion: 0.1.0\nreleaseDate: "2026-11-24"\n',
    "registry-data/README.md": "Daten.\n",
    "scripts/build": BUILD,
    "site/style.css": "p {}\n",
    "templates/page.mustache": "{{text}}\n",
    "umlaut-ä.txt": "ä\n",
}


def make(place: Path) -> Path:
    """Writes the small project into a folder, with the scripts of the big one."""
    for name, text in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    for name in ("release", "sbom", "manual"):
        shutil.copy(ROOT / "scripts" / name, place / "scripts" / name)
    shutil.copytree(ROOT / "scripts/releasing", place / "scripts/releasing", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("scripts/build", "program"):
        (place / name).chmod(0o755)
    (place / "link").symlink_to("README.md")
    return place


FOLDER = tempfile.TemporaryDirectory()
PLACE = Path(FOLDER.name)
PROJECT = make(PLACE / "project")
ENVIRONMENT = {
    "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(PLACE), "TMPDIR": str(PLACE),
    "GIT_CONFIG_NOSYSTEM": "1", "PYTHONDONTWRITEBYTECODE": "1",
    **{f"GIT_{who}_{what}": "test@musteramt.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(*words: str, **more: str) -> str:
    done = subprocess.run(["git", *words], cwd=PROJECT, env={**ENVIRONMENT, **more}, capture_output=True, text=True)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def release(*words: object, **more: str) -> tuple:
    """Exit code, output and complaints of scripts/release."""
    done = subprocess.run([sys.executable, "scripts/release", *map(str, words)], cwd=PROJECT, env={**ENVIRONMENT, **more},
                          capture_output=True, text=True, timeout=60)
    check(f"{words} ends with a sentence, not with a trace", "Traceback" not in done.stderr, done.stderr)
    return done.returncode, done.stdout, done.stderr


def commit(title: str, **more: str) -> None:
    git("add", "-A")
    git("commit", "-qm", title, **more)


def change(name: str, old: str, new: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")
    assert old in text, (name, old)
    (PROJECT / name).write_text(text.replace(old, new), encoding="utf-8")


def refused(name: str, words: tuple, *sentences: str, code: int = 1) -> None:
    """Checks that a call is refused with these sentences."""
    result = release(*words)
    check(name, result[0] == code and all(sentence in result[2] for sentence in sentences), result)


CHECK = ("--check", "--date", DAY)
git("init", "-q", "-b", "main")
commit("First")
