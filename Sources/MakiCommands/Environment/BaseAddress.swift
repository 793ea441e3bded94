import ArgumentParser

/// The address under which a site will be reached (`--base-url`).
enum BaseAddress {
    /// Refuses what is no absolute web address.
    static func check(_ address: String) throws {
        let isWeb = ["https://", "http://"].contains { address.utf8.starts(with: $0.utf8) }
        // What follows is written into links, feeds and the catalogue as it is.
        let isPlain = address.utf8.allSatisfy {
            (0x21...0x7E).contains($0) && !Array("\"<>\\^`{|}?#".utf8).contains($0)
        }
        guard address.isEmpty || isWeb && isPlain else {
            throw ValidationError(
                localized(
                    de: "--base-url ist eine Adresse wie https://register.example/ki, ohne Leerzeichen, ? und #.",
                    en: "--base-url is an address like https://register.example/ki, without blanks, ? and #."))
        }
    }
}
