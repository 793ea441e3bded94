import ArgumentParser
import Findings
import Publishing

extension Console {
    /// Shows findings as people read them.
    func show(_ report: FindingReport, maximum: Int = .max) {
        output(HumanRenderer(language: language, usesColour: usesColour, maximum: maximum).render(report).utf8)
    }

    /// Does something that findings can refuse: they are shown and end the command.
    func showing<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let refusal as Refusal {
            show(refusal.report)
            if refusal.wasStoring { message(Bilingual(de: "Nichts wurde gespeichert.", en: "Nothing was stored.")) }
            throw ExitCode(MakiExit.findings)
        } catch let faults as ArchiveFindings {
            // One fault in an archive is often one in every file.
            show(faults.report, maximum: 50)
            throw ExitCode(MakiExit.findings)
        }
    }
}
