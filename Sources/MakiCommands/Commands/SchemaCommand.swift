import ArgumentParser
import FieldCatalogue
import Publication
import Publishing

extension RecordType: ExpressibleByArgument {}

/// `maki schema`: the JSON Schema of a record type.
struct SchemaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "schema",
            abstract: localized(
                de: "JSON-Schema einer Art von Eintrag ausgeben.", en: "Print the JSON Schema of a record type."))
    }

    @Argument(
        help: help(
            de: "deployment, fria, incident, label, authority", en: "deployment, fria, incident, label, authority"))
    var type: RecordType

    @Flag(name: .customLong("public"), help: help(de: "Die veröffentlichte Form", en: "The published form"))
    var isPublic = false

    @Option(
        help: help(
            de: "Fassung des Datenmodells, sonst die neueste", en: "Version of the data model, otherwise the latest"))
    var version: String?

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let latest = Catalogue.standard
        guard let catalogue = version.map({ latest.edition($0) }) ?? latest else {
            let known = latest.versions.map(\.number).joined(separator: ", ")
            throw CommandFailure(
                de: "Diese Fassung des Datenmodells gibt es nicht. Es gibt: \(known)",
                en: "There is no such version of the data model. There are: \(known)")
        }
        guard !isPublic || catalogue.version == latest.version else {
            throw CommandFailure(
                de:
                    "Die veröffentlichte Form gibt es nur in der neuesten Fassung; sie beschreibt Einträge aller Fassungen.",
                en: "The published form exists in the latest version only; it describes records of all versions.")
        }
        let writer = JSONSchemaWriter(catalogue: catalogue, type: type, form: isPublic ? .publicRecord : .submission)
        try shared.console.product(writer.schema())
    }
}
