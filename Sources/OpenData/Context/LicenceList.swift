import FieldCatalogue
import Findings
import Publication
import PublicTables

extension EntryLicence {
    /// Addresses of the licences of all entries of a register, its own first.
    public static func addresses(in snapshot: Snapshot) -> [String] { LicenceList(snapshot).all.map(\.address) }
}

/// The licences of the entries of a register, the register's own first: files with entries are under all of them, each
/// entry under its own.
struct LicenceList: Sendable {
    /// One licence.
    struct Licence: Sendable {
        /// Code of the vocabulary `licence`.
        let code: String
        let name: String
        /// Address of its text.
        let address: String
        /// The term of DCAT-AP.de's list.
        let iri: String
        /// Whether it asks to name the source.
        let wantsAttribution: Bool

        /// Identifier of the SPDX licence list.
        var spdx: String {
            switch code {
            case "dl-zero-de/2.0": "DL-DE-ZERO-2.0"
            case "dl-by-de/2.0": "DL-DE-BY-2.0"
            case "cc-zero": "CC0-1.0"
            case "cc-by/4.0": "CC-BY-4.0"
            default:
                "LicenseRef-"
                    + String(
                        decoding: code.utf8.map { $0 == UInt8(ascii: "/") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
            }
        }
    }

    /// The register's own licence.
    let own: Licence
    /// All of them, the register's own first.
    let all: [Licence]

    /// Reads the licences of all visible entries.
    init(_ snapshot: Snapshot) {
        func licence(_ code: String) -> Licence {
            let item = snapshot.catalogue.vocabularies["licence"]?[code]
            return Licence(
                code: code, name: item?.label.de ?? code,
                address: EntryLicence.address(of: code, in: snapshot.catalogue),
                iri: item?.properties["iri"]?.string ?? "http://dcat-ap.de/def/licenses/" + code,
                wantsAttribution: item?.properties["attribution"]?.boolean ?? true)
        }
        own = licence(RegisterIdentity.licence)
        var codes: Set<String> = []
        for entry in snapshot.entries { if let source = entry.source { codes.insert(source.licence) } }
        codes.remove(own.code)
        all = [own] + codes.sorted().map(licence)
    }

    /// The licence one keeps to when a file is used as a whole: one that asks for more comes before one that asks for
    /// less.
    var strictest: Licence { all.first(where: \.wantsAttribution) ?? own }

    /// What is to be known of the licences of a file with entries.
    var statement: Bilingual {
        let names = all.map(\.name).joined(separator: "; ")
        return Bilingual(
            de: "Lizenzen: \(names). \(RegisterIdentity.sourceLicences.de)",
            en: "Licences: \(names). \(RegisterIdentity.sourceLicences.en)")
    }

    /// The licences of a file of a release: those of the entries it holds.
    func licences(of item: ReleaseItem) -> [Licence] { LicenceList.holdsEntries(item) ? all : [own] }

    private static let withoutEntries: Set<String> = [
        "fields.csv", "codes.csv", "withheld.csv", "datapackage.json", "README.md", "metadata.json", "openapi.json",
    ]

    private static func holdsEntries(_ item: ReleaseItem) -> Bool {
        switch item.part {
        case .schemas, .catalog: false
        case .csv, .jsonl, .sqlite, .xlsx, .feeds, .api, .euDatabase, .oversight: !withoutEntries.contains(item.name)
        }
    }
}
