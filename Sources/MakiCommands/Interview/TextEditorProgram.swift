import Disk
import Findings
import Foundation
import Publishing
import RegisterStore

/// The editor of the user (`VISUAL`, else `EDITOR`), for texts of several paragraphs.
struct TextEditorProgram {
    let language: Language

    /// Everything from this line on explains and is not taken over.
    private static let line = "------------------------ >8 ------------------------"

    /// Editors that are looked for when none is named.
    private static let usual = ["sensible-editor", "editor", "nano", "vi"]

    /// Lets the user write a text.
    ///
    /// - Parameters:
    ///   - text: what stands there at first.
    ///   - remark: the question, below the text.
    /// - Throws: `CommandFailure` when there is no editor, it fails, or the text cannot be read.
    func edit(_ text: String, remark: String) throws -> String {
        let command = try command()
        let name: String
        do {
            // Only its owner may read the file: not everything in a draft becomes public.
            name = try Disk.makeTemporaryFile(ending: ".md")
        } catch {
            throw CommandFailure(
                de: "Für den Editor lässt sich keine Datei anlegen (\(error.words.de)).",
                en: "No file can be made for the editor (\(error.words.en)).")
        }
        // What stays is the owner's alone.
        defer { try? Disk.removeFile(name) }
        let explanation =
            language == .de
            ? "Der Text über dieser Linie wird die Antwort. Eine leere Zeile beginnt einen Absatz. Speichern und schließen."
            : "The text above this line becomes the answer. An empty line starts a paragraph. Save and close."
        let content = "\(text)\n\n\(TextEditorProgram.line)\n\(remark)\n\(explanation)\n"
        try DraftFile.replace(name, with: Array(content.utf8))
        try run(command, name)
        let written = try InputFile.read(name)
        guard let result = String(validating: written.bytes, as: UTF8.self) else {
            throw CommandFailure(
                de: "Der Editor hat keinen lesbaren Text geschrieben (UTF-8).",
                en: "The editor wrote no readable text (UTF-8).")
        }
        var lines: [Substring] = []
        for line in result.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.utf8.starts(with: TextEditorProgram.line.utf8) { break }
            lines.append(line)
        }
        while lines.last?.allSatisfy({ $0 == " " || $0 == "\r" }) == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    private func command() throws(CommandFailure) -> String {
        let environment = ProcessInfo.processInfo.environment
        for name in ["VISUAL", "EDITOR"] {
            if let value = environment[name], !value.isEmpty { return value }
        }
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        for name in TextEditorProgram.usual {
            if folders.contains(where: { Disk.isExecutable($0 + "/" + name) }) { return name }
        }
        throw CommandFailure(
            de: "Es ist kein Editor bekannt: in der Umgebung EDITOR setzen, zum Beispiel auf nano.",
            en: "No editor is known: set EDITOR in the environment, for example to nano.")
    }

    /// Runs the editor on the terminal and waits for it; its words may hold options, as in `code --wait`.
    private func run(_ command: String, _ file: String) throws(CommandFailure) {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGPIPE, SIGTERM] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        // An interrupt typed in the editor is the editor's.
        signal(SIGINT, SIG_IGN)
        defer { signal(SIGINT, SIG_DFL) }
        let words = ["/bin/sh", "-c", command + " \"$1\"", "sh", file]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, "/bin/sh", nil, &attributes, &arguments, environ)
        var status: Int32 = 0
        if code == 0 { while waitpid(child, &status, 0) < 0, errno == EINTR {} }
        guard code == 0, status == 0 else {
            throw CommandFailure(
                de: "Der Editor \(command) ist gescheitert; nichts übernommen.",
                en: "The editor \(command) failed; nothing was taken over.")
        }
    }
}
