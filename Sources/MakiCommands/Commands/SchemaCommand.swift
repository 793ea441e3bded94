import ArgumentParser
import RegisterModel

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

    @OptionGroup var shared: SharedOptions

    func run() throws {
        let writer = JSONSchemaWriter(catalogue: .standard, type: type, form: isPublic ? .publicRecord : .submission)
        try shared.console.product(writer.schema())
    }
}
