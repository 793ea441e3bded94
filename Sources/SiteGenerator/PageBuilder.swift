import Findings
import RegisterModel
import RegisterRules
import Templates

/// Makes the pages of one language.
struct PageBuilder: Sendable {
    let generator: SiteGenerator
    let templates: PageTemplates
    let language: Language
    let address: SiteAddress
    let texts: Texts

    init(generator: SiteGenerator, templates: PageTemplates, language: Language) {
        self.generator = generator
        self.templates = templates
        self.language = language
        address = SiteAddress(base: generator.options.basePath, language: language)
        texts = generator.sources.texts(language)
    }

    private var snapshot: Snapshot { generator.snapshot }
    private var index: SiteIndex { generator.index }
    private var catalogue: Catalogue { generator.snapshot.catalogue }

    var jobs: [SiteGenerator.Job] {
        var jobs = [
            SiteGenerator.Job { [startPage()] }, SiteGenerator.Job { [listPage()] },
            SiteGenerator.Job { [authorityList()] }, SiteGenerator.Job { [riskOverview()] },
            SiteGenerator.Job { [rulesPage(), dataPage(), notFound()] + textPages() },
        ]
        jobs += RiskClass.allCases.map { risk in SiteGenerator.Job { [riskPage(risk)] } }
        jobs += index.authorities.map { authority in SiteGenerator.Job { [authorityPage(authority)] } }
        jobs += snapshot.entries.filter { $0.type != .authority }.map { entry in SiteGenerator.Job { try record(entry) }
        }
        return jobs
    }

    // MARK: - Records

    private func record(_ entry: SnapshotEntry) throws -> [RenderedFile] {
        let history = try snapshot.history(entry.id)
        guard let record = history.last else { return [] }
        let page = RecordPageBuilder(
            snapshot: snapshot, index: index, address: address, texts: texts,
            frame: { frame(title: $0, summary: $1, path: $2, otherPath: $3, alternates: $4) }
        ).page(record, history: history, entry: entry)
        let folder = address.folder(entry.type, entry.id)
        return [
            RenderedFile(path: folder + "index.html", bytes: templates.record.render(page)),
            RenderedFile(
                path: folder + entry.id + ".json", bytes: PublicJSON.bytes(of: record, style: .pretty) + [0x0A]),
            RenderedFile(
                path: folder + entry.id + ".md",
                bytes: MarkdownTwin.bytes(
                    of: record, name: page.name, authority: page.authority, texts: texts, language: language,
                    catalogue: catalogue)),
        ]
    }

    func card(_ row: IndexRow) -> RecordCard {
        let authority = index.authority(row.authority)
        let isEnglish = language == .en
        return RecordCard(
            href: address.link(row.type, row.id), name: isEnglish ? row.nameEn ?? row.name : row.name,
            summary: isEnglish ? row.summaryEn ?? row.summary : row.summary,
            summaryLanguage: isEnglish && row.summaryEn == nil ? "de" : nil,
            authority: authority?.name(language) ?? row.authority,
            authorityHref: authority.map { address.link(.authorities, $0.id) },
            status: catalogue.label(of: row.status, in: "status")[language], statusCode: row.status,
            risk: catalogue.label(of: row.riskClass.rawValue, in: "risk-class")[language],
            riskCode: row.riskClass.rawValue,
            isSample: row.origin == .sample, isPublicSource: row.origin == .publicSource,
            isReduced: row.level == .reduced,
            updated: Dates.text(row.lastRecordedAt.day, language))
    }

    // MARK: - Start and lists

    private func startPage() -> RenderedFile {
        let real = index.deployments.filter { $0.origin != .sample }
        let recent = index.deployments.sorted { ($1.lastRecordedAt, $0.id) < ($0.lastRecordedAt, $1.id) }.prefix(6)
        let reporting = Set(real.map(\.authority))
        let page = StartPage(
            frame: frame(
                title: texts["site.title"], summary: texts["start.lead"], path: address.prefix,
                otherPath: address.other.prefix),
            systemCount: Numbers.grouped(real.count, language),
            authorityCount: Numbers.grouped(index.authorities.filter { $0.origin != .sample }.count, language),
            reportingCount: Numbers.grouped(reporting.count, language),
            assessmentCount: Numbers.grouped(index.assessmentCount, language),
            date: Dates.text(snapshot.date, language),
            recent: recent.map(card), riskClasses: riskLinks(of: real),
            topAuthorities: Array(authorityLinks(withSamples: false).prefix(8)))
        return RenderedFile(path: address.prefix + "index.html", bytes: templates.start.render(page))
    }

