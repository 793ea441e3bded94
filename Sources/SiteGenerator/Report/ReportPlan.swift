import Publication
import Findings

/// What the yearly report to the Bundestag asks the public database, in the order of the report.
///
/// Numbers count present entries without samples. `{year}` in a query is the year of the report, `{next}` the one after. No query names a
/// single system: a later decision to withhold could not be applied to a printed report.
struct ReportPlan: Sendable {
    /// One number with its query.
    struct Figure: Sendable {
        let label: String
        /// Gives one row with one number; nothing stands for a number too small to be told where that is possible.
        let sql: String
        /// Whether small numbers are not told.
        var isBounded = false
    }

    /// A table with its query; the first column is the name of the row.
    struct Table: Sendable {
        let title: String
        let columns: [String]
        let sql: String
        /// Column drawn as bars; nil for no chart.
        let chart: Int?
    }

    /// A chapter.
    struct Chapter: Sendable {
        let id: String
        let title: String
        let text: String
        let figures: [Figure]
        let tables: [Table]
    }

    private static let real = "is_current AND origin <> 'sample'"
    /// Authorities that were on file at the end of the year; those filed later only explain records.
    private static let onFile = "origin <> 'sample' AND first_recorded_on < '{next}-01-01'"

    static let chapters: [Chapter] = [
        coverage, highRisk, duties, moves, incidents, withheld, biometrics, agents, sovereignty,
    ]

