#!/usr/bin/env python3
"""Releases: one version in all places, and a tree that may be tagged; usage: release.py

Works in a small repository of its own."""
import json
import subprocess
import sys

from checking import check, finish
from small_project import CHECK, DAY, PROJECT, RESOLVED, ROOT, change, commit, git, refused, release


def refused_tree(name: str, sentence: str, *changes: tuple) -> None:
    """Checks that a committed change keeps the tree from being released, and takes it back."""
    before = git("rev-parse", "HEAD").strip()
    for each in changes:
        change(*each)
    commit(name)
    refused(name, CHECK, sentence)
    git("reset", "-q", "--hard", before)


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

# What is tagged is done with.
git("tag", "v0.1.0")
refused("a version that is tagged", CHECK, "Version 0.1.0 is tagged already")
refused("a version that is tagged, written again", ("0.1.0",), "tagged already")

# The next version gets a section of its own.
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
finish("release")
