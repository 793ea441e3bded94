/// Finds what looks like the name of a person in running text (Art. 71(5) AI Act: no natural persons in the public part).
///
/// A form of address or a title before a capitalised word, or a common given name before one. It can err both ways,
/// which is why it only ever leads to a warning.
enum PersonalNames {
    /// The first such name; nil when there is none.
    static func first(in text: UnsafeBufferPointer<UInt8>) -> String? {
        // Where a name may have begun: forms of address, or a given name; and the word before it.
        var candidate: Range<Int>?
        var isTitled = false
        var mayBeDotted = false
        var previous: Range<Int>?
        var position = 0
        while position < text.count {
            guard isLetter(text[position]) else {
                // Only blanks and the dots of titles, degrees and initials may stand between the parts of a name.
                let isDot = text[position] == UInt8(ascii: ".") && mayBeDotted
                if text[position] != UInt8(ascii: " "), !isDot { (candidate, previous) = (nil, nil) }
                position += 1
                continue
            }
            let start = position
            while position < text.count, isLetter(text[position]) { position += 1 }
            let word = start..<position
            let isName = isCapital(text, start) && word.count > 1
            if let first = candidate {
                // "Prof. Dr. med. Öztürk", "Anna von Schmidt", "Herr K. Schmidt".
                let isInitial = word.count == 1 && isCapital(text, start)
                if isInitial || particles.contains(text[word]) || isTitle(text[word]) {
                    mayBeDotted = true
                    continue
                }
                candidate = nil
                mayBeDotted = false
                if isName, !isCommonNoun(text[word]) {
                    let isBody =
                        !isTitled
                        && (Institutions.follow(in: text, from: position)
                            || previous.map { Institutions.contains(text[$0]) } == true)
                    if !isBody { return String(decoding: text[first.lowerBound..<word.upperBound], as: UTF8.self) }
                    previous = word
                    continue
                }
            }
            if isName, isTitle(text[word]) || isGivenName(text[word]) {
                candidate = word
                isTitled = isTitle(text[word])
                mayBeDotted = isTitled
            } else {
                previous = word
            }
        }
        return nil
    }

