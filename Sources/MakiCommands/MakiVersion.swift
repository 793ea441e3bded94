/// The version of the program. This is its one place: `scripts/release` writes it, and `scripts/check` fails when
/// `publiccode.yml` or `CHANGELOG.md` say another one.
enum MakiVersion {
    static let current = "0.1.0"
}
