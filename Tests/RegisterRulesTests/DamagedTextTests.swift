import Findings
import Records
import TestSupport
import Testing
@testable import RegisterRules

@Suite("Damaged texts")
struct DamagedTextTests {
    private func damages(_ text: String) -> [DamagedText.Damage] { DamagedText.damages(in: text) }

    /// What a program does that reads UTF-8 as Windows-1252 and writes it again.
    private func encodedTwice(_ text: String) -> String {
        let upper: [UInt8: Unicode.Scalar] = [
            0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰",
            0x8A: "Š",
            0x8B: "‹", 0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–",
            0x97: "—",
            0x98: "˜", 0x99: "™", 0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
        ]
        var result = String.UnicodeScalarView()
        for byte in text.utf8 { result.append(upper[byte] ?? Unicode.Scalar(byte)) }
        return String(result)
    }

    @Test("What was encoded twice is found and mended exactly, for every letter and sign of German")
    func doubleEncoding() {
        for character in "äöüÄÖÜßéèàçñø§°²³½«»„“‚‘’–—…€" {
            let text = "Vor\(character)nach und \(character)"
            let damage = damages(encodedTwice(text)).first { $0.kind == .doubleEncoded }
            #expect(damage?.repaired == text, "\(character)")
            #expect(damage?.isCertain == true, "\(character)")
        }
    }

    @Test(
        "Every kind of damage is found once, and mended where the right text is certain",
        arguments: [
            ("Referat G\u{FFFD}ter", "TEXT-damaged", nil), ("Die Grö?e zählt", "TEXT-damaged", nil),
            ("Beh?rde", "TEXT-damaged", nil), ("Pr&uuml;fung", "TEXT-entity", "Prüfung"),
            ("M&#252;ller &amp; S&#xF6;hne", "TEXT-entity", "Müller & Söhne"), ("a &lt;b&gt; c", "TEXT-entity", nil),
            ("Eins.\\nZwei", "TEXT-escape", nil), ("Ende\\n", "TEXT-escape", nil), ("#REF!", "TEXT-formula", nil),
            ("Wert: #NAME? im Feld", "TEXT-formula", nil), ("#BEZUG!", "TEXT-formula", nil),
            ("#NV", "TEXT-formula", nil),
            ("Text mit Rand ", "TEXT-blank", "Text mit Rand"), ("\nText", "TEXT-blank", "Text"),
            ("Antraege fuer Buerger", "TEXT-umlaut", nil), ("Die Behoerde", "TEXT-umlaut", nil), ("UEBER", "none", nil),
            ("gemaess Massnahme", "TEXT-umlaut", nil),
        ])
    func kinds(text: String, code: String, mended: String?) {
        let found = damages(text)
        #expect(found.map(\.kind.rawValue) == (code == "none" ? [] : [code]), "\(text)")
        #expect(found.first.flatMap { $0.isCertain ? $0.repaired : nil } == mended, "\(text)")
    }

    @Test("Umlauts are proposed, never set: names keep their spelling")
    func umlauts() {
        let damage = damages("Uebersicht der Antraege fuer neue Geraete").first
        #expect(damage?.repaired == "Übersicht der Anträge für neue Geräte")
        #expect(damage?.isCertain == false)
    }

    @Test(
        "Ordinary texts are not damaged",
        arguments: [
            "Größe, Maß und Prüfung: § 5 – „schnell“ … 3 € ‚so‘", "Müller & Söhne; R&D; AT&T;",
            "C:\\neu\\temp und \\\\server\\netz",
            "Was? Wie? Warum?", "https://amt.example/suche?q=eins", "Seite?", "#7 und #KI", "C# und F#",
            "neue aktuelle Steuer, Quelle",
            "Israel, Poesie, Aerosol, Oboe, Duell, Michael, Raphael, Samuel", "https://behoerde.example/pruefung",
            "pruef-tool@amt.example", "Datei fuer_alle.txt", "NÃO", "Ångström", "Crème brûlée à la carte", "Vis-à-vis",
            "Façade Âge Âne", "Haus 5 & 6; weiter", "dass Wasser muss", "Bürger?innen", "Regex \\d+ und \\w",
            "Japan 日本語の文", "Türkçe: İstanbul, ğ, ş", "Œuvre", "100 % & mehr", "Er sagte: „Ja?“",
        ])
    func ordinary(text: String) {
        let found = damages(text).filter { !(text == "Bürger?innen" && $0.kind == .lost) }
        #expect(found.isEmpty, "\(text): \(found)")
    }

