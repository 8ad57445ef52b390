package import Deliberation
import FoundationEssentials
import Prose

extension Context {
  /// Merges two edits of one text.
  ///
  /// - Parameters:
  ///   - names: what the three files are called, for refusals and marks.
  ///   - words: whether word-level proposals go in.
  ///   - path: a file to put the text into, whole or not at all.
  /// - Throws: a `Refusal` where one of the three is no text, or the file cannot be written.
  package func mergeFile(
    current: [UInt8], base: [UInt8], other: [UInt8], names: MergedFile.Names, words: Bool,
    writingTo path: String? = nil
  ) throws -> MergedFile {
    for (name, bytes) in [(names.current, current), (names.base, base), (names.other, other)] {
      guard !bytes.contains(0) else {
        throw Refusal(
          Localized(
            en: "\(name) has NUL bytes: it is no text that could be merged.",
            nl: "In \(name) staan nulbytes: dat is geen tekst die kan worden samengevoegd."))
      }
    }
    let merge = TextMerge(base: base, left: current, right: other)
    let file = MergedFile(merge, words: words, names: names)
    try file.write(to: path.map { self.path($0) })
    return file
  }
}

/// What `merge-file` answers.
package struct MergedFile: Encodable, Sendable {
  /// What the three files are called.
  package struct Names: Sendable {
    package let current: String
    package let base: String
    package let other: String

    package init(current: String, base: String, other: String) {
      self.current = current
      self.base = base
      self.other = other
    }
  }

  /// Bytes of one of the three texts.
  package struct Part: Encodable, Sendable {
    package let start: Int
    package let end: Int
    package let text: String

    init(_ range: Range<Int>, of text: [UInt8]) {
      start = range.lowerBound
      end = range.upperBound
      self.text = String(decoding: text[range], as: UTF8.self)
    }
  }

  /// A place that the lines alone do not settle.
  package struct Place: Encodable, Sendable {
    package let kind: String
    package let `class`: String
    package let base: Part
    package let current: Part
    package let other: Part
    /// The wording that a proposal comes to.
    package let merged: String?
    package let flags: [String]
  }

  package let outcome: String
  package let text: String
  package let places: [Place]
  /// The text, byte for byte.
  package let bytes: [UInt8]
  /// Whether people have something to settle.
  package let needsPeople: Bool
  /// What somebody should know who merges a file of a workspace, in sentences.
  package let story: [Localized]

  private enum CodingKeys: String, CodingKey { case outcome, text, places }

  init(_ merge: TextMerge, words: Bool, names: Names) {
    outcome = merge.outcome.rawValue
    bytes = merge.text(applyingProposals: words, labels: (names.current, names.other))
    text = String(decoding: bytes, as: UTF8.self)
    places = merge.places.map { place in
      Place(
        kind: place.kind.rawValue, class: place.collision.rawValue, base: Part(place.base, of: merge.base),
        current: Part(place.left, of: merge.left), other: Part(place.right, of: merge.right),
        merged: place.merged.map { String(decoding: $0, as: UTF8.self) }, flags: place.flags.map(\.rawValue))
    }
    needsPeople = merge.outcome == .contested || !words && merge.outcome == .proposed
    story = []
  }

  /// What was merged by its meaning.
  init(bytes: [UInt8], story: [Localized], needsPeople: Bool) {
    outcome = needsPeople ? TextMerge.Outcome.contested.rawValue : TextMerge.Outcome.clean.rawValue
    (self.bytes, self.story, self.needsPeople) = (bytes, story, needsPeople)
    text = String(decoding: bytes, as: UTF8.self)
    places = []
  }

  /// Puts the text into a file, whole or not at all. The file that git makes for a driver is written in its place: git takes it away
  /// whatever becomes of the driver, and a file beside it would stay in the work tree.
  func write(to path: String?) throws(Refusal) {
    guard let path else { return }
    guard path.split(separator: "/").last?.hasPrefix(".merge_file_") == true else {
      return try OutputFile.write(bytes, to: path, named: path)
    }
    try OutputFile.overwrite(bytes, at: path)
  }
}
