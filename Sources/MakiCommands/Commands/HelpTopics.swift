import ArgumentParser

/// `maki help exit-codes`: what the program's exit code says.
struct ExitCodesTopic: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "exit-codes",
            abstract: localized(de: "Was der Rückgabewert sagt.", en: "What the exit code says."),
            discussion: localized(
                de: """
                    0    alles in Ordnung; Warnungen und Hinweise ändern daran nichts
                    1    Fehler in Einträgen oder Zuordnungen; nichts wurde gespeichert
                    2    nicht ausführbar: Datei, Datenbank oder Platte; die Meldung sagt, was zu tun ist
                    64   falscher Aufruf; die Meldung zeigt den richtigen
                    128 und mehr: ein Signal von außen, sonst ein Fehler im Programm – bitte melden

                    Schließt das lesende Programm die Ausgabe vorzeitig, arbeitet maki zu Ende; der Rückgabewert sagt, ob die Arbeit getan ist. Bei Befehlen, deren Ergebnis die Ausgabe selbst ist (export, revise, schema, new), ist er dann 2.
                    """,
                en: """
                    0    all is well; warnings and notes change nothing about it
                    1    errors in records or mappings; nothing was stored
                    2    cannot be done: file, database or disk; the message says what to do
                    64   wrong usage; the message shows the right one
                    128 and above: a signal from outside, otherwise a bug of the program – please report it

                    When the reading program closes the output early, maki finishes its work; the exit code says whether it is done. Of commands whose result is the output itself (export, revise, schema, new) it is 2 then.
                    """),
            shouldDisplay: false)
    }

    func run() throws { throw CleanExit.helpRequest(self) }
}

/// `maki help environment`: variables the program reads.
struct EnvironmentTopic: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "environment",
            abstract: localized(de: "Welche Umgebungsvariablen gelten.", en: "Which environment variables count."),
            discussion: localized(
                de: """
                    MAKI_REGISTER                die Registerdatei, wenn --register fehlt; sonst register.sqlite
                    MAKI_ARCHIVE                 der Ordner des Archivs, wenn --archive fehlt; sonst registry-data
                    MAKI_AUTHORITY               die Behörde, wenn --authority fehlt
                    MAKI_PROFILE                 law oder motion, wenn --profile fehlt; sonst law
                    MAKI_LANGUAGE                de oder en, wenn --lang fehlt
                    MAKI_SOURCES                 der Ordner mit Vorlagen, Seite und Zuordnungen, wenn --sources fehlt
                    XDG_CONFIG_HOME, HOME        wo die Einstellungen liegen: maki/maki.json, sonst .config/maki/maki.json
                    LC_ALL, LC_MESSAGES, LANG    Sprache der Meldungen und Hilfen: en… ist Englisch, alles andere Deutsch; --lang, MAKI_LANGUAGE und maki.json gehen vor
                    NO_COLOR                     gesetzt: keine Farbe
                    FORCE_COLOR                  gesetzt: Farbe auch ohne Terminal; --color geht vor
                    TERM                         dumb: keine Farbe

                    Was gilt und von wo es kommt, zeigt  maki config
                    """,
                en: """
                    MAKI_REGISTER                the register file when --register is missing; else register.sqlite
                    MAKI_ARCHIVE                 the folder of the archive when --archive is missing; else registry-data
                    MAKI_AUTHORITY               the authority when --authority is missing
                    MAKI_PROFILE                 law or motion when --profile is missing; else law
                    MAKI_LANGUAGE                de or en when --lang is missing
                    MAKI_SOURCES                 the folder with templates, site and mappings when --sources is missing
                    XDG_CONFIG_HOME, HOME        where the settings lie: maki/maki.json, else .config/maki/maki.json
                    LC_ALL, LC_MESSAGES, LANG    language of messages and help: en… is English, everything else German; --lang, MAKI_LANGUAGE and maki.json go first
                    NO_COLOR                     set: no colour
                    FORCE_COLOR                  set: colour without a terminal too; --color goes first
                    TERM                         dumb: no colour

                    What holds and where it comes from is shown by  maki config
                    """),
            shouldDisplay: false)
    }

    func run() throws { throw CleanExit.helpRequest(self) }
}
