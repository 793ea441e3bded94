#!/usr/bin/env python3
"""Writes every table of the public database as CSV and as JSON Lines with sqlite-utils, as its command line does."""
import csv
import json
import sys
from pathlib import Path

from sqlite_utils import Database

database = Database(sys.argv[1])
folder = Path(sys.argv[2])
folder.mkdir()
for table in database.tables:
    if table.name.startswith("deployments_search"):
        continue
    columns = [column.name for column in table.columns]
    with open(folder / f"{table.name}.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(database.execute(f"SELECT * FROM [{table.name}]"))
    with open(folder / f"{table.name}.jsonl", "w", encoding="utf-8") as file:
        for row in table.rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