    /// Whether a mail address is that of a person: a given name, a sign, and another word before the `@`.
    static func isMailbox(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        let local = address.prefix { $0 != UInt8(ascii: "@") }
        let parts = local.split(omittingEmptySubsequences: false) { byte in
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        guard parts.count == 2, parts[1].count > 1, parts[1].allSatisfy(isLetter), let first = parts[0].first else {
            return false
        }
        let name = [first & 0xDF] + parts[0].dropFirst().map { $0 | 0x20 }
        return name.withUnsafeBufferPointer { isGivenName($0[...]) }
    }

    private static let titles = table(["Herr", "Herrn", "Frau", "Dr", "Prof", "Dipl", "Mag"])

    /// Small words between a title or given name and the name: degrees and particles.
    private static let particles = Words([
        "med", "jur", "rer", "nat", "pol", "phil", "oec", "habil", "h", "c", "von", "van", "de", "der", "den", "zu",
        "vom",
    ])

    /// What follows a form of address without being a name: "Frau Ministerin", "Dr. Dokument".
    private static let nouns = table([
        "Ministerin", "Minister", "Präsidentin", "Präsident", "Staatssekretärin", "Staatssekretär", "Professor",
        "Professorin", "Doktor", "Kanzler", "Kanzlerin", "Direktorin", "Direktor", "Ing", "Inform", "Jur", "Med",
    ])

    /// Frequent given names in Germany, of several origins; names that are also ordinary words are left out.
    private static let givenNames = table([
        "Achim", "Ahmed", "Ahmet", "Aleksandra", "Alexander", "Ali", "Alina", "Andrea", "Andreas", "Anja", "Anke",
        "Anna", "Anne", "Annette", "Anton", "Antje", "Axel", "Ayse", "Barbara", "Bastian", "Beate", "Benjamin", "Bernd",
        "Bernhard", "Birgit", "Bjarne", "Britta", "Carla", "Carsten", "Charlotte", "Christian", "Christiane",
        "Christina", "Christine", "Christoph", "Claudia", "Cornelia", "Dagmar", "Daniel", "Daniela", "David", "Dennis",
        "Detlef", "Dieter", "Dietmar", "Dirk", "Dominik", "Doris", "Eberhard", "Edith", "Elena", "Elisabeth", "Elke",
        "Emine", "Emma", "Erik", "Erika", "Eva", "Fabian", "Fatma", "Felix", "Florian", "Frank", "Franziska",
        "Friedrich",
        "Gabriele", "Georg", "Gerd", "Gerhard", "Gisela", "Günter", "Günther", "Hannah", "Hans", "Harald", "Hasan",
        "Heike", "Heiko", "Heinrich", "Heinz", "Helga", "Helmut", "Herbert", "Holger", "Horst", "Ibrahim", "Inge",
        "Ingo", "Ingrid", "Irina", "Ivan", "Jana", "Jens", "Jessica", "Joachim", "Johanna", "Johannes", "Jonas",
        "Josef", "Julia", "Julian", "Jutta", "Jürgen", "Kai", "Karin", "Karl", "Karsten", "Katharina", "Kathrin",
        "Katja", "Katrin", "Kerstin", "Klaus", "Kristina", "Lars", "Laura", "Lea", "Lena", "Lisa", "Ludwig", "Luisa",
        "Lukas", "Magdalena", "Manfred", "Manuela", "Marcel", "Marco", "Marcus", "Margarete", "Maria", "Marie",
        "Marion",
        "Markus", "Martin", "Martina", "Matthias", "Max", "Maximilian", "Mehmet", "Melanie", "Michael", "Michaela",
        "Mohamed", "Mohammed", "Monika", "Murat", "Mustafa", "Nadine", "Natalia", "Nicole", "Nils", "Nina", "Olaf",
        "Olga", "Oliver", "Patrick", "Paul", "Paula", "Peter", "Petra", "Philipp", "Rainer", "Ralf", "Regina",
        "Reinhard",
        "Renate", "Robert", "Rolf", "Sabine", "Sandra", "Sarah", "Sebastian", "Silke", "Simon", "Sonja", "Sophie",
        "Stefan", "Stefanie", "Steffen", "Stephan", "Susanne", "Svenja", "Sven", "Svetlana", "Tanja", "Theresa",
        "Thomas", "Thorsten", "Tim", "Tobias", "Torsten", "Ulrich", "Ulrike", "Ursula", "Uta", "Uwe", "Verena",
        "Volker", "Walter", "Werner", "Wilhelm", "Wolfgang", "Yusuf", "Zeynep",
    ])

    /// Names by their first letter and length, so that a word is compared with a handful at most.
    private struct Table: Sendable {
        var slots: [[[UInt8]]] = Array(repeating: [], count: 26 * 16)

        func contains(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
            guard word.count < 16, let first = word.first, (0x41...0x5A).contains(first) else { return false }
            return slots[Int(first - 0x41) * 16 + word.count].contains { $0.elementsEqual(word) }
        }
    }

    private static func table(_ names: [String]) -> Table {
        var table = Table()
        for name in names {
            let bytes = Array(name.utf8)
            table.slots[Int(bytes[0] - 0x41) * 16 + bytes.count].append(bytes)
        }
        return table
    }

    private static func isTitle(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { titles.contains(word) }

    private static func isGivenName(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { givenNames.contains(word) }

    private static func isCommonNoun(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { nouns.contains(word) }

    private static func isCapital(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> Bool {
        if (0x41...0x5A).contains(text[position]) { return true }
        // À…Þ: C3 80…C3 9E.
        return text[position] == 0xC3 && position + 1 < text.count && (0x80...0x9E).contains(text[position + 1])
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
