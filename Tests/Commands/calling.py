"""The surroundings in which tests call maki: few variables, and a clock that starts a week after the newest revision.

The archive and the dates in the tests grow old, and rules come into force on their day; by the clock of the wall a test
that passes today would fail in a year. Programs built for tests add MAKI_TEST_SHIFT, in seconds, to the time."""
import datetime
import os
from pathlib import Path

RECORDS = Path(__file__).resolve().parent.parent.parent / "registry-data/records"


def shift() -> int:
    """Seconds from the clock of this computer to noon on the seventh day after the newest revision of the archive."""
    newest = max(line.split('"')[3] for file in RECORDS.rglob("[0-9]*.json")
                 for line in file.read_text(encoding="utf-8").splitlines() if line.startswith('  "recordedAt"'))
    start = datetime.datetime.fromisoformat(newest[:10] + "T12:00:00+00:00") + datetime.timedelta(days=7)
    return int((start - datetime.datetime.now(datetime.timezone.utc)).total_seconds())


def set_clock() -> None:
    """Sets the clock of the tests for all calls that take over the variables of this program."""
    os.environ.setdefault("MAKI_TEST_SHIFT", str(shift()))


def environment(language: str = "de_DE.UTF-8", **more: str) -> dict:
    """Variables for a call of maki."""
    set_clock()
    return {"PATH": "/usr/bin:/bin", "LANG": language, "MAKI_TEST_SHIFT": os.environ["MAKI_TEST_SHIFT"], **more}


def now() -> datetime.datetime:
    """The time by the clock of the tests, in UTC."""
    set_clock()
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=int(os.environ["MAKI_TEST_SHIFT"]))
