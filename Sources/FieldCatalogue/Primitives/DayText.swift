import Findings

extension Day {
    private static let german = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ]
    private static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// The day as people write it: `2. Dezember 2027` or `2 December 2027`.
    public func text(in language: Language) -> String {
        language == .de
            ? "\(day). \(Day.german[month - 1]) \(year)" : "\(day) \(Day.english[month - 1]) \(year)"
    }

    /// The month as people write it: `Dezember 2027` or `December 2027`.
    public func monthText(in language: Language) -> String {
        (language == .de ? Day.german : Day.english)[month - 1] + " \(year)"
    }
}
