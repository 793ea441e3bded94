import Drafting
import Findings
import Foundation
import Publishing

/// Holds an interview on a terminal: shows passages, reads lines, keeps the draft in its file after every answer.
struct InterviewTerminal {
    let console: Console
    let output: String

    private static let narrowest = 24

    /// Whether a person sits at both ends.
    static var isAvailable: Bool {
        isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && isatty(STDERR_FILENO) == 1
    }

    /// Asks until the talk is over or stopped.
    func run(_ start: InterviewDialogue, isResumed: Bool) throws {
        var dialogue = start
        var keyboard = Keyboard()
        defer { keyboard.restore() }
        if let failure = dialogue.interview.readingFailure { throw failure }
        try save(dialogue)
        show(dialogue.opening(isResumed: isResumed))
        while dialogue.condition == .open {
            keyboard.prepare()
            prompt()
            let line: String?
            switch keyboard.readLine(isLong: dialogue.takesSeveralLines) {
            case .line(let text): line = text
            case .tooLong:
                show([
                    Passage(
                        style: .fault,
                        text: console.language == .de
                            ? "Diese Zeile ist zu lang für das Terminal, ihr Ende ging verloren. Bitte auf mehrere Zeilen verteilen."
                            : "This line is too long for the terminal, its end was lost. Please spread it over several lines."
                    )
                ])
                continue
            case .notText:
                show([
                    Passage(
                        style: .fault,
                        text: console.language == .de
                            ? "Das war kein lesbarer Text (UTF-8)." : "This was no readable text (UTF-8).")
                ])
                continue
            case .end:
                line = nil
                Console.write([0x0A], to: STDERR_FILENO)
            }
            let before = dialogue.interview.draft.bytes
            let passages = try line.flatMap { try edited($0, &dialogue, keyboard) } ?? dialogue.receive(line)
            if let failure = dialogue.interview.readingFailure { throw failure }
            if dialogue.interview.draft.bytes != before { try save(dialogue) }
            show(passages)
        }
    }

    /// What came of writing in an editor; nil when the line asks for none.
    private func edited(_ line: String, _ dialogue: inout InterviewDialogue, _ keyboard: Keyboard) throws -> [Passage]?
    {
        guard let text = dialogue.editorText(for: line), case .question(let question) = dialogue.interview.step else {
            return nil
        }
        do {
            let written = try keyboard.lend {
                try TextEditorProgram(language: console.language).edit(
                    text, remark: "\(question.label[console.language]): \(question.help[console.language])")
            }
            return dialogue.receive(edited: written)
        } catch let failure as CommandFailure {
            return [Passage(style: .fault, text: failure.message[console.language])]
        }
    }

    private func save(_ dialogue: InterviewDialogue) throws {
        try DraftFile.replace(output, with: dialogue.interview.draft.bytes)
    }

    // MARK: - Output

    private func show(_ passages: [Passage]) {
        var size = winsize()
        let width =
            ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? min(Int(size.ws_col), 100) : 80
        let wrapping = TextWrapping(width: max(width, InterviewTerminal.narrowest))
        var text = ""
        for passage in passages {
            if passage.style == .step { text += "\n" }
            let indent = passage.style == .choice ? 4 : 0
            for line in wrapping.lines(TerminalText.escaped(passage.text), indent: indent) {
                text += coloured(line, passage.style) + "\n"
            }
        }
        Console.write(Array(text.utf8), to: STDERR_FILENO)
    }

    private func prompt() { Console.write(Array("> ".utf8), to: STDERR_FILENO) }

    private func coloured(_ text: String, _ style: Passage.Style) -> String {
        guard console.usesColour else { return text }
        let code: String? =
            switch style {
            case .heading: "1"
            case .hint, .step: "2"
            case .fault: "1;31"
            case .success: "32"
            case .plain, .choice: nil
            }
        return code.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
    }
}
