import Testing

@testable import Drafting

@Suite("Texts of several lines")
struct WrittenTextTests {
    @Test(
        "lines of a paragraph are joined; an empty line or a lone // starts another",
        arguments: [
            (["Ein Satz,", "der weitergeht."], "Ein Satz, der weitergeht."),
            (["Eins.", "//", "Zwei."], "Eins.\n\nZwei."),
            (["Eins. // Zwei."], "Eins.\n\nZwei."),
            (["// Eins. //", "Zwei."], "Eins.\n\nZwei."),
            (["Siehe https://www.musteramt.example//x und a//b."], "Siehe https://www.musteramt.example//x und a//b."),
            (["Eins.\n\nZwei."], "Eins.\n\nZwei."), (["Eins.\n \n\n\nZwei."], "Eins.\n\nZwei."),
            (["Eins,\nweiter.", "noch weiter.\n\nZwei."], "Eins, weiter. noch weiter.\n\nZwei."),
            (["Es gilt:", "- eins", "- zwei"], "Es gilt:\n- eins\n- zwei"),
            (["1. eins\n2. zwei"], "1. eins\n2. zwei"), (["• eins\n• zwei"], "• eins\n• zwei"),
            (["am 15. März 2026\nbeginnt es"], "am 15. März 2026 beginnt es"),
            (["zwei  Blanks bleiben"], "zwei  Blanks bleiben"), (["//"], ""), ([], ""), (["  \n "], ""),
        ])
    func paragraphs(lines: [String], expected: String) {
        #expect(WrittenText.paragraphs(lines) == expected)
    }

    @Test("entries of a list are one a line, a pasted line break in a field of one line is a blank")
    func others() {
        #expect(WrittenText.items(["eins", " zwei \n\ndrei"]) == "eins\nzwei\ndrei")
        #expect(WrittenText.line("eins\n zwei\n\ndrei") == "eins zwei drei")
    }
}
