import HTML
import Markdown

/// What somebody wrote about a paper: a comment, an answer, a reason. It is Markdown, as the paper is.
struct WrittenWords {
  private let text: String
  private let phrases: Phrases

  init(_ text: String, _ phrases: Phrases) {
    self.text = text.withoutRemarks()
    self.phrases = phrases
  }

  /// Most are plain words, and there may be very many.
  private var isPlain: Bool {
    var opensLine = true
    for byte in text.utf8 {
      if Self.marks.contains(byte) || opensLine && Self.openings.contains(byte) { return false }
      opensLine = byte == UInt8(ascii: "\n") || opensLine && byte == UInt8(ascii: " ")
    }
    return true
  }

  private static let marks = Set("*_`[<&\\#~>|=".utf8)
  /// What opens an item or a line across.
  private static let openings = Set("-+0123456789".utf8)

  private var document: MarkdownDocument { MarkdownDocument(parsing: Array(text.utf8)) }

  /// All of it, in paragraphs, lists and what else there is.
  var blocks: Markup {
    func paragraph(_ text: Substring) -> Markup {
      "<p class=\"said\" dir=\"auto\">\(String(text))</p>\n"
    }
    guard isPlain else {
      return "<div class=\"said\" dir=\"auto\">\(Excerpt(Array(text.utf8)).markup([], phrases))</div>\n"
    }
    return text.split(separator: "\n", omittingEmptySubsequences: true).map(paragraph).joined()
  }

  /// All of it within a sentence: what is a block by itself follows behind a space.
  var inLine: Markup {
    guard !isPlain else { return "<span dir=\"auto\">\(text)</span>" }
    var markup = Markup()
    var isBetween = false
    func space() -> Markup { isBetween && !markup.html.isEmpty ? " " : "" }
    for event in document.events {
      switch event {
      case .enter(let element):
        if element.isSpan {
          markup += space()
          isBetween = false
          markup += Self.open(element)
        } else {
          isBetween = true
        }
      case .leave(let element):
        if element.isSpan { markup += Self.close(element) } else { isBetween = true }
      case .text(let run):
        markup += space()
        isBetween = false
        markup += Markup(text: run.text)
      case .lineBreak: isBetween = true
      case .noteReference: markup += "*"
      }
    }
    return "<span dir=\"auto\">\(markup)</span>"
  }

  /// Its first words, without marks.
  var beginning: Markup {
    "<span dir=\"auto\">\((isPlain ? text : document.plainText).beginning)</span>"
  }

  private static func open(_ element: Element) -> Markup {
    switch element {
    case .emphasis: "<em>"
    case .strong: "<strong>"
    case .code: "<code>"
    case .strikethrough: "<s>"
    case .link(let destination, _) where destination.isAllowed:
      "<a href=\"\(destination.encoded)\"\(destination.isExternal ? " rel=\"noopener noreferrer\"" : "" as Markup)>"
    default: "<span>"
    }
  }

  private static func close(_ element: Element) -> Markup {
    switch element {
    case .emphasis: "</em>"
    case .strong: "</strong>"
    case .code: "</code>"
    case .strikethrough: "</s>"
    case .link(let destination, _) where destination.isAllowed: "</a>"
    default: "</span>"
    }
  }
}
