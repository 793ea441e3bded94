import Publication

/// Who oversees a system besides the authority that uses it.
enum Oversight {
    /// The Federal Commissioner for Data Protection, who supervises all public bodies of the Federation (§ 9 Abs. 1 BDSG).
    private static let dataProtection = "bund-bfdi"
    /// The Federal Ministry of Finance, whose agreement § 2 Abs. 7 KI-MIG asks for.
    private static let finance = "bund-bmf"

    /// Ids of the authorities in whose remit a deployment is: the market surveillance authority (§ 2 KI-MIG), the ministry
    /// that has to agree, and the Federal Commissioner where personal data are processed.
    ///
    /// Supervisors of products (§ 2 Abs. 2 KI-MIG) are not among them: the register does not know which one it is.
    static func ids(of deployment: PublicRecord) -> [String] {
        var ids: [String] = []
        if let competent = deployment.facts.competentAuthority {
            ids.append(competent.id)
            if competent.reason.source.de.utf8.starts(with: "§ 2 Abs. 7 ".utf8) { ids.append(finance) }
        }
        if deployment.record.boolean(.personalDataProcessed) == true { ids.append(dataProtection) }
        return ids
    }
}
