#!/usr/bin/env python3
"""Writes an archive of realistic records: the register's own texts mixed anew and, when the folder `shared` lies beside
the checkout, the texts of public inventories of other countries. The same call writes the same files.

usage: realistic.py COUNT FOLDER"""
import csv
import json
import os
import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Tests/OpenData"))
from world import settled  # noqa: E402

ACCEPTED = "2026-09-01"
SHARED = Path(os.environ.get("MAKI_SHARED", ROOT / "../shared"))
csv.field_size_limit(10_000_000)


def plain(text: str, limit: int) -> str:
    """One line without what a record refuses: some characters, and numbers that could be somebody's telephone."""
    text = re.sub(r"\+?\d[\d ()/.-]{5,}\d", " ", text or "")
    text = re.sub(r"[^\w\s.,;:!?()/%&'\"–-]", " ", text)
    return re.sub(r"\s+", " ", text).strip()[:limit].strip()


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for member in value.values():
            yield from strings(member)
    elif isinstance(value, list):
        for element in value:
            yield from strings(element)


def own_records() -> list:
    records = []
    for folder in sorted((ROOT / "registry-data/records").glob("*/*")):
        for file in sorted(folder.glob("*.json")):
            record = json.loads(file.read_text(encoding="utf-8"))
            if record["recordType"] == "deployment" and "name" in record and record["publication"]["level"] == "full":
                records.append(record)
    return records


def inventories() -> list:
    """Name and texts of every entry of the inventories that are there."""
    entries = []
    dutch = SHARED / "inventories/nl"
    for file in sorted(dutch.glob("algoritmes_*.json")):
        for row in json.loads(file.read_text(encoding="utf-8"))["algoritmes"]:
            entries.append((row["title"], [row["doel"], row["juridische_basis"], row["organisatie"]]))
    for place, name in [("us-2025/2025_individually_reported_AI_use_cases.csv", "use_case_name"), ("canada/gc-ai-register-mvp_2025-11.csv", "name_ai_system_en"),
                        ("pstw/pstw_germany_subset.csv", "Name")]:
        file = SHARED / "inventories" / place
        if file.is_file():
            for row in csv.DictReader(file.open(encoding="utf-8-sig", errors="replace")):
                texts = sorted((value for key, value in row.items() if isinstance(value, str) and len(value) > 60), key=len, reverse=True)
                if row.get(name) and texts:
                    entries.append((row[name], texts))
    return [(plain(name, 90), [plain(text, 1500) for text in texts if len(plain(text, 1500)) > 20]) for name, texts in entries if len(plain(name, 90)) > 4]


def main() -> None:
    count, target = int(sys.argv[1]), Path(sys.argv[2])
    dice = random.Random(2026)
    own = own_records()
    full = [record for record in own if record["origin"] == "sample"]
    sentences = sorted({s.strip() for record in own for text in strings(record) for s in re.split(r"(?<=[.!?])\s+", text) if 40 < len(s) < 240 and "\n" not in s})
    others = inventories()
    authorities = sorted(path.name for path in (ROOT / "registry-data/authorities").iterdir() if (path / "0001.json").is_file())

    def mixed(value):
        """The value with other sentences wherever it has long ones."""
        if isinstance(value, str) and len(value) > 80 and not value.startswith("https://"):
            text = " ".join(dice.choice(sentences) for _ in range(len(value) // 40 + 1))
            return text[:len(value) - 1].strip().ljust(len(value) - 1, ".") + "."
        if isinstance(value, dict):
            return {key: mixed(member) for key, member in value.items()}
        if isinstance(value, list):
            return [mixed(element) for element in value]
        return value

    for number in range(1, count + 1):
        authority = dice.choice(authorities)
        identifier = f"{authority.removeprefix('bund-')}-2026-{number:06}"
        template = dice.choice(full)
        record = {key: value for key, value in template.items() if key not in {"fria", "withdrawal", "supersedes", "translations", "changeNote"}}
        for key in list(record):
            if key not in {"publication", "name"}:
                record[key] = mixed(record[key])
        # What has happened by then.
        record = settled(record, ACCEPTED)
        record.update(id=identifier, revision=1, recordedAt=f"{ACCEPTED}T08:00:00Z", authority=authority)
        words = [word for word in re.findall(r"\w{5,}", dice.choice(sentences) + " " + dice.choice(own)["name"]) if not word[0].isdigit()]
        record["name"] = f"{template['name'][:50]}: {' '.join(dice.sample(words, min(3, len(words))))}"[:95].strip()
        record["shortDescription"] = " ".join(dice.sample(sentences, 2))[:340].strip()
        if others and dice.random() < 0.6:
            name, texts = dice.choice(others)
            record["name"] = f"{name} {number}"[:98]
            if texts:
                record["shortDescription"] = f"{texts[0][:340]}".ljust(20, ".")
                record["purpose"] = texts[0].ljust(20, ".")
                record["description"] = "\n\n".join(texts)[:3900]
        folder = target / "records" / authority / identifier
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "0001.json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


main()
