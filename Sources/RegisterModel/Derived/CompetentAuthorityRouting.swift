import Findings

extension Derivation {
    /// The authority that supervises a federal authority's use of the system (§ 2 KI-MIG); the first match counts.
    ///
    /// Nil when the record does not say what the system is used for.
    public func competentAuthority(of record: Record, authority: Record?) -> CompetentAuthority? {
        guard let context = record.string("usage.context") else { return nil }
        let areas = record.strings("classification.annexIII")
        func touches(_ prefix: String) -> Bool {
            areas.contains {
                $0.utf8.starts(with: prefix.utf8)
                    && ($0.utf8.count == prefix.utf8.count
                        || $0.utf8.dropFirst(prefix.utf8.count).first == UInt8(ascii: "."))
            }
        }
        if ["III.6", "III.7", "III.8"].contains(where: touches) {
            return routed(
                "bund-bnetza-kammer", "Strafverfolgung, Migration oder Justiz (Anhang III Nr. 6 bis 8).",
                "Law enforcement, migration or justice (Annex III nos. 6 to 8).", "§ 2 Abs. 5 Nr. 2 KI-MIG",
                "classification.annexIII[]")
        }
        if touches("III.1"), ["law-enforcement", "border-control", "justice-democracy"].contains(context) {
            return routed(
                "bund-bnetza-kammer", "Biometrie in Strafverfolgung, Grenzkontrolle oder Justiz (Anhang III Nr. 1).",
                "Biometrics in law enforcement, border control or justice (Annex III no. 1).",
                "§ 2 Abs. 5 Nr. 1 KI-MIG",
                "usage.context")
        }
        if context == "tax-customs", authority?.boolean("isFinanceAuthority") == true {
            return routed(
                "bund-bnetza",
                "Steuern und Zoll: Durchsetzung nur im Einvernehmen mit dem Bundesministerium der Finanzen.",
                "Taxes and customs: enforcement only in agreement with the Federal Ministry of Finance.",
                "§ 2 Abs. 7 KI-MIG", "usage.context")
        }
        return routed(
            "bund-bnetza", "Die Bundesnetzagentur ist zuständig, wenn nichts anderes bestimmt ist.",
            "The Federal Network Agency is competent where nothing else is laid down.", "§ 2 Abs. 1 KI-MIG", "")
    }

    private func routed(_ id: String, _ de: String, _ en: String, _ source: String, _ path: String)
        -> CompetentAuthority
    {
        CompetentAuthority(id: id, reason: reason(de, en, source, source, path))
    }
}