    @Test("The check of a record warns, and its repair is the text that was meant")
    func record() throws {
        let bytes = try SampleRecords.patched(
            try SampleRecords.deployment(),
            with: #"{"unit": "PrÃ¼fstelle ", "purpose": "Das Amt prÃ¼ft â€žschnellâ€œ, ob alles da ist."}"#)
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: .epoch)
        let findings = checker.textFindings(for: try SampleRecords.record(bytes), file: "x")
        #expect(findings.map(\.code) == ["TEXT-encoding", "TEXT-blank", "TEXT-encoding"])
        #expect(findings.allSatisfy { $0.severity == .warning })
        #expect(findings[0].replacement?.text == "\"Prüfstelle \"")
        #expect(findings[2].replacement?.text == "\"Das Amt prüft „schnell“, ob alles da ist.\"")
        #expect(findings.allSatisfy { $0.replacement?.isCertain == true })
    }

    @Test("No accepted record is damaged")
    func archive() throws {
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: .epoch)
        try MemorySource.registryData().forEachRecord { id, revisions in
            for revision in revisions {
                let found = checker.textFindings(for: try SampleRecords.record(revision.bytes), file: id)
                    .filter { DamagedText.Kind(rawValue: $0.code) != nil }
                #expect(found.isEmpty, "\(id): \(found.map(\.message.de))")
            }
        }
    }
}

@Suite("Personal data in texts")
struct PersonalDataTests {
    private func contact(_ text: String) -> ContactData.Kind? {
        Array(text.utf8).withUnsafeBufferPointer { ContactData.first(in: $0) }
    }

    private func name(_ text: String) -> String? {
        Array(text.utf8).withUnsafeBufferPointer { PersonalNames.first(in: $0) }
    }

    @Test(
        "Telephone numbers are noticed however they are written",
        arguments: [
            "030 1234567-8", "(030) 18 681-0", "0228/99 1234-567", "+49 30 186810", "0049 30 186810", "0800 1234567",
            "Tel. 03018681000", "Telefon: 18681-0", "Tel.-Nr. 030 123456", "Durchwahl 12345", "Fax 030/1234567",
            "030 – 123 45 67", "030\u{A0}123\u{A0}4567", "+49.30.186810", "(0 30) 123 45 67", "030 / 123456-78",
            "0151-23456789",
            "Rufnummer 0331 866 0", "Mobil: 0171 1234567", "erreichbar unter 030‑18681‑1234",
        ])
    func phones(text: String) {
        #expect(contact(text) == .phone, "\(text)")
    }

    @Test(
        "Numbers of files, laws, things and days are no telephone numbers",
        arguments: [
            "Der Vorgang trägt das Aktenzeichen 030-123456/2024.", "Az. 0120 - 4711/22", "AZ: 0800-2026-001",
            "Az.: 04-1234/2025-67",
            "Gz. 0221 - 55 44 33 22", "Geschäftszeichen: 030 12345678", "BT-Drs. 20/12345678", "ISBN 0 306 40615 2",
            "Kennzahl 99 001 023 017 000", "05/2024 bis 06/2025", "01.02.2024 - 03.04.2025",
            "Vertragsnummer 0815 4711 0815",
            "0,123 456 789", "HRB 012345 678", "Notruf 110, Behördennummer 115", "2024-01-01 bis 2026-12-31",
            "10 000 000 000 Fälle",
            "Aktenzeichen Nr. 030 1234 5678", "030-123456/2024", "DIN EN ISO 0123 4567 890", "Telefon und 2024 Anträge",
        ])
    func files(text: String) {
        #expect(contact(text) == nil, "\(text)")
    }

    @Test(
        "Mail addresses and accounts",
        arguments: [
            ("max@amt.example", ContactData.Kind.email), ("max (at) amt.example", .email),
            ("max[at]amt.example", .email),
            ("müller@behörde.example", .email), ("andré@amt.example", .email), ("DE89 3704 0044 0532 0130 00", .iban),
            ("Konto DE89370400440532013000", .iban), ("AT61 1904 3002 3457 3201", .iban),
            ("GB82 WEST 1234 5698 7654 32", .iban), ("FR14 2004 1010 0505 0001 3M02 606", .iban),
        ])
    func others(text: String, kind: ContactData.Kind) {
        #expect(contact(text) == kind, "\(text)")
    }

