import Findings
import PublicAddresses
import PublicTables

/// The catalogue of the open data after DCAT-AP.de 3.0 (DCAT-AP 3.0.0), as JSON-LD and Turtle.
struct DCATCatalogue {
    private let context: ReleaseContext

    init(_ context: ReleaseContext) {
        self.context = context
    }

    private static let prefixes = [
        ("dcat", "http://www.w3.org/ns/dcat#"), ("dct", "http://purl.org/dc/terms/"),
        ("dcatde", "http://dcat-ap.de/def/dcatde/"), ("dcatap", "http://data.europa.eu/r5r/"),
        ("foaf", "http://xmlns.com/foaf/0.1/"), ("vcard", "http://www.w3.org/2006/vcard/ns#"),
        ("spdx", "http://spdx.org/rdf/terms#"), ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ]
    private static let eu = "http://publications.europa.eu/resource/authority/"

    func write(_ items: [ReleaseItem]) throws -> [ReleaseItem] {
        let graph = graph(items)
        func item(_ name: String, _ de: String, _ en: String, _ type: String, _ bytes: [UInt8]) throws -> ReleaseItem {
            let path = ReleasePath.current + name
            return ReleaseItem(
                path: path, title: Bilingual(de: de, en: en), part: .catalog, mediaType: type,
                digest: try context.target.add(path, bytes))
        }
        return [
            try item(
                "catalog.jsonld", "Katalog nach DCAT-AP.de als JSON-LD", "Catalogue after DCAT-AP.de as JSON-LD",
                "application/ld+json", graph.jsonLD()),
            try item(
                "catalog.ttl", "Katalog nach DCAT-AP.de als Turtle", "Catalogue after DCAT-AP.de as Turtle",
                "text/turtle", graph.turtle()),
        ]
    }

