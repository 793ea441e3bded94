/// Umlauts and sharp s written as two letters, in words that no other spelling has: `fuer`, `Behoerde`.
enum WrittenUmlauts {
    /// The damage in a text; nil when there is none. A proposal, never certain: names keep their spelling.
    static func damage(in text: String, _ bytes: [UInt8]) -> DamagedText.Damage? {
        var result: [UInt8] = []
        var spot: ArraySlice<UInt8>?
        var position = 0
        while position < bytes.count {
            guard DamagedText.isLetter(bytes[position]) else {
                result.append(bytes[position])
                position += 1
                continue
            }
            var end = position
            while end < bytes.count, DamagedText.isLetter(bytes[end]) { end += 1 }
            let word = bytes[position..<end]
            if let mended = mended(word), !isPartOfAddress(bytes, position) {
                spot = spot ?? word
                result += mended
            } else {
                result += word
            }
            position = end
        }
        return spot.map {
            DamagedText.Damage(
                kind: .umlaut, spot: String(decoding: $0.prefix(60), as: UTF8.self),
                repaired: String(decoding: result, as: UTF8.self), isCertain: false)
        }
    }

    /// Whether a word begins like one of those that are looked for; without memory, as most texts have none.
    static func mayOccur(in text: UnsafeBufferPointer<UInt8>) -> Bool {
        var isInWord = false
        let seconds = seconds
        for position in text.indices {
            let isLetter = DamagedText.isLetter(text[position])
            defer { isInWord = isLetter }
            guard isLetter, !isInWord, (0x61...0x7A).contains(text[position] | 0x20), position + 1 < text.count,
                (0x61...0x7A).contains(text[position + 1]),
                seconds[Int(text[position] | 0x20) - 0x61] & 1 << UInt32(text[position + 1] - 0x61) != 0
            else { continue }
            for stem in slots[Int(text[position] | 0x20) - 0x61] where position + stem.written.count <= text.count {
                var offset = 1
                while offset < stem.written.count, text[position + offset] == stem.written[offset] { offset += 1 }
                if offset == stem.written.count { return true }
            }
        }
        return false
    }

    /// Whether the word belongs to an address or the name of a file.
    private static func isPartOfAddress(_ bytes: [UInt8], _ start: Int) -> Bool {
        let token = DamagedText.token(bytes, around: start)
        return token.indices.contains { position in
            if [0x2F, 0x40, 0x5F, 0x5C].contains(token[position]) { return true }
            let next = position + 1
            return token[position] == 0x2E && next < token.endIndex && DamagedText.isLetter(token[next])
        }
    }

    /// Beginnings of words as they are written without umlauts, and as they are.
    private static let stems: [(written: [UInt8], meant: [UInt8])] = [
        ("fuer", "für"), ("ueber", "über"), ("behoerd", "behörd"), ("koenn", "könn"), ("koennt", "könnt"),
        ("muess", "müss"),
        ("pruef", "prüf"), ("buerger", "bürger"), ("antraeg", "anträg"), ("vorgaeng", "vorgäng"),
        ("zustaendig", "zuständig"),
        ("moeglich", "möglich"), ("naechst", "nächst"), ("waehrend", "während"), ("unterstuetz", "unterstütz"),
        ("oeffentlich", "öffentlich"), ("loesch", "lösch"), ("loesung", "lösung"), ("verfueg", "verfüg"),
        ("erklaer", "erklär"),
        ("persoenlich", "persönlich"), ("natuerlich", "natürlich"), ("rueck", "rück"), ("schluessel", "schlüssel"),
        ("aenderung", "änderung"), ("aendern", "ändern"), ("ausfuehr", "ausführ"), ("durchfuehr", "durchführ"),
        ("einfuehr", "einführ"), ("fuehr", "führ"), ("gefuehrt", "geführt"), ("gehoer", "gehör"), ("hoer", "hör"),
        ("zusaetzlich", "zusätzlich"), ("grundsaetz", "grundsätz"), ("jaehrlich", "jährlich"), ("taeglich", "täglich"),
        ("taetig", "tätig"), ("gemaess", "gemäß"), ("ausserhalb", "außerhalb"), ("ausserdem", "außerdem"),
        ("massnahme", "maßnahme"), ("geraet", "gerät"), ("laender", "länder"), ("faell", "fäll"), ("gruend", "gründ"),
        ("beschaeftigt", "beschäftigt"), ("beduerf", "bedürf"), ("traeger", "träger"), ("waehl", "wähl"),
        ("zaehl", "zähl"),
        ("uebersicht", "übersicht"), ("uebersetz", "übersetz"), ("ueberpruef", "überprüf"), ("ueberwach", "überwach"),
        ("veroeffentlich", "veröffentlich"), ("datenschuetz", "datenschütz"), ("schuetz", "schütz"),
        ("spaeter", "später"),
        ("haeufig", "häufig"), ("ungefaehr", "ungefähr"), ("unabhaengig", "unabhängig"), ("abhaengig", "abhängig"),
        ("vollstaendig", "vollständig"), ("verstaendlich", "verständlich"), ("geloescht", "gelöscht"),
        ("erhoeh", "erhöh"),
        ("groess", "größ"), ("hoechst", "höchst"), ("kuenstlich", "künstlich"), ("wuerd", "würd"),
        ("gewaehr", "gewähr"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)) }.sorted { $0.written.count > $1.written.count }

    /// The beginnings by their first letter, longest first.
    private static let slots: [[(written: [UInt8], meant: [UInt8])]] = (0..<26).map { letter in
        stems.filter { Int($0.written[0]) - 0x61 == letter }
    }

    /// Their second letters by the first one, a bit for each letter: most words are told by two.
    private static let seconds: [UInt32] = slots.map { stems in
        stems.reduce(0) { $0 | 1 << UInt32($1.written[1] - 0x61) }
    }

    private static func mended(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        guard let first = word.first, word.count >= 4, word.count < 60 else { return nil }
        guard (0x61...0x7A).contains(first | 0x20),
            let stem = slots[Int(first | 0x20) - 0x61].first(where: { starts(word, with: $0.written) })
        else { return nil }
        let isCapital = first & 0x20 == 0
        var mended = stem.meant
        if isCapital {
            // ä ö ü begin with C3 A4, B6, BC; their capitals lie 32 below.
            if mended[0] == 0xC3 { mended[1] -= 0x20 } else { mended[0] -= 0x20 }
        }
        return mended + word.dropFirst(stem.written.count)
    }

    private static func starts(_ word: ArraySlice<UInt8>, with stem: [UInt8]) -> Bool {
        guard word.count >= stem.count, word[word.startIndex] | 0x20 == stem[0] else { return false }
        return word.dropFirst().prefix(stem.count - 1).elementsEqual(stem.dropFirst())
    }
}
