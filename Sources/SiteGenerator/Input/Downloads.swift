import OpenData

/// The open data of the site, as the data page lists them.
public struct Downloads: Sendable {
    /// Files of the present release.
    public let items: [ReleaseItem]
    /// The dated releases below `daten/`, newest first.
    public let releases: [Release]

    /// Addresses of the licences of the data.
    let licences: [String]

    /// A dated release.
    public struct Release: Sendable {
        /// Name of its folder: the day, perhaps with a number.
        public let name: String
        /// Whether it was issued again without what was withheld later.
        public let isReissued: Bool

        /// Makes one.
        public init(name: String, isReissued: Bool) {
            (self.name, self.isReissued) = (name, isReissued)
        }
    }

    /// Makes a list.
    public init(items: [ReleaseItem] = [], releases: [Release] = [], licences: [String] = []) {
        (self.items, self.releases, self.licences) = (items, releases, licences)
    }
}
