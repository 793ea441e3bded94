import FieldCatalogue
import SourceJSON

/// The few facts of a record by which others are found: what it is about, how it is called, what it says at length.
///
/// Texts are kept as fingerprints (64 bits), so that ten thousand records are compared without holding their texts.
public struct RecordTraits: Sendable, Hashable {
    /// Fingerprint of a long text, and where it stands.
    public struct LongText: Sendable, Hashable {
        /// Fingerprint of the text without blanks, capitals and signs.
        public let fingerprint: UInt64
        /// Its place in the record.
        public let span: ByteSpan
    }

    /// The record's id.
    public let id: String
    /// What it is.
    public let type: RecordType
    /// Responsible authority.
    public let authority: String
    /// Revision; nil in a draft.
    public let revision: Int?
    /// Whether it is withdrawn; such a record has no name and no texts.
    public let isWithdrawal: Bool
    /// Deployments it is about.
    public let concernedDeployments: [String]
    /// Fingerprint of a deployment's name, the same for names that differ only in spelling; nil without a name.
    public let name: UInt64?
    /// Texts of at least `shortest` bytes, in page order.
    public let texts: [LongText]

    /// From this length on, in bytes, a text describes something of its own.
    public static let shortest = 120

    /// Reads the traits of a record.
    public init(of record: Record, catalogue: Catalogue) {
        self.init(of: record, shape: RecordShape(record.description, catalogue: catalogue))
    }

    /// Reads the traits of a record with the shape of its type at hand.
    package init(of record: Record, shape: RecordShape) {
        id = record.id
        type = record.type
        authority = record.authority
        revision = record.revision
        isWithdrawal = record.isWithdrawal
        concernedDeployments = record.concernedDeployments
        name =
            record.type == .deployment && !record.isWithdrawal
            ? record[.name]?.withUTF8 { Fingerprint.ofName($0) } ?? nil : nil
        texts =
            isWithdrawal || record.type == .authority
            ? [] : record.document.withTape { RecordTraits.texts(in: TapeView.root, nil, $0, shape) }
    }

    private static func texts(
        in object: Int, _ parent: Int?, _ tape: TapeView, _ shape: RecordShape
    ) -> [LongText] {
        var texts: [LongText] = []
        var guess = 0
        var member = object + 1
        let end = tape.next(object)
        func read(_ position: Int, _ index: Int) {
            switch tape.kind(position) {
            case .object where shape.nodes[index].type == .object: texts += self.texts(in: position, index, tape, shape)
            case .string where shape.nodes[index].type == .text && tape.span(position).count > shortest + 1:
                let print = tape.withText(position) { Fingerprint.ofText($0) }
                texts.append(LongText(fingerprint: print, span: tape.span(position)))
            default: break
            }
        }
        while member < end {
            if let index = tape.withText(member, { shape.child(of: parent, named: $0, guess: &guess) }),
                shape.nodes[index].saysSomethingOfItsOwn
            {
                if tape.kind(member + 1) == .array {
                    var element = member + 2
                    while element < tape.next(member + 1) {
                        read(element, index)
                        element = tape.next(element)
                    }
                } else {
                    read(member + 1, index)
                }
            }
            member = tape.next(member + 1)
        }
        return texts
    }
}

/// Numbers that are equal for texts that say the same (FNV-1a, 64 bits).
enum Fingerprint {
    private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

    private static func add(_ byte: UInt8, to hash: inout UInt64) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    /// Letters and digits of a text, without capitals, blanks and signs.
    static func ofText(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = start
        for byte in text {
            switch byte {
            case 0x41...0x5A: add(byte + 32, to: &hash)
            case 0x61...0x7A, 0x30...0x39, 0x80...: add(byte, to: &hash)
            default: break
            }
        }
        return hash
    }

    /// The words of a name in any order, without vowels, umlauts, doubled letters and small words; nil when nothing is left.
    ///
    /// "Sprachübersetzung für Anträge", "Sprachuebersetzung Anträge" and "Anträge: Sprach-Übersetzung" differ only in
    /// the last word boundary; the first two are equal here.
    static func ofName(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        var words: [UInt64] = []
        var word: [UInt8] = []
        func close() {
            defer { word.removeAll(keepingCapacity: true) }
            guard word.count > 1 || word.first.map({ (0x30...0x39).contains($0) }) == true else { return }
            guard !small.contains(word) else { return }
            var hash = start
            var previous: UInt8 = 0
            for (offset, byte) in word.enumerated() {
                let isVowel = vowels.contains(byte) && offset > 0
                if !isVowel, byte != previous || (0x30...0x39).contains(byte) { add(byte, to: &hash) }
                previous = byte
            }
            words.append(hash)
        }
        var position = 0
        while position < text.count {
            let byte = text[position]
            position += 1
            switch byte {
            case 0x41...0x5A: word.append(byte + 32)
            case 0x61...0x7A, 0x30...0x39: word.append(byte)
            case 0xC3 where position < text.count:
                // ä ö ü as ae oe ue, ß as ss; other letters of Latin-1 as they are.
                switch text[position] | 0x20 {
                case 0xA4: word += [0x61, 0x65]
                case 0xB6: word += [0x6F, 0x65]
                case 0xBC: word += [0x75, 0x65]
                case 0xBF: word += [0x73, 0x73]
                default: word += [byte, text[position]]
                }
                position += 1
            case 0x80...: word.append(byte)
            default: close()
            }
        }
        close()
        guard !words.isEmpty else { return nil }
        var hash = start
        for value in words.sorted() {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                add(UInt8(truncatingIfNeeded: value >> shift), to: &hash)
            }
        }
        return hash
    }

    private static let vowels = Set("aeiou".utf8)
    private static let small = Set(
        [
            "der", "die", "das", "den", "dem", "des", "und", "fuer", "von", "vom", "zur", "zum", "mit", "bei", "im",
            "in", "auf",
            "an", "of", "the", "for", "and", "ki",
        ].map { Array($0.utf8) })
}
