package import Deliberation

/// What can be wrong with something stored, always with the path that it lies at.
package enum StorageError: Explained, Hashable {
  /// The bytes are no JSON.
  case notJSON(path: String, reason: String, offset: Int)
  /// JSON, and not what belongs there: a field that is missing, unknown or of the wrong sort.
  case malformed(path: String, reason: String)
  /// Written by a newer Beraad.
  case newerFormat(path: String, format: Int)
  /// A record whose path or id is not the one that its content computes.
  case misplaced(path: String, expected: String)

  package var path: String {
    switch self {
    case .notJSON(let path, _, _), .malformed(let path, _), .newerFormat(let path, _),
      .misplaced(let path, _):
      path
    }
  }

  package var explanation: Explanation {
    switch self {
    case .notJSON(let path, let reason, let offset):
      Explanation(.refused, "\(path) is not JSON: \(reason), at byte \(offset).")
    case .malformed(let path, let reason):
      Explanation(.refused, "\(path) is not as it should be: \(reason).")
    case .newerFormat(let path, let format):
      Explanation(
        .refused, "\(path) has format \(format); this Beraad reads up to \(RecordCoding.format).",
        hints: ["upgrade Beraad: the file was written by a newer one"])
    case .misplaced(let path, let expected):
      Explanation(
        .refused, "\(path) was changed after it was written: by its content it belongs at \(expected).",
        hints: ["records are never edited; restore it with: git checkout -- \(path)"])
    }
  }
}
