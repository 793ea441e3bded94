#!/usr/bin/env python3
"""Runs all tests, or the parts named: builds first, then two parts at a time, the longest first.

The last line is `N passed, N failed, N skipped`. A part counts what it checked; what it leaves out it says with what is
lacking. A part that passed on the same files is not run again, unless it is named or `--again` is given.

usage: scripts/test [--again] [PART ...]; scripts/test --list"""
import os
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "Tests/Commands"))
import calling  # noqa: E402
import unchanged  # noqa: E402
MAKI = ".build/debug/maki"
PYTHON = ".venv/bin/python"
# Programs in Python whose names do not say it.
PROGRAMS = [f"scripts/{name}" for name in ("bench", "check-structure.py", "faults", "manual", "mutants", "field_paths.py", "owners.py", "package", "page_texts.py", "release", "releasing", "sbom")]
# Name, command, and whether it uses the project's own archive, which only one program may have at a time.
PARTS = [
    ("site", [PYTHON, "Tests/Site/all.py", MAKI], True),
    ("unit", ["swift", "test", "--skip-build"], False),
    ("package", ["python3", "Tests/Commands/package.py"], False),
    ("archive", ["python3", "Tests/Commands/archive.py", MAKI], False),
    ("open-data", [PYTHON, "Tests/OpenData/run.py", MAKI], False),
    ("versions", [PYTHON, "Tests/Commands/versions.py", MAKI], False),
    ("matrix", ["python3", "Tests/Commands/matrix.py", MAKI], False),
    ("rebuild", ["python3", "Tests/Commands/rebuild.py", MAKI], False),
    ("publication", ["python3", "Tests/Commands/publication.py", MAKI], False),
    ("links", ["python3", "Tests/Commands/links.py", MAKI], False),
    ("faults", ["python3", "Tests/Commands/faults.py", MAKI], False),
    ("pipes", ["python3", "Tests/Commands/pipes.py", MAKI], False),
    ("disk", ["python3", "Tests/Commands/disk.py", MAKI], False),
    ("transcripts", ["python3", "Tests/Commands/run.py", MAKI], False),
    ("interview", ["python3", "Tests/Commands/interview.py", MAKI], True),
    ("counts", ["python3", "Tests/OpenData/counts.py", MAKI], False),
    ("powercut", ["python3", "Tests/Commands/powercut.py", MAKI], False),
    ("kill", ["python3", "Tests/Commands/kill.py", MAKI], False),
    ("recorded", ["python3", "Tests/Commands/golden.py", MAKI], False),
    ("same-bytes", ["python3", "Tests/Commands/same.py", MAKI], False),
    ("schema", [PYTHON, "Tests/Commands/schema.py", MAKI], False),
    ("serve", ["python3", "Tests/Commands/serve.py", MAKI], False),
    ("drafts", ["python3", "Tests/Commands/drafts.py", MAKI], False),
    ("answers", ["python3", "Tests/Commands/answers.py", MAKI], False),
    ("settings", ["python3", "Tests/Commands/settings.py", MAKI], False),
    ("help", ["python3", "Tests/Commands/help.py", MAKI], False),
    ("guide", ["python3", "Tests/Commands/guide.py", MAKI], False),
    ("tutorial", ["python3", "Tests/Commands/tutorial.py", MAKI], False),
    ("inventories", ["python3", "Tests/Commands/inventories.py", MAKI], False),
    ("examples", ["python3", "Tests/Commands/explain.py", MAKI], False),
    ("hostile", ["python3", "Tests/Commands/hostile.py", MAKI], False),
    ("lists", ["python3", "Tests/Commands/lists.py", MAKI], False),
    ("workbooks", [PYTHON, "Tests/Commands/workbooks.py", MAKI], False),
    ("series", ["python3", "Tests/Commands/series.py", MAKI], False),
    ("paths", ["python3", "Tests/Commands/paths.py", MAKI], False),
    ("formats", [PYTHON, "Tests/Commands/formats.py", MAKI], False),
    ("folders", ["python3", "Tests/Commands/folders.py"], False),
    ("passed-before", ["python3", "Tests/Commands/passed.py"], False),
    ("release", ["python3", "Tests/Commands/release.py"], False),
    ("release-files", ["python3", "Tests/Commands/release_files.py"], False),
    ("owners", ["python3", "Tests/Commands/owners.py"], False),
    ("texts", ["python3", "Tests/Commands/texts.py"], False),
    ("structure", ["scripts/check"], False),
    ("python", [PYTHON, "-m", "pyflakes", "Tests", *PROGRAMS], False),
    ("mutants-apply", ["python3", "scripts/mutants", "--check"], False),
]
SWIFT_SHOWN = re.compile(r"✘|error:|warning: |Test run with|skipped")
COUNTS = re.compile(r"(\d+) (?:checks )?passed, (\d+) failed")
SWIFT_RUN = re.compile(r"Test run with (\d+) tests?.* (passed|failed) after")
SKIPPED = re.compile(r"➜|left out")
# Lines about a test that ran, whatever its name says.
RAN = re.compile(r"[◇✔✘]")


