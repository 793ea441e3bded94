#!/usr/bin/env python3
"""Holds interviews on a pseudo-terminal: `maki new` in German and English, with mistakes, ways back, interruptions,
narrow terminals; what comes out passes `maki validate --draft`, and complete answers pass without `--draft`."""
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from calling import environment
from terminal import Terminal, heading, hold

ROOT = Path(__file__).resolve().parent.parent.parent
MAKI = str(Path(sys.argv[1]).resolve())
ARCHIVE = ["--archive", str(ROOT / "registry-data")]
PLAIN = {"NO_COLOR": "1"}

MINIMAL = {
    "Behörde": "musteramt",
    "Kontakt: E-Mail-Adresse": "ki-register@musteramt.example",
    "Name": "Terminassistent für Besuche",
    "Kurz gesagt": "Der Assistent vergibt Termine im Amt und sucht freie Zeiten aus dem Kalender.",
    "Zweck": ["Menschen sollen schnell einen Termin bekommen, auch außerhalb der Öffnungszeiten.", ""],
    "Themenfeld": "regierung",
    "Status": "im einsatz",
    "Zeitpunkte: Im Einsatz ab": "1.3.2026",
    "Einsatz: Einsatzbereich": "communication",
    "Rolle bei Entscheidungen: Rolle des Systems": "1",
    "Rolle bei Entscheidungen: Betrifft Menschen": "n",
    "Rolle bei Entscheidungen: Rechtliche Wirkung": "nein",
    "Rechtsgrundlagen, 1.: Vorschrift": "§ 25 VwVfG",
    "Rechtsgrundlagen: noch ein Eintrag? (bisher 1)": "",
    "Personenbezogene Daten: Werden verarbeitet": "n",
    "Biometrie: Wird verwendet": "n",
    "System: Produktname": "Terminlotse",
    "Anbieter: Name": "Musteramt für Verwaltungsproben",
    "Anbieter: Art des Anbieters": "in-house",
    "System: Rolle der Behörde": "2",
    "System: Eigener Name": "n",
    "System: Wesentlich verändert": "n",
    "System: Zweck geändert": "n",
    "System: Technik": "optimierung, 1",
    "System: Eingaben": "Wunschzeit und Anliegen aus einer Liste",
    "System: Funktionsweise": ["Feste Regeln suchen im Kalender die nächste freie Zeit.", ""],
    "System: Eintrag in der EU-Datenbank": "not-required",
    "Einstufung: KI-System": "ja",
    "Einstufung: Prüfung verbotener Praktiken": "keine",
    "Einstufung: Bereiche des Anhangs III": "",
    "Einstufung: Produktvorschriften des Anhangs I": "",
    "Einstufung: Profiling": "n",
    "Einstufung: Eingestuft am": "",
    "Transparenzpflichten": "",
    "Betrieb: Betriebsart": "federal",
    "Betrieb: Betreiber": "ITZBund",
    "Betrieb: Länder": "Deutschland",
}

