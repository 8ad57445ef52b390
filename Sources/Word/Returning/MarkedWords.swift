import Markdown

/// Writes the words of one paragraph with the marks of their forms and links.
///
/// Marks nest: a link around bold around italic around struck around code. A blank takes the form that both its neighbours have,
/// since marks do not act beside one.
struct MarkedWords {
  let paper: PaperText
  let notes: NewNotes

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
    let sign = Self.newNumberSign(pieces)
    var text = ""
    var at = pieces.startIndex
    while at < pieces.endIndex {
      let link = pieces[at].link
      let end = pieces[at...].firstIndex { $0.link != link } ?? pieces.endIndex
      let words = formed(pieces[at..<end], isFirst: at == pieces.startIndex, escaping: sign)
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
    var start = given.startIndex
    for end in given.startIndex...given.endIndex {
      let next = end < given.endIndex ? given[end] : nil
      if let next, next.isBlank || next.scalar == PaperUnit.note { continue }
      let form = last.flatMap { before in next.map { before.form.intersection($0.form) } } ?? []
      let link = last?.link == next?.link ? last?.link : nil
      for index in start..<end { (pieces[index].form, pieces[index].link) = (form, link) }
      (last, start) = (next, end + 1)
    }
    return pieces
  }

  /// The sign behind a number that somebody typed at the beginning, of which Markdown would make an item.
  private static func newNumberSign(_ pieces: [Piece]) -> Int? {
    let digits = pieces.prefix { ("0"..."9").contains($0.scalar) }
    guard (1...9).contains(digits.count), digits.count < pieces.count else { return nil }
    let sign = pieces[digits.count]
    let isNew = sign.kept == nil || digits.contains { $0.kept == nil }
    let isBehindBlank = digits.count + 1 == pieces.count || pieces[digits.count + 1].isBlank
    return isNew && isBehindBlank && [".", ")"].contains(sign.scalar) && !sign.form.contains(.code)
      ? digits.count : nil
  }

  private func formed(_ pieces: ArraySlice<Piece>, isFirst: Bool, escaping sign: Int?) -> String {
    var text = ""
    var open: [StoryRun.Form] = []
    var isStart = isFirst
    let lengths = Self.lengths(pieces)
    for index in pieces.indices {
      let piece = pieces[index]
      let form = piece.form
      while let last = open.last, !open.allSatisfy(form.contains) {
        text += Self.mark(last)
        open.removeLast()
      }
      // What lasts longest is opened first; code holds nothing else.
      let lasting = Self.order.enumerated().filter { form.contains($0.element) && !open.contains($0.element) }
        .map { number, mark in (mark, mark == .code ? -1 : lengths[number][index - pieces.startIndex]) }
      for (mark, _) in lasting.sorted(by: { $0.1 > $1.1 }) {
        text += Self.mark(mark)
        open.append(mark)
      }
      let own = written(piece, beside: index + 1 < pieces.endIndex ? pieces[index + 1] : nil)
      let bytes = index == sign && !own.hasPrefix("\\") ? "\\" + own : own
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

  /// For each form, how many pieces from each one on have it.
  private static func lengths(_ pieces: ArraySlice<Piece>) -> [[Int]] {
    order.map { mark in
      var lengths = [Int](repeating: 0, count: pieces.count + 1)
      for (at, piece) in zip(0..., pieces).reversed() where piece.form.contains(mark) {
        lengths[at] = lengths[at + 1] + 1
      }
      return lengths
    }
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
