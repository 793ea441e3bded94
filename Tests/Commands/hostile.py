#!/usr/bin/env python3
"""Feeds `maki validate` records that somebody made to hurt: each made anew from a valid record, with the verdict, the
code and the place it must have. None may take longer than 100 ms of processor time, much memory, or end in a crash.

A case is a name, the bytes, the expected code (None: accepted), and the text the finding must point at (a byte string
that occurs once; None: only the code counts)."""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = Path(sys.argv[1]).resolve()
SAMPLE = (ROOT / "Tests/Fixtures/drafts/gut.json").read_text(encoding="utf-8")
# Unoptimised builds are some ten times slower; the release build keeps the promise.
SECONDS = 0.1 if "release" in str(MAKI) else 1.0
MEGABYTES = 120
cases = []


def case(name, data, code, spot=None):
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if isinstance(spot, str):
        spot = spot.encode("utf-8", "surrogatepass")
    cases.append((name, data, code, spot))


def field(path, value):
    """The sample with one field changed; the value is written as JSON unless it is bytes."""
    record = json.loads(SAMPLE)
    target = record
    for step in path.split(".")[:-1]:
        target = target.setdefault(step, {})
    target[path.split(".")[-1]] = "@@@" if isinstance(value, bytes) else value
    text = json.dumps(record, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")
    return text.replace(b'"@@@"', value) if isinstance(value, bytes) else text


def unit(text, code, spot=None):
    quoted = json.dumps(text, ensure_ascii=False)
    return field("unit", text), code, (spot or quoted)


def head(extra):
    """The sample with raw text behind its opening brace."""
    return "{" + extra + SAMPLE[1:]


# Syntax: what lenient readers let through.
case("ok", SAMPLE, None)
case("ok-trailing-space", SAMPLE + "\n \t\r\n", None)
case("empty", "", "JSON-empty")
case("bom", b"\xef\xbb\xbf" + SAMPLE.encode(), "JSON-bom")
case("utf16le", SAMPLE.encode("utf-16-le"), "JSON-utf16")
case("utf16be-bom", SAMPLE.encode("utf-16"), "JSON-utf16")
case("latin1", field("unit", b'"Pr\xfcfstelle"'), "JSON-utf8", b"\xfcfstelle"[:1])
case("overlong", field("unit", b'"\xc0\xaf"'), "JSON-utf8", b"\xc0")
case("surrogate-utf8", field("unit", b'"\xed\xa0\x80"'), "JSON-utf8", b"\xed")
case("beyond-unicode", field("unit", b'"\xf4\x90\x80\x80"'), "JSON-utf8", b"\xf4")
case("truncated-utf8", b'{"unit":"\xe2\x82', "JSON-utf8", b"\xe2")
case("duplicate", head('"name":"A","name":"B",'), "JSON-duplicate-name")
case("duplicate-escaped", head('"unit":"A","\\u0075nit":"B",'), "JSON-duplicate-name")
case("nfc-nfd-names", head('"\u00e9":1,"e\u0301":2,'), "FORM-unknown-key", '"\u00e9"')
case("trailing-comma-object", SAMPLE.rstrip()[:-1] + ",}", "JSON-trailing-comma")
case("trailing-comma-array", field("theme", b'["other",]'), "JSON-trailing-comma")
case("comment", head("/* x */"), "JSON-comment", "/* x */"[:2])
case("single-quotes", head("'unit':'a',"), "JSON-single-quotes")
case("nan", field("usage.casesPerYear", b"NaN"), "JSON-nan", "NaN")
case("leading-zero", field("usage.casesPerYear", b"0815"), "JSON-number", "0815")
case("plus", field("usage.casesPerYear", b"+5"), "JSON-number", "+5")
case("arabic-digit", field("usage.casesPerYear", "\u0663".encode()), "JSON-value", "\u0663")
case("second-document", SAMPLE.rstrip() + "{}", "JSON-trailing-content")
case("lone-surrogate", field("unit", b'"\\ud800"'), "JSON-surrogate", "\\ud800")
case("swapped-surrogates", field("unit", b'"\\udc00\\ud800"'), "JSON-surrogate", "\\udc00")
case("nul-raw", field("unit", b'"a\x00b"'), "JSON-control", b"\x00")
case("control-raw", field("unit", b'"a\x1bb"'), "JSON-control", b"\x1b")
# Limits: size, depth, number, all in linear time.
case("too-large", SAMPLE.rstrip()[:-1] + ',"unit":"' + "a" * 1_100_000 + '"}', "JSON-too-large")
case("depth-33", head('"x":' + "[" * 33 + "]" * 33 + ","), "JSON-too-deep")
case("depth-500k", "[" * 500_000 + "]" * 500_000, "JSON-too-deep")
case("depth-objects", '{"a":' * 100_000 + "1" + "}" * 100_000, "JSON-too-deep")
case("unclosed-1M", "[" * 1_000_000, "JSON-too-deep")
case("many-members", head("".join(f'"k{i}":1,' for i in range(60_000))), "JSON-too-many-members")
case("many-values", field("theme", ("[" + ",".join(["1"] * 200_000) + "]").encode()), "JSON-too-many-values")
case("digits", field("usage.casesPerYear", b"9" * 900_000), "JSON-number-range")
case("integer-huge", field("usage.casesPerYear", b"123456789012345678901234567890"), "FORM-type", "123456789012345678901234567890")
case("integer-overflow", field("usage.casesPerYear", b"9223372036854775808"), "FORM-type", "9223372036854775808")
case("infinity", field("environment.kWhPerYear", b"1e400"), "JSON-number-range", "1e400")
case("exponent", field("environment.kWhPerYear", b"1e999999999999999999999"), "JSON-number-range", "1e999999999999999999999")
# Texts: what deceives readers.
case("nul-escape", *unit("a\u0000b", "TEXT-control", '"a\\u0000b"'))
case("ansi", *unit("\u001b[2J\u001b]0;x\u0007", "TEXT-control", '"\\u001b[2J\\u001b]0;x\\u0007"'))
case("c1", *unit("\u009b31m", "TEXT-control"))
case("cr", *unit("a\rOK", "TEXT-line-break", '"a\\rOK"'))
case("crlf", *unit("a\r\nOK", "TEXT-line-break", '"a\\r\\nOK"'))
case("line-separator", *unit("a\u2028b", "TEXT-line-break"))
for scalar in (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C):
    case(f"bidi-{scalar:04x}", *unit(f"a{chr(scalar)}b", "TEXT-bidi"))
for scalar in (0x200B, 0x2060, 0xFEFF, 0x00AD, 0x180E, 0x3164, 0xFFA0, 0xE0041, 0xFFF9, 0x115F):
    case(f"invisible-{scalar:04x}", *unit(f"a{chr(scalar)}b", "TEXT-invisible"))
case("private-use", *unit("a\ue000b", "TEXT-private-use"))
case("noncharacter", *unit("a\ufdd0b", "TEXT-noncharacter"))
case("zalgo", *unit("\u0436" + "\u0301" * 40, "TEXT-combining"))
case("not-nfc", *unit("Pru\u0308fung", "TEXT-nfc"))
case("mixed-scripts", *unit("R\u0435ferat", "TEXT-mixed-scripts"))
case("emoji", *unit("Familie \U0001F468\u200d\U0001F469\u200d\U0001F467", None))
case("arabic", *unit("\u0646\u0638\u0627\u0645", None))
# Identifiers: names of files and addresses.
for value in ("k\u0456-0001", "\u212ai-0001", "ki-\uff10001", "../../etc/passwd", "x/\u0301y", "nul.json", "a.", "a ",
              "-rf", ".git", "A", "a\\b", "a:b", "%2e%2e", "x" * 256):
    case(f"id-{value[:8]!r}", field("id", value), "FORM-format", json.dumps(value, ensure_ascii=False))
case("id-empty", field("id", ""), "FORM-length", '"id": ""'[6:])
case("id-reserved", field("id", "con"), "REF-id", '"con"')
case("proto", head('"__proto__":{"x":1},"constructor":1,'), "FORM-unknown-key", '"__proto__"')
case("february-30", field("confirmedOn", "2026-02-30"), "FORM-format", '"2026-02-30"')
case("year-99999", field("confirmedOn", "99999-01-01"), "FORM-format", '"99999-01-01"')
# Text that other programs would run: kept as text.
for name, text in (("html-quote", 'x"\u0301 onmouseover=alert(1) '), ("formula", '=HYPERLINK("http://x.example","x")'),
                   ("formula-combining", "=\u0301cmd"), ("sql", "'); DROP TABLE record;--"),
                   ("template", "{{id}} {% include %} ${x} <%= x %>"), ("xml", "]]> &lt;!ENTITY x> &#0;"),
                   ("backtracking", "a" * 40 + "!")):
    case(name, *unit(text, None))
case("script", field("unit", "<script>alert(1)</script>"), "TEXT-tag", '"<script>alert(1)</script>"')
case("markdown-links", field("description", "[x](javascript:alert(1)) ![p](https://x.example/p.gif) und mehr Text dazu."), None)
case("markdown-table", field("description", "|" + "x|" * 2000 + "\n|" + "-|" * 2000 + "\n" + "a\n" * 8000), "FORM-length")
case("markdown-cdata", field("description", "a" + "<![CDATA[" * 40_000), "FORM-length")
case("markdown-quotes", field("description", ">" * 60_000), "FORM-length")

problems = []
with tempfile.TemporaryDirectory() as folder:
    for number, (name, data, code, spot) in enumerate(cases):
        path = os.path.join(folder, f"{number:03}.json")
        Path(path).write_bytes(data)
        process = subprocess.Popen([MAKI, "validate", path, "--format", "json", "--as-of", "2026-11-24"],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        output = process.stdout.read()
        process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        exit_code = os.waitstatus_to_exitcode(status)
        seconds = usage.ru_utime + usage.ru_stime
        if exit_code not in (0, 1):
            problems.append(f"{name}: exit {exit_code}")
            continue
        if seconds > SECONDS:
            problems.append(f"{name}: {seconds * 1000:.0f} ms")
        if usage.ru_maxrss / 1024 > MEGABYTES:
            problems.append(f"{name}: {usage.ru_maxrss / 1024:.0f} MB")
        findings = json.loads(output)["findings"]
        errors = [finding for finding in findings if finding["severity"] == "error"]
        if code is None:
            if errors or exit_code:
                problems.append(f"{name}: refused with {errors[0]['code']}, should be accepted")
            continue
        hits = [finding for finding in findings if finding["code"] == code]
        if not hits or (exit_code != 1 and code != "TEXT-tag"):
            problems.append(f"{name}: {sorted({finding['code'] for finding in findings})} instead of {code}")
            continue
        if spot is None:
            continue
        if data.count(spot) != 1:
            problems.append(f"{name}: the test's mark occurs {data.count(spot)} times")
            continue
        offset = data.index(spot)
        line = data.count(b"\n", 0, offset) + 1
        column = sum(byte & 0xC0 != 0x80 for byte in data[data.rfind(b"\n", 0, offset) + 1:offset]) + 1
        places = [(finding["start"]["line"], finding["start"]["column"]) for finding in hits]
        if (line, column) not in places:
            problems.append(f"{name}: {code} at {places[0]}, not at {(line, column)}")
print("\n".join(problems), file=sys.stderr)
print(f"hostile input: {len(cases) - len(problems)} passed, {len(problems)} failed")
sys.exit(1 if problems else 0)
