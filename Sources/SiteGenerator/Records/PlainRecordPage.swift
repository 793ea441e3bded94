import Templates

/// An incident or a label: its head and all groups of the catalogue.
struct PlainRecordPage: ViewModel {
    let frame: Frame
    let head: RecordHead
    let systems: [NavLink]
    let groups: [RecordGroup]
    static let members: [Member<PlainRecordPage>] = [
        .object("frame") { $0.frame }, .object("head") { $0.head }, .list("systems") { $0.systems },
        .flag("hasSystems") { !$0.systems.isEmpty }, .list("groups") { $0.groups },
    ]
}
