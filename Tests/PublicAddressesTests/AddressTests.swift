import FieldCatalogue
import Findings
import Testing
@testable import PublicAddresses

@Suite("Addresses that stay")
struct AddressTests {
    @Test("German pages lie at the root, English ones below en/, each language under its own names")
    func languages() {
        let german = SiteAddress(base: "/register/", language: .de)
        let place = Place(.systems, "bamf-2026-0001").numbered(.revision, 2)
        #expect(german.folder(place) == "systeme/bamf-2026-0001/fassung-2/")
        #expect(german.link(place) == "/register/systeme/bamf-2026-0001/fassung-2/")
        #expect(german.other.folder(place) == "en/systems/bamf-2026-0001/revision-2/")
        #expect(german.other.link(place) == "/register/en/systems/bamf-2026-0001/revision-2/")
        #expect(german.other.other.start == "/register/" && german.other.start == "/register/en/")
        #expect(german.folder(.start).isEmpty && german.other.folder(.start) == "en/")
        #expect(place.prefix(2) == Place(.systems, "bamf-2026-0001"))
    }

    @Test("no two sections share a folder", arguments: Language.allCases)
    func sections(_ language: Language) {
        let names = SiteAddress.Section.allCases.map { $0.name(language) }
        #expect(Set(names).count == names.count)
    }

    @Test("records of each type have pages in a section of their own, and open data name the German one")
    func records() {
        #expect(SiteAddress.page(.deployment, "x-1") == "systeme/x-1/")
        #expect(SiteAddress.page(.fria, "x-1") == "folgenabschaetzungen/x-1/")
        #expect(SiteAddress.page(.incident, "x-1") == "vorfaelle/x-1/")
        #expect(SiteAddress.page(.label, "x-1") == "kennzeichnungen/x-1/")
        #expect(SiteAddress.page(.authority, "bund-x") == "behoerden/bund-x/")
    }

    @Test("each facet has pages, feeds and values of its own")
    func facets() {
        let facets = PublicFacet.allCases
        #expect(Set(facets.map(\.section)).count == facets.count)
        #expect(Set(facets.map { $0.feed(of: "x") }).count == facets.count)
        let vocabularies = facets.compactMap(\.vocabulary)
        #expect(Set(vocabularies).count == vocabularies.count && vocabularies.count == facets.count - 2)
        for name in vocabularies { #expect(Catalogue.standard.vocabularies[name] != nil, "\(name)") }
        #expect(PublicFacet.right.feed(of: "art1-dignity") == "daten/feeds/rechte/art1-dignity.atom")
        #expect(PublicFacet.fria.feed(of: "completed") == "daten/feeds/fria/completed.atom")
    }

    @Test("the page of a value has its code in lower case, without dots")
    func slugs() {
        #expect(PublicFacet.slug("GG.Art.1-AZ") == "gg-art-1-az")
        let german = SiteAddress(base: "/", language: .de)
        #expect(german.link(PublicFacet.right.place(of: "GG.1")) == "/grundrechte/gg-1/")
        // Vocabularies whose codes differ only in case or dots would share pages.
        for vocabulary in PublicFacet.allCases.compactMap(\.vocabulary) {
            let codes = Catalogue.standard.vocabularies[vocabulary]?.items.map(\.code) ?? []
            #expect(Set(codes.map(PublicFacet.slug)).count == codes.count, "\(vocabulary)")
        }
    }

    @Test("the files of the latest release lie in its folder, named by the tables of the open data")
    func releases() {
        #expect(ReleasePath.csv("deployments") == "daten/aktuell/deployments.csv")
        #expect(ReleasePath.records(of: .fria) == "daten/aktuell/assessments.jsonl")
        #expect(ReleasePath.history(of: .deployment) == "daten/aktuell/deployments-with-history.jsonl")
        #expect(ReleasePath.allChanges == "daten/feeds/alle.atom")
    }
}
