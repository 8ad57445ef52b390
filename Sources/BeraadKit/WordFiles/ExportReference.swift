import Deliberation
import ObjectIDs

/// What a Word file says that it is an export of: `housing@0123…+comments+amendments`.
///
/// The commit is whole, since nothing else tells a returned file's base. Behind it stands what of the records is in the file. A
/// part that this program does not know is one of a newer Beraad.
struct ExportReference: Hashable, CustomStringConvertible {
  /// What stands behind the commit where the file's footnotes say whose words are.
  static let origins: Substring = "origins"

  let paper: Slug
  let commit: ObjectID
  let parts: Set<ExportPart>
  /// Whether no file says what was in it: then it may be all that is open.
  let isGuess: Bool

  init(_ paper: Slug, at commit: ObjectID, with parts: Set<ExportPart>) {
    (self.paper, self.commit, self.parts, isGuess) = (paper, commit, parts, false)
  }

  /// One of which nobody knows what of the records was in it.
  init(guessing paper: Slug, at commit: ObjectID) {
    (self.paper, self.commit, parts, isGuess) = (paper, commit, Set(ExportPart.allCases), true)
  }

  /// Reads one; nil where a text is something else.
  ///
  /// - Throws: a `Refusal` where a newer Beraad wrote it.
  init?(_ text: String) throws(Refusal) {
    let words = text.split(separator: "+", omittingEmptySubsequences: false)
    let place = words[0].split(separator: "@", omittingEmptySubsequences: false)
    guard place.count == 2, let paper = Slug(String(place[0])), let commit = ObjectID(hex: place[1]) else {
      return nil
    }
    var parts: Set<ExportPart> = []
    for word in words.dropFirst() {
      guard word != Self.origins else {
        throw Refusal(
          Localized(
            en:
              "This file has in its footnotes who brought in what: it is to read, and nothing is taken in from it.",
            nl:
              "In de voetnoten van dit bestand staat wie wat inbracht: het is om te lezen, en er wordt niets uit overgenomen."
          ),
          hints: [
            Localized(
              en: "make one to work on with: beraad export \(paper) -o FILE.docx",
              nl: "maak er een om in te werken met: beraad export \(paper) -o BESTAND.docx")
          ])
      }
      guard let part = ExportPart(rawValue: String(word)) else {
        throw Refusal(
          Localized(
            en: "This file was exported by a newer Beraad, with '\(String(word).summaryLine)' in it.",
            nl: "Dit bestand is door een nieuwere Beraad gemaakt, met '\(String(word).summaryLine)' erin."),
          hints: [
            Localized(
              en: "import it with that version; this is \(Tool.name)",
              nl: "lees het in met die versie; dit is \(Tool.name)")
          ])
      }
      parts.insert(part)
    }
    self.init(paper, at: commit, with: parts)
  }

  var description: String {
    (["\(paper)@\(commit.hex)"] + ExportPart.allCases.filter(parts.contains).map(\.rawValue)).joined(
      separator: "+")
  }
}
