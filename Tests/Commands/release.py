#!/usr/bin/env python3
"""Releases: one version in all places, a tree that may be tagged, files with the same bytes; usage: release.py

Works in a small repository of its own, whose scripts/build writes a program for the shell: no Swift is needed."""
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from checking import check, finish
from small_project import BUILD, DAY, RESOLVED, make

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = tempfile.TemporaryDirectory()
PLACE = Path(FOLDER.name)
PROJECT = make(ROOT, PLACE / "project")
ENVIRONMENT = {
    **{name: os.environ[name] for name in ("PATH",)}, "LANG": "C.UTF-8", "HOME": str(PLACE), "TMPDIR": str(PLACE),
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


def refused_tree(name: str, sentence: str, *changes: tuple) -> None:
    """Checks that a committed change keeps the tree from being released, and takes it back."""
    before = git("rev-parse", "HEAD").strip()
    for each in changes:
        change(*each)
    commit(name)
    refused(name, CHECK, sentence)
    git("reset", "-q", "--hard", before)


CHECK = ("--check", "--date", DAY)
git("init", "-q", "-b", "main")
commit("First")

# Wrong usage.
for name, words in {
    "nothing": (), "two things": ("1.0.0", "--check"), "half a number": ("1.0",), "a number with more": ("1.0.0-beta",),
    "a leading nought": ("01.0.0",), "no day": ("1.0.0", "--date", "1.12.2026"), "an unknown word": ("--publish",),
    "no folder": ("--build", "v1.0.0"), "a check of sources": ("--check", "--source-only"),
}.items():
    refused(f"wrong usage: {name}", words, "scripts/release: ", code=64)

# Before the version is written.
refused("an unreleased section is not released", CHECK, f"must have the day of the release, {DAY}, but it calls it unreleased",
        'Under "## Unreleased" in CHANGELOG.md there are still notes', "Not ready")
refused("a later version while one is unreleased", ("0.2.0",), "0.1.0 that was never released")
refused("an earlier version", ("0.0.9",), "0.0.9 comes before 0.1.0")
check("nothing was written by refused calls", git("status", "--porcelain") == "")

# The first version: its section is there already, and takes the notes up.
code, said, _ = release("0.1.0", "--date", DAY)
check("the first version is written", code == 0 and "git tag -a v0.1.0" in said, said)
changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
check("notes stand under the version, in order, and its heading keeps what it said",
      changelog == f"# Changelog\n\n## Unreleased\n\n## 0.1.0 ({DAY}) — schema 1.0.0\n\n- Newer: ä.\n- Newest.\n- First.\n", changelog)
check("publiccode.yml has the day", f'releaseDate: "{DAY}"' in (PROJECT / "publiccode.yml").read_text())
refused("a tree with changes", CHECK, "The tree is not clean: commit or remove CHANGELOG.md")
commit("Version 0.1.0")
check("a good tree can be released", release(*CHECK)[0] == 0, release(*CHECK))
(PROJECT / "forgotten.txt").write_text("new")
refused("a file nobody added", CHECK, "The tree is not clean: commit or remove forgotten.txt")
(PROJECT / "forgotten.txt").unlink()
refused("another day", ("--check", "--date", "2026-12-02"), "day of the release, 2026-12-02, but it says 2026-12-01")

# What keeps a tree from being released.
refused_tree("publiccode.yml with another version", "publiccode.yml says version 0.1.1, but",
             ("publiccode.yml", "0.1.0", "0.1.1"))
refused_tree("publiccode.yml with another day", "released on 2026-11-01, but CHANGELOG.md says 2026-12-01",
             ("publiccode.yml", DAY, "2026-11-01"))
refused_tree("a changelog of another version", "The newest section of CHANGELOG.md is 0.3.0",
             ("CHANGELOG.md", "## 0.1.0", "## 0.3.0"))
refused_tree("a changelog without a day", "neither a day nor", ("CHANGELOG.md", DAY, "soon"))
refused_tree("a program of another version", "MakiVersion.swift says 0.4.0",
             ("Sources/Orders/MakiVersion.swift", "0.1.0", "0.4.0"))
refused_tree("a program without version", "it stands there 0 times",
             ("Sources/Orders/MakiVersion.swift", "current", "currently"))
refused_tree("notes that were left behind", "there are still notes", ("CHANGELOG.md", "Unreleased\n", "Unreleased\n\n- Late.\n"))
refused_tree("a range of versions", "no exact version of swift-crypto", ("Package.swift", 'exact: "4.5.2"', 'from: "4.5.2"'))
refused_tree("a branch", "no exact version of swift-crypto", ("Package.swift", 'exact: "4.5.2"', 'branch: "main"'))
refused_tree("a folder as package", "takes ../other from a folder", ("Package.swift", 'url: "https://github.com/apple/swift-crypto"', 'path: "../other"'))
refused_tree("another version than was taken", "has swift-crypto 4.5.2, but Package.swift says 4.5.3",
             ("Package.swift", "4.5.2", "4.5.3"))
refused_tree("a package nobody named", "swift-asn1 1.7.4, of which Package.swift says nothing",
             ("Package.swift", "// Brought along by swift-crypto: swift-asn1 1.7.4", ""))
refused_tree("a package that was not taken", "names swift-asn2, which Package.resolved does not have",
             ("Package.swift", "swift-asn1 1.7.4", "swift-asn1 1.7.4\n        // Brought along by swift-asn1: swift-asn2 1.0.0"))


def refused_resolved(name: str, sentence: str, text: str) -> None:
    (PROJECT / "Package.resolved").write_text(text)
    refused(name, CHECK, sentence)
    (PROJECT / "Package.resolved").write_text(json.dumps(RESOLVED))


branch = json.loads(json.dumps(RESOLVED))
branch["pins"][0]["state"] = {"branch": "main", "revision": "0" * 40}
refused_resolved("a branch that was taken", "takes swift-crypto from the branch main", json.dumps(branch))
refused_resolved("a list of packages that is none", "Package.resolved cannot be read", "[]")
(PROJECT / "Package.resolved").unlink()
refused("no list of packages", CHECK, "Package.resolved is missing")
(PROJECT / "Package.resolved").write_text(json.dumps(RESOLVED))

# The files of a release.
refused("a tag that is not there", ("--build", "v0.1.0", PLACE / "none"), "There is no tag v0.1.0")
git("tag", "v0.1.0")
refused("a version that is tagged", CHECK, "Version 0.1.0 is tagged already")
refused("a version that is tagged, written again", ("0.1.0",), "tagged already")


def build(name: str, *words: str, **more: str) -> dict:
    """Names and bytes of the files of a release."""
    code, said, complaint = release("--build", "v0.1.0", PLACE / name, *words, **more)
    check(f"{name} is built", code == 0, complaint)
    files = {file.name: file.read_bytes() for file in (PLACE / name).iterdir()} if code == 0 else {}
    check(f"{name} is said", sorted(files) == sorted(Path(line).name for line in said.splitlines()), said)
    return files


first = build("first")
# Whatever is not in the tag must not matter: files that changed, times, the user's mask, settings of git.
change("README.md", "Read", "Changed")
git("config", "tar.umask", "user")
git("config", "core.autocrlf", "true")
os.umask(0o077)
second = build("second", TZ="Pacific/Kiritimati")
os.umask(0o022)
git("checkout", "-q", "README.md")
git("config", "--unset", "core.autocrlf")
program = next((name for name in first if name.startswith("maki-0.1.0-linux") or "-darwin" in name), "")
check("a release has four files", sorted(first) == sorted(["SHA256SUMS", "maki-0.1.0-source.tar.gz", "maki-0.1.0.cdx.json", program]), list(first))
for name in first:
    check(f"{name} has the same bytes again", first[name] == second.get(name))
alone = build("alone", "--source-only")
check("without the program the rest is the same", program not in alone and all(
    alone[name] == first[name] for name in alone if name != "SHA256SUMS"), list(alone))
check("checksums are right", sorted(first["SHA256SUMS"].decode().splitlines()) == sorted(
    f"{hashlib.sha256(content).hexdigest()}  {name}" for name, content in first.items() if name != "SHA256SUMS"))
check("the bill says the version", json.loads(first["maki-0.1.0.cdx.json"])["metadata"]["component"]["version"] == "0.1.0")

TIME = int(git("show", "-s", "--format=%ct", "v0.1.0"))
for archive in ("maki-0.1.0-source.tar.gz", program):
    with tarfile.open(PLACE / "first" / archive) as opened:
        members = opened.getmembers()
    top = archive.removesuffix(".tar.gz") if "source" in archive else "maki-0.1.0"
    check(f"{archive}: sorted, in one folder", [m.name for m in members] == sorted(m.name for m in members)
          and all(m.name.startswith(top + "/") for m in members), [m.name for m in members])
    check(f"{archive}: the time of the tag", {m.mtime for m in members} == {TIME})
    check(f"{archive}: nobody's files", {(m.uid, m.gid, m.uname, m.gname) for m in members} == {(0, 0, "", "")})
    check(f"{archive}: readable by all, programs can be run", {oct(m.mode) for m in members if m.isfile()} == {"0o644", "0o755"})
    check(f"{archive}: its head has no name, and the time of the tag",
          (PLACE / "first" / archive).read_bytes()[3:8] == bytes([0]) + TIME.to_bytes(4, "little"))
with tarfile.open(PLACE / "first/maki-0.1.0-source.tar.gz") as opened:
    tracked = set(git("ls-tree", "-r", "-z", "--name-only", "v0.1.0").split("\0")) - {""}
    check("the source is what the tag holds", {m.name.split("/", 1)[1] for m in opened} == tracked)
    check("links stay links", opened.getmember("maki-0.1.0-source/link").linkname == "README.md")
    check("texts stay as they were committed", opened.extractfile("maki-0.1.0-source/README.md").read() == b"Read me.\n")
with tarfile.open(PLACE / "first" / program) as opened:
    names = {m.name.split("/", 1)[1] for m in opened}
    check("the program comes with all it needs", {"maki", "site/style.css", "templates/page.mustache", "LICENSE", "maki.cdx.json",
          "registry-data/README.md", "man/man1/maki.1", "man/de/man1/maki.1", "Package.resolved"} <= names, names)
    check("nothing of the build is in it", not any(name.startswith((".build", "Sources")) for name in names), names)
    texts = [opened.extractfile(f"maki-0.1.0/man/{name}").read().decode() for name in ("man1/maki.1", "de/man1/maki.1")]
    check("the manual in two languages", "NAME" in texts[0] and "BEZEICHNUNG" in texts[1], texts)

# What goes wrong while building leaves nothing behind.
refused("a folder that holds something", ("--build", "v0.1.0", PLACE / "first"), "exists already", code=2)
(PLACE / "maki-release-v0.1.0").mkdir()
refused("a build that was interrupted", ("--build", "v0.1.0", PLACE / "third"), "was left by a build", code=2)
check("what another build made stays", (PLACE / "maki-release-v0.1.0").is_dir())
(PLACE / "maki-release-v0.1.0").rmdir()


def refused_tag(name: str, tag: str, sentence: str, *changes: tuple, code: int = 1) -> None:
    """Checks that a tag of a changed tree is not built, and that nothing is left of the attempt."""
    before = git("rev-parse", "HEAD").strip()
    for each in changes:
        change(*each)
    git("commit", "-qam", name)
    git("tag", "-f", tag)
    refused(name, ("--build", tag, PLACE / "bad"), sentence, code=code)
    left = [file.name for file in PLACE.iterdir() if "bad" in file.name or file.name.startswith("maki-release")]
    check(f"{name}: nothing is left", left == [], left)
    git("tag", "-d", tag)
    git("reset", "-q", "--hard", before)


refused_tag("a tag of another version", "v0.9.0", "The tag is v0.9.0, but the files under it are version 0.1.0",
            ("README.md", "Read", "Reread"))
refused_tag("a tag of a tree that disagrees", "v0.1.1", "publiccode.yml says version 0.1.0",
            ("Sources/Orders/MakiVersion.swift", "0.1.0", "0.1.1"), ("CHANGELOG.md", "## 0.1.0", "## 0.1.1"))
refused_tag("a tag of something unreleased", "v0.1.1", "calls 0.1.1 unreleased", ("publiccode.yml", "0.1.0", "0.1.1"),
            ("Sources/Orders/MakiVersion.swift", "0.1.0", "0.1.1"), ("CHANGELOG.md", f"0.1.0 ({DAY})", "0.1.1 (unreleased)"))
bump = [("publiccode.yml", "0.1.0", "0.1.1"), ("Sources/Orders/MakiVersion.swift", "0.1.0", "0.1.1"),
        ("CHANGELOG.md", "## 0.1.0", "## 0.1.1")]
refused_tag("a build that fails", "v0.1.1", "scripts/build failed in the tagged tree, with exit code 3",
            *bump, ("scripts/build", BUILD, "#!/bin/sh\nexit 3\n"), code=2)
refused_tag("a build that takes another package", "v0.1.1", "has swift-asn1 1.7.4, but Package.swift says 1.7.5",
            *bump, ("Package.swift", "swift-asn1 1.7.4", "swift-asn1 1.7.5"))

# The next version gets a section of its own.
refused("the version that was released", ("0.1.0",), "tagged already")
refused("a version without news", ("0.2.0",), "say there what changed")
change("CHANGELOG.md", "Unreleased\n", "Unreleased\n\n- News.\n")
code, said, complaint = release("0.10.0", "--date", "2027-01-05")
changelog = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
check("a new section", changelog.startswith(
    f"# Changelog\n\n## Unreleased\n\n## 0.10.0 (2027-01-05)\n\n- News.\n\n## 0.1.0 ({DAY}) — schema"), (complaint, changelog))
commit("Version 0.10.0")
check("the second version can be released", release("--check", "--date", "2027-01-05")[0] == 0)
git("tag", "v0.10.0")
change("CHANGELOG.md", "Unreleased\n", "Unreleased\n\n- More.\n")
refused("numbers are compared as numbers", ("0.9.0",), "0.9.0 comes before 0.10.0")
check("the project's own places agree", subprocess.run(
    [sys.executable, str(ROOT / "scripts/check-structure.py")], capture_output=True).returncode == 0)
shutil.rmtree(PROJECT)
finish("release")