PRE_CHECK = MINIMAL | {
    "Name": "Vorprüfung von Anträgen auf Musterhilfe",
    "Kurz gesagt": "Das System liest Anträge auf Musterhilfe aus und zeigt der Sachbearbeitung, welche Nachweise fehlen.",
    "Zweck": ["Wer Musterhilfe beantragt, soll schneller erfahren, ob Unterlagen fehlen.", "Die Sachbearbeitung spart das Abtippen.", ""],
    "Themenfeld": "11",
    "Status": "3",
    "Einsatz: Einsatzbereich": "sozial",
    "Rolle bei Entscheidungen: Rolle des Systems": "schlägt",
    "Rolle bei Entscheidungen: Betrifft Menschen": "ja",
    "Rolle bei Entscheidungen: Rechtliche Wirkung": "ja",
    "Rechtsgrundlagen, 1.: Vorschrift": "§ 67a SGB X",
    "Personenbezogene Daten: Werden verarbeitet": "j",
    "System: Rolle der Behörde": "1",
    "System: Eintrag in der EU-Datenbank": "registered",
    "Einstufung: Bereiche des Anhangs III": "III.5.a",
    "Ausnahme nach Art. 6 Abs. 3: Bedingungen": "",
    "Auswirkungen auf Grundrechte: Kurz erklärt": [
        "Berührt sind Gleichbehandlung, soziale Sicherheit und Datenschutz: Wird ein Nachweis nicht erkannt, kommt die Hilfe später. Deshalb prüft ein Mensch jeden Hinweis.", ""],
    "Auswirkungen auf Grundrechte: Berührte Grundrechte": "GRCh.8, GRCh.21",
    "Rechtsbehelf: Rechtsbehelf": "widerspruch",
    "Datenschutz-Folgenabschätzung: Erforderlich": "j",
    "Datenschutz-Folgenabschätzung: Durchgeführt am": "15.1.2026",
    "Datenschutz-Folgenabschätzung: Zusammenfassung": [
        "Die Abschätzung hat drei Risiken betrachtet: falsche Zuordnung von Nachweisen, zu weite Zugriffsrechte und zu",
        "lange Speicherung. Die Zugriffsrechte sind auf die zuständige Abteilung begrenzt, gelöscht wird sechs Monate",
        "nach dem Bescheid, und jede Zuordnung steht im Vorgang.", ""],
    "Grundrechte-Folgenabschätzung: Kennung der Folgenabschätzung": "",
    "Aufsichtsrollen, 1.: Funktion": "Sachbearbeitung Leistungen",
    "Aufsichtsrollen, 1.: Kompetenz": "Leistungsrecht",
    "Aufsichtsrollen, 1.: Schulung": "zwei Tage, jährlich",
    "Aufsichtsrollen, 1.: Befugnis": "darf jeden Vorschlag verwerfen",
    "Aufsichtsrollen: noch ein Eintrag? (bisher 1)": "n",
    "Menschliche Aufsicht: Ergebnis verwerfbar": "j",
    "Menschliche Aufsicht: System abschaltbar": "j",
    "Information der Betroffenen: Werden informiert": "j",
    "Information der Betroffenen: Wie": "Hinweis im Antrag und im Bescheid",
    "Erläuterung der Entscheidung: Kontakt": "ki-auskunft@musteramt.example",
    "Erläuterung der Entscheidung: Ablauf": "formlos anfragen, Antwort in 30 Tagen",
    "Beschäftigte: Am Arbeitsplatz": "n",
    "Grundrechte-Folgenabschätzung: Geplant für": "",
    "Protokolle: Aufbewahrung in Monaten": [["zwölf"], ["12"]],
    "Eingabedaten: Von der Behörde kontrolliert": "j",
    "Eingabedaten: Maßnahmen": ["Jedes Quartal werden 200 Anträge von Hand verglichen.", ""],
    "Beobachtung des Betriebs: Vorgehen": ["Jeden Monat wird ausgewertet, wie oft vom Vorschlag abgewichen wird.", ""],
    "Beobachtung des Betriebs: Zuletzt geprüft am": "heute",
    "System: Adresse in der EU-Datenbank": "https://ai-register.example/123",
    "EU-Datenbank: Tag": "1.2.2026",
}


def check(condition, text):
    if not condition:
        raise AssertionError(text)


def maki(folder, *arguments, code=0):
    result = subprocess.run(
        [MAKI, *arguments], cwd=folder, capture_output=True, text=True, timeout=120,
        env=environment(HOME=str(folder), NO_COLOR="1"))
    check(result.returncode == code, f"maki {' '.join(arguments)} ended with {result.returncode}:\n{result.stdout}{result.stderr}")
    return result.stdout + result.stderr


def talk(folder, arguments, answers, **options):
    environment = dict(PLAIN)
    environment.update(options.pop("environment", {}))
    columns = options.pop("columns", 80)
    terminal = Terminal([MAKI, "new", *arguments, *ARCHIVE], folder, columns=columns, environment=environment)
    try:
        asked = hold(terminal, answers, **options)
    finally:
        terminal.close()
    check(terminal.status == 0, f"ended with {terminal.status}:\n{terminal.seen[-2000:]}")
    return terminal, asked


def minimal(folder):
    terminal, asked = talk(folder, ["deployment"], MINIMAL)
    check("Einstufung: geringes Risiko" in terminal.seen, terminal.seen[-1500:])
    check("Es fehlt nichts." in terminal.seen, terminal.seen[-1500:])
    check(len(set(asked)) <= 36, f"{len(set(asked))} questions for a minimal record")
    maki(folder, "validate", "--draft", "entwurf.json")
    report = maki(folder, "validate", "entwurf.json")
    check("0 Fehler, 0 Warnungen" in report, report)
    record = json.loads((folder / "entwurf.json").read_text())
    check(record["dates"]["inUseFrom"] == "2026-03-01" and record["origin"] == "sample", record)
    return f"{len(asked)} answers"


