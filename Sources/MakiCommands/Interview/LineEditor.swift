import Findings

/// A line while it is typed: its text, the cursor, and what the terminal has to be sent so that it shows both.
///
/// What is typed at the end is only echoed; everything else draws the line anew, over as many rows as it takes.
struct LineEditor {
    /// Columns of the prompt in front of the line.
    private static let promptColumns = 2

    private let columns: Int
    private var characters: [Character] = []
    private var cursor = 0
    /// Row of the terminal's cursor below the prompt.
    private var row = 0
    private var output: [UInt8] = []

    init(columns: Int) { self.columns = max(columns, LineEditor.promptColumns + 2) }

    /// What was typed.
    var text: String { String(characters) }

    /// Its length in bytes.
    var byteCount: Int { text.utf8.count }

    /// Whether nothing was typed.
    var isEmpty: Bool { characters.isEmpty }

    /// What the terminal has to be sent now.
    mutating func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }

    /// Ends the line: the terminal's cursor goes below it.
    mutating func finish() {
        move(to: place(of: characters.count).row, 0)
        output += [0x0A]
    }

    /// Does what a key asks for.
    mutating func handle(_ event: KeyReader.Event) {
        switch event {
        case .text(let text), .pasted(let text): insert(text)
        case .erase: remove(from: cursor - 1, to: cursor)
        case .delete, .endOfInput: remove(from: cursor, to: cursor + 1)
        case .eraseWord: remove(from: wordStart, to: cursor)
        case .eraseToStart: remove(from: 0, to: cursor)
        case .eraseToEnd: remove(from: cursor, to: characters.count)
        case .left: moveCursor(to: cursor - 1)
        case .right: moveCursor(to: cursor + 1)
        case .wordLeft: moveCursor(to: wordStart)
        case .wordRight: moveCursor(to: wordEnd)
        case .home: moveCursor(to: 0)
        case .end: moveCursor(to: characters.count)
        case .enter, .notText: break
        }
    }

    // MARK: - Text

    private mutating func insert(_ text: String) {
        let isAtEnd = cursor == characters.count
        // A combining mark joins the character before it.
        let previous = cursor > 0 ? String(characters[cursor - 1]) : ""
        let joined = Array(previous + text)
        let start = max(0, cursor - 1)
        characters.replaceSubrange(start..<cursor, with: joined)
        cursor = start + joined.count
        guard isAtEnd, joined.first.map({ String($0) == previous }) ?? false || previous.isEmpty else {
            draw()
            return
        }
        echo(from: cursor - Array(text).count)
    }

    private mutating func remove(from start: Int, to end: Int) {
        let range = max(0, start)..<min(characters.count, max(end, 0))
        guard !range.isEmpty else { return }
        let before = place(of: cursor)
        let width = characters[range].reduce(0) { $0 + LineEditor.width($1) }
        let isLast = range.upperBound == characters.count && cursor == characters.count
        characters.removeSubrange(range)
        cursor = range.lowerBound
        guard isLast, before.column >= width + (before.row == 0 ? LineEditor.promptColumns : 1) else {
            draw()
            return
        }
        let back = [UInt8](repeating: 0x08, count: width)
        output += back + [UInt8](repeating: 0x20, count: width) + back
    }

    private var wordStart: Int {
        var position = cursor
        while position > 0, characters[position - 1] == " " { position -= 1 }
        while position > 0, characters[position - 1] != " " { position -= 1 }
        return position
    }

    private var wordEnd: Int {
        var position = cursor
        while position < characters.count, characters[position] == " " { position += 1 }
        while position < characters.count, characters[position] != " " { position += 1 }
        return position
    }

    // MARK: - Terminal

    private mutating func moveCursor(to position: Int) {
        let target = min(max(position, 0), characters.count)
        guard target != cursor else { return }
        cursor = target
        let place = place(of: cursor)
        move(to: place.row, place.column)
    }

    /// Shows the characters from a place on, with the terminal's cursor behind them.
    private mutating func echo(from start: Int) {
        for character in characters[max(0, start)...] { output += LineEditor.shown(character).utf8 }
        let end = place(of: characters.count)
        // At the edge a terminal waits with the next row until something comes.
        if end.column == 0, end.row > row { output += [0x0D, 0x0A] }
        row = end.row
    }

    /// Draws the whole line anew.
    private mutating func draw() {
        move(to: 0, LineEditor.promptColumns)
        output += Array("\u{1B}[J".utf8)
        echo(from: 0)
        let place = place(of: cursor)
        if cursor < characters.count { move(to: place.row, place.column) }
    }

    /// Moves the terminal's cursor to a row below the prompt and a column.
    private mutating func move(to newRow: Int, _ column: Int) {
        if newRow < row { output += Array("\u{1B}[\(row - newRow)A".utf8) }
        if newRow > row { output += Array("\u{1B}[\(newRow - row)B".utf8) }
        output += [0x0D]
        if column > 0 { output += Array("\u{1B}[\(column)C".utf8) }
        row = newRow
    }

    /// Row and column of the place before a character.
    private func place(of position: Int) -> (row: Int, column: Int) {
        var (row, column) = (0, LineEditor.promptColumns)
        for character in characters[..<position] {
            let width = LineEditor.width(character)
            if column + width > columns { (row, column) = (row + 1, 0) }
            column += width
        }
        return column >= columns ? (row + 1, 0) : (row, column)
    }

    /// A pasted line break is shown as a sign: the line stays one line.
    private static func shown(_ character: Character) -> String {
        character == "\n" ? "↵" : TerminalText.escaped(String(character))
    }

    private static func width(_ character: Character) -> Int {
        shown(character).unicodeScalars.reduce(0) { $0 + TerminalText.width($1) }
    }
}