    private func graph(_ items: [ReleaseItem]) -> RDFGraph {
        var graph = RDFGraph(prefixes: DCATCatalogue.prefixes)
        let catalogue = context.options.identifier("daten/#katalog")
        let dataset = context.options.identifier("daten/#register")
        let publisher = context.options.identifier("impressum/#herausgeber")
        let contact = context.options.identifier("impressum/#kontakt")
        let date = RDFGraph.Object.literal(context.snapshot.date.description, type: "xsd:date")
        // Made-up examples are older than the register.
        let real = context.snapshot.entries.filter { $0.origin != .sample }
        let first = real.map(\.firstRecordedAt.day).min() ?? context.snapshot.date
        let firstDay = RDFGraph.Object.literal(first.description, type: "xsd:date")
        let german = RDFGraph.Object.iri(DCATCatalogue.eu + "language/DEU")
        let germany = RDFGraph.Object.iri(DCATCatalogue.eu + "country/DEU")
        let stable = RDFGraph.Object.iri(DCATCatalogue.eu + "planned-availability/STABLE")
        func de(_ text: String) -> RDFGraph.Object { .text(text, language: "de") }
        func en(_ text: String) -> RDFGraph.Object { .text(text, language: "en") }
        graph.add(
            catalogue, types: ["dcat:Catalog"],
            [
                ("dct:title", de(RegisterIdentity.title.de)), ("dct:title", en(RegisterIdentity.title.en)),
                ("dct:description", de("Katalog der offenen Daten des KI-Transparenzregisters.")),
                ("dct:publisher", .iri(publisher)), ("dct:language", german),
                // Of the catalogue itself, which holds no entries.
                ("dct:license", .iri(LicenceList(context.snapshot).own.iri)), ("dct:issued", firstDay),
                ("dct:modified", date),
                ("dct:spatial", germany), ("foaf:homepage", .iri(context.options.identifier(""))),
                ("dcat:themeTaxonomy", .iri(DCATCatalogue.eu + "data-theme")), ("dcat:dataset", .iri(dataset)),
            ])
        graph.add(
            publisher, types: ["foaf:Agent"],
            [
                ("foaf:name", de("Betreiber des Demonstrators KI-Transparenzregister")),
                ("dct:type", .iri("http://purl.org/adms/publishertype/NationalAuthority")),
            ])
        graph.add(
            contact, types: ["vcard:Organization", "vcard:Kind"],
            [
                ("vcard:fn", .literal("Redaktion des KI-Transparenzregisters", type: nil)),
                ("vcard:hasURL", .iri(context.options.identifier("impressum/"))),
                ("vcard:hasEmail", .iri("mailto:redaktion@maki.example")),
            ])
        let licences = LicenceList(context.snapshot)
        let rights = context.options.identifier("daten/#lizenzen")
        graph.add(
            rights, types: ["dct:RightsStatement"],
            [("rdfs:label", de(licences.statement.de)), ("rdfs:label", en(licences.statement.en))])
        let distributions = items.filter { $0.part != .feeds && $0.part != .euDatabase && $0.part != .oversight }
        graph.add(
            dataset, types: ["dcat:Dataset"],
            [
                ("dct:identifier", .literal("ki-transparenzregister", type: nil)),
                ("dct:title", de(RegisterIdentity.dataset.de)),
                ("dct:title", en(RegisterIdentity.dataset.en)),
                (
                    "dct:description",
                    de(
                        "Alle öffentlichen Einträge: KI-Systeme, ihr Einsatz, Einstufung, Folgenabschätzungen, Vorfälle und jede Änderung. "
                            + RegisterIdentity.sourceLicences.de
                    )
                ),
                ("dct:publisher", .iri(publisher)), ("dcat:contactPoint", .iri(contact)),
                ("dcatde:contributorID", .iri("http://dcat-ap.de/def/contributors/openDataBund")),
                ("dcatde:politicalGeocodingLevelURI", .iri("http://dcat-ap.de/def/politicalGeocoding/Level/federal")),
                ("dcatap:availability", stable), ("dcat:theme", .iri(DCATCatalogue.eu + "data-theme/GOVE")),
                ("dcat:theme", .iri(DCATCatalogue.eu + "data-theme/JUST")),
                ("dcat:keyword", de("Künstliche Intelligenz")), ("dcat:keyword", de("Transparenzregister")),
                ("dcat:keyword", de("Grundrechte")),
                ("dct:accrualPeriodicity", .iri(DCATCatalogue.eu + "frequency/DAILY")), ("dct:language", german),
                ("dct:accessRights", .iri(DCATCatalogue.eu + "access-right/PUBLIC")), ("dct:spatial", germany),
                ("dct:issued", firstDay), ("dct:modified", date),
                ("dcat:version", .literal(ReleaseVersion.text(of: items, on: context.snapshot.date), type: nil)),
                ("dct:temporal", .iri(dataset + "-zeitraum")),
                ("dcat:landingPage", .iri(context.options.identifier("daten/"))),
            ] + distributions.map { ("dcat:distribution", .iri(distribution($0))) })
        graph.add(
            dataset + "-zeitraum", types: ["dct:PeriodOfTime"],
            [("dcat:startDate", firstDay), ("dcat:endDate", date)])
        for item in distributions {
            // One licence a file is all DCAT-AP allows: the one that satisfies all entries; the statement names them.
            let isMixed = licences.licences(of: item).count > 1
            let licence = isMixed ? licences.strictest : licences.own
            let attribution: [(String, RDFGraph.Object)] =
                isMixed
                ? [
                    ("dcatde:licenseAttributionByText", de(RegisterIdentity.sourceLicences.de)),
                    ("dct:rights", .iri(rights)),
                ] : []
            let iri = distribution(item)
            let file = RDFGraph.Object.iri(context.options.identifier(item.path))
            graph.add(
                iri, types: ["dcat:Distribution"],
                [
                    ("dct:title", de(item.name)), ("dct:description", de(item.title.de)), ("dcat:accessURL", file),
                    ("dcat:downloadURL", file), ("dct:format", .iri(DCATCatalogue.eu + "file-type/" + fileType(item))),
                    ("dcat:mediaType", .iri("http://www.iana.org/assignments/media-types/" + mediaType(item))),
                    ("dct:license", .iri(licence.iri)), ("dcatap:availability", stable), ("dct:modified", date),
                    ("dcat:byteSize", .literal("\(item.digest.size)", type: "xsd:nonNegativeInteger")),
                    ("spdx:checksum", .iri(iri + "-sha256")),
                ] + attribution)
            graph.add(
                iri + "-sha256", types: ["spdx:Checksum"],
                [
                    ("spdx:algorithm", .iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")),
                    ("spdx:checksumValue", .literal(item.digest.sha256, type: "xsd:hexBinary")),
                ])
        }
        return graph
    }

    private func distribution(_ item: ReleaseItem) -> String {
        context.options.identifier("daten/#datei-" + item.name)
    }

    /// Code of the EU's list of file types.
    private func fileType(_ item: ReleaseItem) -> String {
        switch item.part {
        case .sqlite where item.path == ReleasePath.database: "BIN"
        case .csv where item.mediaType == "text/csv": "CSV"
        case .xlsx: "XLSX"
        default: "JSON"
        }
    }

    /// Media types that IANA has no address for are given by the nearest one it has.
    private func mediaType(_ item: ReleaseItem) -> String {
        switch item.mediaType {
        case "application/jsonl", "application/schema+json": "application/json"
        default: item.mediaType
        }
    }
}