ASSESSMENT = {
    "Durchgeführt am": "20.1.2026",
    "Nächste Überprüfung": "20.1.2027",
    "Vorlage: Name": "own",
    "a) Verfahren": [
        "Nach Eingang eines Antrags erhält die Sachbearbeitung eine Liste erkannter Nachweise und einen Vorschlag.",
        "Sie prüft die Unterlagen, ändert den Vorschlag oder übernimmt ihn und entscheidet. Anträge auf Papier laufen",
        "ohne das System.", ""],
    "b) Zeitraum und Häufigkeit: Ab": "1.2.2026",
    "b) Zeitraum und Häufigkeit: Häufigkeit": "bei jedem digitalen Antrag",
    "c) Betroffene Menschen und Gruppen, 1.: Gruppe": "Antragstellende",
    "c) Betroffene Menschen und Gruppen, 1. („Antragstellende“): Größe": "4",
    "c) Betroffene Menschen und Gruppen: noch ein Eintrag? (bisher 1)": "n",
    "d) Risiken für Grundrechte, 1.: Risiko": "Falsche Zuordnung",
    "d) Risiken für Grundrechte, 1. („Falsche Zuordnung“): Beschreibung": [
        "Nachweise werden der falschen Person zugeordnet; die Hilfe kommt später oder gar nicht.", ""],
    "d) Risiken für Grundrechte, 1. („Falsche Zuordnung“): Berührte Grundrechte": "GRCh.8",
    "d) Risiken für Grundrechte, 1. („Falsche Zuordnung“): Betroffene Gruppen": "Antrag",
    "d) Risiken für Grundrechte, 1. („Falsche Zuordnung“): Ursache": "modell",
    "d) Risiken für Grundrechte: noch ein Eintrag? (bisher 1)": "",
    "e) Menschliche Aufsicht: Beschreibung": ["Jede Entscheidung trifft ein Mensch; die Abteilungsleitung kann abschalten.", ""],
    "f) Maßnahmen, 1.: Gegen welche Risiken": "1",
    "f) Maßnahmen, 1.: Maßnahme": ["Zuordnungen werden vor dem Bescheid von Hand geprüft.", ""],
    "f) Maßnahmen, 1.: Art": "1",
    "f) Maßnahmen, 1.: Stand": "done",
    "f) Maßnahmen: noch ein Eintrag? (bisher 1)": "n",
    "f) Maßnahmen, 1.: Zuständige Funktion": "Referatsleitung Leistungen",
    "f) Wenn ein Risiko eintritt": [
        "Das Auslesen wird abgeschaltet, betroffene Bescheide werden von Amts wegen überprüft, Betroffene werden informiert.", ""],
    "f) Interne Zuständigkeit": ["Verantwortlich ist die Abteilungsleitung; sie berichtet halbjährlich der Hausleitung.", ""],
    "f) Beschwerdeweg: Wie": "formlos an das Beschwerdepostfach",
    "f) Beschwerdeweg: Kontakt": "beschwerde@musteramt.example",
    "Entscheidung: Ergebnis": "go-with-conditions",
    "Mitteilung an die Aufsicht: Behörde": "",
    "Mitteilung an die Aufsicht: Tag": "25.1.2026",
    "Öffentliche Zusammenfassung": [
        "Betroffen sind Menschen, die Musterhilfe beantragen. Das größte Risiko ist, dass ein Nachweis der falschen Person",
        "zugeordnet wird und die Hilfe später kommt. Deshalb prüft ein Mensch jede Zuordnung, bevor ein Bescheid ergeht.",
        "Danach bleibt ein geringes Risiko. Wer sich benachteiligt sieht, schreibt an das Beschwerdepostfach und bekommt",
        "innerhalb von dreißig Tagen eine Antwort.", ""],
    "Stand": "abgeschlossen",
}
for moment, chance in (("Vor den Maßnahmen", "3"), ("Nach den Maßnahmen", "1")):
    place = f"d) Risiken für Grundrechte, 1. („Falsche Zuordnung“), {moment}: "
    ASSESSMENT |= {
        place + "Schwere": "2", place + "Zahl der Betroffenen": "3", place + "Behebbarkeit": "2",
        place + "Wahrscheinlichkeit": chance, place + "Begründung": "Erfahrung aus der Erprobung mit 400 Anträgen.",
    }