    private func riskLinks(of rows: [IndexRow]) -> [CountedLink] {
        RiskClass.allCases.compactMap { risk in
            let count = rows.reduce(0) { $0 + ($1.riskClass == risk ? 1 : 0) }
            guard count > 0 else { return nil }
            let item = catalogue.vocabularies["risk-class"]?[risk.rawValue]
            return CountedLink(
                href: address.link(.riskClasses, risk.rawValue), text: item?.label[language] ?? risk.rawValue,
                count: Numbers.grouped(count, language), help: item?.help?[language])
        }
    }

    private func authorityLinks(withSamples: Bool = true) -> [CountedLink] {
        index.authorities
            .filter { withSamples || $0.origin != .sample }
            .compactMap { authority in index.byAuthority[authority.id].map { (authority, $0.count) } }
            .sorted { $0.1 > $1.1 }
            .map { authority, count in
                CountedLink(
                    href: address.link(.authorities, authority.id), text: authority.name(language),
                    count: Numbers.grouped(count, language), help: nil)
            }
    }

    private func list(
        rows: [IndexRow], heading: String, intro: String?, note: String?, path: String, otherPath: String,
        summary: String, isWhole: Bool = false
    ) -> RenderedFile {
        let page = ListPage(
            frame: frame(title: heading, summary: summary, path: path, otherPath: otherPath), heading: heading,
            intro: intro,
            note: note, count: texts[rows.count == 1 ? "list.one" : "list.many", Numbers.grouped(rows.count, language)],
            isEmpty: rows.isEmpty, isWhole: isWhole, cards: rows.map(card),
            riskClasses: riskLinks(of: index.deployments),
            authorities: authorityLinks(), csv: address.base + "daten/aktuell/deployments.csv")
        return RenderedFile(path: path + "index.html", bytes: templates.list.render(page))
    }

    private func listPage() -> RenderedFile {
        let name = SiteAddress.Section.systems
        return list(
            rows: index.deployments, heading: texts["list.heading"], intro: texts["list.intro"], note: nil,
            path: address.prefix + name.name(language) + "/",
            otherPath: address.other.prefix + name.name(address.other.language) + "/",
            summary: texts["list.intro"], isWhole: true)
    }

    private func riskPage(_ risk: RiskClass) -> RenderedFile {
        let item = catalogue.vocabularies["risk-class"]?[risk.rawValue]
        let label = item?.label[language] ?? risk.rawValue
        return list(
            rows: index.byRiskClass[risk] ?? [], heading: texts["risk.heading", label], intro: item?.help?[language],
            note: nil,
            path: folder(.riskClasses, risk.rawValue, address),
            otherPath: folder(.riskClasses, risk.rawValue, address.other),
            summary: item?.help?[language] ?? label)
    }

    private func authorityPage(_ authority: AuthorityRow) -> RenderedFile {
        let rows = index.byAuthority[authority.id] ?? []
        let state = state(of: authority)
        let ressort = authority.parent.flatMap { index.authority($0) }.map {
            texts["authority.ressort", $0.name(language)]
        }
        return list(
            rows: rows, heading: "\(authority.name(language)) (\(authority.abbreviation))",
            intro: [state.text, ressort].compactMap { $0 }.joined(separator: " "),
            note: rows.isEmpty ? texts["authority.absence"] : nil, path: folder(.authorities, authority.id, address),
            otherPath: folder(.authorities, authority.id, address.other), summary: state.text)
    }

    private func folder(_ section: SiteAddress.Section, _ id: String, _ address: SiteAddress) -> String {
        address.prefix + section.name(address.language) + "/" + id + "/"
    }

    // MARK: - Authorities

    /// The three states: has reported systems, has reported none, nothing on file.
    private func state(of authority: AuthorityRow) -> (code: String, text: String, sourced: String?) {
        let rows = index.byAuthority[authority.id] ?? []
        let reported = rows.filter { $0.origin != .publicSource }.count
        let sourced = rows.count - reported
        let note =
            sourced > 0 ? texts[sourced == 1 ? "authority.sourcedOne" : "authority.sourcedMany", "\(sourced)"] : nil
        if reported > 0 {
            return (
                "reported", texts[reported == 1 ? "authority.reportedOne" : "authority.reportedMany", "\(reported)"],
                note
            )
        }
        if let day = authority.nullReportOn {
            return ("none", texts["authority.none", Dates.text(day, language)], note)
        }
        return ("silent", texts["authority.silent"], note)
    }

