"""The ten questions answered from the published records, without SQL: what the views must give."""
from datetime import date

from world import german_day

EU = set("AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split())

def latest(history: list, kind: str) -> list:
    newest = {}
    for record in history:
        newest[record["id"]] = record
    replaced = {
        r["supersedes"] for r in newest.values()
        if "supersedes" in r and "withdrawal" not in r and r.get("publication", {}).get("level", "full") == "full"}
    return [r for r in newest.values() if r["recordType"] == kind and "withdrawal" not in r and r["id"] not in replaced]


def get(record: dict, path: str):
    for step in path.split("."):
        record = record.get(step) if isinstance(record, dict) else None
    return int(record) if isinstance(record, bool) else record


def table(records: list, *paths: str) -> list:
    return [tuple(get(r, path) for path in paths) for r in records]


def is_restricted(record: dict) -> bool:
    return get(record, "publication.level") == "reduced"


def answered(found: list, restricted: str, *paths: str) -> list:
    """Rows with the answer: yes, or that too little is public to tell."""
    return [row + (restricted if is_restricted(r) else "yes",) for r, row in zip(found, table(found, *paths))]


def q01(history, authorities, withheld):
    def asked(r):
        risk, fria = get(r, "derived.riskClass"), get(r, "derived.friaStatus")
        if is_restricted(r):
            return (risk is None or risk.startswith("high-risk")) and fria not in {"completed", "not-required"}
        return (r.get("status") == "in-use" and (risk or "").startswith("high-risk")
                and fria in {"missing", "planned", "in-progress", "outdated"})

    found = [r for r in latest(history, "deployment") if asked(r)]
    return answered(found, "status-not-public", "id", "name", "authority", "origin", "derived.riskClass", "derived.friaStatus", "dates.inUseFrom")


def q02(history, authorities, withheld):
    moves = []
    before = {}
    for r in history:
        risk = get(r, "derived.riskClass")
        if r["recordType"] != "deployment" or "withdrawal" in r:
            continue
        old = before.get(r["id"])
        if old and risk and old != risk:
            moves.append((r["id"], r["authority"], r["origin"], r["revision"], r["recordedAt"], german_day(r["recordedAt"]), old, risk))
        before[r["id"]] = risk
    return sorted(moves, key=lambda m: (m[4], m[0]))


def q03(history, authorities, withheld):
    present = latest(history, "deployment")
    products = [get(r, "system.product") for r in present]
    found = [r for r in present if get(r, "system.product") and products.count(get(r, "system.product")) > 1]
    return sorted(table(found, "system.product", "id", "name", "authority", "origin"))


def q04(history, authorities, withheld):
    return [
        (a["id"], a["name_de"], a["ressort"], a["origin"], int(a["from_public_sources"])) for a in authorities
        if a["origin"] != "sample" and not a["valid_to"] and a["reported"] == "0" and not a["latest_null_report"]]


def q05(history, authorities, withheld):
    found = [
        r for r in latest(history, "deployment")
        if is_restricted(r) or (get(r, "decision.affectsNaturalPersons") and get(r, "decision.role") not in {None, "none", "information"})]
    return answered(found, "not-public", "id", "name", "authority", "origin", "decision.role", "decision.legalEffect", "remedy.kind", "remedy.deadline")


def q06(history, authorities, withheld):
    found = [r for r in latest(history, "deployment") if get(r, "biometrics.used") or is_restricted(r)]
    return [
        row + (", ".join(get(r, "biometrics.kind") or []) or None, "not-public" if is_restricted(r) else "yes")
        for r, row in zip(found, table(found, "id", "name", "authority", "origin", "biometrics.lawEnforcement", "biometrics.publicSpace"))]


def q07(history, authorities, withheld):
    touched = {r["id"]: set(get(r, "impactOnRights.rights") or []) for r in latest(history, "deployment")}
    samples = {r["id"] for r in latest(history, "deployment") if r["origin"] == "sample"}
    for assessment in latest(history, "fria"):
        for deployment in assessment.get("deployments", []):
            for risk in assessment.get("risks", []):
                touched.get(deployment, set()).update(risk.get("rights", []))
    counts = {}
    for deployment, rights in touched.items():
        for right in rights:
            everything, real = counts.get(right, (0, 0))
            counts[right] = (everything + 1, real + (deployment not in samples))
    return [(code, NAMES["right"][code], *counts[code]) for code in sorted(counts, key=lambda c: (-counts[c][0], c))]


def q08(history, authorities, withheld):
    def answer(r):
        if (get(r, "system.provider.country") or "DE") not in EU or get(r, "sovereignty.thirdCountryAccess") in {"possible", "yes"}:
            return "yes"
        places = {"/system/provider", "/system/provider/country", "/sovereignty", "/sovereignty/thirdCountryAccess"}
        hidden = any(a["kind"] == "withheld" for place, a in r.get("absence", {}).items() if place in places)
        return "not-public" if hidden or is_restricted(r) else None

    found = [r for r in latest(history, "deployment") if answer(r)]
    rows = table(found, "id", "name", "authority", "origin", "system.provider.name", "system.provider.country",
                 "sovereignty.hosting.model", "sovereignty.thirdCountryAccess")
    return [row + (answer(r),) for r, row in zip(found, rows)]


def q09(history, authorities, withheld):
    names = {a["id"]: a["name_de"] for a in authorities}
    sums = {}
    for w in withheld:
        # Small numbers of hidden records stand without Ressort, ground or number.
        ressort, ground = w["ressort"] or None, w["ground"] or None
        key = (ressort, names.get(ressort), w["kind"], ground, NAMES["publication-ground"].get(ground), w["origin"])
        count = int(w["count"]) if w["count"] else None
        sums[key] = count if sums.get(key) is None else sums[key] + (count or 0)
    found = [key + (count,) for key, count in sums.items()]
    return sorted(found, key=lambda w: (-(w[6] or 0), w[0] or "", w[2], w[3] or "", w[5]))


def q10(history, authorities, withheld):
    today = german_day(max(r["recordedAt"] for r in history))

    def due(day: str) -> str:
        year, month, number = map(int, day.split("-"))
        return date(year + 1, month, 28 if (month, number) == (2, 29) else number).isoformat()

    found = [r for r in latest(history, "deployment")
             if r.get("confirmedOn") and r["origin"] != "public-source" and r.get("status") not in {"retired", "recalled", "abandoned"}
             and due(r["confirmedOn"]) < today]
    rows = table(found, "id", "name", "authority", "origin", "status", "confirmedOn")
    return sorted((tuple(row) + (due(row[5]),) for row in rows), key=lambda r: (r[5], r[0]))


EXPECTED = {
    "q01_high_risk_without_fria": q01, "q02_risk_class_moves": q02, "q03_shared_products": q03, "q04_silent_authorities": q04,
    "q05_decisions_about_people": q05, "q06_biometrics": q06, "q07_rights_touched": q07, "q08_outside_eu": q08,
    "q09_withheld": q09, "q10_unconfirmed": q10,
}


def names() -> dict:
    """German names of codes, from the catalogue's own files."""
    import json
    from pathlib import Path
    result = {}
    for file in (Path(__file__).resolve().parent.parent.parent / "Sources/CRegisterResources/Resources").glob("vocabular*.json"):
        for name, vocabulary in json.loads(file.read_text(encoding="utf-8")).get("vocabularies", {}).items():
            result[name] = {item["code"]: item["label"]["de"] for item in vocabulary["items"]}
    return result


NAMES = names()
