import SourceJSON

extension Interview {
    /// Chooses a group of voluntary questions; nil ends the talk.
    ///
    /// - Parameter confirms: whether the answers are confirmed today, where nothing was said about that.
    public mutating func choose(_ group: String?, confirms: Bool = false) {
        past.append(state)
        if confirms, isConfirmationOpen {
            state.draft.set(.string(surroundings.today.description), atPath: .confirmedOn)
        }
        state.phase = group.map { .group($0) } ?? .finished
        advance()
    }

    /// Leaves a group of voluntary questions.
    public mutating func leaveGroup() {
        guard case .group = state.phase else { return }
        past.append(state)
        state.phase = .offer
        advance()
    }

    /// Whether the open question belongs to a voluntary group.
    public var isVoluntary: Bool { if case .group = state.phase { true } else { false } }

    /// The groups in which something voluntary is open.
    func offers() -> [Offer] {
        draft.description.groups.compactMap { group in
            let count = plan(.group(group.id)).slots.filter { slot in
                if case .another = slot.kind { false } else { true }
            }.count
            return count > 0 ? Offer(id: group.id, label: group.label, count: count) : nil
        }
    }
}
