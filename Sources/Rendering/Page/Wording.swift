import HTML
import Prose

/// Old and new words one above the other; what differs is struck out or underlined, so that it shows without colour.
struct Wording {
  let old: String
  let new: String
  let phrases: Phrases

  var markup: Markup {
    if old.isEmpty, new.isEmpty {
      return "<p class=\"none\">\(phrases.remarkOnly)</p>\n"
    }
    if let shape = ShapeChange(old: old, new: new) {
      let (before, after) = phrases.shape(shape)
      return """
        <dl class="wording">
        <div class="old"><dt>\(phrases.oldText)</dt><dd><span class="none">\(before)</span></dd></div>
        <div class="new"><dt>\(phrases.newText)</dt><dd><span class="none">\(after)</span></dd></div>
        </dl>

        """
    }
    let (removed, added) = differences
    return """
      <dl class="wording">
      <div class="old"><dt>\(phrases.oldText)</dt><dd dir="auto">\(shown(old, removed, "del"))</dd></div>
      <div class="new"><dt>\(phrases.newText)</dt><dd dir="auto">\(shown(new, added, "ins"))</dd></div>
      </dl>

      """
  }

  /// The bytes of the old words that are not among the new, and the other way round.
  private var differences: (removed: [Range<Int>], added: [Range<Int>]) {
    var vocabulary = Vocabulary()
    let old = Tokenizer.tokens(in: Array(old.utf8), vocabulary: &vocabulary)
    let new = Tokenizer.tokens(in: Array(new.utf8), vocabulary: &vocabulary)
    let matches = TokenDiff.matches(old: old.map(\.symbol), new: new.map(\.symbol))
    return (
      Self.unmatched(old, matches.map { $0.old..<$0.old + $0.count }),
      Self.unmatched(new, matches.map { $0.new..<$0.new + $0.count })
    )
  }

  /// The stretches of text between the matched tokens, each from its first to its last token.
  private static func unmatched(_ tokens: [Token], _ matched: [Range<Int>]) -> [Range<Int>] {
    var stretches: [Range<Int>] = []
    var next = 0
    for run in matched + [tokens.count..<tokens.count] {
      if next < run.lowerBound {
        stretches.append(tokens[next].range.lowerBound..<tokens[run.lowerBound - 1].range.upperBound)
      }
      next = run.upperBound
    }
    return stretches
  }

  private func shown(_ text: String, _ stretches: [Range<Int>], _ element: StaticString) -> Markup {
    if text.allSatisfy(\.isWhitespace) { return "<span class=\"none\">\(phrases.nothing)</span>" }
    let bytes = Array(text.utf8)
    let tag = Markup(stringLiteral: element)
    var html = Markup()
    var position = 0
    for stretch in stretches {
      html += Markup(text: kept(bytes[position..<stretch.lowerBound]))
      html += "<\(tag)>\(String(decoding: bytes[stretch], as: UTF8.self))</\(tag)>"
      position = stretch.upperBound
    }
    html += Markup(text: kept(bytes[position...]))
    return html
  }

  /// Words that stay: of many, the first and the last, for a change may reach from one end of a paper to the other.
  private func kept(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.count > 400 ? "\(text.prefix(120)) … \(text.suffix(120))" : text
  }
}
