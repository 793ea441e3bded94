import Disk
import TestSupport
import Testing
@testable import Publishing

@Suite("Where templates, texts and mappings are found")
struct ResourceFolderTests {
    /// Looks on a made-up disk that holds whole folders.
    private func find(
        _ whole: [String], option: String? = nil, _ environment: [String: String] = [:],
        program: String? = "/opt/maki/bin/maki"
    ) throws -> ResourceFolder {
        let folders = Set(whole.flatMap { [$0 + "/templates", $0 + "/site/texts"] })
        return try ResourceFolder.find(option: option, environment: environment, program: program) {
            folders.contains($0)
        }
    }

    @Test("the option goes first, then the variable, then beside the program, then the system")
    func order() throws {
        let whole = ["/opt/maki/bin", ResourceFolder.system]
        let variable = ["MAKI_SOURCES": "/variable"]
        #expect(try find(whole, option: "hier", variable) == ResourceFolder(path: "hier", origin: .option))
        #expect(try find(whole, variable) == ResourceFolder(path: "/variable", origin: .variable))
        #expect(try find(whole, ["MAKI_SOURCES": ""]) == ResourceFolder(path: "/opt/maki/bin", origin: .program))
        #expect(try find([ResourceFolder.system]) == ResourceFolder(path: "/usr/share/maki", origin: .system))
        #expect(try find([ResourceFolder.system], program: nil).origin == .system)
    }

    @Test(
        "beside the program is every folder above it, and share/maki in them",
        arguments: ["/opt/maki/bin", "/opt/maki", "/opt", "/opt/maki/share/maki", "/opt/share/maki"])
    func beside(folder: String) throws {
        #expect(try find([folder]) == ResourceFolder(path: folder, origin: .program))
    }

    @Test("the nearest one counts")
    func nearest() throws {
        #expect(try find(["/opt", "/opt/maki/share/maki"]).path == "/opt/maki/share/maki")
    }

    @Test("half a folder is none, and a missing one is told with the places")
    func missing() throws {
        let failure = #expect(throws: CommandFailure.self) {
            try ResourceFolder.find(option: nil, environment: [:], program: "/opt/maki/bin/maki") {
                $0 == "/opt/maki/templates"
            }
        }
        let text = failure?.message.de ?? ""
        for place in ["/opt/maki/bin", "/usr/share/maki", "--sources", "MAKI_SOURCES"] {
            #expect(text.contains(place), "\(place) in \(text)")
        }
    }

    @Test("a mapping is a file, or one that comes with the program")
    func mappings() throws {
        let temporary = try TemporaryFolder()
        let root = temporary.path
        for (folder, name) in [("/mappings", "eine"), ("/registry-data/mappings", "andere")] {
            try Disk.makeFolders(root + folder)
            try Disk.create(root + folder + "/" + name + ".json", Array("{}".utf8), exactly: 0o644)
        }
        let here = ResourceFolder(path: root, origin: .option)
        #expect(try ResourceFolder.mapping("eine") { here } == root + "/mappings/eine.json")
        #expect(try ResourceFolder.mapping("andere") { here } == root + "/registry-data/mappings/andere.json")
        struct Asked: Error {}
        for path in ["eine.json", "./eine", root + "/mappings/eine.json"] {
            #expect(try ResourceFolder.mapping(path) { throw Asked() } == path)
        }
        let failure = #expect(throws: CommandFailure.self) { try ResourceFolder.mapping("keine") { here } }
        #expect(failure?.message.en.contains("There are: eine, andere") == true)
    }
}