    private func authorityList() -> RenderedFile {
        var states: [String: Int] = [:]
        let children = Dictionary(grouping: index.authorities, by: { $0.parent ?? "" })
        func row(_ authority: AuthorityRow) -> AuthorityListPage.Row {
            let state = state(of: authority)
            if authority.origin != .sample { states[state.code, default: 0] += 1 }
            return AuthorityListPage.Row(
                name: authority.name(language), abbreviation: authority.abbreviation,
                href: address.link(.authorities, authority.id), state: state.text, stateCode: state.code,
                sourced: state.sourced)
        }
        var ressorts: [AuthorityListPage.Ressort] = []
        let heads = index.authorities.filter { children[$0.id] != nil }
        for head in heads {
            let below = children[head.id] ?? []
            let count = ([head] + below).reduce(0) { $0 + (index.byAuthority[$1.id]?.count ?? 0) }
            ressorts.append(
                AuthorityListPage.Ressort(
                    name: head.name(language), abbreviation: head.abbreviation,
                    count: texts[count == 1 ? "list.one" : "list.many", Numbers.grouped(count, language)],
                    rows: ([head] + below).map(row)))
        }
        let others = index.authorities.filter { $0.parent == nil && children[$0.id] == nil }
        if !others.isEmpty {
            ressorts.append(
                AuthorityListPage.Ressort(
                    name: texts["authorities.others"], abbreviation: "",
                    count: texts[
                        "list.many",
                        Numbers.grouped(others.reduce(0) { $0 + (index.byAuthority[$1.id]?.count ?? 0) }, language)],
                    rows: others.map(row)))
        }
        let section = SiteAddress.Section.authorities
        let page = AuthorityListPage(
            frame: frame(
                title: texts["authorities.heading"], summary: texts["authorities.intro"],
                path: address.prefix + section.name(language) + "/",
                otherPath: address.other.prefix + section.name(address.other.language) + "/"),
            ressorts: ressorts, reported: "\(states["reported"] ?? 0)", none: "\(states["none"] ?? 0)",
            silent: "\(states["silent"] ?? 0)")
        return RenderedFile(path: address.file(.authorities), bytes: templates.authorities.render(page))
    }

    // MARK: - Other pages

    private func riskOverview() -> RenderedFile {
        let section = SiteAddress.Section.riskClasses
        let links = RiskClass.allCases.map { risk in
            let item = catalogue.vocabularies["risk-class"]?[risk.rawValue]
            return CountedLink(
                href: address.link(.riskClasses, risk.rawValue), text: item?.label[language] ?? risk.rawValue,
                count: Numbers.grouped(index.byRiskClass[risk]?.count ?? 0, language), help: item?.help?[language])
        }
        let page = OverviewPage(
            frame: frame(
                title: texts["risks.heading"], summary: texts["risks.intro"],
                path: address.prefix + section.name(language) + "/",
                otherPath: address.other.prefix + section.name(address.other.language) + "/"),
            heading: texts["risks.heading"], intro: texts["risks.intro"], links: links)
        return RenderedFile(path: address.file(.riskClasses), bytes: templates.overview.render(page))
    }

    private func rulesPage() -> RenderedFile {
        let section = SiteAddress.Section.rules
        let dates = LegalDates(catalogue: catalogue)
        let rows = RuleCatalogue.all.map { rule in
            let description = rule.description
            return RulesPage.RuleRow(
                code: description.code, requirement: description.requirement[language], why: description.why[language],
                remedy: description.remedy[language], source: description.source[language], link: description.link,
                from: description.kind == .legal ? dates[description.dateID].map { Dates.text($0, language) } : nil)
        }
        let page = RulesPage(
            frame: frame(
                title: texts["rules.heading"], summary: texts["rules.intro"],
                path: address.prefix + section.name(language) + "/",
                otherPath: address.other.prefix + section.name(address.other.language) + "/"),
            rules: rows)
        return RenderedFile(path: address.file(.rules), bytes: templates.rules.render(page))
    }

