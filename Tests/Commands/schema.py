#!/usr/bin/env python3
"""On generated mutants of valid records the JSON Schema of `maki schema` and `maki validate` agree on the structure."""
import copy
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from jsonschema import Draft202012Validator

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = sys.argv[1]
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 2400
random.seed(2349)
TYPES = ["deployment", "fria", "incident", "label", "authority"]
schemas = {}
for kind in TYPES:
    schema = json.loads(subprocess.run([MAKI, "schema", kind], capture_output=True, check=True).stdout)
    Draft202012Validator.check_schema(schema)
    schemas[kind] = Draft202012Validator(schema)
    public = json.loads(subprocess.run([MAKI, "schema", kind, "--public"], capture_output=True, check=True).stdout)
    Draft202012Validator.check_schema(public)

records = [json.loads(p.read_text(encoding="utf-8"))
           for part in ("authorities", "records") for p in sorted((ROOT / "registry-data" / part).rglob("*.json"))]
records = [r for r in records if r["recordType"] != "authority"] + [r for r in records if r["recordType"] == "authority"][:12]
VALUES = [None, True, False, 0, 1, 2, -1, 1.5, 1.0, 10**9, 99, "", "x", "2026-02-30", "2026-01-01\n", "full", "reduced", "unknown",
          "public-source", "sample", "completed", [], {}, ["GOVE"], ["GOVE", "GOVE"], "a" * 400, "https://x.example/", "http://x.example/",
          {"reason": "zurückgenommen zum Test"}, "bund-x", "III.5.a", ["III.5.a"], [1], [{}], "true"]


def places(value, path=()):
    yield path
    if isinstance(value, dict):
        for key in value:
            yield from places(value[key], path + (key,))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield from places(value[index], path + (index,))


def mutate(record):
    result = copy.deepcopy(record)
    for _ in range(random.choice([1, 1, 1, 2, 3])):
        path = random.choice(list(places(result))[1:])
        parent = result
        for step in path[:-1]:
            parent = parent[step]
        action = random.random()
        if action < 0.35:
            del parent[path[-1]]
        elif action < 0.85:
            parent[path[-1]] = copy.deepcopy(random.choice(VALUES))
        elif isinstance(parent, dict):
            parent[random.choice(["statsu", "withdrawal", "changeNote", "source", "extra", "revision"])] = copy.deepcopy(random.choice(VALUES))
        else:
            parent.append(copy.deepcopy(random.choice(parent + VALUES)))
    return result


with tempfile.TemporaryDirectory() as folder:
    mutants = []
    for number in range(COUNT):
        mutant = mutate(random.choice(records))
        mutants.append(mutant)
        Path(folder, f"{number:05d}.json").write_text(json.dumps(mutant, ensure_ascii=False), encoding="utf-8")
    output = subprocess.run([MAKI, "validate", folder, "--format", "json"], capture_output=True).stdout
    findings = json.loads(output)["findings"]
structural = {}
for finding in findings:
    if finding["code"].startswith("FORM"):
        structural.setdefault(int(Path(finding["file"]).stem), []).append(finding)
failures = 0
invalid = 0
for number, mutant in enumerate(mutants):
    kind = mutant.get("recordType") if isinstance(mutant.get("recordType"), str) else None
    expected = kind in schemas and schemas[kind].is_valid(mutant)
    invalid += not expected
    if expected != (number not in structural):
        failures += 1
        if failures <= 5:
            errors = [e.message[:120] + " at " + e.json_path for e in schemas[kind].iter_errors(mutant)][:2] if kind in schemas else ["record type"]
            print(f"mutant {number}: schema {expected} {errors}, maki {[f['message']['en'][:120] for f in structural.get(number, [])][:2]}", file=sys.stderr)
print(f"schema and validation: {COUNT - failures} passed, {failures} failed ({invalid} invalid, {COUNT - invalid} valid mutants)")
sys.exit(1 if failures else 0)
