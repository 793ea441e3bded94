#!/usr/bin/env python3
"""What `maki validate` is measured against: Python reading the same files, with jsonschema-rs listing all errors.

    python_validation.py SCHEMA FOLDER

The schema is the one of `maki schema deployment`. Prints the number of records and errors as JSON."""
import json
import sys
from pathlib import Path

import jsonschema_rs

schema = json.loads(Path(sys.argv[1]).read_bytes())
validator = jsonschema_rs.validator_for(schema)
records = errors = 0
for file in sorted(Path(sys.argv[2]).rglob("*.json")):
    record = json.loads(file.read_bytes())
    if record.get("recordType") != "deployment":
        continue
    records += 1
    errors += sum(1 for _ in validator.iter_errors(record))
print(json.dumps({"records": records, "errors": errors}))