def high_risk(folder):
    terminal, asked = talk(folder, ["deployment", "--output", "einsatz.json"], PRE_CHECK)
    check("Einstufung: Hochrisiko" in terminal.seen, terminal.seen[-3000:])
    check("maki new fria --for einsatz.json" in terminal.seen, terminal.seen[-3000:])
    check("Gefragt, weil: " in terminal.seen, "no reason is given for what rules demand")
    maki(folder, "validate", "--draft", "einsatz.json")
    second, more = talk(folder, ["fria", "--for", "einsatz.json"], ASSESSMENT, columns=100)
    check("Stufen der Risiken" in second.seen, second.seen[-3000:])
    check("vorher mittel" in second.seen or "vorher hoch" in second.seen, second.seen[-3000:])
    maki(folder, "validate", "--draft", "fria.json")
    report = maki(folder, "validate", "einsatz.json", "fria.json")
    check("0 Fehler" in report and "AIA-27-1]" not in report, report)
    return f"{len(asked)} and {len(more)} answers"


def open_talk(folder, *arguments, columns=80, environment=None):
    return Terminal(
        [MAKI, "new", *arguments, *ARCHIVE], folder, columns=columns, environment=environment or PLAIN)


def mistakes_and_back(folder):
    terminal = open_talk(folder, "deployment")
    terminal.wait()
    for line, expected in (
        ("Bundesamt", "passt auf mehrere"), ("Orakelamt", "ist nicht dabei"), ("?", "Rechtsgrundlage: "),
        ("<", "Das ist die erste Frage."), ("", "Diese Angabe wird gebraucht"), ("BAMF", "Kontakt: E-Mail-Adresse"),
        ("max mustermann", "E-Mail-Adresse"), ("ki@bamf.example", "Name"), ("zurück", "Kontakt: E-Mail-Adresse"),
        ("register@bamf.example", "Name"), ("Terminassistent", "Kurz gesagt"), ("zu kurz", "mindestens 20 Zeichen"),
        ("-", "Bleibt für später offen."),
    ):
        terminal.type(line)
        shown = terminal.wait()
        check(expected in shown, f"“{line}” should lead to “{expected}”:\n{shown}")
    terminal.type(".")
    check(terminal.wait() is None and terminal.status == 0, "a stop does not end the talk")
    check("maki new deployment --output entwurf.json" in " ".join(terminal.rest.split()), terminal.rest)
    record = json.loads((folder / "entwurf.json").read_text())
    check(record["contact"] == {"email": "register@bamf.example"}, record)
    check(record["id"].startswith("bamf-") and record["origin"] == "agency", record)


def interrupted(folder):
    """Ended with Ctrl-C, with Ctrl-D and by a kill at the worst moment; every time it goes on with what is missing."""
    terminal = open_talk(folder, "deployment")
    for line in ("musteramt", "ki@musteramt.example"):
        terminal.wait()
        terminal.type(line)
    terminal.wait()
    terminal.press(b"Halb getippt\x03")
    check(terminal.wait() is None and terminal.status == 0, f"Ctrl-C ended it with {terminal.status}")
    check("Gespeichert in entwurf.json" in terminal.rest, terminal.rest)

    terminal = open_talk(folder, "deployment")
    shown = terminal.wait()
    check("Gefragt wird nur, was noch fehlt" in shown and heading(shown) == "Name", shown)
    terminal.type("Terminassistent")
    terminal.wait()
    terminal.press(b"\x04")
    check(terminal.wait() is None and terminal.status == 0, f"Ctrl-D ended it with {terminal.status}")

    terminal = open_talk(folder, "deployment")
    check(heading(terminal.wait()) == "Kurz gesagt", terminal.seen)
    terminal.type("Der Assistent vergibt Termine im Amt und sucht freie Zeiten.")
    terminal.wait()
    os.kill(terminal.process, 9)
    terminal.close()
    check(json.loads((folder / "entwurf.json").read_text())["shortDescription"].startswith("Der Assistent"), "the kill lost an answer")
    check(not [name for name in os.listdir(folder) if name != "entwurf.json"], os.listdir(folder))

    terminal, asked = talk(folder, ["deployment"], MINIMAL)
    check("Es fehlt nichts." in terminal.seen and "Name" not in asked, str(asked))


def foreign_file(folder):
    (folder / "entwurf.json").write_text('{"recordType": "fria"}')
    terminal = open_talk(folder, "deployment")
    check(terminal.wait() is None and terminal.status == 2, terminal.seen)
    check("ist kein Entwurf dieser Art" in terminal.seen, terminal.seen)
    check((folder / "entwurf.json").read_text() == '{"recordType": "fria"}', "the file was changed")
    (folder / "schief.json").write_text('{"recordType": "deployment", "contact": "Referat 12", "usage": [1], "statsu": 7}')
    terminal = open_talk(folder, "deployment", "--output", "schief.json")
    check(terminal.wait() is None and terminal.status == 1, terminal.seen)
    check("FORM-type" in terminal.seen and "Bitte erst berichtigen" in terminal.seen, terminal.seen)


