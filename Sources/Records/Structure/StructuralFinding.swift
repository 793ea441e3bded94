import Findings
import SourceJSON

/// The codes of findings about structure; each is also expressed by the JSON Schema of `maki schema`.
public enum StructuralCode: String, Sendable, CaseIterable {
    /// The file's root is not an object.
    case notAnObject = "FORM-object"
    /// `recordType` is missing or unknown.
    case recordType = "FORM-record-type"
    /// A member the catalogue does not know.
    case unknownKey = "FORM-unknown-key"
    /// A required field is missing.
    case missing = "FORM-missing"
    /// A value of the wrong JSON type.
    case wrongType = "FORM-type"
    /// A code that is not in the vocabulary.
    case notInVocabulary = "FORM-vocabulary"
    /// A text that does not have the required format.
    case format = "FORM-format"
    /// A text that is too short or too long.
    case length = "FORM-length"
    /// A number outside its bounds.
    case range = "FORM-range"
    /// Too few or too many items.
    case itemCount = "FORM-items"
    /// The same item twice where items must differ.
    case duplicateItem = "FORM-duplicate-item"
    /// Another value than the only allowed one.
    case constant = "FORM-constant"
}