    private static let coverage = Chapter(
        id: "umfang", title: "Umfang des Registers",
        text:
            "Wie viele Systeme das Register öffentlich zeigt und zu welchen Behörden eine öffentliche Meldung vorliegt. Ohne öffentliche Meldung heißt nicht: ohne Meldung; manche Systeme werden nur gezählt. Einträge aus öffentlicher Quelle hat die Behörde nicht bestätigt; sie zählen nicht als Meldung.",
        figures: [
            Figure(label: "Systeme im Register", sql: "SELECT count(*) FROM deployments WHERE \(real)"),
            Figure(
                label: "davon von der Behörde gemeldet",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND origin = 'agency'"),
            Figure(
                label: "davon aus öffentlicher Quelle",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND origin = 'public-source'"),
            Figure(
                label: "Systeme im Einsatz",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND status = 'in-use'"),
            Figure(
                label: "Systeme ohne öffentlichen Status",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND status IS NULL"),
            Figure(label: "Behörden im Register", sql: "SELECT count(*) FROM authorities WHERE \(onFile)"),
            Figure(
                label: "Behörden mit öffentlich gemeldeten Systemen",
                sql: "SELECT count(*) FROM authorities WHERE \(onFile) AND reported > 0"),
            Figure(
                label: "Behörden mit Nullmeldung",
                sql:
                    "SELECT count(*) FROM authorities WHERE \(onFile) AND reported = 0 AND latest_null_report IS NOT NULL"
            ),
            Figure(
                label: "Behörden ohne öffentliche Meldung",
                sql:
                    "SELECT count(*) FROM authorities WHERE \(onFile) AND reported = 0 AND latest_null_report IS NULL"
            ),
            Figure(
                label: "Im Jahr neu angenommene Systeme",
                sql:
                    "SELECT count(*) FROM deployments WHERE origin <> 'sample' AND substr(first_recorded_on, 1, 4) = '{year}'"
            ),
            Figure(
                label: "Im Jahr zurückgenommene Systeme",
                sql:
                    "SELECT count(*) FROM revisions WHERE record_type = 'deployment' AND origin <> 'sample' AND is_withdrawal AND substr(recorded_on, 1, 4) = '{year}'"
            ),
        ],
        tables: [
            Table(
                title: "Systeme je Ressort",
                columns: ["Ressort", "Behörden", "mit öffentlicher Meldung", "Systeme", "davon gemeldet"],
                sql: """
                    SELECT r.abbreviation, count(DISTINCT a.id),
                      count(DISTINCT CASE WHEN a.reported > 0 OR a.latest_null_report IS NOT NULL THEN a.id END),
                      (SELECT count(*) FROM deployments AS d WHERE d.ressort = r.id AND d.is_current AND d.origin <> 'sample'),
                      (SELECT count(*) FROM deployments AS d WHERE d.ressort = r.id AND d.is_current AND d.origin = 'agency')
                    FROM authorities AS a JOIN authorities AS r ON r.id = a.ressort
                    WHERE a.origin <> 'sample' AND a.first_recorded_on < '{next}-01-01'
                    GROUP BY r.id ORDER BY 4 DESC, r.abbreviation
                    """, chart: 3),
            Table(
                title: "Systeme nach Risikoklasse", columns: ["Risikoklasse", "Systeme"],
                sql: """
                    SELECT coalesce(c.label_de, d.risk_class), count(*) FROM deployments AS d
                    LEFT JOIN codes AS c ON c.vocabulary = 'risk-class' AND c.code = d.risk_class
                    WHERE d.is_current AND d.origin <> 'sample' GROUP BY d.risk_class ORDER BY c.position
                    """, chart: 1),
        ])

    private static let highRisk = Chapter(
        id: "hochrisiko", title: "Hochrisiko-Systeme und Folgenabschätzungen",
        text:
            "Hochrisiko ist ein System nach Art. 6 KI-VO. Vor dem ersten Einsatz verlangt Art. 27 KI-VO bei Systemen nach Art. 6 Abs. 2 KI-VO (Anhang III ohne Nr. 2) eine Folgenabschätzung für die Grundrechte; die Pflicht gilt ab dem {friaFrom}, für Systeme, die schon vorher im Einsatz waren, erst später (Art. 111 Abs. 2 KI-VO). Für biometrische Echtzeit-Fernidentifizierung zur Strafverfolgung verlangt Art. 5 Abs. 2 KI-VO sie seit dem {realTimeFrom}.",
        figures: [
            Figure(label: "Hochrisiko-Systeme", sql: "SELECT count(*) FROM deployments WHERE \(real) AND is_high_risk"),
            Figure(
                label: "davon im Einsatz",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND is_high_risk AND status = 'in-use'"),
            Figure(
                label: "davon ohne öffentlichen Status, vielleicht im Einsatz",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND is_high_risk AND status IS NULL"),
            Figure(
                label: "davon im Einsatz mit abgeschlossener Folgenabschätzung",
                sql:
                    "SELECT count(*) FROM deployments WHERE \(real) AND is_high_risk AND status = 'in-use' AND fria_status = 'completed'"
            ),
            Figure(
                label: "davon im Einsatz ohne abgeschlossene Folgenabschätzung",
                sql:
                    "SELECT count(*) FROM q01_high_risk_without_fria WHERE origin <> 'sample' AND answer = 'yes'"
            ),
            Figure(
                label: "Systeme, bei denen das mangels öffentlichem Status offen ist",
                sql:
                    "SELECT count(*) FROM q01_high_risk_without_fria WHERE origin <> 'sample' AND answer = 'status-not-public'"
            ),
            Figure(
                label: "Veröffentlichte Folgenabschätzungen",
                sql: "SELECT count(*) FROM assessments WHERE \(real)"),
            Figure(
                label: "davon mit hohem oder sehr hohem Restrisiko",
                sql:
                    "SELECT count(*) FROM assessments WHERE \(real) AND highest_residual_level IN ('high', 'very-high')"
            ),
        ],
        tables: [
            Table(
                title: "Stand der Folgenabschätzung bei Hochrisiko-Systemen", columns: ["Stand", "Systeme"],
                sql: """
                    SELECT coalesce(c.label_de, d.fria_status), count(*) FROM deployments AS d
                    LEFT JOIN codes AS c ON c.vocabulary = 'fria-status' AND c.code = d.fria_status
                    WHERE d.is_current AND d.origin <> 'sample' AND d.is_high_risk
                    GROUP BY d.fria_status ORDER BY c.position
                    """, chart: 1)
        ])

    /// Duties of present systems that bound their authority at the end of the year.
    private static let binding = """
        duties AS u JOIN deployments AS d ON d.id = u.deployment AND d.is_current AND d.origin = 'agency'
        WHERE u.due_from <= '{year}-12-31'
        """

    private static let duties = Chapter(
        id: "pflichten", title: "Pflichten und Fristen",
        text:
            "Welche Pflichten am Jahresende galten und was davon die Einträge als erfüllt erkennen lassen. Gezählt sind Pflichten gemeldeter Systeme; Einträge aus öffentlicher Quelle lassen keine Pflicht erkennen. {lawStarts}",
        figures: [
            Figure(label: "Geltende Pflichten", sql: "SELECT count(*) FROM \(binding)"),
            Figure(label: "davon laut Eintrag erfüllt", sql: "SELECT count(*) FROM \(binding) AND u.is_met = 1"),
            Figure(label: "davon laut Eintrag nicht erfüllt", sql: "SELECT count(*) FROM \(binding) AND u.is_met = 0"),
            Figure(
                label: "davon im Eintrag nicht erkennbar", sql: "SELECT count(*) FROM \(binding) AND u.is_met IS NULL"),
        ],
        tables: [
            Table(
                title: "Geltende Pflichten nach Vorschrift",
                columns: ["Vorschrift", "Systeme", "erfüllt", "nicht erfüllt", "nicht erkennbar"],
                sql: """
                    SELECT u.source, count(*), sum(CASE WHEN u.is_met = 1 THEN 1 ELSE 0 END),
                      sum(CASE WHEN u.is_met = 0 THEN 1 ELSE 0 END), sum(CASE WHEN u.is_met IS NULL THEN 1 ELSE 0 END)
                    FROM \(binding) GROUP BY u.source ORDER BY 4 DESC, u.source
                    """, chart: nil)
        ])

    private static let moves = Chapter(
        id: "bewegungen", title: "Wechsel der Risikoklasse",
        text: "Wie oft ein System im Jahr in eine andere Risikoklasse kam, weil sich seine Angaben änderten.",
        figures: [
            Figure(
                label: "Wechsel im Jahr",
                sql: """
                    SELECT count(*) FROM q02_risk_class_moves
                    WHERE origin <> 'sample' AND substr(recorded_on, 1, 4) = '{year}'
                    """)
        ],
        tables: [
            Table(
                title: "Wechsel nach Klassen", columns: ["von", "nach", "Wechsel"],
                sql: """
                    SELECT b.label_de, a.label_de, count(*) FROM q02_risk_class_moves AS m
                    LEFT JOIN codes AS b ON b.vocabulary = 'risk-class' AND b.code = m.before_class
                    LEFT JOIN codes AS a ON a.vocabulary = 'risk-class' AND a.code = m.after_class
                    WHERE m.origin <> 'sample' AND substr(m.recorded_on, 1, 4) = '{year}'
                    GROUP BY m.before_class, m.after_class ORDER BY 3 DESC, b.position, a.position
                    """, chart: nil)
        ])

    private static let incidents = Chapter(
        id: "vorfaelle", title: "Vorfälle",
        text: "Schwerwiegende Vorfälle und Störungen (Art. 26 Abs. 5, Art. 73 KI-VO), die im Jahr angenommen wurden.",
        figures: [
            Figure(
                label: "Im Jahr angenommene Vorfälle",
                sql:
                    "SELECT count(*) FROM incidents WHERE \(real) AND substr(first_recorded_on, 1, 4) = '{year}'"),
            Figure(
                label: "Am Jahresende offene Vorfälle",
                sql: "SELECT count(*) FROM incidents WHERE \(real) AND state <> 'closed'"),
        ],
        tables: [
            Table(
                title: "Vorfälle nach Art", columns: ["Art", "Vorfälle"],
                sql: """
                    SELECT coalesce(c.label_de, i.kind), count(*) FROM incidents AS i
                    LEFT JOIN codes AS c ON c.vocabulary = 'incident-kind' AND c.code = i.kind
                    WHERE i.is_current AND i.origin <> 'sample' AND substr(i.first_recorded_on, 1, 4) = '{year}'
                    GROUP BY i.kind ORDER BY c.position
                    """, chart: 1)
        ])

    private static let withheld = Chapter(
        id: "zurueckgehalten", title: "Zurückgehaltene Einträge und Angaben",
        text:
            "Was Behörden nicht oder nur in Teilen öffentlich machen, gezählt nach Grund und so, wie es bis zum Jahresende entschieden war. Jede Zurückhaltung ist eine Entscheidung mit Grund und Überprüfungsdatum.",
        figures: [
            Figure(
                label: "Nur gezählte Einträge",
                sql: "SELECT sum(count) FROM withheld WHERE origin <> 'sample' AND kind = 'record'", isBounded: true),
            Figure(
                label: "Einträge mit eingeschränkten Angaben",
                sql: "SELECT coalesce(sum(count), 0) FROM withheld WHERE origin <> 'sample' AND kind = 'reduced-record'"
            ),
            Figure(
                label: "Zurückgehaltene einzelne Angaben",
                sql: "SELECT coalesce(sum(count), 0) FROM withheld WHERE origin <> 'sample' AND kind = 'field'"),
            Figure(
                label: "davon im Jahr entschieden",
                sql:
                    "SELECT coalesce(sum(count), 0) FROM withheld WHERE origin <> 'sample' AND kind = 'field' AND substr(decided_on, 1, 4) = '{year}'"
            ),
        ],
        tables: [
            Table(
                title: "Nach Grund", columns: ["Grund", "Einträge", "eingeschränkte Einträge", "Angaben"],
                sql: """
                    SELECT coalesce(c.label_de, w.ground, 'nicht nach Gründen getrennt, weil zu wenige'),
                      coalesce(sum(CASE WHEN w.kind = 'record' THEN w.count END),
                        CASE WHEN w.ground IS NULL THEN 'weniger als \(WithheldCount.leastRecords)' END),
                      sum(CASE WHEN w.kind = 'reduced-record' THEN w.count ELSE 0 END),
                      sum(CASE WHEN w.kind = 'field' THEN w.count ELSE 0 END)
                    FROM withheld AS w
                    LEFT JOIN codes AS c ON c.vocabulary = 'publication-ground' AND c.code = w.ground
                    WHERE w.origin <> 'sample' GROUP BY w.ground ORDER BY c.position
                    """, chart: nil)
        ])

    private static let biometrics = Chapter(
        id: "biometrie", title: "Biometrie",
        text: "Systeme, die Menschen an Gesicht, Stimme, Gang oder anderen Merkmalen erkennen oder einordnen.",
        figures: [
            Figure(
                label: "Systeme mit Biometrie",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND biometrics_used"),
            Figure(
                label: "davon zur Strafverfolgung",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND biometrics_used AND biometrics_law_enforcement"
            ),
            Figure(
                label: "davon im öffentlichen Raum",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND biometrics_used AND biometrics_public_space"),
        ],
        tables: [
            Table(
                title: "Nach Art", columns: ["Art", "Systeme"],
                sql: """
                    SELECT coalesce(c.label_de, v.value), count(DISTINCT v.deployment) FROM deployment_values AS v
                    JOIN deployments AS d ON d.id = v.deployment AND d.is_current AND d.origin <> 'sample'
                    LEFT JOIN codes AS c ON c.vocabulary = 'biometric-kind' AND c.code = v.value
                    WHERE v.field = 'biometrics.kind[]' GROUP BY v.value ORDER BY c.position
                    """, chart: 1)
        ])

    private static let agents = Chapter(
        id: "agenten", title: "Agenten",
        text: "Systeme, die selbst Schritte auslösen: Werkzeuge aufrufen, Nachrichten senden, Daten ändern.",
        figures: [
            Figure(label: "Agenten", sql: "SELECT count(*) FROM deployments WHERE \(real) AND agent_is_agent"),
            Figure(
                label: "davon ohne Bestätigung durch Menschen",
                sql:
                    "SELECT count(*) FROM deployments WHERE \(real) AND agent_is_agent AND agent_human_confirmation = 'never'"
            ),
        ],
        tables: [
            Table(
                title: "Nach Stufe der Selbstständigkeit", columns: ["Stufe", "Systeme"],
                sql: """
                    SELECT coalesce(c.label_de, d.agent_autonomy, 'nicht angegeben'), count(*) FROM deployments AS d
                    LEFT JOIN codes AS c ON c.vocabulary = 'autonomy' AND c.code = d.agent_autonomy
                    WHERE d.is_current AND d.origin <> 'sample' AND d.agent_is_agent
                    GROUP BY d.agent_autonomy ORDER BY c.position
                    """, chart: 1)
        ])

    private static let sovereignty = Chapter(
        id: "souveraenitaet", title: "Offenheit und Souveränität je Ressort",
        text:
            "Nur Systeme, zu denen die Behörde etwas dazu gesagt hat; „unbekannt“ zählt nicht. In eigener Hand heißt: eigenes Rechenzentrum oder IT-Dienstleister des Bundes.",
        figures: [
            Figure(
                label: "Systeme mit Angabe zum Quelltext",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND openness_source <> 'unknown'"),
            Figure(
                label: "davon mit offenem Quelltext",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND openness_source = 'open-source'"),
            Figure(
                label: "Systeme mit Angabe zum Betrieb",
                sql: "SELECT count(*) FROM deployments WHERE \(real) AND sovereignty_hosting_model <> 'unknown'"),
            Figure(
                label: "davon in eigener Hand",
                sql:
                    "SELECT count(*) FROM deployments WHERE \(real) AND sovereignty_hosting_model IN ('own-data-centre', 'federal-it-provider')"
            ),
        ],
        tables: [
            Table(
                title: "Je Ressort",
                columns: [
                    "Ressort", "Systeme", "offener Quelltext", "in eigener Hand", "Zugriff aus Drittstaaten möglich",
                ],
                sql: """
                    SELECT r.abbreviation, count(*),
                      sum(CASE WHEN d.openness_source = 'open-source' THEN 1 ELSE 0 END),
                      sum(CASE WHEN d.sovereignty_hosting_model IN ('own-data-centre', 'federal-it-provider') THEN 1 ELSE 0 END),
                      sum(CASE WHEN d.sovereignty_third_country_access IN ('possible', 'yes') THEN 1 ELSE 0 END)
                    FROM deployments AS d JOIN authorities AS r ON r.id = d.ressort
                    WHERE d.is_current AND d.origin <> 'sample'
                      AND (d.openness_source <> 'unknown' OR d.sovereignty_hosting_model <> 'unknown')
                    GROUP BY r.id ORDER BY 2 DESC, r.abbreviation
                    """, chart: nil)
        ])
}
