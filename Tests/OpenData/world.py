"""An archive for the tests: the project's own, and made-up entries of real kinds so that every question finds something.

They bear `origin: agency` and the ids of real authorities, because figures leave samples out; they exist only here."""
import copy
import json
import re
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
BASE = ROOT / "registry-data/records/bund-musteramt/musteramt-2025-0001"


def german_day(instant: str) -> str:
    """The day in Germany of an instant in UTC: summer time from the last Sunday of March to that of October, 01:00 UTC."""
    moment = datetime.fromisoformat(instant.replace("Z", "+00:00"))

    def change(month: int) -> datetime:
        last = datetime(moment.year, month, 31, 1, tzinfo=timezone.utc)
        return last - timedelta(days=(last.weekday() + 1) % 7)

    return (moment + timedelta(hours=2 if change(3) <= moment < change(10) else 1)).date().isoformat()


def build(folder: Path, until: str = "9999-12-31") -> None:
    """Writes the archive to `folder`, with what was recorded on or before a day."""
    for top in ("authorities", "records"):
        shutil.copytree(ROOT / "registry-data" / top, folder / top)
    base = json.loads(max(BASE.glob("*.json")).read_text(encoding="utf-8"))
    for name in ("supersedes", "translations", "changeNote"):
        base.pop(name, None)
    base["publication"] = {"level": "full"}
    base["origin"] = "agency"
    base.pop("fria", None)

    moved = copy.deepcopy(base)
    moved["id"], moved["authority"], moved["name"] = "bamf-2026-9001", "bund-bamf", "Erfundene Sortierhilfe"
    moved["status"], moved["dates"] = "in-use", {"inUseFrom": "2026-01-15"}
    moved["system"]["product"] = "erfundenes-produkt"
    first = copy.deepcopy(moved)
    del first["classification"]["annexIII"]
    write(folder, first, 1, "2025-11-03T09:00:00Z")
    write(folder, moved, 2, "2026-02-10T09:00:00Z", "Als Hochrisiko eingestuft.")
    # Accepted when it was New Year in Germany and not yet in UTC, in a winter and at midnight of a summer's day.
    midnight = copy.deepcopy(first)
    midnight["id"], midnight["name"] = "bamf-2026-9002", "Erfundene Mitternachtshilfe"
    write(folder, midnight, 1, "2025-06-30T22:30:00Z")
    changed = copy.deepcopy(moved)
    changed["id"], changed["name"], changed["dates"] = midnight["id"], midnight["name"], {"inUseFrom": "2025-12-15"}
    write(folder, changed, 2, "2025-12-31T23:30:00Z", "In der Silvesternacht eingestuft.")

    camera = copy.deepcopy(base)
    camera["id"], camera["authority"], camera["name"] = "bpol-2026-9001", "bund-bpol", "=Erfundene Gesichtersuche"
    camera["status"], camera["confirmedOn"] = "in-use", "2024-02-29"
    camera["system"]["product"] = "erfundenes-produkt"
    camera["system"]["provider"]["country"] = "US"
    camera["biometrics"] = {"used": True, "kind": ["remote-identification-post", "verification"], "lawEnforcement": True,
                            "publicSpace": False, "faceDatabaseSource": ["police-records"]}
    camera["classification"]["annexIII"] = [*camera["classification"].get("annexIII", []), "III.1.a"]
    camera["agent"] = {"isAgent": True, "autonomy": "2", "humanConfirmation": "risky-actions",
                       "tools": [{"name": "-Suche", "kind": "read"}]}
    camera["unit"], camera["purpose"] = "Referat;=1+1", 'Erfunden:\n-1+1;"=2",@drei;\'vier\''
    camera["publication"]["withheldFields"] = [{"path": "/system/tradeName", "ground": "it-security", "decidedOn": "2026-01-02"}]
    write(folder, camera, 1, "2026-01-05T09:00:00Z")
    for file in folder.rglob("*.json"):
        # Authorities are filed before their systems; the examples here came first.
        if "authorities" not in file.parts and german_day(json.loads(file.read_text(encoding="utf-8"))["recordedAt"]) > until:
            file.unlink()


PLANS = {"reviewDate", "nextReviewOn", "plannedFrom", "plannedFor", "expires", "due", "decidedOn", "recordedAt"}


def settled(value: object, day: str, key: str = "") -> object:
    """A record in which nothing has happened after a day: later days become that day."""
    if isinstance(value, dict):
        return {k: settled(v, day, k) for k, v in value.items()}
    if isinstance(value, list):
        return [settled(v, day, key) for v in value]
    is_day = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return day if is_day and key not in PLANS and value > day else value


def write(folder: Path, record: dict, revision: int, recorded: str, note: str = "") -> None:
    record = dict(settled(record, recorded[:10]), revision=revision, recordedAt=recorded)
    if note:
        record["changeNote"] = note
    path = folder / "records" / record["authority"] / record["id"] / f"{revision:04}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
