import PathNames
import Testing

@Suite("Names in paths")
struct PathComponentTests {
    @Test(
        "A name that could leave its folder, hide, or be read differently never becomes part of a path",
        arguments: [
            "", ".", "..", "../x", "a/b", "/etc", "a/../b", "x/", "a\u{0}b", "a\nb", "a\tb", "a\u{7F}", "\u{1B}[2J",
            "a\\b", "C:x", "a b", " a", "ä", "a\u{301}", "x\u{202E}y", "／", "․․", ".hidden", "ends.", "~", "$HOME",
            "a*", "a%2Fb", String(repeating: "a", count: 201),
        ])
    func hostile(name: String) {
        #expect(throws: UnsafeName(name: name)) { try PathComponent(name) }
    }

    @Test(
        "Names of the register are names",
        arguments: [
            "bund-bamf", "musteramt-2026-0001", "0001.json", "BERICHT.md", "a", "x..y",
            String(repeating: "a", count: 200),
        ])
    func harmless(name: String) throws {
        #expect(try PathComponent(name).name == name)
        #expect(try "ordner/".appending(PathComponent(name)) == "ordner/" + name)
        #expect(try "ordner".appending(PathComponent(name)) == "ordner/" + name)
    }

    @Test("An ending cannot make a name unsafe")
    func endings() throws {
        let name = try PathComponent("a-1")
        #expect(try name.with(ending: ".json").name == "a-1.json")
        #expect(throws: UnsafeName(name: "a-1/../b")) { try name.with(ending: "/../b") }
    }
}
