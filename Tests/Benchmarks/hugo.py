#!/usr/bin/env python3
"""Writes a Hugo site with the German record pages and lists of an archive, in the same words as the register's own: every
field with label and help, grouped as in the field catalogue, from the data of the record; answers, classification, duties,
letters and what is missing, which the register derives, as the register's page has them.

usage: hugo.py ARCHIVE TREE FOLDER   (TREE: the register's site built from the archive)"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RESOURCES = ROOT / "Sources/CRegisterResources/Resources"

BASE = """<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<title>{{ .Title }} – KI-Transparenzregister</title>
<link rel="stylesheet" href="/assets/style.css">
</head>
<body>
<a class="skip" href="#inhalt">Zum Inhalt springen</a>
<header class="site"><p class="brand"><a href="/">KI-Transparenzregister</a></p>
<nav aria-label="Hauptmenü"><ul>{{ range site.Params.menu }}<li><a href="{{ .address }}">{{ .name }}</a></li>{{ end }}</ul></nav></header>
<aside class="notice"><p>{{ site.Params.notice }}</p></aside>
<nav class="crumbs"><ol><li><a href="/">Start</a></li><li><a href="/systeme/">Systeme</a></li><li>{{ .Title }}</li></ol></nav>
<main id="inhalt">{{ block "main" . }}{{ end }}</main>
<footer class="site"><ul>{{ range site.Params.about }}<li><a href="{{ .address }}">{{ .name }}</a></li>{{ end }}</ul>
<p>{{ site.Params.licence }}</p></footer>
</body>
</html>
"""
SINGLE = """{{ define "main" }}{{ $r := .Params.record }}{{ $p := .Params.page }}
<article><header class="record">{{ partial "blocks.html" $p.head }}<h1>{{ $r.name }}</h1>
<p class="badges">{{ range $p.badges }}<span class="badge">{{ . }}</span> {{ end }}</p></header>
{{ range $p.before }}<section><h2>{{ .title }}</h2>{{ partial "blocks.html" .blocks }}</section>
{{ end }}<h2>Alle Angaben</h2>
{{ range hugo.Data.groups }}{{ $group := . }}{{ with index $p.groups .id }}<details class="group"><summary><h3>{{ $group.label }}</h3> <span class="small">{{ .count }}</span></summary><dl class="fields">
{{ range $group.fields }}{{ $value := index $r .name | default (index $r (lower .name)) }}{{ if ne $value nil }}<div><dt>{{ .label }}<small>{{ .help }}</small></dt><dd>{{ partial "value.html" (dict "value" $value "path" .name "page" $ "help" true) }}</dd></div>
{{ end }}{{ end }}</dl>{{ with .missing }}<p>Nicht angegeben:</p><ul class="missing">{{ range . }}<li>{{ . }}</li>{{ end }}</ul>{{ end }}</details>
{{ end }}{{ end }}{{ range $p.after }}<section><h2>{{ .title }}</h2>{{ partial "blocks.html" .blocks }}</section>
{{ end }}</article>{{ end }}
"""
BLOCKS = """{{- range . -}}
{{- if eq .kind "ul" }}<ul>{{ range .items }}<li>{{ . | safeHTML }}</li>
{{ end }}</ul>
{{ else if eq .kind "h3" }}<h3>{{ .text | safeHTML }}</h3>
{{ else if eq .kind "summary" }}<h4>{{ .text | safeHTML }}</h4>
{{ else if eq .kind "pre" }}<pre>{{ .text | safeHTML }}</pre>
{{ else }}<p>{{ .text | safeHTML }}</p>
{{ end }}{{ end -}}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Paginate .RegularPages.ByTitle 100 }}
<div class="cards">{{ range $pages.Pages }}{{ $r := .Params.record }}<article class="card"><h3><a href="{{ .RelPermalink }}">{{ $r.name }}</a></h3>
<p class="meta">{{ index hugo.Data.authorities $r.authority }}</p><p>{{ index $r "shortDescription" | default (index $r "shortdescription") }}</p>
<p class="badges">{{ range .Params.page.badges }}<span class="badge">{{ . }}</span> {{ end }}</p></article>
{{ end }}</div>{{ range $pages.Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a> {{ end }}{{ end }}
"""
VALUE = """{{- $path := .path -}}{{- $page := .page -}}{{- $help := .help -}}
{{- if reflect.IsMap .value -}}<dl class="members">{{ range $key, $member := .value }}{{ $name := lower (printf "%s.%s" $path $key) }}<div><dt>{{ index hugo.Data.labels $name | default $key }}{{ if $help }}<small>{{ index hugo.Data.help $name }}</small>{{ end }}</dt><dd>{{ partial "value.html" (dict "value" $member "path" (printf "%s.%s" $path $key) "page" $page "help" $help) }}</dd></div>{{ end }}</dl>
{{- else if reflect.IsSlice .value -}}<ul class="values">{{ range .value }}<li>{{ partial "value.html" (dict "value" . "path" $path "page" $page "help" false) }}</li>{{ end }}</ul>
{{- else if and (eq (printf "%T" .value) "string") (gt (len .value) 100) -}}{{ .value | $page.RenderString }}
{{- else -}}{{ index hugo.Data.labels (printf "%s=%v" (path.Base (replace $path "." "/")) .value) | default .value }}{{- end -}}
"""

BLOCK = re.compile(r"<(h3|p|li|summary|pre)\b[^>]*>(.*?)</\1>", re.S)
SECTION = re.compile(r"<section\b[^>]*>\s*<h2[^>]*>(.*?)</h2>(.*?)</section>", re.S)
GROUP = re.compile(r'<details class="group">\s*<summary><h3>.*?</h3> <span class="small">(.*?)</span></summary>\s*<div id="gruppe-(\w+)">(.*?)</details>', re.S)
LINK = re.compile(r'<a href="([^"]*)"[^>]*>(.*?)</a>')


def blocks(html: str) -> list:
    """Headings, paragraphs, lists and letters, in order; the words inside keep their links."""
    found = []
    for kind, text in BLOCK.findall(html):
        if kind != "li":
            found.append({"kind": kind, "text": text})
        elif found and found[-1]["kind"] == "ul":
            found[-1]["items"].append(text)
        else:
            found.append({"kind": "ul", "items": [text]})
    return found


def page(html: str) -> dict:
    """What the register derives for a page, as data."""
    head = html[html.index('<header class="record">'):html.index('<section class="answers"')]
    before, after = html[html.index('<section class="answers"'):].split('<h2 id="angaben">', 1)
    sections = lambda part: [{"title": title, "blocks": blocks(text)} for title, text in SECTION.findall(part)]
    missing = lambda group: re.findall(r"<li>(.*?)</li>", group.split('<ul class="missing">', 1)[1]) if '<ul class="missing">' in group else []
    return {"head": [block for block in blocks(head) if "badge" not in block.get("text", "")],
            "badges": re.findall(r'class="badge[^>]*>(.*?)<', head), "before": sections(before), "after": sections(after),
            "groups": {name: {"count": count, "missing": missing(group)} for count, name, group in GROUP.findall(after)}}


def links(html: str, start: str) -> list:
    """Names and addresses of the links of one list of the register's pages."""
    part = html[html.index(start):]
    return [{"address": address, "name": name} for address, name in LINK.findall(part[:part.index("</ul>")])]


def words(html: str) -> int:
    """Number of words people read on a page."""
    return len(re.sub(r"<[^>]+>", " ", html).split())


def catalogue() -> tuple[list, dict, dict]:
    """Groups with their fields; labels of fields and codes; help of fields."""
    groups, fields, labels, help = {}, [], {}, {}
    for file in sorted(RESOURCES.glob("fields-deployment-*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        for group in content.get("groups", []):
            groups.setdefault(group["id"], {"id": group["id"], "label": group["label"]["de"], "fields": []})
        fields += content["fields"]
    for field in fields:
        path = field["path"].replace("[]", "").replace("{}", "")
        labels[path.lower()], help[path.lower()] = field["label"]["de"], field["help"]["de"]
        if "." not in path:
            group = groups.setdefault(field["group"], {"id": field["group"], "label": field["group"], "fields": []})
            group["fields"].append({"name": path, "label": field["label"]["de"], "help": field["help"]["de"]})
    vocabularies = json.loads((RESOURCES / "vocabularies.json").read_text(encoding="utf-8"))["vocabularies"]
    for name, vocabulary in vocabularies.items():
        for item in vocabulary["items"]:
            labels[f"{name}={item['code']}"] = item["label"]["de"]
    return list(groups.values()), labels, help


def main() -> None:
    archive, tree, target = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    groups, labels, help = catalogue()
    authorities = {}
    for file in archive.glob("authorities/*/0001.json"):
        record = json.loads(file.read_text(encoding="utf-8"))
        authorities[record["id"]] = record["nameDe"]
    start = (tree / "systeme/index.html").read_text(encoding="utf-8")
    files = {
        "hugo.json": json.dumps({"baseURL": "https://example.org/", "title": "KI-Transparenzregister", "locale": "de",
                                 "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
                                 "params": {"notice": re.search(r'class="notice"[^>]*><p>(.*?)</p>', start)[1],
                                            "menu": links(start, "<nav aria-label="), "about": links(start, "<footer"),
                                            "licence": re.search(r"<p>(Daten: .*?)</p>", start)[1]}}),
        "layouts/_default/baseof.html": BASE, "layouts/_default/single.html": SINGLE, "layouts/_default/list.html": LIST,
        "layouts/partials/value.html": VALUE, "layouts/partials/blocks.html": BLOCKS,
        "layouts/index.html": '{{ define "main" }}<h1>Start</h1>{{ end }}',
        "data/groups.json": json.dumps(groups, ensure_ascii=False), "data/labels.json": json.dumps(labels, ensure_ascii=False),
        "data/help.json": json.dumps(help, ensure_ascii=False), "data/authorities.json": json.dumps(authorities, ensure_ascii=False),
        "content/systeme/_index.md": "---\ntitle: KI-Systeme des Bundes\n---\n",
        "static/assets/style.css": (ROOT / "site/assets/style.css").read_text(encoding="utf-8"),
    }
    for file in sorted(archive.glob("records/*/*/0001.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        if record["recordType"] == "deployment" and record.get("name"):
            own = (tree / "systeme" / record["id"] / "index.html").read_text(encoding="utf-8")
            files[f"content/systeme/{record['id']}.md"] = json.dumps(
                {"title": record["name"], "record": record, "page": page(own)}, ensure_ascii=False) + "\n"
    for name, text in files.items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
