#!/usr/bin/env python3
"""Runs every example that `maki explain` shows: the failing one must lead to its code, at the place marked, and the
passing one must not. Examples are merge patches (RFC 7396) on the sample records."""
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = Path(sys.argv[1]).resolve()
MUSTERAMT = ROOT / "registry-data/records/bund-musteramt"
BASES = {
    "deployment": MUSTERAMT / "musteramt-2025-0001/0003.json",
    "fria": MUSTERAMT / "fria-musteramt-2025-0001/0001.json",
    "incident": MUSTERAMT / "musteramt-vorfall-2026-0001/0001.json",
}


def patched(base, patch):
    if not isinstance(patch, dict):
        return patch
    result = dict(base) if isinstance(base, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = patched(result.get(key), value)
    return result


def at(record, spot):
    for step in spot.replace("[]", "").replace("{}", "").split("."):
        record = record.get(step) if isinstance(record, dict) else None
    return record


explanations = json.loads(subprocess.run([MAKI, "explain", "--all", "--format", "json"], capture_output=True, check=True).stdout)["explanations"]
ASSESSMENT = json.loads((MUSTERAMT / "fria-musteramt-2025-0001/0001.json").read_text(encoding="utf-8"))
cases = []
with tempfile.TemporaryDirectory() as folder:
    for explanation in explanations:
        for kind in ("failing", "passing"):
            example = explanation.get(kind)
            if not example:
                continue
            base = json.loads(BASES[explanation["recordType"]].read_text(encoding="utf-8"))
            base.pop("revision", None), base.pop("recordedAt", None)
            base["id"] = base["id"][:-4] + str(1000 + len(cases))
            record = patched(base, example["patch"])
            if record.get("fria", {}).get("id") == ASSESSMENT["id"]:
                # The sample assessment is about the sample only; the example needs one about itself.
                copy = {**ASSESSMENT, "id": f"fria-musteramt-2025-{1000 + len(cases)}", "deployments": [record["id"]]}
                record["fria"]["id"] = copy["id"]
                (Path(folder) / f"fria-{len(cases):04}.json").write_text(json.dumps(copy, ensure_ascii=False), encoding="utf-8")
            name = f"{len(cases):04}.json"
            (Path(folder) / name).write_text(json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8")
            cases.append((name, kind, explanation["code"], example.get("spot"), record))
    run = subprocess.run([MAKI, "validate", ".", ROOT / "registry-data/authorities", MUSTERAMT, "--format", "json", "--as-of", "2026-11-24"], cwd=folder, capture_output=True)
    report = json.loads(run.stdout)
found = {}
for finding in report["findings"]:
    found.setdefault(finding["file"].split("/")[-1], []).append(finding)
problems = []
for name, kind, code, spot, record in cases:
    hits = [finding for finding in found.get(name, []) if finding["code"] == code]
    if kind == "failing" and not hits:
        problems.append(f"{code}: the failing example does not lead to it, but to {sorted({f['code'] for f in found.get(name, [])})}")
    if kind == "passing" and hits:
        problems.append(f"{code}: the passing example leads to it: {hits[0]['message']}")
print("\n".join(problems), file=sys.stderr)
print(f"examples: {len(cases) - len(problems)} passed, {len(problems)} failed")
sys.exit(1 if problems or len(cases) < 100 else 0)
