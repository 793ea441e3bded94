import FieldCatalogue

/// Since when the register asks what it asks.
///
/// What was accepted stays accepted. Whoever adds a check, or makes one stricter, says from which day it is asked: a rule in
/// its description (`RuleDescription.introduced`), a check of texts or references here. An archive is loaded with what was
/// asked on the day of each revision.
public enum Introduction {
    /// The beginning: before any revision.
    public static let beginning = Day.epoch

    /// The day of the checks that follow from a reading of the whole law: stated facts that contradict each other, tests,
    /// acts of days to come, origins, sources, null reports.
    public static let secondReading = Day(year: 2026, month: 11, day: 27) ?? beginning

    /// Checks of texts and references that were added after the beginning, by code.
    private static let days: [String: Day] = [
        "REF-origin": secondReading, "REF-own": secondReading, "REF-null-report": secondReading,
    ]

    /// Since when a check that is no rule is asked.
    static func day(of code: String) -> Day { days[code] ?? beginning }
}
