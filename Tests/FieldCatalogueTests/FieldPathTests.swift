import FieldCatalogue
import SourceJSON
import TestSupport
import Testing

@Suite("Paths of fields")
struct FieldPathTests {
    private let catalogue = Catalogue.standard

    @Test("every field of every version has a constant with exactly its latest path")
    func everyField() {
        let known = Set(FieldPath.all)
        for edition in catalogue.editions {
            for type in RecordType.allCases {
                for field in edition.description(of: type).fields {
                    #expect(known.contains(field.latestPath), "\(field.latestPath.text) of \(type) has no constant")
                }
            }
        }
    }

    @Test("every constant names a field that some version has")
    func everyConstant() {
        for path in FieldPath.all {
            let types = RecordType.allCases.filter { catalogue.description(of: $0)[path] != nil }
            #expect(!types.isEmpty, "no version of the catalogue has \(path.text)")
        }
    }

    @Test("no two constants are the same path")
    func distinct() { #expect(Set(FieldPath.all).count == FieldPath.all.count) }

    @Test("constants are spelled as the catalogue spells them")
    func spelling() {
        #expect(FieldPath.usageContext.text == "usage.context")
        #expect(FieldPath.biometricsKind.text == "biometrics.kind[]")
        #expect(FieldPath.dataSourcesName.text == "dataSources[].name")
        #expect(FieldPath.classificationProhibitedApplies.text == "classification.prohibited{}.applies")
        #expect(FieldPath.measures.text == "measures")
        #expect(FieldPath.measuresList.text == "measures[]")
    }

    @Test("without marks they read as people write them, and as pointers they lead to the value")
    func plainAndPointer() {
        #expect(FieldPath.usageContext.plain == "usage.context")
        #expect(FieldPath.biometricsKind.plain == "biometrics.kind")
        #expect(FieldPath.classificationProhibited.plain == "classification.prohibited")
        #expect(FieldPath.biometricsKind.pointer.description == "/biometrics/kind")
        #expect(FieldPath.id.pointer.description == "/id")
    }

    @Test("a path lies within itself and what contains it, and not within a longer word or another field")
    func within() {
        #expect(FieldPath.friaId.isWithin(.friaId))
        #expect(FieldPath.friaId.isWithin(.fria))
        #expect(FieldPath.dataSourcesName.isWithin(.dataSources))
        #expect(!FieldPath.fria.isWithin(.friaId))
        #expect(!FieldPath.externalIdsListNumber.isWithin(.externalIdsList))
        #expect(!FieldPath.measuresList.isWithin(.measures))
    }

    @Test("what is read at run time becomes a path only when a version has the field")
    func atRunTime() {
        let description = catalogue.description(of: .deployment)
        #expect(description.path("usage.context") == .usageContext)
        #expect(description.path("theme[]") == .theme)
        #expect(description.path("theme") == nil)
        #expect(description.path("usage.kontext") == nil)
        #expect(description.path("risks[]") == nil)
    }

    @Test("a value is read by the constant, a list with its items")
    func reading() throws {
        let root = try JSONDocument(parsing: Array(#"{"usage":{"context":"other"},"theme":["a","b"]}"#.utf8)).root
        #expect(root[.usageContext]?.string == "other")
        #expect(root[.theme]?.count == 2)
        #expect(root[.legalBasis] == nil)
    }
}
