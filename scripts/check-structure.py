#!/usr/bin/env python3
"""Fails when an import points up the list of modules, a second module imports a third-party library,
a source file is too long, a German text lost its umlauts, a folder has no owner, or files disagree about the version."""
import re
import sys
from pathlib import Path

import owners
from releasing import dependencies, places

ROOT = Path(__file__).resolve().parent.parent
# Lower modules first: a module may import only what stands before it.
ORDER = [
    "PathNames", "SourceJSON", "Findings", "CRegisterResources", "RegisterModel", "RegisterRules", "Drafting", "CSystemCalls",
    "Checksums", "RegisterStore",
    "Templates", "CXlsxWriter", "CZlib", "OpenData", "SiteSearch", "CCMarkGFM", "SiteGenerator", "OutputTree", "MakiCommands", "maki",
]
# What a module may import directly, re-exports of its imports included.
ALLOWED = {
    "PathNames": set(),
    "SourceJSON": set(),
    "Findings": {"SourceJSON"},
    "RegisterModel": {"SourceJSON", "Findings", "CRegisterResources"},
    "RegisterRules": {"SourceJSON", "Findings", "RegisterModel"},
    "Drafting": {"SourceJSON", "Findings", "RegisterModel", "RegisterRules"},
    "Checksums": set(),
    "RegisterStore": {"SourceJSON", "Findings", "RegisterModel", "PathNames", "CSystemCalls", "Checksums"},
    "Templates": set(),
    "OpenData": {"SourceJSON", "Findings", "RegisterModel", "CXlsxWriter", "CZlib"},
    "SiteSearch": {"SourceJSON", "Findings", "RegisterModel"},
    "SiteGenerator": {
        "SourceJSON", "Findings", "RegisterModel", "RegisterRules", "SiteSearch", "Templates", "OpenData", "CCMarkGFM",
    },
    "OutputTree": {"PathNames", "CSystemCalls", "Checksums"},
    "MakiCommands": {
        "SourceJSON", "Findings", "RegisterModel", "RegisterRules", "Drafting", "RegisterStore", "Templates", "OpenData",
        "SiteGenerator", "OutputTree", "PathNames", "CSystemCalls", "Checksums",
    },
    "maki": {"MakiCommands"},
    "MakiBench": {"SourceJSON", "Findings", "RegisterModel", "RegisterRules", "RegisterStore", "Templates", "OpenData",
                  "SiteGenerator", "OutputTree"},
}
LIBRARIES = {"GRDB": "RegisterStore", "GRDBSQLite": "RegisterStore", "CXlsxWriter": "OpenData", "CZlib": "OpenData", "ArgumentParser": "MakiCommands", "Crypto": "Checksums", "CCMarkGFM": "SiteGenerator"}
SYSTEM = {"Foundation", "Glibc", "Dispatch", "Synchronization"}
LONGEST = 400

problems = []
for folder in sorted((ROOT / "Sources").iterdir()):
    module = folder.name
    if module not in ALLOWED:
        if module not in ORDER:
            problems.append(f"Sources/{module}: unknown module; add it to scripts/check-structure.py and the picture in README.md")
        continue
    for file in sorted(folder.rglob("*.swift")):
        lines = file.read_text(encoding="utf-8").splitlines()
        name = file.relative_to(ROOT)
        if len(lines) > LONGEST:
            problems.append(f"{name}: {len(lines)} lines; does it say one thing?")
        for number, line in enumerate(lines, 1):
            match = re.match(r"\s*(?:@\w+\s+)*import\s+(?:\w+\s+)?(\w+)", line)
            if not match:
                continue
            target = match.group(1)
            if target in SYSTEM:
                continue
            if target in LIBRARIES:
                if LIBRARIES[target] != module:
                    problems.append(f"{name}:{number}: only {LIBRARIES[target]} may import {target}")
            elif target not in ALLOWED[module]:
                problems.append(f"{name}:{number}: {module} must not import {target}")

for file in sorted((ROOT / "site").rglob("*")) + sorted((ROOT / "registry-data").rglob("*.json")):
    if file.is_file() and file.suffix in {".json", ".md"} and ".en." not in file.name and file.name != "en.json":
        text = file.read_text(encoding="utf-8")
        for word in re.findall(r"\b(?:fuer|ueber|Behoerde\w*|koennen|muessen|pruefen)\b", text):
            if word not in {"ueber", "fuer"}:
                problems.append(f"{file.relative_to(ROOT)}: {word} without umlaut")

problems += owners.gaps(ROOT) + places.disagreements(ROOT) + dependencies.inexact(ROOT)

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
