package import Deliberation

/// What can be wrong with something stored, always with the path that it lies at.
package enum StorageError: Explained, Hashable {
  /// The bytes are no JSON.
  case notJSON(path: String, reason: Localized, offset: Int)
  /// JSON, and not what belongs there: a field that is missing, unknown or of the wrong sort.
  case malformed(path: String, reason: Localized)
  /// Written by a newer Beraad.
  case newerFormat(path: String, format: Int)
  /// A field, or a value of one, that this program does not know.
  case unknown(path: String, what: Localized)
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
      Explanation(
        .refused,
        Localized(
          en: "\(path) is not JSON: \(reason.english), at byte \(offset).",
          nl: "\(path) is geen JSON: \(reason.dutch), bij byte \(offset)."))
    case .malformed(let path, let reason):
      Explanation(
        .refused,
        Localized(
          en: "\(path) is not as it should be: \(reason.english).",
          nl: "\(path) is niet zoals het hoort: \(reason.dutch)."))
    case .newerFormat(let path, let format):
      Explanation(
        .refused,
        Localized(
          en:
            "\(path) was written by a newer Beraad: it has format \(format), and this one reads up to \(RecordCoding.format). Upgrade Beraad to read it.",
          nl:
            "\(path) is geschreven door een nieuwere Beraad: het heeft formaat \(format), en deze leest tot en met \(RecordCoding.format). Werk Beraad bij om het te lezen."
        ),
        hints: [Self.upgrade])
    case .unknown(let path, let what):
      // What people write by hand, they mistype; what a program writes, this one may be too old for.
      Layout.isRecord(path)
        ? Explanation(
          .refused,
          Localized(
            en:
              "\(path) was written by a newer Beraad, or is wrong: \(what.english). If others can read it, upgrade Beraad.",
            nl:
              "\(path) is geschreven door een nieuwere Beraad, of klopt niet: \(what.dutch). Kunnen anderen het lezen, werk Beraad dan bij."
          ),
          hints: [Self.upgrade])
        : Explanation(
          .refused,
          Localized(
            en: "\(path) is not as it should be: \(what.english).",
            nl: "\(path) is niet zoals het hoort: \(what.dutch)."))
    case .misplaced(let path, let expected):
      Explanation(
        .refused,
        Localized(
          en: "\(path) was changed after it was written: by its content it belongs at \(expected).",
          nl: "\(path) is veranderd nadat het was geschreven: naar de inhoud hoort het op \(expected)."),
        hints: [
          Localized(
            en: "records are never edited; restore it with: git checkout -- \(path)",
            nl: "een record wordt nooit bewerkt; zet het terug met: git checkout -- \(path)")
        ])
    }
  }

  private static let upgrade =
    Localized(
      en: "upgrade Beraad, in the folder that it was built in, with: git pull && make",
      nl: "werk Beraad bij, in de map waarin het is gebouwd, met: git pull && make")
}
