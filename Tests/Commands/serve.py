#!/usr/bin/env python3
"""The preview answers as a server of files should, and goes on whatever its readers do."""
import http.client
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

MAKI = str(Path(sys.argv[1]).resolve())
passed = 0
failed = []


def check(name: str, ok: bool, detail: object = "") -> None:
    global passed
    if ok:
        passed += 1
    else:
        failed.append(name)
        print(f"  failed: {name} {detail}"[:600], file=sys.stderr)


def get(path: str, headers: dict = {}, method: str = "GET") -> tuple:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, dict((k.lower(), v) for k, v in answer.getheaders()), body


def raw(text: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as link:
        link.sendall(text)
        received = b""
        try:
            while piece := link.recv(65536):
                received += piece
        except ConnectionResetError:
            pass
        return received


def status(text: bytes) -> int:
    answer = raw(text)
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.1 ") else 0


def types() -> None:
    for path, expected in {
        "/": "text/html; charset=utf-8", "/a.css": "text/css; charset=utf-8", "/a.js": "text/javascript; charset=utf-8",
        "/a.csv": "text/csv; charset=utf-8", "/a.md": "text/markdown; charset=utf-8", "/a.json": "application/json",
        "/a.schema.json": "application/schema+json", "/a.jsonl": "application/jsonl", "/a.jsonld": "application/ld+json",
        "/a.ttl": "text/turtle; charset=utf-8", "/a.atom": "application/atom+xml", "/a.xml": "application/xml", "/a.svg": "image/svg+xml",
        "/a.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "/a.sqlite": "application/vnd.sqlite3",
        "/SHA256SUMS": "text/plain; charset=utf-8", "/a.unbekannt": "application/octet-stream",
    }.items():
        code, headers, _ = get(path)
        check(f"type of {path}", code == 200 and headers.get("content-type") == expected, headers.get("content-type"))


def conditions() -> None:
    code, headers, body = get("/a.json")
    check("tag, day, ranges, other sites", code == 200 and body == DATA and headers["etag"].startswith('"')
          and headers["last-modified"].endswith(" GMT") and headers["accept-ranges"] == "bytes" and headers["access-control-allow-origin"] == "*", headers)
    tag, day = headers["etag"], headers["last-modified"]
    for name, fields, expected in [
        ("the same tag", {"If-None-Match": tag}, 304), ("one of several tags", {"If-None-Match": f'"x", W/{tag}'}, 304),
        ("any tag", {"If-None-Match": "*"}, 304), ("another tag", {"If-None-Match": '"x"'}, 200),
        ("a tag comes before a day", {"If-None-Match": '"x"', "If-Modified-Since": day}, 200),
        ("not changed since", {"If-Modified-Since": day}, 304),
        ("not changed since the next day", {"If-Modified-Since": "Fri, 31 Dec 9998 23:59:59 GMT"}, 304),
        ("changed since", {"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 200), ("no day", {"If-Modified-Since": "gestern"}, 200),
    ]:
        code, headers, body = get("/a.json", fields)
        check(name, code == expected and (code == 200 or (body == b"" and headers["etag"] == tag)), code)
    code, headers, body = get("/a.json", method="HEAD")
    check("HEAD says what GET would", code == 200 and body == b"" and headers["content-length"] == str(len(DATA)) and headers["etag"] == tag, headers)
    size = len(DATA)
    answer = raw(b"HEAD /a.json HTTP/1.1\r\nHost: localhost\r\n\r\n")
    check("HEAD sends no body", answer.startswith(b"HTTP/1.1 200 ") and answer.endswith(b"\r\n\r\n") and answer.count(b"\r\n\r\n") == 1)
    for name, wanted, expected, part in [
        ("the first bytes", "bytes=0-9", 206, DATA[:10]), ("the last bytes", "bytes=-5", 206, DATA[-5:]),
        ("from a byte on", "bytes=10-", 206, DATA[10:]), ("one byte", "bytes=0-0", 206, DATA[:1]),
        ("beyond the end", f"bytes=5-{size + 100}", 206, DATA[5:]), ("more than there is", f"bytes=-{size + 100}", 206, DATA),
        ("none", f"bytes={size}-", 416, None), ("no last bytes", "bytes=-0", 416, None),
        ("several", "bytes=0-1,3-4", 200, DATA), ("backwards", "bytes=9-5", 200, DATA), ("another unit", "zeilen=0-1", 200, DATA),
        ("no range", "bytes=a-b", 200, DATA), ("a long number", "bytes=0-" + "9" * 40, 200, DATA),
    ]:
        code, headers, body = get("/a.json", {"Range": wanted})
        check(f"range: {name}", code == expected and (part is None or body == part), (code, len(body)))
        if code == 206:
            first = DATA.index(part) if len(part) < size else 0
            check(f"range: {name}, said", headers["content-range"].endswith(f"/{size}") and headers["content-length"] == str(len(part)), (headers["content-range"], first))
        if code == 416:
            check(f"range: {name}, said", headers["content-range"] == f"bytes */{size}", headers)
    check("a part of the same state", get("/a.json", {"Range": "bytes=0-1", "If-Range": tag})[0] == 206)
    check("a part of the same day", get("/a.json", {"Range": "bytes=0-1", "If-Range": day})[0] == 206)
    check("the whole of another state", get("/a.json", {"Range": "bytes=0-1", "If-Range": '"x"'})[0] == 200)
    check("a large file arrives whole", get("/gross.sqlite")[2] == LARGE)
    (site / "a.json").write_bytes(DATA + b" ")
    check("a changed file has another tag", get("/a.json", {"If-None-Match": tag})[0] == 200)
    (site / "a.json").write_bytes(DATA)


def addresses() -> None:
    code, headers, _ = get("/systeme?a=b")
    check("a folder without slash", code == 301 and headers["location"] == "/systeme/?a=b", (code, headers))
    code, headers, _ = get("//systeme")
    check("never to another host", code == 301 and headers["location"] == "/systeme/", headers)
    check("a file with a slash is none", get("/a.json/")[0] == 404)
    code, headers, body = get("/fehlt")
    check("a missing page has a page", code == 404 and body == b"nicht da" and headers["content-type"].startswith("text/html"), (code, body))
    check("in English too", get("/en/fehlt")[2] == b"not there")
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
        code, headers, _ = get("/", method=method)
        check(f"{method} is refused", code == 405 and headers["allow"] == "GET, HEAD, OPTIONS", (code, headers))
    code, headers, _ = get("/", method="OPTIONS")
    check("OPTIONS", code == 204 and headers["allow"] == "GET, HEAD, OPTIONS" and "range" in headers["access-control-allow-headers"].lower(), headers)
    for path in ("/../geheim.txt", "/%2e%2e/geheim.txt", "/..%2fgeheim.txt", "/.versteckt", "/a%00.json", "/a%0d%0aX: 1", "/a%zz", "/\\..\\geheim.txt", "/%5c"):
        check(f"{path} leads nowhere", status(f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()) in (400, 404))
    check("a link leads out of the site", get("/hinaus.txt")[0] == 404)


def hosts() -> None:
    def code(lines: str) -> int:
        return status(f"GET / HTTP/1.1\r\n{lines}\r\n".encode())
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"LOCALHOST:{port}", "localhost", f"[::1]:{port}"):
        check(f"host {host}", code(f"Host: {host}\r\n") == 200)
    for host in ("example.org", f"example.org:{port}", f"127.0.0.1.example.org:{port}", "localhost:1", f"localhost.example:{port}", ""):
        check(f"host {host!r} is none of ours", code(f"Host: {host}\r\n") in (400, 421))
    check("no host", code("") == 400)
    check("two hosts", code("Host: localhost\r\nHost: example.org\r\n") == 400)
    check("a whole address", status(f"GET http://localhost:{port}/a.json HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()) == 200)
    check("a whole address elsewhere", status(f"GET http://example.org/ HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode()) == 421)
    for name, text in {
        "no request": b"hallo\r\n\r\n", "no version": b"GET /\r\n\r\n", "a blank before the colon": b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        "a folded line": b"GET / HTTP/1.1\r\nHost: localhost\r\n x: y\r\n\r\n", "no path": b"GET x HTTP/1.1\r\nHost: localhost\r\n\r\n",
    }.items():
        check(name, status(text) == 400)
    check("a head without end", status(b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000) == 431)


def crowds() -> None:
    def answers(name: str) -> None:
        start = time.monotonic()
        check(name, all(get("/a.json")[0] == 200 for _ in range(5)) and time.monotonic() - start < 20)

    silent = []
    try:
        for _ in range(1_000):
            link = socket.socket()
            link.settimeout(5)
            try:
                link.connect(("127.0.0.1", port))
                silent.append(link)
            except OSError:
                link.close()
        answers("a thousand silent connections do not stop it")
    finally:
        for link in silent:
            link.close()
    answers("when they are gone, neither")
    slow = []
    for number in range(60):
        link = socket.create_connection(("127.0.0.1", port), timeout=5)
        link.sendall(b"GET /gross.sqlite HTTP/1.1\r\nHost: localhost\r\n" + (b"\r\n" if number % 2 else b"X: "))
        slow.append(link)
    answers("sixty slow ones do not stop it")
    for link in slow:
        link.close()
    answers("when they hang up, neither")
    with socket.create_connection(("127.0.0.1", port), timeout=30) as link:
        link.sendall(b"GET / HTTP/1.1\r\n")
        check("a request that never ends is given up", link.recv(1) == b"")
    check("it is the same server", server.poll() is None)


with tempfile.TemporaryDirectory() as name:
    folder = Path(name)
    site = folder / "site"
    (site / "systeme").mkdir(parents=True)
    (site / "en").mkdir()
    DATA = bytes(range(33, 127)) * 3
    LARGE = bytes(range(256)) * 8_000
    (site / "index.html").write_text("Start", encoding="utf-8")
    (site / "systeme/index.html").write_text("Systeme", encoding="utf-8")
    (site / "404.html").write_text("nicht da", encoding="utf-8")
    (site / "en/404.html").write_text("not there", encoding="utf-8")
    (site / "gross.sqlite").write_bytes(LARGE)
    for ending in "css js csv md json schema.json jsonl jsonld ttl atom xml svg xlsx sqlite unbekannt".split():
        (site / f"a.{ending}").write_bytes(DATA)
    (site / "SHA256SUMS").write_text("", encoding="utf-8")
    (folder / "geheim.txt").write_text("geheim", encoding="utf-8")
    (site / ".versteckt").write_text("geheim", encoding="utf-8")
    (site / "hinaus.txt").symlink_to(folder / "geheim.txt")
    server = subprocess.Popen([MAKI, "serve", str(site), "--port", "0"], stderr=subprocess.PIPE, text=True)
    try:
        port = int(server.stderr.readline().split("127.0.0.1:")[1].split("/")[0])
        for part in (types, conditions, addresses, hosts, crowds):
            part()
    finally:
        server.terminate()
        server.wait(10)
print(f"preview: {passed} passed, {len(failed)} failed")
sys.exit(1 if failed else 0)
