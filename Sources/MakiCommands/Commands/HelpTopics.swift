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
                    LC_ALL, LC_MESSAGES, LANG    Sprache der Meldungen und Hilfen: en… ist Englisch, alles andere Deutsch; --lang geht vor
                    NO_COLOR                     gesetzt: keine Farbe
                    FORCE_COLOR                  gesetzt: Farbe auch ohne Terminal; --color geht vor
                    TERM                         dumb: keine Farbe
                    """,
                en: """
                    MAKI_REGISTER                the register file when --register is missing; else register.sqlite
                    LC_ALL, LC_MESSAGES, LANG    language of messages and help: en… is English, everything else German; --lang goes first
                    NO_COLOR                     set: no colour
                    FORCE_COLOR                  set: colour without a terminal too; --color goes first
                    TERM                         dumb: no colour
                    """),
            shouldDisplay: false)
    }

    func run() throws { throw CleanExit.helpRequest(self) }
}
