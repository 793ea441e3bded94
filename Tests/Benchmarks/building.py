"""Building the whole site against Hugo rendering the German record and list pages alone, and Hugo with Pagefind."""
import json
import shutil
import subprocess
from pathlib import Path

from hugo import words
from measuring import measured, median

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 3


def change_one(archive: Path, number: int) -> None:
    """Adds a second revision to a record, as a submit does."""
    place = sorted((archive / "records").glob("*/*/0001.json"))[number]
    record = json.loads(place.read_text(encoding="utf-8"))
    record.update(revision=2, recordedAt="2026-11-24T08:00:00Z", changeNote="Der Zweck ist genauer beschrieben.",
                  purpose=record["purpose"] + " Das Ergebnis prüft ein Mensch.")
    place.with_name("0002.json").write_text(json.dumps(record, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def words_of_pages(place: Path) -> dict:
    """Words of ten record pages of the register and of Hugo: what is compared must say the same."""
    mean = lambda site, records: round(sum(words((place / site / "systeme" / record / "index.html").read_text(encoding="utf-8"))
                                           for record in records) / len(records))
    records = sorted(path.parent.name for path in (place / "registry-data/records").glob("*/*/0001.json"))
    sample = records[::max(1, len(records) // 10)][:10]
    return {"register": mean("given", sample), "hugo": mean("pages-0", sample)}


def measure(maki: str, python: str, folder: str) -> dict:
    """Stages of one archive in `folder`/registry-data; every figure is the median of several runs, taken in turn."""
    place = Path(folder)
    hugo = place / "hugo"
    # The pages Hugo is to make in the same words; it stays until the end, see below.
    subprocess.run([maki, "build", "--sources", ROOT, "--quiet", "--register", "given.sqlite", "--output", "given"], cwd=folder, check=True)
    subprocess.run([python, ROOT / "Tests/Benchmarks/hugo.py", "registry-data", "given", "hugo"], cwd=folder, check=True)
    program = Path(python).parent / "hugo"
    cold, pages, index = [], [], []
    for run in range(RUNS):
        # A folder of its own for each run: file systems avoid what was deleted a moment ago, and that takes time.
        cold.append(measured([maki, "build", "--sources", ROOT, "--quiet", "--register", f"cold-{run}.sqlite", "--output", f"cold-{run}"], folder))
        pages.append(measured([program, "--quiet", "--source", hugo, "--destination", place / f"pages-{run}"], folder))
        index.append(measured([python, "-m", "pagefind", "--site", place / f"pages-{run}"], folder))
    build = [maki, "build", "--sources", ROOT, "--quiet", "--register", "cold-0.sqlite", "--output", "cold-0"]
    same = measured(build, folder)
    changed = []
    for run in range(RUNS):
        change_one(place / "registry-data", run)
        changed.append(measured(build, folder))
    links = measured(["cp", "-al", "cold-0", "linked"], folder)
    for name in place.glob("cold-[12]*"):
        shutil.rmtree(name) if name.is_dir() else name.unlink()
    result = {"cold": median(cold), "hugo": median(pages), "pagefind": median(index), "nothing changed": same,
              "one changed": median(changed), "linking the tree": links}
    result["words of a page"] = words_of_pages(place)
    result["files"] = sum(1 for path in (place / "cold-0").rglob("*") if path.is_file())
    return result
