import Markdown

/// Writes the words of one paragraph with the marks of their forms and links.
///
/// Marks nest: a link around bold around italic around struck around code. A blank takes the form that both its neighbours have,
/// since marks do not act beside one.
struct MarkedWords {
  let paper: PaperText
  let notes: [Int: [ReturnedUnit]]

  /// A character with its look.
  struct Piece {
    /// The unit of the paper that it is; nil for one that is new.
    let kept: Int?
    let scalar: Unicode.Scalar
    var form: StoryRun.Form
    var link: LinkAddress?
    let note: Int?

    init(kept index: Int, _ unit: PaperUnit) {
      kept = index
      scalar = unit.scalar
      form = unit.look.form
      link = unit.link
      note = nil
    }

    init(_ unit: ReturnedUnit) {
      kept = nil
      (scalar, form, link, note) = (unit.scalar, unit.form, unit.link, unit.note)
    }

    var isBlank: Bool { scalar.properties.isWhitespace }
  }

  private static let order: [StoryRun.Form] = [.bold, .italic, .struck, .code]

  func written(_ given: [Piece]) -> String {
    let pieces = Self.settled(given)
    var text = ""
    var at = pieces.startIndex
    while at < pieces.endIndex {
      let link = pieces[at].link
      let end = pieces[at...].firstIndex { $0.link != link } ?? pieces.endIndex
      let words = formed(pieces[at..<end], isFirst: at == pieces.startIndex)
      // What the paper has keeps its own writing.
      let own = pieces[at..<end].first { $0.kept != nil }?.link ?? link
      text += link == nil ? words : MarkdownWords.linked(words, to: own?.text)
      at = end
    }
    return text
  }

  /// Gives blanks, marks of notes and boxes the look of their neighbours.
  private static func settled(_ given: [Piece]) -> [Piece] {
    var pieces = given
    var last: Piece?
    for index in pieces.indices {
      guard pieces[index].isBlank || pieces[index].scalar == PaperUnit.note else {
        last = pieces[index]
        continue
      }
      let next = pieces[index...].first { !$0.isBlank && $0.scalar != PaperUnit.note }
      pieces[index].form = last.map { before in next.map { before.form.intersection($0.form) } ?? [] } ?? []
      pieces[index].link = last?.link == next?.link ? last?.link : nil
    }
    return pieces
  }

  private func formed(_ pieces: ArraySlice<Piece>, isFirst: Bool) -> String {
    var text = ""
    var open: [StoryRun.Form] = []
    var isStart = isFirst
    for index in pieces.indices {
      let piece = pieces[index]
      let form = piece.form
      while let last = open.last, !open.allSatisfy(form.contains) {
        text += Self.mark(last)
        open.removeLast()
      }
      let missing = Self.order.filter { form.contains($0) && !open.contains($0) }
      // What lasts longest is opened first; code holds nothing else.
      let lasting = missing.map { mark in
        (mark, mark == .code ? -1 : pieces[index...].prefix { $0.form.contains(mark) }.count)
      }
      for (mark, _) in lasting.sorted(by: { $0.1 > $1.1 }) {
        text += Self.mark(mark)
        open.append(mark)
      }
      let bytes = written(piece, beside: index + 1 < pieces.endIndex ? pieces[index + 1] : nil)
      if isStart, piece.kept == nil {
        let isBox = PaperUnit.boxes.contains(piece.scalar)
        text += isBox ? MarkdownWords.box(piece.scalar) : MarkdownWords.atLineStart(bytes)
      } else {
        text += bytes
      }
      isStart = false
    }
    for mark in open.reversed() { text += Self.mark(mark) }
    return text
  }

  private static func mark(_ form: StoryRun.Form) -> String {
    switch form {
    case .bold: "**"
    case .italic: "*"
    case .struck: "~~"
    default: "`"
    }
  }

  private func written(_ piece: Piece, beside next: Piece?) -> String {
    if let story = piece.note { return NoteDefinitions(paper: paper, notes: notes).mark(of: story) }
    let plain = String(Character(piece.scalar))
    guard let kept = piece.kept else {
      return piece.form.contains(.code) ? plain : MarkdownWords.escaped(plain)
    }
    let unit = paper.units[kept]
    guard unit.look.form.contains(.code) == piece.form.contains(.code) else {
      return MarkdownWords.escaped(plain)
    }
    guard unit.range.contains(where: { paper.source[$0] == 0x0A }) else {
      return String(decoding: paper.source[unit.range], as: UTF8.self)
    }
    // A line's end stays one, with what its next line begins with, where that follows.
    guard next?.kept == kept + 1, kept + 1 < paper.units.count else { return " " }
    let gap = unit.range.lowerBound..<paper.units[kept + 1].range.lowerBound
    let bytes = paper.source[gap].filter { !"*_~`[".utf8.contains($0) }
    return (unit.scalar == "\n" ? "\\" : "") + String(decoding: bytes, as: UTF8.self)
  }
}
