import Drafting
import FieldCatalogue
import Records

/// Identifiers that no record has yet.
extension KnownRecords {
    /// Identifier of a new assessment of a deployment: what the deployment says, else its own with `fria-`, else a free one.
    ///
    /// - Throws: what reading register or archive throws.
    package func assessmentIdentifier(for deployment: Record, year: Int) throws -> String {
        if let named = deployment.string(.friaId) { return named }
        let name = FRIAStart.identifier(for: deployment.id)
        return try isTaken(name) ? freeIdentifier(.fria, authority: deployment.authority, year: year) : name
    }

    /// Signs of a drawn identifier: no vowels, so that no words come out, and nothing that is taken for something else.
    private static let signs = Array("bcdfghjkmnpqrstvwxz23456789")

    /// The first identifier of an authority, year and type that no record has, or one that is drawn.
    ///
    /// - Throws: what reading register or archive throws.
    package func freeIdentifier(_ type: RecordType, authority: String, year: Int) throws -> String {
        let short = authority.utf8.starts(with: "bund-".utf8) ? String(authority.dropFirst(5)) : authority
        let kind =
            switch type {
            case .deployment, .fria, .authority: ""
            case .incident: "vorfall-"
            case .label: "inhalt-"
            }
        let head = "\(type == .fria ? "fria-" : "")\(short)-\(kind)\(year)-"
        while drawsIdentifiers {
            let id = head + String((0..<8).compactMap { _ in KnownRecords.signs.randomElement() })
            if try !isTaken(id) { return id }
        }
        for number in 1...9999 {
            let digits = "\(number)"
            let id = head + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            if try !isTaken(id) { return id }
        }
        return head + "10000"
    }
}
