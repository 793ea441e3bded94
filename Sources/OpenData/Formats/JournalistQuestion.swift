import Findings

/// A question people ask the register, answered by a view of the public database.
///
/// Present entries only; samples stay in, marked by `origin`, so that the views can be tried out. Where an entry does not
/// show what is asked for, it may belong to the answer: it stands in it, and the column `answer` says so.
public struct JournalistQuestion: Sendable, Hashable {
    /// Name of the view.
    public let name: String
    /// The question.
    public let title: Bilingual
    /// The query behind it.
    public let sql: String

    /// The ten questions.
    public static let all: [JournalistQuestion] = [
        JournalistQuestion(
            name: "q01_high_risk_without_fria",
            title: Bilingual(
                de: "Welche Hochrisiko-Systeme sind im Einsatz, ohne dass eine Folgenabschätzung abgeschlossen ist?",
                en: "Which high-risk systems in use have no completed impact assessment?"),
            sql: """
                SELECT id, name, authority, origin, risk_class, fria_status, dates_in_use_from,
                  CASE WHEN status IS NULL THEN 'status-not-public' ELSE 'yes' END AS answer
                FROM deployments
                WHERE is_current AND (
                  (status = 'in-use' AND is_high_risk AND fria_status IN ('missing', 'planned', 'in-progress', 'outdated'))
                  OR (status IS NULL AND coalesce(is_high_risk, 1)
                    AND coalesce(fria_status, 'missing') NOT IN ('completed', 'not-required'))
                )
                ORDER BY id
                """),
        JournalistQuestion(
            name: "q02_risk_class_moves",
            title: Bilingual(
                de: "Welche Systeme haben die Risikoklasse gewechselt, wann und wohin?",
                en: "Which systems moved to another risk class, when and where to?"),
            sql: """
                SELECT record AS id, authority, origin, revision, recorded_at, recorded_on, before_class, risk_class AS after_class
                FROM (
                  SELECT *, lag(risk_class) OVER (PARTITION BY record ORDER BY revision) AS before_class
                  FROM revisions
                  WHERE record_type = 'deployment' AND NOT is_withdrawal
                )
                WHERE before_class IS NOT NULL AND risk_class <> before_class
                ORDER BY recorded_at, id
                """),
        JournalistQuestion(
            name: "q03_shared_products",
            title: Bilingual(
                de: "Welche Systeme teilen sich ein Produkt?", en: "Which systems share a product?"),
            sql: """
                SELECT d.system_product AS product, d.id, d.name, d.authority, d.origin
                FROM deployments AS d
                WHERE d.is_current AND d.system_product IN (
                  SELECT system_product FROM deployments WHERE is_current AND system_product IS NOT NULL
                  GROUP BY system_product HAVING count(*) > 1
                )
                ORDER BY product, d.id
                """),
        JournalistQuestion(
            name: "q04_silent_authorities",
            title: Bilingual(
                de: "Zu welchen Behörden gibt es keine öffentliche Meldung, auch keine Nullmeldung?",
                en: "For which authorities is there no public report, not even that they use no AI?"),
            sql: """
                SELECT id, name_de, ressort, origin, from_public_sources
                FROM authorities
                WHERE origin <> 'sample' AND valid_to IS NULL AND reported = 0 AND latest_null_report IS NULL
                ORDER BY id
                """),
        JournalistQuestion(
            name: "q05_decisions_about_people",
            title: Bilingual(
                de: "Welche Systeme wirken an Entscheidungen über Menschen mit, und welcher Rechtsbehelf ist genannt?",
                en: "Which systems take part in decisions about people, and which remedy is named?"),
            sql: """
                SELECT id, name, authority, origin, decision_role, decision_legal_effect, remedy_kind, remedy_deadline,
                  CASE WHEN shown_level = 'full' THEN 'yes' ELSE 'not-public' END AS answer
                FROM deployments
                WHERE is_current AND (
                  (decision_affects_natural_persons AND decision_role NOT IN ('none', 'information'))
                  OR shown_level <> 'full'
                )
                ORDER BY id
                """),
        JournalistQuestion(
            name: "q06_biometrics",
            title: Bilingual(
                de: "Wo werden biometrische Daten ausgewertet?", en: "Where are biometric data analysed?"),
            sql: """
                SELECT d.id, d.name, d.authority, d.origin, d.biometrics_law_enforcement, d.biometrics_public_space,
                  (SELECT group_concat(value, ', ') FROM (
                     SELECT value FROM deployment_values WHERE deployment = d.id AND field = 'biometrics.kind[]' ORDER BY pointer
                   )) AS kinds,
                  CASE WHEN d.shown_level = 'full' THEN 'yes' ELSE 'not-public' END AS answer
                FROM deployments AS d
                WHERE d.is_current AND (d.biometrics_used OR d.shown_level <> 'full')
                ORDER BY d.id
                """),
        JournalistQuestion(
            name: "q07_rights_touched",
            title: Bilingual(
                de:
                    "Welche Grundrechte berühren wie viele Systeme (Angabe der Behörde oder Risiko der Folgenabschätzung)?",
                en: "Which fundamental rights do how many systems touch (stated, or a risk of the assessment)?"
            ),
            sql: """
                WITH touched AS (
                  SELECT deployment, value FROM deployment_values WHERE field = 'impactOnRights.rights[]'
                  UNION
                  SELECT l.deployment, v.value FROM assessment_values AS v
                  JOIN assessment_deployments AS l ON l.assessment = v.assessment
                  JOIN assessments AS a ON a.id = v.assessment AND a.is_current
                  WHERE v.field = 'risks[].rights[]'
                )
                SELECT t.value AS code, c.label_de AS right_name, count(DISTINCT d.id) AS systems,
                  count(DISTINCT CASE WHEN d.origin <> 'sample' THEN d.id END) AS systems_without_samples
                FROM touched AS t
                JOIN deployments AS d ON d.id = t.deployment AND d.is_current
                LEFT JOIN codes AS c ON c.vocabulary = 'right' AND c.code = t.value
                GROUP BY t.value, c.label_de
                ORDER BY systems DESC, code
                """),
        JournalistQuestion(
            name: "q08_outside_eu",
            title: Bilingual(
                de:
                    "Bei welchen Systemen sitzt der Anbieter außerhalb der EU oder ist Zugriff aus Drittstaaten möglich?",
                en: "For which systems is the provider outside the EU, or access from third countries possible?"),
            sql: """
                WITH answers AS (
                  SELECT *,
                    CASE
                      WHEN system_provider_country NOT IN ('AT','BE','BG','HR','CY','CZ','DK','EE','FI','FR','DE','GR','HU',
                        'IE','IT','LV','LT','LU','MT','NL','PL','PT','RO','SK','SI','ES','SE')
                        OR sovereignty_third_country_access IN ('possible', 'yes') THEN 'yes'
                      WHEN shown_level <> 'full' OR EXISTS (
                        SELECT 1 FROM absences AS a WHERE a.record = d.id AND a.kind = 'withheld' AND a.field IN (
                          'system.provider', 'system.provider.country', 'sovereignty', 'sovereignty.thirdCountryAccess')
                      ) THEN 'not-public'
                    END AS answer
                  FROM deployments AS d WHERE is_current
                )
                SELECT id, name, authority, origin, system_provider_name, system_provider_country,
                  sovereignty_hosting_model, sovereignty_third_country_access, answer
                FROM answers WHERE answer IS NOT NULL
                ORDER BY id
                """),
        JournalistQuestion(
            name: "q09_withheld",
            title: Bilingual(
                de: "Welches Ressort hält wie viel zurück, aus welchem Grund?",
                en: "Which ministry withholds how much, on which ground?"),
            sql: """
                SELECT w.ressort, a.name_de AS ressort_name, w.kind, w.ground, c.label_de AS ground_name, w.origin,
                  sum(w.count) AS count
                FROM withheld AS w
                LEFT JOIN authorities AS a ON a.id = w.ressort
                LEFT JOIN codes AS c ON c.vocabulary = 'publication-ground' AND c.code = w.ground
                GROUP BY w.ressort, w.kind, w.ground, w.origin
                ORDER BY sum(w.count) DESC, w.ressort, w.kind, w.ground, w.origin
                """),
        JournalistQuestion(
            name: "q10_unconfirmed",
            title: Bilingual(
                de: "Welche Einträge hat die Behörde seit mehr als zwölf Monaten nicht bestätigt?",
                en: "Which entries has the authority not confirmed for more than twelve months?"),
            sql: """
                SELECT id, name, authority, origin, status, confirmed_on, confirmation_due
                FROM deployments
                WHERE is_current AND confirmation_due < (SELECT substr(text, 1, 10) FROM "README" WHERE topic = 'Stand')
                ORDER BY confirmed_on, id
                """),
    ]
}
