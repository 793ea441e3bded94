"""Where the version of the program stands, and which other files have to say the same.

Its one place is the file MakiVersion.swift. publiccode.yml repeats it because its standard demands that, and the
newest section of CHANGELOG.md is headed by it."""
import datetime
import re
from pathlib import Path

from . import Refusal

FORM = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
STATED = re.compile(r'(static let current = ")([^"]*)(")')
SOFTWARE_VERSION = re.compile(r"^(softwareVersion: )(\S+)()$", re.MULTILINE)
RELEASE_DATE = re.compile(r'^(releaseDate: ")([^"]*)(")$', re.MULTILINE)
UNRELEASED = "## Unreleased\n"
# "## 1.2.0 (2026-12-01)" or "## 1.2.0 (unreleased)"; what follows the bracket is free.
HEADING = re.compile(r"^## (\d+\.\d+\.\d+) \(([^)]*)\)(.*)$", re.MULTILINE)


def order(version: str) -> tuple:
    """The numbers of a version, so that 0.10.0 comes after 0.9.0."""
    if not FORM.fullmatch(version):
        raise Refusal(f'"{version}" is no version; write three numbers, such as 1.2.0.', code=64)
    return tuple(int(part) for part in version.split("."))


def day(text: str) -> datetime.date:
    """A day written as 2026-12-01."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Refusal(f'"{text}" is no day; write it as 2026-12-01.', code=64) from None


def version_file(root: Path) -> Path:
    """The one file that says the version, in whatever module it lies."""
    found = sorted(root.glob("Sources/*/MakiVersion.swift"))
    if len(found) != 1:
        raise Refusal(f"There must be one file MakiVersion.swift under Sources, but there are {len(found)}.")
    return found[0]


def read(root: Path, name: str) -> str:
    try:
        return (root / name).read_text(encoding="utf-8")
    except OSError as error:
        raise Refusal(f"{name} cannot be read: {error.strerror}.") from None


def single(pattern: re.Pattern, text: str, what: str) -> str:
    """The value that stands exactly once in a text."""
    found = pattern.findall(text)
    if len(found) != 1:
        raise Refusal(f"{what} must stand there once, but it stands there {len(found)} times.")
    return found[0][1]


def version(root: Path) -> str:
    """The version of the program, from its one place."""
    file = version_file(root)
    name = str(file.relative_to(root))
    stated = single(STATED, read(root, name), f"The version in {name}")
    order(stated)
    return stated


def newest(changelog: str) -> tuple:
    """Version and bracket of the newest numbered section of the changelog."""
    found = HEADING.search(changelog)
    if not found:
        raise Refusal('CHANGELOG.md has no section such as "## 1.2.0 (2026-12-01)".')
    return found[1], found[2]


def unreleased(changelog: str) -> str:
    """What stands under "## Unreleased"."""
    if changelog.count(UNRELEASED) != 1:
        raise Refusal('CHANGELOG.md must have one heading "## Unreleased".')
    after = changelog.split(UNRELEASED)[1]
    following = re.search(r"^## ", after, re.MULTILINE)
    return (after[:following.start()] if following else after).strip()


def disagreements(root: Path) -> list:
    """What says another version, or another day, than the one place of the version and the changelog."""
    problems = []
    try:
        stated, changelog, publiccode = version(root), read(root, "CHANGELOG.md"), read(root, "publiccode.yml")
        unreleased(changelog)
        section, bracket = newest(changelog)
        software = single(SOFTWARE_VERSION, publiccode, "softwareVersion in publiccode.yml")
        released = single(RELEASE_DATE, publiccode, "releaseDate in publiccode.yml")
    except Refusal as refusal:
        return refusal.problems
    name = version_file(root).relative_to(root)
    if software != stated:
        problems.append(f"publiccode.yml says version {software}, but {name} says {stated}.")
    if section != stated:
        problems.append(f"The newest section of CHANGELOG.md is {section}, but {name} says {stated}.")
    if bracket != "unreleased":
        try:
            day(bracket)
        except Refusal:
            problems.append(f'CHANGELOG.md: the bracket behind {section} holds neither a day nor "unreleased".')
        if released != bracket:
            problems.append(f"publiccode.yml says it was released on {released}, but CHANGELOG.md says {bracket}.")
    return problems


def moved(changelog: str, number: str, today: str) -> str:
    """The changelog with what is unreleased under the heading of the new version."""
    notes = unreleased(changelog)
    section, bracket = newest(changelog)
    if bracket == "unreleased" and section != number:
        raise Refusal(
            f"CHANGELOG.md has a section {section} that was never released: release {section} first, or give its heading "
            f"the number {number}.")
    if bracket != "unreleased" and order(number) <= order(section):
        raise Refusal(f"{number} does not come after {section}, which was released on {bracket}.")
    before, after = changelog.split(UNRELEASED)
    rest = after[re.search(r"^## ", after, re.MULTILINE).start():]
    if bracket == "unreleased":
        heading = HEADING.search(rest)
        own = rest[heading.end():].lstrip("\n")
        body = f"{notes}\n" + own if notes else own
        return f"{before}{UNRELEASED}\n## {number} ({today}){heading[3]}\n\n{body}"
    if not notes:
        raise Refusal('Nothing stands under "## Unreleased" in CHANGELOG.md: say there what changed.')
    return f"{before}{UNRELEASED}\n## {number} ({today})\n\n{notes}\n\n{rest}"


def write(root: Path, number: str, today: datetime.date) -> list:
    """Writes the version to its one place, and takes it over into the files that repeat it.

    All texts are made before the first is written. Returns the names of the files that were written."""
    order(number)
    problems = disagreements(root)
    if problems:
        raise Refusal(*problems)
    stated = version(root)
    if order(number) < order(stated):
        raise Refusal(f"{number} comes before {stated}, the version the program has now.")
    source = str(version_file(root).relative_to(root))
    publiccode = SOFTWARE_VERSION.sub(rf"\g<1>{number}\g<3>", read(root, "publiccode.yml"))
    texts = {
        source: STATED.sub(rf"\g<1>{number}\g<3>", read(root, source)),
        "publiccode.yml": RELEASE_DATE.sub(rf"\g<1>{today}\g<3>", publiccode),
        "CHANGELOG.md": moved(read(root, "CHANGELOG.md"), number, str(today)),
    }
    for name, text in texts.items():
        (root / name).write_text(text, encoding="utf-8")
    return list(texts)
