import ArgumentParser
import CSystemCalls
import Disk
import Findings
import Foundation
import OpenData
import PublicAddresses
import Publication
import Publishing
import RegisterStore

/// The command `maki` with all its subcommands.
public struct MakiCommand: ParsableCommand {
    /// Name, summary and subcommands.
    public static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "maki",
            abstract: localized(
                de: "Das KI-Transparenzregister des Bundes: prüfen, einreichen, veröffentlichen.",
                en: "Germany's AI transparency register: check, submit, publish."),
            discussion: localized(
                de:
                    "Rückgabewerte: 0 in Ordnung · 1 Fehler in Einträgen, nichts gespeichert · 2 nicht ausführbar (Datei, Datenbank, Platte) · 64 falscher Aufruf. Mehr: maki help exit-codes, maki help environment",
                en:
                    "Exit codes: 0 fine · 1 errors in records, nothing stored · 2 cannot be done (file, database, disk) · 64 wrong usage. More: maki help exit-codes, maki help environment"
            ),
            version: MakiVersion.current,
            subcommands: [
                NewCommand.self, ReviseCommand.self, ConfirmCommand.self, NullReportCommand.self, PreviewCommand.self,
                ValidateCommand.self, ExplainCommand.self, SchemaCommand.self, ImportCommand.self, SubmitCommand.self,
                WithdrawCommand.self, HistoryCommand.self, StatusCommand.self, FsckCommand.self, BuildCommand.self,
                ExportCommand.self,
                ReportCommand.self, ServeCommand.self,
                ExitCodesTopic.self, EnvironmentTopic.self,
            ])
    }

    /// Makes the command.
    public init() {}

    /// Runs the command line of this process and ends it with the right exit code.
    public static func start() -> Never {
        // A reader who closes the pipe ends the output, not the program with a signal.
        signal(SIGPIPE, SIG_IGN)
        // Threads wait for each other with fewer arenas; eight a processor, as glibc takes them, cost more memory.
        maki_limit_arenas(Int32(3 * ProcessInfo.processInfo.activeProcessorCount))
        do {
            var command = try parseAsRoot(Invocation.current.arguments)
            try command.run()
            Console.end(0)
        } catch let failure as CommandFailure {
            report(failure.message)
        } catch let error as StoreError {
            report(error.message)
        } catch let error as DiskError {
            report(error.message)
        } catch let error as SnapshotError {
            report(Bilingual(de: "Das Register ist beschädigt: \(error)", en: "The register is damaged: \(error)"))
        } catch let error as WorkbookError where error.code != nil {
            report(DiskError(.write, ReleasePath.workbook, error.code ?? 0).fileReason())
        } catch let code as ExitCode {
            Console.end(code.rawValue)
        } catch {
            // Wrong usage and requests for help are the parser's; everything else is something maki could not do.
            if exitCode(for: error) != .failure { reportUsage(error) }
            report(Bilingual(de: "Das ging nicht: \(error)", en: "This could not be done: \(error)"))
        }
    }

    private static func report(_ message: Bilingual) -> Never {
        Console.write(Array("maki: \(message[ProcessEnvironment.language])\n".utf8), to: STDERR_FILENO)
        Console.end(MakiExit.unable)
    }

    /// Shows what the parser says: help and completions as output, wrong usage as a message.
    private static func reportUsage(_ error: any Error) -> Never {
        let code = exitCode(for: error)
        let language = ProcessEnvironment.language
        let names = configuration.subcommands.compactMap { $0.configuration.commandName }
        if code == .validationFailure, let name = Invocation.current.arguments.first, name.utf8.first != 0x2D,
            name != "help", !names.contains(name)
        {
            Console.write(
                Array("maki: \(UsageText.unknownCommand(name, among: names)[language])\n".utf8), to: STDERR_FILENO)
            Console.end(code.rawValue)
        }
        let text = fullMessage(for: error)
        // Scripts for shells are no text for people.
        let isScript = CommandLine.arguments.contains { $0.utf8.starts(with: "--generate-completion-script".utf8) }
        let shown = isScript ? text : UsageText.localized(text, language)
        Console.write(Array((shown + "\n").utf8), to: code.isSuccess ? STDOUT_FILENO : STDERR_FILENO)
        Console.end(code.rawValue)
    }
}
