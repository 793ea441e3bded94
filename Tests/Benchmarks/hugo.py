#!/usr/bin/env python3
"""Writes a Hugo site with the German record pages and lists of an archive, equivalent to the register's: every field with
label and help, grouped as in the field catalogue, the lists in pages of 250.

usage: hugo.py ARCHIVE FOLDER"""
import json
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
<nav aria-label="Hauptmenü"><ul><li><a href="/systeme/">Systeme</a></li><li><a href="/behoerden/">Behörden</a></li></ul></nav></header>
<aside class="notice"><p>{{ site.Params.notice }}</p></aside>
<main id="inhalt">{{ block "main" . }}{{ end }}</main>
<footer class="site"><p>Daten: Datenlizenz Deutschland – Zero – Version 2.0</p></footer>
</body>
</html>
"""
SINGLE = """{{ define "main" }}{{ $r := .Params.record }}
<article><header class="record"><p class="kicker">KI-System</p><h1>{{ $r.name }}</h1>
<p class="meta">{{ index hugo.Data.authorities $r.authority }}</p>
<p class="badges"><span class="badge">{{ index hugo.Data.labels (printf "status=%s" $r.status) | default $r.status }}</span></p></header>
<section class="answers"><h2>Das Wichtigste</h2><dl>
<div><dt>Was macht das System?</dt><dd><p>{{ index $r "shortDescription" | default (index $r "shortdescription") }}</p>{{ with index $r "plainLanguage" | default (index $r "plainlanguage") }}{{ . | $.Page.RenderString }}{{ end }}</dd></div>
</dl></section>
{{ range hugo.Data.groups }}<section class="group"><h2>{{ .label }}</h2><dl class="fields">
{{ range .fields }}{{ $value := index $r .name | default (index $r (lower .name)) }}{{ if ne $value nil }}<div><dt>{{ .label }}<span class="help">{{ .help }}</span></dt><dd>{{ partial "value.html" (dict "value" $value "path" .name "page" $) }}</dd></div>
{{ end }}{{ end }}</dl></section>
{{ end }}</article>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Paginate .RegularPages.ByTitle 250 }}
<div class="cards">{{ range $pages.Pages }}{{ $r := .Params.record }}<article class="card"><h3><a href="{{ .RelPermalink }}">{{ $r.name }}</a></h3>
<p class="meta">{{ index hugo.Data.authorities $r.authority }}</p><p>{{ index $r "shortDescription" | default (index $r "shortdescription") }}</p></article>
{{ end }}</div>{{ range $pages.Pagers }}<a href="{{ .URL }}">{{ .PageNumber }}</a> {{ end }}{{ end }}
"""
VALUE = """{{- $path := .path -}}{{- $page := .page -}}
{{- if reflect.IsMap .value -}}<dl class="members">{{ range $key, $member := .value }}<div><dt>{{ index hugo.Data.labels (lower (printf "%s.%s" $path $key)) | default $key }}</dt><dd>{{ partial "value.html" (dict "value" $member "path" (printf "%s.%s" $path $key) "page" $page) }}</dd></div>{{ end }}</dl>
{{- else if reflect.IsSlice .value -}}<ul class="values">{{ range .value }}<li>{{ partial "value.html" (dict "value" . "path" $path "page" $page) }}</li>{{ end }}</ul>
{{- else if and (eq (printf "%T" .value) "string") (gt (len .value) 100) -}}{{ .value | $page.RenderString }}
{{- else -}}{{ index hugo.Data.labels (printf "%s=%v" (path.Base (replace $path "." "/")) .value) | default .value }}{{- end -}}
"""


def main() -> None:
    archive, target = Path(sys.argv[1]), Path(sys.argv[2])
    groups, fields, labels = {}, [], {}
    for file in sorted(RESOURCES.glob("fields-deployment-*.json")):
        content = json.loads(file.read_text(encoding="utf-8"))
        for group in content.get("groups", []):
            groups.setdefault(group["id"], {"label": group["label"]["de"], "fields": []})
        fields += content["fields"]
    for field in fields:
        path = field["path"].replace("[]", "").replace("{}", "")
        labels[path.lower()] = field["label"]["de"]
        if "." not in path:
            groups.setdefault(field["group"], {"label": field["group"], "fields": []})["fields"].append(
                {"name": path, "label": field["label"]["de"], "help": field["help"]["de"]})
    vocabularies = json.loads((RESOURCES / "vocabularies.json").read_text(encoding="utf-8"))["vocabularies"]
    for name, vocabulary in vocabularies.items():
        for item in vocabulary["items"]:
            labels[f"{name}={item['code']}"] = item["label"]["de"]
    authorities = {}
    for file in archive.glob("authorities/*/0001.json"):
        record = json.loads(file.read_text(encoding="utf-8"))
        authorities[record["id"]] = record["nameDe"]
    files = {
        "hugo.json": json.dumps({"baseURL": "https://example.org/", "title": "KI-Transparenzregister", "locale": "de",
                                 "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
                                 "params": {"notice": "Demonstrator, kein amtliches Angebot."}}),
        "layouts/_default/baseof.html": BASE, "layouts/_default/single.html": SINGLE, "layouts/_default/list.html": LIST,
        "layouts/partials/value.html": VALUE, "layouts/index.html": '{{ define "main" }}<h1>Start</h1>{{ end }}',
        "data/groups.json": json.dumps(list(groups.values()), ensure_ascii=False), "data/labels.json": json.dumps(labels, ensure_ascii=False),
        "data/authorities.json": json.dumps(authorities, ensure_ascii=False),
        "content/systeme/_index.md": "---\ntitle: KI-Systeme des Bundes\n---\n",
        "static/assets/style.css": (ROOT / "site/assets/style.css").read_text(encoding="utf-8"),
    }
    for file in sorted(archive.glob("records/*/*/0001.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        if record["recordType"] == "deployment" and record.get("name"):
            files[f"content/systeme/{record['id']}.md"] = json.dumps({"title": record["name"], "record": record}, ensure_ascii=False) + "\n"
    for name, text in files.items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


main()
