#!/usr/bin/env python3
"""Fails when an import points up the list of modules, a second module imports a third-party library or touches the disk,
a source file is too long, a German text lost its umlauts, a folder has no owner, files disagree about the version, the
constants of field paths are not those of the catalogue, or texts of pages are missing or used by nobody."""
import re
import sys
from pathlib import Path

import field_paths
import folders
import owners
import page_texts
from releasing import dependencies, places

ROOT = Path(__file__).resolve().parent.parent
# Lower modules first: a module may import only what stands before it.
ORDER = [
    "PathNames", "CSystemCalls", "Disk", "SourceJSON", "Findings", "CRegisterResources", "FieldCatalogue", "Records", "LegalFacts", "ParallelWork",
    "RegisterRules", "Publication", "CZip", "ZipReading", "CExpat", "SpreadsheetReading", "Drafting", "Checksums", "RegisterStore", "Templates", "PublicTables",
    "PublicAddresses", "CXlsxWriter", "CZlib", "OpenData", "SiteSearch", "CCMarkGFM", "PageMarkup", "Charts", "SiteGenerator", "OutputTree",
    "Publishing", "CProgram", "MakiCommands", "maki",
]
# What every module of the register's own subjects stands on.
BASE = {"SourceJSON", "Findings"}
FACTS = BASE | {"FieldCatalogue", "Records", "LegalFacts"}
PUBLIC = FACTS | {"Publication", "ParallelWork"}
# What a module may import directly, re-exports of its imports included.
ALLOWED = {
    "PathNames": set(),
    "Disk": {"CSystemCalls"},
    "SourceJSON": set(),
    "Findings": {"SourceJSON"},
    "FieldCatalogue": BASE | {"CRegisterResources"},
    "Records": BASE | {"FieldCatalogue"},
    "LegalFacts": BASE | {"FieldCatalogue", "Records"},
    "RegisterRules": FACTS | {"ParallelWork"},
    "ParallelWork": set(),
    "Publication": FACTS | {"ParallelWork"},
    "ZipReading": {"CZip"},
    "SpreadsheetReading": {"ZipReading", "CExpat"},
    "Drafting": PUBLIC | {"RegisterRules", "SpreadsheetReading"},
    "Checksums": set(),
    "RegisterStore": PUBLIC | {"PathNames", "Disk", "Checksums"},
    "Templates": set(),
    "PublicTables": PUBLIC,
    "PublicAddresses": BASE | {"FieldCatalogue", "PublicTables"},
    "OpenData": PUBLIC | {"PublicTables", "PublicAddresses", "CXlsxWriter", "CZlib"},
    "SiteSearch": PUBLIC,
    "PageMarkup": BASE | {"FieldCatalogue", "Templates", "CCMarkGFM"},
    "Charts": FACTS | {"PageMarkup"},
    "SiteGenerator": PUBLIC | {"RegisterRules", "SiteSearch", "Templates", "PublicTables", "PublicAddresses", "OpenData", "PageMarkup", "Charts"},
    "OutputTree": {"PathNames", "Disk", "Checksums"},
    "Publishing": PUBLIC | {
        "RegisterRules", "Drafting", "RegisterStore", "Templates", "PublicTables", "PublicAddresses", "OpenData", "PageMarkup", "SiteGenerator",
        "OutputTree", "Disk", "CSystemCalls", "Checksums",
    },
    "MakiCommands": PUBLIC | {
        "RegisterRules", "Drafting", "RegisterStore", "PublicAddresses", "OpenData", "PageMarkup", "SiteGenerator", "PathNames", "Disk", "CSystemCalls",
        "CProgram", "Publishing",
    },
    "maki": {"MakiCommands"},
}
LIBRARIES = {
    "GRDB": "RegisterStore", "GRDBSQLite": "RegisterStore", "CXlsxWriter": "OpenData", "CZlib": "OpenData",
    "ArgumentParser": "MakiCommands", "Crypto": "Checksums", "CCMarkGFM": "PageMarkup", "SystemPackage": "Disk",
    "CZip": "ZipReading", "CExpat": "SpreadsheetReading",
}
# What reads, writes, lists or locks files; it stands in Disk alone.
DISK_CALLS = re.compile(
    r"\b(?:FileManager|FileHandle|O_(?:RDONLY|WRONLY|RDWR|CREAT))\b|\b(?:Data|String)\(contentsOf"
    r"|(?<![.\w])(?<!func )(?:fsync|syncfs|rename|renameat2?|opendir|readdir|mkdir|mkstemps?|unlink|rmdir|flock|stat|lstat|fstat"
    r"|realpath|access|chmod|fchmod|fopen|pread|pwrite|symlink|readlink|maki_exchange_paths|maki_rename_new)\(")
# Files beside it that have to: what a program for tests reads, and a workbook that its library wrote.
BESIDE_DISK = {
    "Sources/FieldCatalogue/Catalogue/CatalogueUnderTest.swift", "Sources/OpenData/Formats/WorkbookCheck.swift",
}
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
        # Without these imports no word is a call of the system.
        touches = module != "Disk" and str(name) not in BESIDE_DISK and any(
            line.split()[-1] in {"Foundation", "Glibc"} for line in lines if line.startswith("import "))
        if len(lines) > LONGEST:
            problems.append(f"{name}: {len(lines)} lines; does it say one thing?")
        for number, line in enumerate(lines, 1):
            if touches and (call := DISK_CALLS.search(line.split("//")[0])):
                problems.append(f"{name}:{number}: {call[0]} belongs into Disk")
            if re.search(r"\btry\?", line.split("//")[0]) and not any("//" in near for near in lines[max(0, number - 4):number]):
                problems.append(f"{name}:{number}: try? without a reason beside it")
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

for module, allowed in ALLOWED.items():
    for target in sorted(allowed):
        if ORDER.index(target) > ORDER.index(module):
            problems.append(f"scripts/check-structure.py: {module} may import {target}, which stands above it")
problems += folders.problems(ROOT / "Sources")

for file in sorted((ROOT / "site").rglob("*")) + sorted((ROOT / "registry-data").rglob("*.json")):
    if file.is_file() and file.suffix in {".json", ".md"} and ".en." not in file.name and file.name != "en.json":
        text = file.read_text(encoding="utf-8")
        for word in re.findall(r"\b(?:fuer|ueber|Behoerde\w*|koennen|muessen|pruefen)\b", text):
            if word not in {"ueber", "fuer"}:
                problems.append(f"{file.relative_to(ROOT)}: {word} without umlaut")

problems += field_paths.problems(ROOT) + page_texts.problems(ROOT) + owners.gaps(ROOT) + places.disagreements(ROOT) + dependencies.inexact(ROOT)

for problem in problems:
    print(problem, file=sys.stderr)
sys.exit(1 if problems else 0)
