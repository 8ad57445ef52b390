package import Deliberation

/// What can be wrong with something stored, always with the path that it lies at.
package enum StorageError: Explained, Hashable {
  /// The bytes are no JSON.
  case notJSON(path: String, reason: String, offset: Int)
  /// JSON, and not what belongs there: a field that is missing, unknown or of the wrong sort.
  case malformed(path: String, reason: String)
  /// Written by a newer Beraad.
  case newerFormat(path: String, format: Int)
  /// A field, or a value of one, that this program does not know.
  case unknown(path: String, what: String)
  /// A record whose path or id is not the one that its content computes.
  case misplaced(path: String, expected: String)

  package var path: String {
    switch self {
    case .notJSON(let path, _, _), .malformed(let path, _), .newerFormat(let path, _),
      .unknown(let path, _), .misplaced(let path, _):
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
        .refused,
        "\(path) was written by a newer Beraad: it has format \(format), and this one reads up to \(RecordCoding.format). Upgrade Beraad to read it.",
        hints: [Localized(Self.upgrade)])
    case .unknown(let path, let what):
      // What people write by hand, they mistype; what a program writes, this one may be too old for.
      Layout.isRecord(path)
        ? Explanation(
          .refused,
          "\(path) was written by a newer Beraad, or is wrong: \(what). If others can read it, upgrade Beraad.",
          hints: [Localized(Self.upgrade)])
        : Explanation(.refused, "\(path) is not as it should be: \(what).")
    case .misplaced(let path, let expected):
      Explanation(
        .refused, "\(path) was changed after it was written: by its content it belongs at \(expected).",
        hints: ["records are never edited; restore it with: git checkout -- \(path)"])
    }
  }

  private static let upgrade =
    "upgrade Beraad, in the folder that it was built in, with: git pull && make"
}