def narrow_and_plain(folder):
    """Thirty columns: no line is longer; NO_COLOR: no escape sequence; a colour terminal: some."""
    terminal = open_talk(folder, "deployment", columns=30)
    for line in ("musteramt", "ki@musteramt.example", "Ein Name", "?", "."):
        terminal.wait()
        terminal.type(line)
    terminal.wait()
    seen = re.sub("\x1b\\[\\?2004[hl]", "", terminal.seen)
    shown = [line for line in seen.split("\n") if not line.startswith("> ")]
    check(max(len(line) for line in shown) <= 30, max(shown, key=len))
    check("\x1b" not in seen, "escape sequences in spite of NO_COLOR: " + repr(seen))
    check("\x1b[?2004h" in terminal.seen and terminal.seen.rstrip().endswith("\x1b[?2004l"), "brackets are not asked for, or not given back")
    colourful = open_talk(folder, "deployment", "--output", "bunt.json", environment={"TERM": "xterm-256color"})
    colourful.wait()
    colourful.type(".")
    colourful.wait()
    check("\x1b[1m" in colourful.seen, "no colour on a colour terminal")


def keyboard(folder):
    """The erase key takes a whole ü; keys move and erase where they stand; bad UTF-8 is refused; long lines are not cut."""
    terminal = open_talk(folder, "deployment")
    for line in ("musteramt", "ki@musteramt.example"):
        terminal.wait()
        terminal.type(line)
    terminal.wait()
    terminal.type("x" * 4090)
    check("höchstens" in terminal.wait(), terminal.seen[-600:])
    terminal.press(b"\xff\xfe abc\n")
    check("kein lesbarer Text" in terminal.wait(), terminal.seen[-600:])
    # "Prüfngü" is corrected to "Prüfung neu" and wrapped in words that go again.
    left, right, home, end, delete = b"\x1b[D", b"\x1b[C", b"\x1b[H", b"\x1b[F", b"\x1b[3~"
    terminal.press("weg Prüfngü".encode() + b"\x7f" + left * 2 + b"u" + end + b" neu weg" + b"\x17\x7f")
    terminal.press(home + delete * 4 + right + left + b"\x1b[99~" + b"\r")
    terminal.wait()
    terminal.press("Äußerst ".encode() + b"\x15" + b"\x1b[1;5D" + b"Satz zwei" + b"\x01" + "Kurzer ".encode() + b"\x05\x0b\n")
    terminal.wait()
    terminal.type(".")
    terminal.wait()
    record = json.loads((folder / "entwurf.json").read_text())
    check(record["name"] == "Prüfung neu", record)


def upto(terminal, answers, stop):
    """Answers until a question with this heading is open; returns what was shown with it."""
    current = None
    for _ in range(100):
        shown = terminal.wait()
        current = heading(shown) or current
        if current == stop or stop in shown.split("\n"):
            return shown
        answer = answers[current]
        for index, line in enumerate([answer] if isinstance(answer, str) else answer):
            if index:
                terminal.wait()
            terminal.type(line)
    raise AssertionError(f"“{stop}” is not asked")


def draft(folder):
    return json.loads((folder / "entwurf.json").read_text())


