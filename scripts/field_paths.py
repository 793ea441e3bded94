#!/usr/bin/env python3
"""Writes the constants of FieldPath from the field catalogue, so that a mistyped path does not compile.

  python3 scripts/field_paths.py          writes Sources/FieldCatalogue/Paths/FieldPath+*.swift anew
  python3 scripts/field_paths.py --check  says which of them are not current, and where code names a path by a string

There is a constant for each path of fields-*.json, ended fields included: records of earlier versions still hold them. Its
name is the path without dots, [] and {}: `usage.context` is `usageContext`, `theme[]` is `theme`. Where a list in one type of
record is called like a single value in another (`measures[]`, `measures`), the list and what is in it say List."""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = "Sources/CRegisterResources/Resources"
PLACE = "Sources/FieldCatalogue/Paths"
HEAD = "// Written by scripts/field_paths.py from {}; change that and run the script.\n"
LONGEST = 120
# Modules whose code still names fields by strings; no other may begin to.
IN_STRINGS = {"SiteGenerator"}
MARKS = re.compile(r"\[\]|\{\}")
# Names that Swift does not take for a property, or that mean something else there.
RESERVED = {"self", "init", "all", "default", "in", "is", "as", "for", "case", "extension", "public", "internal", "import",
            "operator", "protocol", "class", "func", "var", "let", "return", "switch", "where", "while", "repeat", "throw"}


class Faulty(Exception):
    """The catalogue gives no names."""


def catalogue(root: Path) -> list:
    """The files of the catalogue, the header first: name and content."""
    files = [(file.name, json.loads(file.read_text(encoding="utf-8")))
             for file in sorted((root / RESOURCES).glob("fields-*.json"))]
    return sorted(files, key=lambda file: (file[1]["recordType"] != "header", file[0]))


def camel(path: str) -> str:
    first, *rest = MARKS.sub("", path).split(".")
    return first + "".join(step[:1].upper() + step[1:] for step in rest)


def names(paths) -> dict:
    """The name of the constant of each path."""
    singles = {path for path in paths if not MARKS.search(path)}
    result, taken = {}, {}
    for path in paths:
        head = MARKS.sub("", path.split(".")[0])
        # The list of one record type that is a single value in another.
        written = path.replace(head, head + "List", 1) if path.startswith(head + "[]") and head in singles else path
        name = camel(written)
        if name in taken:
            raise Faulty(f"{path} and {taken[name]} would both be called {name}; give the newer field another name")
        if name in RESERVED or not re.fullmatch(r"[a-z][A-Za-z0-9]*", name):
            raise Faulty(f"{path}: {name} is no name for a constant")
        taken[name] = path
        result[path] = name
    return result


def comment(text: str, types: list) -> str:
    whom = "every record" if "header" in types else ", ".join(types)
    return f"    /// {text} ({whom})."


def declaration(name: str, path: str) -> list:
    line = f'    @inlinable public static var {name}: FieldPath {{ FieldPath(catalogued: "{path}") }}'
    if len(line) <= LONGEST:
        return [line]
    return [f"    @inlinable public static var {name}: FieldPath {{", f'        FieldPath(catalogued: "{path}")', "    }"]


def title(name: str) -> str:
    """`Deployment3Decision` for fields-deployment-3-decision.json."""
    return "".join(part.capitalize() for part in name.removeprefix("fields-").removesuffix(".json").split("-"))


def sources(root: Path) -> dict:
    """What the generated files hold, by their paths."""
    files = catalogue(root)
    types, labels, first = {}, {}, {}
    for name, content in files:
        for field in content["fields"]:
            path = field["path"]
            if content["recordType"] not in types.setdefault(path, []):
                types[path].append(content["recordType"])
            labels.setdefault(path, field["label"]["en"])
            first.setdefault(path, name)
    named = names(types)
    result = {}
    for name, content in files:
        lines = []
        for path in types:
            if first[path] == name:
                lines += [comment(labels[path], types[path])] + declaration(named[path], path)
        if lines:
            result[f"{PLACE}/FieldPath+{title(name)}.swift"] = (
                HEAD.format(name) + "\nextension FieldPath {\n" + "\n".join(lines) + "\n}\n")
    rows, row = [], "           "
    for constant in named.values():
        if len(row) + len(constant) + 3 > LONGEST:
            rows.append(row)
            row = "           "
        row += f" .{constant},"
    result[f"{PLACE}/FieldPath+All.swift"] = (
        HEAD.format("fields-*.json") + "\nextension FieldPath {\n    /// Every constant; tests compare them with the catalogue.\n"
        "    package static var all: [FieldPath] {\n        [\n" + "\n".join(rows + [row]) + "\n        ]\n    }\n}\n")
    return result


def strings(root: Path) -> list:
    """Paths that code still names by strings; single words mean other things as well and are not looked at."""
    named = names({field["path"]: None for _, content in catalogue(root) for field in content["fields"]})
    spelled = {form: name for path, name in named.items() for form in (path, MARKS.sub("", path)) if re.search(r"[.\[{]", form)}
    result = []
    for file in sorted((root / "Sources").rglob("*.swift")):
        place = file.relative_to(root).as_posix()
        if place.startswith(PLACE) or place.split("/")[1] in IN_STRINGS:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            for text in re.findall(r'"([A-Za-z0-9.\[\]{}]+)"', line.split("//")[0]):
                if text in spelled:
                    result.append(f"{place}:{number}: \"{text}\" is a path; write .{spelled[text]}")
    return result


def problems(root: Path) -> list:
    """What is not current, one sentence each."""
    try:
        wanted = sources(root)
    except Faulty as fault:
        return [f"{RESOURCES}: {fault}"]
    found = {file.relative_to(root).as_posix() for file in (root / PLACE).glob("FieldPath+*.swift")}
    result = [f"{name} belongs to no file of the catalogue; delete it" for name in sorted(found - wanted.keys())]
    for name, text in wanted.items():
        if name not in found or (root / name).read_text(encoding="utf-8") != text:
            result.append(f"{name} is not what the catalogue says; run: python3 scripts/field_paths.py")
    return result + strings(root)


def main() -> int:
    if "--check" in sys.argv[1:]:
        found = problems(ROOT)
        print("\n".join(found) or "The constants are those of the catalogue.")
        return 1 if found else 0
    try:
        wanted = sources(ROOT)
    except Faulty as fault:
        print(fault, file=sys.stderr)
        return 1
    for file in (ROOT / PLACE).glob("FieldPath+*.swift"):
        if file.relative_to(ROOT).as_posix() not in wanted:
            file.unlink()
    for name, text in wanted.items():
        (ROOT / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
