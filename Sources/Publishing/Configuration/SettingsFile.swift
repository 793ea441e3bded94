import Findings
import Records
import SourceJSON

/// A file `maki.json`: an object whose members are settings.
struct SettingsFile {
    /// The name of such a file.
    static let name = "maki.json"

    /// The path as people are shown it.
    let path: String
    /// The content.
    let bytes: [UInt8]
    /// What it settles, as it is written there, and where.
    private(set) var values: [Setting: (text: String, place: SourcePosition)] = [:]
    /// What is wrong with it; then nothing of it holds.
    private(set) var findings: [Finding] = []

    /// Reads a file.
    ///
    /// - Parameter isAuthority: whether a text has the form of an authority's identifier.
    init(path: String, bytes: [UInt8], isAuthority: (String) -> Bool) {
        self.path = path
        self.bytes = bytes
        let document: JSONDocument
        do throws(JSONSyntaxError) {
            document = try JSONDocument(parsing: bytes)
        } catch {
            var finding = Finding(error, file: path)
            if error.code == .empty {
                finding.help = Bilingual(
                    de: "Ohne Angaben genügt {}, oder die Datei löschen.",
                    en: "{} is enough without settings, or delete the file.")
            }
            findings = [finding]
            return
        }
        guard document.root.kind == .object else {
            report(
                "CONFIG-type", document.root.span,
                Bilingual(de: "\(SettingsFile.name) ist ein JSON-Objekt", en: "\(SettingsFile.name) is a JSON object"),
                Bilingual(de: "Mit { beginnen, zum Beispiel ", en: "Start with {, for example ")
                    .followed(by: "{ \"authority\": \"bund-bamf\" }"))
            return
        }
        let lines = LineIndex(bytes)
        for member in document.root.members { read(member, lines, isAuthority) }
    }

    private mutating func read(_ member: JSONMember, _ lines: LineIndex, _ isAuthority: (String) -> Bool) {
        let key = member.key.string
        guard let setting = Setting(rawValue: key) else {
            let names = Setting.allCases.map(\.rawValue)
            let meant = ClosestName.of(key, among: names)
            report(
                "CONFIG-key", member.key.span,
                Bilingual(
                    de: "„\(key)“ ist keine Einstellung" + (meant.map { " – meinten Sie \($0)?" } ?? ""),
                    en: "“\(key)” is no setting" + (meant.map { " – did you mean \($0)?" } ?? "")),
                Bilingual(
                    de: "Möglich sind: \(names.joined(separator: ", "))",
                    en: "Possible are: \(names.joined(separator: ", "))"))
            return
        }
        guard let text = member.value.string else {
            report(
                "CONFIG-type", member.value.span,
                Bilingual(de: "\(key) ist ein Text", en: "\(key) is a text"),
                Bilingual(de: "In Anführungszeichen schreiben.", en: "Write it in quotes."))
            return
        }
        if let fault = setting.fault(in: text, isAuthority: isAuthority) {
            report("CONFIG-value", member.value.span, fault.message, fault.help)
            return
        }
        values[setting] = (text, lines.position(of: member.value.span.lowerBound))
    }

    private mutating func report(_ code: String, _ span: ByteSpan, _ message: Bilingual, _ help: Bilingual) {
        findings.append(
            Finding(code: code, severity: .error, message: message, file: path, span: span, help: help))
    }
}

extension Bilingual {
    /// Both texts with the same words behind them.
    fileprivate func followed(by text: String) -> Bilingual { Bilingual(de: de + text, en: en + text) }
}
