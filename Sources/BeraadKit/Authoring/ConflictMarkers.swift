import Deliberation
import Storage

extension ConflictMarkers {
  /// - Parameters:
  ///   - path: what has them: a file, or words for it as a sentence begins with them.
  ///   - next: what to do once they are taken away.
  /// - Throws: a `Refusal` where there is one.
  static func refuse(in text: [UInt8], path: Localized, next: Localized) throws(Refusal) {
    guard stand(in: text) else { return }
    throw Refusal(
      Localized(
        en: "\(path.english) has the marks of a merge conflict that is not settled.",
        nl: "\(path.dutch) bevat nog de tekens van een conflict bij het samenvoegen."),
      hints: [
        Localized(
          en:
            "choose between the two wordings, take away the lines with <<<<<<<, ======= and >>>>>>>, and \(next.english)",
          nl:
            "kies tussen de twee versies, haal de regels met <<<<<<<, ======= en >>>>>>> weg, en \(next.dutch)"
        )
      ], by: .conflictMarks)
  }

  /// The same of a file.
  static func refuse(in text: [UInt8], path: String, next: Localized) throws(Refusal) {
    try refuse(in: text, path: Localized(verbatim: path), next: next)
  }
}

extension Paper {
  /// That a merge left its marks in the draft, with what takes them away, as a sentence; nil where there are none.
  var conflictMarks: Localized? {
    guard ConflictMarkers.stand(in: text) else { return nil }
    let path = Layout.draft(of: slug)
    return Localized(
      en:
        "\(path) has the marks of a merge conflict that nobody settled: choose between the wordings in it, and: beraad revise \(slug) -m WHY",
      nl:
        "In \(path) staan nog de tekens van een conflict bij het samenvoegen: kies tussen de versies die er staan, en: beraad revise \(slug) -m WAAROM"
    )
  }
}
