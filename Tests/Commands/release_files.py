#!/usr/bin/env python3
"""The files of a release: the same bytes from the same tag, whatever lies around it; usage: release_files.py

Works in a small repository of its own, whose scripts/build writes a program for the shell: no Swift is needed."""
import hashlib
import json
import os
import tarfile
from pathlib import Path

from checking import check, finish
from small_project import BUILD, DAY, PLACE, change, commit, git, refused, release

release("0.1.0", "--date", DAY)
commit("Version 0.1.0")
refused("a tag that is not there", ("--build", "v0.1.0", PLACE / "none"), "There is no tag v0.1.0")
refused("a name that is no tag of a release", ("--build", "../v1", PLACE / "none"), "is no tag of a release", code=64)
git("tag", "v0.1.0")


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
        ("CHANGELOG.md", "## 0.1.0", "## 0.1.1"), ("program", "0.1.0", "0.1.1")]
refused_tag("a build that fails", "v0.1.1", "scripts/build failed in the tagged tree, with exit code 3",
            *bump, ("scripts/build", BUILD, "#!/bin/sh\nexit 3\n"), code=2)
refused_tag("a program that calls itself something else", "v0.1.1", "calls itself version 0.1.0, not 0.1.1", *bump[:3])
refused_tag("a build that takes another package", "v0.1.1", "has swift-asn1 1.7.4, but Package.swift says 1.7.5",
            *bump, ("Package.swift", "swift-asn1 1.7.4", "swift-asn1 1.7.5"))
finish("files of a release")
