import Findings

/// What makes the tool unable to go on: reported in one sentence, exit code 2.
package struct CommandFailure: Error, Sendable {
    /// What happened and what to do about it.
    package let message: Bilingual

    /// Makes a failure of a sentence.
    package init(_ message: Bilingual) {
        self.message = message
    }

    /// Makes a failure of a sentence in two languages.
    package init(de: String, en: String) {
        self.init(Bilingual(de: de, en: en))
    }
}
