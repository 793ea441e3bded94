import PageMarkup

extension SiteGenerator {
    /// Everything the pages of all records share besides this program: the site's sources, options, and authorities but
    /// for their null reports, which only lists show.
    public var inputs: [UInt8] {
        var inputs = PageInputs()
        inputs.add(options.baseAddress)
        inputs.add(options.languages) { $0.add($1.rawValue) }
        inputs.add(MarkdownMarkup.libraryVersion)
        for files in [sources.templates, sources.pages, sources.textFiles] {
            inputs.add(files.sorted { $0.key < $1.key }) { inputs, file in
                inputs.add(file.key)
                inputs.add(file.value)
            }
        }
        inputs.add(authorities.all) { inputs, row in
            for text in [
                row.id, row.nameDe, row.nameEn, row.abbreviation, row.parent, row.kind, row.website, row.postalAddress,
                row.origin.rawValue, "\(row.isLawEnforcement)",
            ] { inputs.add(text) }
        }
        return inputs.bytes
    }
}