def pasted(folder):
    """Two pasted paragraphs are one answer, in brackets and without; pasted lines of a one-line field are one line."""
    first, second = "Menschen sollen schneller einen Termin bekommen.", "Auch außerhalb der Öffnungszeiten."
    terminal = open_talk(folder, "deployment")
    upto(terminal, MINIMAL, "Name")
    terminal.press("\x1b[200~Terminassistent\r\nfür Besuche\x1b[201~\n".encode())
    check(heading(terminal.wait()) == "Kurz gesagt", terminal.seen[-600:])
    terminal.type(MINIMAL["Kurz gesagt"])
    terminal.wait()
    for ending in ("\r\r", "\n\n", "\r\n\r\n"):
        terminal.press(b"\x1b[20")
        time.sleep(0.05)
        terminal.press(f"0~{first}{ending}{second}\x1b[201~".encode())
        terminal.press(b"\n")
        check(heading(terminal.wait()) is None, "a pasted paragraph ended the answer: " + terminal.seen[-300:])
        terminal.type("")
        check(heading(terminal.wait()) == "Themenfeld", terminal.seen[-600:])
        check(draft(folder)["purpose"] == f"{first}\n\n{second}", draft(folder)["purpose"])
        terminal.type("<")
        check(heading(terminal.wait()) == "Zweck", terminal.seen[-600:])
    # A terminal that brackets nothing: everything comes in one piece.
    terminal.press(f"{second}\n\n{first}\n".encode())
    check(heading(terminal.wait()) is None, "a pasted paragraph ended the answer: " + terminal.seen[-300:])
    terminal.type("")
    check(heading(terminal.wait()) == "Themenfeld", terminal.seen[-600:])
    check(draft(folder)["purpose"] == f"{second}\n\n{first}", draft(folder)["purpose"])
    terminal.type("<")
    terminal.wait()
    terminal.type("Mehr steht auf https://www.musteramt.example/ki // Zweiter Absatz und/oder mehr //")
    terminal.wait()
    terminal.type("dritter a//b")
    terminal.wait()
    terminal.type("")
    terminal.wait()
    check(
        draft(folder)["purpose"] == "Mehr steht auf https://www.musteramt.example/ki\n\nZweiter Absatz und/oder mehr\n\ndritter a//b",
        draft(folder)["purpose"])
    terminal.type(".")
    terminal.wait()


def editor(folder):
    """`!` opens the user's editor with what stands there; a failing editor changes nothing."""
    program = folder / "schreibe"
    program.write_text("#!/bin/sh\ncp \"$1\" vorher.txt\nprintf 'Absatz eins ist lang genug,\\nauch hier.\\n\\nAbsatz zwei.\\n\\n' > neu.txt\n"
                       "sed -n '/>8/,$p' \"$1\" >> neu.txt\ncp neu.txt \"$1\"\n")
    program.chmod(0o755)
    terminal = open_talk(folder, "deployment", environment=PLAIN | {"EDITOR": str(program)})
    upto(terminal, MINIMAL, "Zweck")
    terminal.type("!")
    check(heading(terminal.wait()) == "Themenfeld", terminal.seen[-600:])
    check(draft(folder)["purpose"] == "Absatz eins ist lang genug, auch hier.\n\nAbsatz zwei.", draft(folder)["purpose"])
    terminal.type("<")
    terminal.wait()
    terminal.type("!")
    terminal.wait()
    check((folder / "vorher.txt").read_text().startswith("Absatz eins ist lang genug, auch hier.\n\nAbsatz zwei."), "the answer is not handed over")
    terminal.type(".")
    terminal.wait()
    (folder / "entwurf.json").unlink()
    terminal = open_talk(folder, "deployment", environment=PLAIN | {"VISUAL": "false", "EDITOR": str(program)})
    upto(terminal, MINIMAL, "Zweck")
    terminal.type("!")
    check("gescheitert" in terminal.wait(), terminal.seen[-600:])
    terminal.type(MINIMAL["Zweck"][0])
    terminal.wait()
    terminal.type("")
    check(heading(terminal.wait()) == "Themenfeld", terminal.seen[-600:])
    terminal.type(".")
    terminal.wait()


def number(shown, label):
    """The number of an answer in the list of answers."""
    found = re.findall(r"^ *(\d+)  " + re.escape(label), shown, re.M)
    check(found, f"“{label}” is not among the answers:\n{shown}")
    return found[0]


