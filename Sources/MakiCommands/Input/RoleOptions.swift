import ArgumentParser

/// In whose name a command speaks.
struct RoleOptions: ParsableArguments {
    @Flag(
        help: help(
            de: "Als Redaktion des Registers, für Einträge aus öffentlichen Quellen",
            en: "As editors of the register, for entries from public sources"))
    var asEditors = false
}