class Outcome:
    """What a part said: its counts, what it left out, and whether it went well."""

    def __init__(self, name: str, code: int, text: str, seconds: float):
        self.name, self.text, self.seconds = name, text, seconds
        self.skipped = [line.strip() for line in text.splitlines() if SKIPPED.search(line) and not RAN.search(line)]
        found = COUNTS.findall(text)
        swift = SWIFT_RUN.findall(text)
        if swift:
            issues = len({line.split('"')[1] for line in text.splitlines() if line.startswith("✘ Test \"") and '"' in line})
            passed, failed = int(swift[-1][0]) - issues, issues
        elif found:
            passed, failed = sum(int(p) for p, _ in found), sum(int(f) for _, f in found)
        else:
            passed, failed = int(code == 0), 0
        # A part that ends badly has failed, whatever it counted.
        self.passed, self.failed = passed, max(failed, int(code != 0))


def run(name: str, command: list) -> Outcome:
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        try:
            code = subprocess.run(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT).returncode
        except OSError as error:
            code = 127
            output.write(f"{command[0]} cannot be run: {error}\n".encode())
        output.seek(0)
        text = output.read().decode("utf-8", "replace")
    return Outcome(name, code, text, time.monotonic() - began)


def show(outcome: Outcome) -> None:
    lines = outcome.text.splitlines()
    if outcome.name in ("unit", "build"):
        lines = [line for line in lines if SWIFT_SHOWN.search(line)]
    print(f"== {outcome.name} ({outcome.seconds:.0f} s)")
    print("\n".join(lines[-400:]))
    if outcome.failed:
        print(f"!! {outcome.name} failed")
    sys.stdout.flush()


def build() -> Outcome:
    outcome = run("build", ["swift", "build", "--build-tests"])
    outcome.passed = 0
    if "warning: var" in outcome.text or re.search(r"\.swift:\d+:\d+: warning:", outcome.text):
        outcome.failed = max(outcome.failed, 1)
    return outcome


def main(words: list) -> int:
    names = [name for name, _, _ in PARTS]
    if "--list" in words:
        print("\n".join(names))
        return 0
    again = "--again" in words
    words = [word for word in words if word != "--again"]
    unknown = [word for word in words if word not in names]
    if unknown:
        print(f"There is no part {', '.join(unknown)}. Parts: {', '.join(names)}", file=sys.stderr)
        return 64
    wanted = [part for part in PARTS if not words or part[0] in words]
    calling.set_clock()
    key = unchanged.fingerprint(ROOT)
    passed = unchanged.Passed(ROOT / ".build/tests-passed.json", key)
    outcomes = [build()]
    show(outcomes[0])
    kept = {} if again or words else {name: passed.counts[name] for name, _, _ in wanted if name in passed.counts}
    for name, count in kept.items():
        print(f"== {name}: {count} passed before on the same files")
    wanted = [part for part in wanted if part[0] not in kept]
    if outcomes[0].failed == 0:
        queue, own, state = list(wanted), threading.Lock(), threading.Lock()

        def lane() -> None:
            while True:
                with state:
                    if not queue:
                        return
                    name, command, uses_archive = queue.pop(0)
                if uses_archive:
                    own.acquire()
                try:
                    outcome = run(name, command)
                finally:
                    if uses_archive:
                        own.release()
                with state:
                    outcomes.append(outcome)
                    show(outcome)
                    # Files that changed while a part ran: nobody knows on which of them it passed.
                    if not outcome.failed and not outcome.skipped and unchanged.fingerprint(ROOT) == key:
                        passed.keep(name, outcome.passed)

        lanes = [threading.Thread(target=lane) for _ in range(2 if (os.cpu_count() or 1) > 1 else 1)]
        for each in lanes:
            each.start()
        for each in lanes:
            each.join()
    if outcomes[0].failed == 0 and len(outcomes) != len(wanted) + 1:
        raise SystemExit("Some parts did not end; nothing can be said of the whole.")
    skipped = [(outcome.name, line) for outcome in outcomes for line in outcome.skipped]
    for name, line in skipped:
        print(f"skipped in {name}: {line}")
    total, failed = sum(kept.values()) + sum(o.passed for o in outcomes), sum(o.failed for o in outcomes)
    for outcome in outcomes:
        if outcome.failed:
            print(f"failed: {outcome.name}")
    print(f"{total} passed, {failed} failed, {len(skipped)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