def review(folder):
    """From the end back to any answer: changed, an item added, an item taken out; what follows is asked or dropped."""
    terminal = open_talk(folder, "deployment", columns=100)
    upto(terminal, MINIMAL | {"System: Eigener Name": "nicht gefragt"}, "Alles Nötige ist gefragt.")
    check(draft(folder)["system"]["ownBrand"] is False and "Eigenentwicklung" in terminal.seen, draft(folder)["system"])
    check("confirmedOn" not in draft(folder), "confirmed unasked")

    def list_answers():
        terminal.type("=")
        return terminal.wait()

    terminal.type(number(list_answers(), "Name: Terminassistent"))
    check("[Terminassistent für Besuche]" in terminal.wait(), terminal.seen[-600:])
    terminal.type("Terminhelfer für Besuche")
    check("Alles Nötige ist gefragt." in terminal.wait(), terminal.seen[-600:])
    terminal.type("+ " + number(list_answers(), "Rechtsgrundlagen: 1 Eintrag"))
    check("Rechtsgrundlagen, 2.: Vorschrift" in terminal.wait(), terminal.seen[-600:])
    terminal.type("§ 3a VwVfG")
    check("Alles Nötige ist gefragt." in terminal.wait(), terminal.seen[-600:])
    check([basis["citation"] for basis in draft(folder)["legalBasis"]] == ["§ 25 VwVfG", "§ 3a VwVfG"], draft(folder)["legalBasis"])
    terminal.type("-" + number(list_answers(), "Rechtsgrundlagen, 1.: § 25"))
    check("Alles Nötige ist gefragt." in terminal.wait(), terminal.seen[-600:])
    check([basis["citation"] for basis in draft(folder)["legalBasis"]] == ["§ 3a VwVfG"], draft(folder)["legalBasis"])
    terminal.type("<")
    terminal.wait()
    check(len(draft(folder)["legalBasis"]) == 2, "< does not undo")
    # Biometrics bring questions; without them the answers go again.
    terminal.type(number(list_answers(), "Biometrie: Wird verwendet"))
    terminal.wait()
    terminal.type("j")
    check(heading(terminal.wait()) == "Biometrie: Art des Verfahrens", terminal.seen[-600:])
    terminal.type("1")
    terminal.wait()
    terminal.type(number(list_answers(), "Biometrie: Wird verwendet"))
    terminal.wait()
    terminal.type("n")
    check("Entfällt damit: Art des Verfahrens" in terminal.wait(), terminal.seen[-900:])
    check(draft(folder)["biometrics"] == {"used": False}, draft(folder)["biometrics"])
    terminal.type("77777")
    terminal.wait()
    shown = list_answers()
    terminal.type("77777")
    check("Bitte eine Nummer aus der Liste" in terminal.wait(), terminal.seen[-600:])
    # An answer from which another followed is changed: the other is asked then.
    terminal.type(number(shown, "Anbieter: Art des Anbieters"))
    terminal.wait()
    terminal.type("company")
    check(heading(terminal.wait()) == "System: Eigener Name", terminal.seen[-600:])
    terminal.type("n")
    check("bestätigen" in terminal.wait(), terminal.seen[-600:])
    terminal.type("-")
    check(terminal.wait() is None and terminal.status == 0, terminal.seen[-600:])
    check("confirmedOn" not in draft(folder) and "Bestätigt am" in terminal.rest, terminal.rest)
    check(draft(folder)["name"] == "Terminhelfer für Besuche", draft(folder)["name"])


def second_risk(folder):
    """A further risk in an assessment: added from the list of answers, asked in full."""
    (folder / "einsatz.json").write_bytes((ROOT / "registry-data/records/bund-musteramt/musteramt-2025-0001/0003.json").read_bytes())
    terminal, _ = talk(folder, ["fria", "--for", "einsatz.json", "--output", "entwurf.json"], ASSESSMENT, default="", columns=100)
    terminal = open_talk(folder, "fria", "--output", "entwurf.json", columns=100)
    terminal.wait()
    terminal.type("=")
    terminal.type("+" + number(terminal.wait(), "d) Risiken für Grundrechte: 1 Eintrag"))
    asked = []
    for _ in range(40):
        shown = terminal.wait()
        current = heading(shown)
        if current is None and "Ändern · " not in shown:
            break
        label = current or shown.split("\n")[[line.startswith("Ändern · ") for line in shown.split("\n")].index(True) + 1]
        asked.append(label)
        short = label.split(": ", 1)[-1]
        answer = {"Risiko": "Ausfall", "Beschreibung": ["Das System fällt aus und niemand bekommt einen Bescheid.", ""],
                  "Berührte Grundrechte": "GRCh.41", "Betroffene Gruppen": "1", "Ursache": "1", "Begründung": "Erfahrung aus der Erprobung."}.get(short, "1")
        for index, line in enumerate([answer] if isinstance(answer, str) else answer):
            if index:
                terminal.wait()
            terminal.type(line)
    check(any("Risiken für Grundrechte, 2." in label and "Wahrscheinlichkeit" in label for label in asked), str(asked))
    check([risk["id"] for risk in draft(folder)["risks"]] == ["r1", "r2"], draft(folder)["risks"])
    terminal.type(".")
    terminal.wait()


