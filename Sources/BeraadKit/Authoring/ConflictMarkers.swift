import Deliberation
import Storage

/// The marks that git leaves where a merge needs a person.
enum ConflictMarkers {
  /// Whether a text has what is left of a conflict: a line that begins with seven signs or more that open or close one: git
  /// can be told how many. Equal signs alone are prose, since they underline a heading.
  ///
  /// Fewer signs can be set as well. Those are marks where all three sorts of line follow one another, of as many signs: no prose
  /// does that.
  static func stand(in text: [UInt8]) -> Bool {
    // How many signs a conflict that began has, and whether its middle came.
    var (size, isHalf) = (0, false)
    for line in text.split(separator: UInt8(ascii: "\n")) {
      guard let mark = line.first, signs.contains(mark) else { continue }
      let rest = line.drop { $0 == mark }
      let count = line.count - rest.count
      guard rest.isEmpty || rest.first == 0x20 || rest.first == 0x0D else { continue }
      let (isOpening, isMiddle) = (mark == UInt8(ascii: "<"), mark == UInt8(ascii: "="))
      if count >= 7, !isMiddle { return true }
      guard count >= fewest else { continue }
      if isOpening {
        (size, isHalf) = (count, false)
      } else if count == size {
        if !isMiddle, isHalf { return true }
        isHalf = isMiddle
      }
    }
    return false
  }

  /// Below this, quotations and headings have such lines.
  private static let fewest = 3

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

  private static let signs = [UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">")]
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
