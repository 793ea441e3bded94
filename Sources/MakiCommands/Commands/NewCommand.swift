import ArgumentParser
import Disk
import Drafting
import FieldCatalogue
import Findings
import Foundation
import LegalFacts
import Publishing
import Records
import RegisterRules
import SourceJSON

/// `maki new`: a draft, by questions on a terminal or as a scaffold to fill in.
struct NewCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "new",
            abstract: localized(
                de: "Einen Entwurf anlegen: Fragen am Terminal, sonst ein Gerüst.",
                en: "Make a draft: questions on a terminal, otherwise a scaffold."),
            discussion: localized(
                de:
                    "Am Terminal fragt maki Schritt für Schritt und speichert jede Antwort; derselbe Aufruf geht später weiter. Mit --no-input oder in einer Pipe entsteht ein Gerüst zum Ausfüllen.",
                en:
                    "On a terminal maki asks step by step and keeps every answer; the same call goes on later. With --no-input or in a pipe it writes a scaffold to fill in."
            ))
    }

    @Argument(help: help(de: "deployment, fria, incident oder label", en: "deployment, fria, incident or label"))
    var type: RecordType

    @Option(
        help: help(
            de: "Kennung der Behörde, zum Beispiel bund-bamf", en: "Identifier of the authority, for example bund-bamf")
    )
    var authority: String?

    @Option(
        name: .customLong("for"),
        help: help(
            de: "Einsatz, den eine Folgenabschätzung betrifft: Entwurf oder Kennung",
            en: "Deployment an assessment is about: draft or identifier"))
    var deployment: String?

    @Option(
        help: help(
            de: "Datei; - für die Standardausgabe (sonst entwurf.json oder fria.json bei Fragen)",
            en: "File; - for standard output (else entwurf.json or fria.json with questions)"))
    var output: String?

    @Flag(
        help: help(
            de: "Für Einträge, die nur gezählt werden: eine Kennung, die nicht aus der Zählung stammt",
            en: "For records that are only counted: an identifier that is not from the series"))
    var hidden = false

    @Flag(help: help(de: "Ohne Fragen: ein Gerüst zum Ausfüllen", en: "Without questions: a scaffold to fill in"))
    var noInput = false

    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var shared: SharedOptions

    func validate() throws {
        if deployment != nil, type != .fria {
            throw ValidationError(
                localized(de: "--for gehört zu  maki new fria.", en: "--for belongs to  maki new fria."))
        }
        if let authority, Catalogue.standard.formats["authority-id"]?.matches(authority) != true {
            throw ValidationError(
                localized(
                    de: "\(authority) ist keine Kennung einer Behörde; sie beginnt mit bund-, zum Beispiel bund-bamf.",
                    en: "\(authority) is no identifier of an authority; it starts with bund-, for example bund-bamf."))
        }
    }

    func run() throws {
        let catalogue = Catalogue.standard
        let isInterview = InterviewTerminal.isAvailable && !noInput && output != "-" && type != .authority
        let own = output == "-" ? nil : output ?? (isInterview ? standardOutput : nil)
        var known = try KnownRecords.find(register: register.path, archive: archive.archive, catalogue).besideDrafts(
            of: own)
        known.drawsIdentifiers = hidden
        let start = try deployment.map { try friaStart($0, known, catalogue) }
        if let start { try mentionExisting(start, known) }
        guard isInterview else {
            try writeScaffold(start, known, catalogue)
            return
        }
        try interview(start, known, catalogue)
    }

    /// Where an interview puts its draft when nothing else is said.
    private var standardOutput: String { type == .deployment ? "entwurf.json" : type.rawValue + ".json" }

    // MARK: - Interview

    private func interview(_ start: FRIAStart?, _ known: KnownRecords, _ catalogue: Catalogue) throws {
        let output = self.output ?? standardOutput
        var draft = try start?.draft ?? newDraft(known, catalogue)
        let isResumed = try Disk.exists(output)
        if isResumed { draft = try resumed(output, catalogue) }
        let (authorities, samples) = try known.authorities()
        let year = rules.date.year
        var suggestions = start?.suggestions ?? [:]
        var neighbours: any Neighbours = known
        if let named = deployment ?? draft.record?.strings(.deployments).first,
            let record = try deploymentRecordIfAny(named, known, catalogue)
        {
            neighbours = LayeredRecords(front: record, back: known)
            suggestions = try friaStart(record, known, catalogue).suggestions
        }
        let interview = Interview(
            draft: draft, catalogue: catalogue,
            surroundings: InterviewSurroundings(
                today: rules.date, authorities: authorities, sampleAuthorities: samples, neighbours: neighbours,
                suggestions: suggestions,
                identifier: { try known.freeIdentifier($0, authority: $1, year: year) }),
            profile: rules.profile)
        let companions = try [deployment].compactMap { $0 }.filter { try Disk.exists($0) }
        let dialogue = InterviewDialogue(
            interview, file: output, companions: companions,
            language: shared.console.language, catalogue: catalogue)
        try InterviewTerminal(console: shared.console, output: output).run(dialogue, isResumed: isResumed)
    }

    private var level: PublicationLevel { hidden ? .aggregateOnly : .full }

    private func newDraft(_ known: KnownRecords, _ catalogue: Catalogue) throws -> Draft {
        var draft = Draft(type: type, catalogue: catalogue)
        draft.set(.string(Origin.agency.rawValue), atPath: .origin)
        draft.set(.object([.init("level", .string(level.rawValue))]), atPath: .publication)
        if let authority {
            draft.set(.string(authority), atPath: .authority)
            draft.set(
                .string(try known.freeIdentifier(type, authority: authority, year: rules.date.year)), atPath: .id)
            if try known.record(authority)?.origin == .sample {
                draft.set(.string(Origin.sample.rawValue), atPath: .origin)
            }
        }
        return draft
    }

    /// A draft that is there already is gone on with, when it is one of this type.
    private func resumed(_ path: String, _ catalogue: Catalogue) throws -> Draft {
        let file = try InputFile.read(path)
        // What is no JSON is no draft either, and is left alone.
        guard let document = try? JSONDocument(parsing: file.bytes), let draft = Draft(document, catalogue: catalogue),
            draft.type == type, draft.record?.revision == nil
        else {
            throw CommandFailure(
                de: "\(path) gibt es schon und ist kein Entwurf dieser Art; mit --output eine andere Datei nennen.",
                en: "\(path) exists already and is no draft of this type; name another file with --output.")
        }
        try refuseFaults(file, catalogue)
        try refuseOther(draft, path)
        // What the scaffold left open is asked.
        return draft.withoutPlaceholders()
    }

    /// Answers about one authority or system do not belong into the draft about another.
    private func refuseOther(_ draft: Draft, _ path: String) throws {
        let record = draft.record
        let named = try deployment.flatMap { try Disk.exists($0) ? nil : $0 }
        let pairs =
            [(authority, record?.authority.isEmpty == false ? record?.authority : nil)]
            + [(named, record?.strings(.deployments).first)]
        for case (let wanted?, let present?) in pairs where wanted != present {
            throw CommandFailure(
                de: "\(path) ist ein Entwurf zu \(present), nicht zu \(wanted); mit --output eine andere Datei nennen.",
                en: "\(path) is a draft about \(present), not about \(wanted); name another file with --output.")
        }
    }

    /// Answers cannot be put where something of another form stands.
    private func refuseFaults(_ file: InputFile, _ catalogue: Catalogue) throws {
        let console = shared.console
        let checked = try FileChecker(
            catalogue: catalogue, profile: rules.profile, date: rules.date, isDraft: true, stored: nil
        ).check([file])
        let report = FindingReport(
            findings: checked.flatMap(\.findings).filter { $0.code.utf8.starts(with: "FORM-".utf8) },
            files: [SourceFile(path: file.path, bytes: file.bytes)], fileCount: 1)
        guard report.hasErrors else { return }
        console.output(HumanRenderer(language: console.language, usesColour: console.usesColour).render(report).utf8)
        console.message(
            Bilingual(
                de: "Bitte erst berichtigen, dann geht es mit demselben Befehl weiter.",
                en: "Please correct this first, then the same command goes on."))
        throw ExitCode(MakiExit.findings)
    }

    // MARK: - Assessments

    private func friaStart(_ named: String, _ known: KnownRecords, _ catalogue: Catalogue) throws -> FRIAStart {
        let record = try deploymentRecord(named, known, catalogue)
        // A file is a draft, whatever it says of itself: only what the register holds can be told apart later.
        let base = try Disk.exists(named) ? nil : DraftBase(of: record, id: record.id)
        return try friaStart(record, known, catalogue, base: base)
    }

    private func friaStart(
        _ record: Record, _ known: KnownRecords, _ catalogue: Catalogue, base: DraftBase? = nil
    ) throws -> FRIAStart {
        let facts = try Derivation(catalogue: catalogue).facts(of: record, on: rules.date, neighbours: known)
        return FRIAStart(
            deployment: record, facts: facts,
            identifier: try known.assessmentIdentifier(for: record, year: rules.date.year), base: base,
            catalogue: catalogue)
    }

    /// The deployment behind a path or an identifier.
    private func deploymentRecord(_ named: String, _ known: KnownRecords, _ catalogue: Catalogue) throws -> Record {
        guard let record = try deploymentRecordIfAny(named, known, catalogue) else {
            throw CommandFailure(
                de: "\(named) ist weder die Datei noch die Kennung eines Einsatzes.",
                en: "\(named) is neither the file nor the identifier of a deployment.")
        }
        try ActsOfTheAuthority.require(
            record, to: Bilingual(de: "in einer Folgenabschätzung prüfen", en: "assess"))
        return record
    }

    /// As `deploymentRecord`; nil when path or identifier lead to no deployment.
    private func deploymentRecordIfAny(
        _ named: String, _ known: KnownRecords, _ catalogue: Catalogue
    ) throws -> Record? {
        let record: Record?
        if try Disk.exists(named) {
            let file = try InputFile.read(named)
            // A file that is no JSON is no deployment: nil says so.
            record = (try? JSONDocument(parsing: file.bytes)).flatMap { Record(document: $0, catalogue: catalogue) }
        } else {
            record = try known.record(named)
        }
        guard let record, record.type == .deployment, !record.isWithdrawal, !record.id.isEmpty else { return nil }
        return record
    }

    /// A second assessment of one deployment is rarely meant.
    private func mentionExisting(_ start: FRIAStart, _ known: KnownRecords) throws {
        let deployments = start.draft.record?.strings(.deployments) ?? []
        guard let existing = try deployments.flatMap({ try known.records(of: .fria, about: $0) }).first?.id else {
            return
        }
        shared.console.remark(
            de: "Zu \(deployments[0]) gibt es schon \(existing); ändern mit  maki revise \(existing)",
            en: "There is \(existing) about \(deployments[0]) already; change it with  maki revise \(existing)")
    }

    // MARK: - Scaffold

    private func writeScaffold(_ start: FRIAStart?, _ known: KnownRecords, _ catalogue: Catalogue) throws {
        var text = try Scaffold(catalogue: catalogue).text(
            for: type, authority: authority ?? start?.draft.record?.authority,
            identifier: type == .authority
                ? nil : authority.map { try known.freeIdentifier(type, authority: $0, year: rules.date.year) },
            year: rules.date.year)
        // The scaffold is JSON of our own, so nothing can fail here and nothing is left out.
        if let start, let document = try? JSONDocument(parsing: text), let draft = Draft(document, catalogue: catalogue)
        {
            text = start.filled(draft).bytes
        }
        // As above: JSON of our own.
        if hidden, let document = try? JSONDocument(parsing: text), var draft = Draft(document, catalogue: catalogue) {
            draft.set(.string(level.rawValue), atPath: .publicationLevel)
            text = draft.bytes
        }
        guard let output, output != "-" else {
            try shared.console.product(text)
            return
        }
        try DraftFile.create(output, text)
        shared.console.remark(
            de: "\(output) angelegt. Ausfüllen, dann:  maki validate \(output)",
            en: "\(output) written. Fill it in, then:  maki validate \(output)")
    }
}

/// One record at hand in front of the known ones.
private struct LayeredRecords: Neighbours {
    let front: Record
    let back: KnownRecords

    func record(_ id: String) throws -> Record? { id == front.id ? front : try back.record(id) }

    func records(of type: RecordType, about deployment: String) throws -> [Record] {
        try back.records(of: type, about: deployment)
    }
}