def asked_for(folder):
    """One Enter denies nothing; there is no address in a database that is not there; the number does not jump unsaid."""
    terminal = open_talk(folder, "deployment")
    upto(terminal, PRE_CHECK, "Einstufung: Prüfung verbotener Praktiken")
    terminal.type("")
    check("keine" in terminal.wait() and "prohibited" not in draft(folder)["classification"], "Enter denied ten practices")
    terminal.type("keine")
    answers = PRE_CHECK | {"System: Eintrag in der EU-Datenbank": "database-not-available"}
    asked, jumps, last = [], [], None
    for _ in range(200):
        shown = terminal.wait()
        if shown is None or "Nummer einer Gruppe" in shown:
            break
        current = heading(shown)
        if current:
            asked.append(current)
            total = int(re.findall(r"Frage \d+ von etwa (\d+)", shown)[-1])
            if last is not None and abs(total - last) > 1 and "Nach Ihren Antworten" not in shown:
                jumps.append((current, last, total))
            last = total
        answer = answers.get(asked[-1], "")
        if isinstance(answer, list) and answer and isinstance(answer[0], list):
            answer = answer[-1]
        for index, line in enumerate([answer] if isinstance(answer, str) else answer):
            if index:
                terminal.wait()
            terminal.type(line)
    check(not jumps, f"the number jumped without a word: {jumps}")
    check("Nach Ihren Antworten kommen etwa" in terminal.seen, "no jump at all")
    terminal.type(".")
    terminal.wait()


def no_database(folder):
    answers = PRE_CHECK | {"System: Eintrag in der EU-Datenbank": "database-not-available"}
    terminal, asked = talk(folder, ["deployment"], answers)
    check(not {"System: Adresse in der EU-Datenbank", "EU-Datenbank: Tag"} & set(asked), str(asked))
    check(draft(folder)["confirmedOn"] and "bestätigen Sie" in terminal.seen, "the confirmation was not asked for")


def english(folder):
    answers = {
        "Authority": "BAMF", "Contact: E-mail address": "ai@bamf.example", "Name": "Terminassistent",
        "In short": "Der Assistent vergibt Termine im Amt und sucht freie Zeiten.", "Purpose": ["Schneller einen Termin bekommen.", ""],
        "Theme": "government", "Status": "planned",
    }
    terminal = open_talk(folder, "deployment", "--lang", "en")
    for _ in range(40):
        shown = terminal.wait()
        check(not re.search(r"Frage |Enter: aus|Bitte|wird gebraucht", shown), shown)
        answer = answers.get(heading(shown), ".")
        for index, line in enumerate([answer] if isinstance(answer, str) else answer):
            if index:
                terminal.wait()
            terminal.type(line)
        if answer == ".":
            break
    check(terminal.wait() is None and terminal.status == 0, terminal.seen[-500:])
    check("Question 7 of about" in terminal.seen, terminal.seen[-1500:])
    check("Go on with: maki new deployment --output entwurf.json" in " ".join(terminal.rest.split()), terminal.rest)


def voluntary(folder):
    """A voluntary group: lists, objects, passing over, and leaving it early."""
    terminal = open_talk(folder, "deployment")
    try:
        hold(terminal, MINIMAL | {
            "Organisationseinheit": "Referat 12",
            "Weitere einsetzende Behörden": "",
        }, default=".")
    finally:
        terminal.close()
    terminal = open_talk(folder, "deployment")
    shown = terminal.wait()
    while "Nummer einer Gruppe" not in shown:
        terminal.type("")
        shown = terminal.wait()
    terminal.type("2")
    for _ in range(30):
        shown = terminal.wait()
        question = heading(shown)
        if question == "Leistungen, Bescheide, Verfahren":
            terminal.type("Terminvergabe")
            terminal.wait()
            terminal.type("Auskunft")
            terminal.wait()
            terminal.type("")
            terminal.wait()
            break
        terminal.type("")
    terminal.type("fertig")
    check("Nummer einer Gruppe" in terminal.wait(), terminal.seen[-800:])
    terminal.type("")
    check(terminal.wait() is None and terminal.status == 0, terminal.seen[-800:])
    record = json.loads((folder / "entwurf.json").read_text())
    check(record["services"] == ["Terminvergabe", "Auskunft"], record)
    maki(folder, "validate", "entwurf.json")


TESTS = [minimal, high_risk, mistakes_and_back, interrupted, foreign_file, narrow_and_plain, keyboard, english, voluntary,
         pasted, editor, review, second_risk, asked_for, no_database]

if __name__ == "__main__":
    failed = 0
    for test in TESTS:
        with tempfile.TemporaryDirectory() as place:
            try:
                note = test(Path(place))
                print(f"interview {test.__name__}: passed{' (' + note + ')' if note else ''}")
            except AssertionError as error:
                failed += 1
                print(f"interview {test.__name__}: FAILED\n{error}", file=sys.stderr)
    print(f"interviews: {len(TESTS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
