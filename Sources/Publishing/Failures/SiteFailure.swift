import Disk
import Findings
import OutputTree
import PageMarkup
import SiteGenerator
import Templates

/// Says in both languages why pages were not generated.
enum SiteFailure {
    /// Does the work; faults of the site's sources and of the disk become failures of the command.
    ///
    /// - Parameter product: what is being made, as the subject of a sentence (`Die Seite`, `The site`).
    static func explained<Value>(_ product: Bilingual, _ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as OutputError {
            throw failure(product, error.reason)
        } catch let error as DiskError {
            throw failure(product, error.outputReason)
        } catch let error as ReportError {
            throw failure(product, error.reason)
        } catch let error as TemplateError {
            throw CommandFailure(
                de: "Fehler in einer Vorlage: templates/\(error)", en: "Fault in a template: templates/\(error)")
        } catch let error as SiteSourceError {
            throw CommandFailure(
                de: "Fehler in den Quellen der Seite: \(error)", en: "Fault in the site's sources: \(error)")
        }
    }

    private static func failure(_ product: Bilingual, _ reason: Bilingual) -> CommandFailure {
        CommandFailure(
            de: "\(product.de) wurde nicht erzeugt: \(reason.de)", en: "\(product.en) was not generated: \(reason.en)")
    }
}