    private func dataPage() -> RenderedFile {
        let section = SiteAddress.Section.data
        let rows = generator.options.downloads.map { file in
            DataPage.FileRow(
                href: address.base + file.path,
                name: file.path.utf8.split(separator: UInt8(ascii: "/")).last.map {
                    String(decoding: $0, as: UTF8.self)
                } ?? file.path,
                title: file.title[language], size: Numbers.grouped(file.size, language) + " Byte", sha256: file.sha256)
        }
        let page = DataPage(
            frame: frame(
                title: texts["data.heading"], summary: texts["data.intro"],
                path: address.prefix + section.name(language) + "/",
                otherPath: address.other.prefix + section.name(address.other.language) + "/"),
            date: Dates.text(snapshot.date, language), files: rows)
        return RenderedFile(path: address.file(.data), bytes: templates.data.render(page))
    }

    private func notFound() -> RenderedFile {
        let page = TextPage(
            frame: frame(
                title: texts["notFound.heading"], summary: texts["notFound.heading"], path: nil, otherPath: nil),
            heading: texts["notFound.heading"],
            body: MarkdownMarkup.html(
                texts["notFound.body", address.link(.systems), address.link(.authorities)], headingOffset: 0))
        return RenderedFile(path: address.prefix + "404.html", bytes: templates.text.render(page))
    }

    /// Pages written by hand, for example `ueber.de` and `ueber.en`.
    private func textPages() -> [RenderedFile] {
        handWritten().map { page in
            let model = TextPage(
                frame: frame(
                    title: page.title, summary: page.summary, path: address.prefix + page.name + "/",
                    otherPath: generator.sources.pages[page.name + "." + address.other.language.rawValue] == nil
                        ? nil : address.other.prefix + page.name + "/"),
                heading: page.title, body: MarkdownMarkup.html(page.body, headingOffset: 0))
            return RenderedFile(path: address.prefix + page.name + "/index.html", bytes: templates.text.render(model))
        }
    }

    private func handWritten() -> [(name: String, title: String, summary: String, body: String)] {
        generator.sources.pages.sorted { $0.key < $1.key }.compactMap { key, bytes in
            let ending = "." + language.rawValue
            guard key.utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8) else { return nil }
            let name = String(decoding: key.utf8.dropLast(ending.utf8.count), as: UTF8.self)
            var title = name
            var summary = ""
            var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
            while let line = lines.first {
                lines.removeFirst()
                if line == "---" { break }
                if line.utf8.starts(with: "title: ".utf8) {
                    title = String(decoding: line.utf8.dropFirst(7), as: UTF8.self)
                }
                if line.utf8.starts(with: "description: ".utf8) {
                    summary = String(decoding: line.utf8.dropFirst(13), as: UTF8.self)
                }
            }
            let body = lines.joined(separator: "\n").split(separator: "](/", omittingEmptySubsequences: false)
                .joined(separator: "](" + address.base)
            return (name, title, summary, body)
        }
    }

    /// The frame of a page.
    ///
    /// - Parameters:
    ///   - path: folder of the page in the tree, with `/` at its end; nil for pages without an address of their own.
    ///   - otherPath: the same page in the other language; nil when there is none.
    func frame(
        title: String, summary: String, path: String?, otherPath: String?, alternates: [Alternate] = []
    ) -> Frame {
        let hasOther = generator.options.languages.count > 1
        return Frame(
            language: language.rawValue,
            title: title == texts["site.title"] ? title : title + " – " + texts["site.title"],
            summary: summary, base: address.base, start: address.start, systems: address.link(.systems),
            authorities: address.link(.authorities), riskClasses: address.link(.riskClasses),
            rules: address.link(.rules),
            data: address.link(.data),
            canonical: generator.options.baseAddress.isEmpty ? nil : path.map { trimmedAddress + "/" + $0 },
            otherLanguage: address.other.language.rawValue,
            otherHref: hasOther ? otherPath.map { address.base + $0 } : nil, alternates: alternates,
            aboutPages: handWritten().map {
                NavLink(href: address.base + address.prefix + $0.name + "/", text: $0.title)
            })
    }

    private var trimmedAddress: String {
        var text = generator.options.baseAddress
        while text.utf8.last == UInt8(ascii: "/") { text.removeLast() }
        return text
    }
}
