"""Counts what a test script checks: `check` for each statement, `finish` at the end."""
import sys

import calling

calling.set_clock()
passed = failed = 0


def check(name: str, ok: object, detail: object = "") -> None:
    """Counts a statement, and shows the one that does not hold with what was seen instead."""
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(f"failed: {name} {str(detail)[:4000]}", file=sys.stderr)


def finish(title: str) -> None:
    """Says how many statements held and ends the script: with 1 when one did not, or when there was none at all."""
    print(f"{title}: {passed} passed, {failed} failed")
    sys.exit(0 if passed and not failed else 1)
