import Deliberation
import Prose

/// The stretches of a text that are marked with who brought them in: adjacent words of one change are one passage, also where a word
/// or two between them stayed.
struct Passages: Sendable {
  struct Passage: Sendable {
    /// The words themselves, in order; what stands between them stayed.
    var runs: [Range<Int>]
    let origin: Int
  }

  /// In order, without overlap. What is unmarked is none of them.
  private(set) var all: [Passage] = []
  /// The contributor whose original words carry no mark; an index into `Contributors.all`.
  let principal: Int?

  /// How many words may stay between two words of one change that are read as one.
  private static let mostBetween = 4

  init(of attribution: Attribution, _ contributors: Contributors, in text: [UInt8]) {
    principal = contributors.principal(of: attribution)
    for span in attribution.spans {
      let range = span.start..<span.end
      let origin = attribution.origins[span.origin]
      if origin.kind == .original, let principal, contributors.ofOrigin[span.origin] == [principal] {
        continue
      }
      guard let last = all.last, let end = last.runs.last?.upperBound,
        Self.isOne(
          attribution.origins[last.origin], origin,
          contributors.ofOrigin[last.origin] == contributors.ofOrigin[span.origin]),
        Self.isOneChange(apart: text[end..<span.start])
      else {
        all.append(Passage(runs: [range], origin: span.origin))
        continue
      }
      if Self.words(in: text[end..<span.start]) == 0 {
        all[all.count - 1].runs[last.runs.count - 1] = last.runs[last.runs.count - 1].lowerBound..<span.end
      } else {
        all[all.count - 1].runs.append(range)
      }
    }
  }

  /// Whether changed words are read as one change with these between them, which stayed.
  static func isOneChange(apart between: ArraySlice<UInt8>) -> Bool {
    words(in: between).map { $0 <= mostBetween } ?? false
  }

  /// Whether two origins lead to one place: the same changes, or original words of the same people.
  private static func isOne(
    _ one: Attribution.Origin, _ other: Attribution.Origin, _ isOfSamePeople: Bool
  ) -> Bool {
    guard isOfSamePeople, one.kind == other.kind else { return false }
    return one.kind == .original || one.commit == other.commit
  }

  /// How many words stand in some bytes; nil where a block or a sentence ends in them.
  private static func words(in bytes: ArraySlice<UInt8>) -> Int? {
    var vocabulary = Vocabulary()
    let bytes = Array(bytes)
    if bytes.isEmpty { return 0 }
    if bytes.count > 200 { return mostBetween + 1 }
    let words = Tokenizer.tokens(in: bytes, vocabulary: &vocabulary).count { $0.kind == .word }
    if words == 0 { return 0 }
    return hasEnd(String(decoding: bytes, as: UTF8.self)) ? nil : words
  }

  /// Whether a block or a sentence ends inside a text. By hand: it is asked of each gap of each change.
  private static func hasEnd(_ text: String) -> Bool {
    var last: Character = " "
    for character in text {
      if last == "\n", character == "\n" { return true }
      if last == "." || last == "!" || last == "?", character.isWhitespace { return true }
      last = character
    }
    return false
  }
}
