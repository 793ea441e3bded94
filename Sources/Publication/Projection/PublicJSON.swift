import Findings
import LegalFacts
import SourceJSON

/// Writes a public record as JSON: its values, what the register derived, and what is absent.
public enum PublicJSON {
    /// The JSON text of one public record.
    public static func bytes(of record: PublicRecord, style: JSONWriter.Style = .compact) -> [UInt8] {
        var writer = JSONWriter(style)
        writer.beginObject()
        for member in record.record.root.members {
            writer.key(member.key.string)
            writer.value(member.value)
        }
        writer.key("derived")
        writeFacts(record.facts, into: &writer)
        if !record.absences.isEmpty {
            writer.key("absence")
            writer.beginObject()
            for absence in record.absences {
                writer.key(absence.pointer)
                writer.beginObject()
                writer.member("kind", absence.kind.rawValue)
                if let ground = absence.ground { writer.member("ground", ground) }
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endObject()
        return writer.bytes
    }

    /// Writes derived facts as a JSON object.
    public static func writeFacts(_ facts: DerivedFacts, into writer: inout JSONWriter) {
        writer.beginObject()
        if let riskClass = facts.riskClass {
            writer.member("riskClass", riskClass.rawValue)
            writer.key("riskReasons")
            writer.beginArray()
            for reason in facts.riskReasons { writeReason(reason, into: &writer) }
            writer.endArray()
        }
        if let authority = facts.competentAuthority {
            writer.key("competentAuthority")
            writer.beginObject()
            writer.member("id", authority.id)
            writer.key("reason")
            writeReason(authority.reason, into: &writer)
            writer.endObject()
        }
        if let status = facts.friaStatus { writer.member("friaStatus", status.rawValue) }
        if !facts.duties.isEmpty {
            writer.key("duties")
            writer.beginArray()
            for duty in facts.duties {
                writer.beginObject()
                writer.member("id", duty.id)
                writeBilingual("text", duty.text, into: &writer)
                writeBilingual("source", duty.fullSource, into: &writer)
                writer.member("dueFrom", duty.dueFrom.description)
                if let isMet = duty.isMet { writer.member("isMet", isMet) }
                if duty.isLate { writer.member("isLate", true) }
                if duty.awaitsUse { writer.member("awaitsUse", true) }
                writer.endObject()
            }
            writer.endArray()
        }
        if !facts.risks.isEmpty {
            writer.key("risks")
            writer.beginArray()
            for risk in facts.risks { writeRisk(risk, into: &writer) }
            writer.endArray()
        }
        if let completeness = facts.completeness {
            writer.key("completeness")
            writer.beginObject()
            for (name, tier) in [
                ("structure", completeness.structure), ("law", completeness.law), ("useful", completeness.useful),
            ] {
                writer.key(name)
                writer.beginObject()
                writer.member("answered", tier.answered)
                writer.member("asked", tier.asked)
                writer.endObject()
            }
            writer.endObject()
        }
        writer.endObject()
    }

    /// `{"id", "inherent": {"severity", "likelihood", "level", "raisedForAbsoluteRight"}, "residual": {…}}`.
    private static func writeRisk(_ risk: RatedRisk, into writer: inout JSONWriter) {
        writer.beginObject()
        if let id = risk.risk["id"]?.string { writer.member("id", id) }
        for (name, rating) in [("inherent", risk.inherent), ("residual", risk.residual)] {
            guard let rating else { continue }
            writer.key(name)
            writer.beginObject()
            writer.member("severity", rating.severity)
            writer.member("likelihood", rating.likelihood)
            writer.member("level", rating.level.rawValue)
            writer.member("raisedForAbsoluteRight", rating.isFloored)
            writer.endObject()
        }
        writer.endObject()
    }

    private static func writeReason(_ reason: Reason, into writer: inout JSONWriter) {
        writer.beginObject()
        writeBilingual("text", reason.text, into: &writer)
        writeBilingual("source", reason.source, into: &writer)
        if let path = reason.path { writer.member("path", path.text) }
        writer.endObject()
    }

    private static func writeBilingual(_ key: String, _ text: Bilingual, into writer: inout JSONWriter) {
        writer.key(key)
        writer.beginObject()
        writer.member("de", text.de)
        writer.member("en", text.en)
        writer.endObject()
    }
}