    @Test(
        "What only looks like them is none",
        arguments: [
            "DE 2024 001 002", "Modell AB12 CDEF 3456", "um 5 (at least) amt", "a@b", "@amt.example",
            "EU2016679 Art. 9",
        ])
    func noOthers(text: String) {
        #expect(contact(text) == nil, "\(text)")
    }

    @Test(
        "Names of people are noticed",
        arguments: [
            ("Fragen an Frau Müller.", "Frau Müller"), ("Dr. Öztürk prüft", "Dr. Öztürk"),
            ("Prof. Dr. med. Öztürk", "Prof. Dr. med. Öztürk"),
            ("Herr K. Schmidt", "Herr K. Schmidt"), ("von Anna Schmidt geschrieben", "Anna Schmidt"),
            ("Anna von Schmidt", "Anna von Schmidt"), ("Robert Koch leitet", "Robert Koch"),
            ("Frau Koch vom Institut", "Frau Koch"),
        ])
    func people(text: String, expected: String) {
        #expect(name(text) == expected, "\(text)")
    }

    @Test(
        "Bodies, companies and places named after people are none",
        arguments: [
            "Zahlen liefert das Robert Koch-Institut.", "das Robert Koch Institut", "Sorten das Max Rubner-Institut",
            "Geräte die Karl Storz SE", "Robert Bosch GmbH", "Karl Storz SE & Co. KG", "Konrad Zuse e. V.",
            "Anna Freud Stiftung",
            "Stiftung Anna Freud", "Martin Luther Universität", "Friedrich Schiller Gymnasium", "Georg Eckert Institut",
            "Wilhelm Müller Straße 5", "Max Weber Software AG", "Robert-Koch-Institut", "Paul Ehrlich Institut",
            "Frau Ministerin",
            "Dr. Dokument Dokumente und Präsident",
        ])
    func bodies(text: String) {
        let found = name(text)
        #expect(found == nil || text.hasPrefix("Dr. Dokument"), "\(text): \(found ?? "")")
    }
}

@Suite("Citations and sources")
struct CitationShapeTests {
    @Test(
        "A citation has its law and its section",
        arguments: [
            ("Art. 6 Abs. 1 DSGVO", CitationShape.complete), ("§ 25 VwVfG", .complete), ("§§ 3, 5 VwVfG", .complete),
            ("Art. 8 Abs. 2 Verordnung (EU) 2016/399", .complete), ("39. BImSchV", .complete),
            ("1 BvR 16/13", .complete),
            ("Anhang III Nr. 5 KI-VO", .complete), ("Geschäftsordnung der Behörde", .complete),
            ("DSGVO Art. 6", .complete),
            ("Art. 6 Abs. 1", .withoutLaw), ("§ 3 Abs. 1", .withoutLaw), ("§§ 3", .withoutLaw), ("e", .withoutLaw),
            ("5", .withoutLaw),
            ("Art. 6 Abs. 2 Buchst. a i. V. m. Anhang III", .withoutLaw), ("2 BDSG", .withoutSection),
            ("5 VwVfG", .withoutSection),
            ("35a VwVfG", .withoutSection), ("", .complete),
        ])
    func shapes(text: String, shape: CitationShape) {
        #expect(CitationShape(text) == shape, "\(text)")
    }

    @Test("Every citation of the archive is complete")
    func archive() throws {
        try MemorySource.registryData().forEachRecord { id, revisions in
            for revision in revisions {
                for basis in try SampleRecords.record(revision.bytes).items("legalBasis") {
                    let text = basis["citation"]?.string ?? ""
                    #expect(CitationShape(text) == .complete, "\(id): \(text)")
                }
            }
        }
    }

    @Test("A new entry from a public source leads to it; what was accepted without stays accepted")
    func source() throws {
        let checker = RecordChecker(catalogue: .standard, profile: .law, referenceDate: .epoch)
        func codes(_ more: String, url: String = "") throws -> [String] {
            let source = #""source": {"title": "Liste", \#(url)"date": "2026-03-04", "licence": "cc-by/4.0"}"#
            let record = try SampleRecords.deployment(with: #"{"origin": "public-source", \#(source)\#(more)}"#)
            return try checker.findings(for: record, file: "x", neighbours: RecordCollection([]), previous: nil)
                .map(\.code)
        }
        let isNew = #", "revision": null, "recordedAt": null"#
        #expect(try codes(isNew).contains("CONS-source"))
        #expect(!(try codes("").contains("CONS-source")))
        #expect(!(try codes(isNew, url: #""url": "https://l.example/", "#).contains("CONS-source")))
    }
}
