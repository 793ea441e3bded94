import MakiCommands

/// The register's command line; everything happens in `MakiCommands`.
@main
enum Maki {
    static func main() {
        MakiCommand.start()
    }
}
