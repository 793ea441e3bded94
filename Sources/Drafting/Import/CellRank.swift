extension CellOutcome {
    /// Which of several outcomes a cell counts by that fills more than one field: the one people have to look at most.
    var rank: Int {
        switch self {
        case .empty: 0
        case .leftOut: 1
        case .taken: 2
        case .guessed: 3
        case .shortened: 4
        case .notUnderstood: 5
        case .unnamed: 6
        }
    }
}
