import Drafting
import FieldCatalogue
import Records
import SourceJSON
import TestSupport
import Testing

@Suite("A stale draft on the current revision")
struct RebaseTests {
    private static let base = DraftBase(revision: 2, sha256: String(repeating: "a", count: 64))

    private func merge(_ old: [UInt8], ours: String, theirs: String) throws -> Rebase {
        try #require(
            try Rebase(
                SampleRecords.record(SampleRecords.patched(old, with: ours)), from: SampleRecords.record(old),
                to: SampleRecords.record(SampleRecords.patched(old, with: theirs)), base: RebaseTests.base,
                catalogue: .standard))
    }

    /// The merged record without what belongs to a revision.
    private func content(_ rebase: Rebase) throws -> String {
        String(decoding: RevisionStamp.content(of: try #require(rebase.draft.record).root), as: UTF8.self)
    }

    private func content(_ bytes: [UInt8]) throws -> String {
        String(decoding: RevisionStamp.content(of: try SampleRecords.record(bytes).root), as: UTF8.self)
    }

    @Test(
        "changes at different places are both kept",
        arguments: [
            (#"{"name": "Neu"}"#, #"{"system": {"inputs": "anders"}}"#),
            (#"{"system": {"inputs": "anders"}}"#, #"{"system": {"version": "9"}}"#),
            (#"{"unit": "Referat 9"}"#, #"{"unit": "Referat 9", "name": "Neu"}"#),
            (#"{"impactOnRights": {"summary": null}}"#, #"{"confirmedOn": "2026-11-20"}"#),
            (
                #"{"name": "Neu"}"#,
                #"{"publication": {"level": "full", "withheldFields": [{"path": "/system/inputs", "ground": "it-security", "decidedOn": "2026-05-01"}]}}"#
            ),
            (
                #"{"classification": {"prohibited": {"5.1.a": {"note": "a"}}}}"#,
                #"{"classification": {"prohibited": {"5.1.b": {"note": "b"}}}}"#
            ),
        ])
    func disjoint(ours: String, theirs: String) throws {
        let old = try SampleRecords.deployment()
        let both = try SampleRecords.patched(try SampleRecords.patched(old, with: ours), with: theirs)
        for (left, right) in [(ours, theirs), (theirs, ours)] {
            let rebase = try merge(old, ours: left, theirs: right)
            #expect(rebase.conflicts.isEmpty)
            #expect(try content(rebase) == content(both))
        }
    }

    @Test("what both changed differently stays as accepted and is named, for every single answer of a record")
    func everyLeaf() throws {
        let old = try SampleRecords.deployment()
        let own = RecordComparison.revisionMembers.union(["schemaVersion", "recordType", "id", "origin", "authority"])
        let record = try SampleRecords.record(old)
        func leaves(_ value: JSONValue, _ path: [String]) -> [[String]] {
            value.kind == .object
                ? value.members.flatMap { leaves($0.value, path + [$0.key.string]) }
                : value.kind == .string ? [path] : []
        }
        func patch(_ path: [String], _ text: String) -> String {
            path.reversed().reduce("\"\(text)\"") { "{\"\($1)\": \($0)}" }
        }
        let places = leaves(record.root, []).filter { !own.contains($0[0]) }
        #expect(places.count > 30)
        for (index, place) in places.enumerated() {
            let same = try merge(old, ours: patch(place, "unser"), theirs: patch(place, "deren"))
            #expect(same.conflicts.map(\.pointer.tokens) == [place])
            #expect(same.draft[JSONPointer(place)]?.text == "deren", "\(place)")
            #expect(same.theirs.isEmpty && same.ours.isEmpty, "\(place)")
            let other = places[(index + 7) % places.count]
            let apart = try merge(old, ours: patch(place, "unser"), theirs: patch(other, "deren"))
            #expect(apart.conflicts.isEmpty, "\(place) \(other)")
            #expect(apart.draft[JSONPointer(place)]?.text == "unser", "\(place)")
            #expect(apart.draft[JSONPointer(other)]?.text == "deren", "\(other)")
        }
    }

    @Test("items are matched by their id, whatever their order; codes are sets; texts are whole")
    func lists() throws {
        func risk(_ id: String, _ title: String) -> String {
            #"{"id": "\#(id)", "title": "\#(title)", "description": "Beschreibung des Risikos"}"#
        }
        func risks(_ items: String...) -> String { #"{"risks": [\#(items.joined(separator: ","))]}"# }
        let old = try SampleRecords.patched(
            try SampleRecords.fria(), with: risks(risk("r1", "eins"), risk("r2", "zwei"), risk("r3", "drei")))
        let added = try merge(
            old, ours: risks(risk("r3", "drei neu"), risk("r1", "eins"), risk("r2", "zwei"), risk("r9", "unser")),
            theirs: risks(risk("r1", "eins neu"), risk("r3", "drei"), risk("r8", "deren")))
        let titles = added.draft[JSONPointer(["risks"])]?.elements?.compactMap { $0["title"]?.text }
        #expect(titles == ["eins neu", "drei neu", "deren", "unser"])
        #expect(added.conflicts.isEmpty)
        // Removed here and changed there: the accepted item stays, and it is said.
        let removed = try merge(
            old, ours: risks(risk("r1", "eins"), risk("r3", "drei")),
            theirs: risks(risk("r1", "eins"), risk("r2", "zwei neu"), risk("r3", "drei")))
        #expect(removed.conflicts.map(\.path) == ["risks[]"])
        #expect(removed.draft[JSONPointer(["risks"])]?.elements?.count == 3)
        // Two new items under one id are two different risks.
        let twice = try merge(
            old, ours: risks(risk("r1", "eins"), risk("r2", "zwei"), risk("r3", "drei"), risk("r4", "unser")),
            theirs: risks(risk("r1", "eins"), risk("r2", "zwei"), risk("r3", "drei"), risk("r4", "deren")))
        #expect(twice.conflicts.count == 1)
        #expect(twice.draft[JSONPointer(["risks", "3", "title"])]?.text == "deren")

        let deployment = try SampleRecords.patched(
            try SampleRecords.deployment(), with: #"{"impactOnRights": {"rights": ["GRCh.1", "GRCh.7", "GRCh.8"]}}"#)
        let codes = try merge(
            deployment, ours: #"{"impactOnRights": {"rights": ["GRCh.7", "GRCh.8", "GRCh.21"]}}"#,
            theirs: #"{"impactOnRights": {"rights": ["GRCh.1", "GRCh.8", "GRCh.47"]}}"#)
        let rights = codes.draft[JSONPointer(["impactOnRights", "rights"])]?.elements?.compactMap(\.text)
        #expect(rights == ["GRCh.8", "GRCh.47", "GRCh.21"])
        #expect(codes.conflicts.isEmpty)
    }

    @Test("a withholding accepted meanwhile survives every stale draft")
    func withholding() throws {
        let old = try SampleRecords.deployment()
        let entry = #"{"path": "/system/inputs", "ground": "it-security", "decidedOn": "2026-05-01"}"#
        let other = #"{"path": "/system/logic", "ground": "it-security", "decidedOn": "2026-05-02"}"#
        let theirs = #"{"publication": {"level": "full", "withheldFields": [\#(entry)]}}"#
        for ours in [
            "{}", #"{"name": "Neu"}"#, #"{"publication": null}"#, #"{"system": {"inputs": "anders"}}"#,
            #"{"publication": {"level": "full", "withheldFields": [\#(other)]}}"#,
        ] {
            let rebase = try merge(old, ours: ours, theirs: theirs)
            let fields = rebase.draft[JSONPointer(["publication", "withheldFields"])]?.elements ?? []
            #expect(fields.contains { $0["path"]?.text == "/system/inputs" }, "\(ours)")
        }
        let both = try merge(
            old, ours: #"{"publication": {"level": "full", "withheldFields": [\#(other)]}}"#, theirs: theirs)
        #expect(both.draft[JSONPointer(["publication", "withheldFields"])]?.elements?.count == 2)
    }

    @Test("the new draft names its new base, and its own note")
    func names() throws {
        let rebase = try merge(
            try SampleRecords.deployment(), ours: #"{"changeNote": "unser"}"#, theirs: #"{"changeNote": "deren"}"#)
        let record = try #require(rebase.draft.record)
        #expect(record.base == RebaseTests.base)
        #expect(record.string("changeNote") == "unser")
        #expect(rebase.conflicts.isEmpty)
    }

    @Test("a change is told in the words of the catalogue, with the names of codes")
    func words() throws {
        let old = try SampleRecords.patched(try SampleRecords.deployment(), with: #"{"status": "pilot"}"#)
        let rebase = try merge(old, ours: #"{"status": "in-use"}"#, theirs: #"{"decision": {"legalEffect": false}}"#)
        let words = ChangeWords(Catalogue.standard.description(of: .deployment), catalogue: .standard)
        let label = Catalogue.standard.label(of: "in-use", in: "status")
        let ours = rebase.ours.map { words.text($0) }
        #expect(ours.count == 1)
        #expect(ours.first?.de.contains("→ „\(label.de)“") == true && ours.first?.de.contains("(/status)") == true)
        #expect(ours.first?.en.contains("→ “\(label.en)”") == true)
        #expect(rebase.theirs.map { words.text($0).de.contains("ja → nein") } == [true])
    }
}

@Suite("A draft that does not say what it was made from")
struct UnbasedDraftTests {
    private func revisions(_ patches: String...) throws -> [Record] {
        var bytes = try SampleRecords.patched(
            try SampleRecords.deployment(), with: #"{"publication": {"level": "full", "withheldFields": null}}"#)
        var result = [try SampleRecords.record(bytes)]
        for patch in patches {
            bytes = try SampleRecords.patched(bytes, with: patch)
            result.append(try SampleRecords.record(bytes))
        }
        return result
    }

    private func draft(from record: Record, _ patch: String) throws -> Record {
        try SampleRecords.record(try SampleRecords.patched(record.document.bytes, with: patch))
    }

    @Test("from an older revision it is never accepted, from the current one where it touches nothing that changed")
    func histories() throws {
        let history = try revisions(
            #"{"unit": "Referat 9"}"#, #"{"system": {"inputs": "anders"}}"#, #"{"services": ["Auskunft"]}"#)
        for (index, record) in history.enumerated() {
            let isCurrent = index == history.count - 1
            let same = UnbasedDraft(try draft(from: record, "{}"), after: history)
            #expect(same.undoesNothing == isCurrent, "revision \(index + 1) unchanged")
            let changed = UnbasedDraft(try draft(from: record, #"{"name": "Neu"}"#), after: history)
            #expect(changed.undoesNothing == isCurrent, "revision \(index + 1) with a new name")
        }
        let touching = UnbasedDraft(try draft(from: history[3], #"{"unit": "Referat 10"}"#), after: history)
        #expect(touching.doubtful.map(\.path) == ["unit"])
        #expect(UnbasedDraft(try draft(from: history[0], #"{"name": "Neu"}"#), after: [history[0]]).undoesNothing)
        #expect(UnbasedDraft(try draft(from: history[0], "{}"), after: []).undoesNothing)
    }

    @Test("it never opens what is withheld, not even after a single revision")
    func withholding() throws {
        let history = try revisions(
            #"{"publication": {"level": "full", "withheldFields": [{"path": "/system/inputs", "ground": "it-security", "decidedOn": "2026-05-01"}]}}"#
        )
        let open = try draft(from: history[0], #"{"name": "Neu"}"#)
        #expect(UnbasedDraft(open, after: [history[1]]).opens)
        #expect(!UnbasedDraft(try draft(from: history[1], #"{"name": "Neu"}"#), after: [history[1]]).opens)
        let reduced = try draft(from: history[1], #"{"publication": {"level": "reduced", "ground": "aia-49-4"}}"#)
        #expect(UnbasedDraft(history[1], after: [reduced]).opens)
        #expect(!UnbasedDraft(reduced, after: [history[1]]).opens)
    }

    @Test("a later confirmation undoes no earlier one, an earlier one may")
    func confirmations() throws {
        let history = try revisions(#"{"confirmedOn": "2026-06-01"}"#, #"{"confirmedOn": "2026-09-01"}"#)
        let later = try draft(from: history[2], #"{"confirmedOn": "2026-11-01"}"#)
        #expect(UnbasedDraft(later, after: history).undoesNothing)
        #expect(!UnbasedDraft(history[1], after: history).undoesNothing)
    }

    @Test("the nearest revision is the one it was made from")
    func nearest() throws {
        let history = try revisions(
            #"{"unit": "Referat 9"}"#, #"{"system": {"inputs": "anders"}}"#, #"{"services": ["Auskunft"]}"#)
        for record in history {
            let found = UnbasedDraft.nearest(to: try draft(from: record, #"{"name": "Neu"}"#), among: history)
            #expect(found?.document.bytes == record.document.bytes)
        }
    }
}
