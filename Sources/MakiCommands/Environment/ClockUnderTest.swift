#if DEBUG
    import Foundation
#endif

/// Another time for a whole run of the program: only programs built for tests know it.
///
/// Rules come into force on their day, and nothing is accepted in the future. Tests therefore run at a time that fits
/// their archive, whenever they are run. What people install is built without it: its clock is that of the computer.
enum ClockUnderTest {
    /// Seconds to add to the clock of this computer: what `MAKI_TEST_SHIFT` says, else none.
    static let shift: Int = {
        #if DEBUG
            ProcessInfo.processInfo.environment["MAKI_TEST_SHIFT"].flatMap { Int($0) } ?? 0
        #else
            0
        #endif
    }()
}
