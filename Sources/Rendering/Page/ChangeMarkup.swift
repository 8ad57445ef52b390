import HTML
import Markdown
import Prose

/// A change as it is read: one text with what goes struck out and what comes underlined, its Markdown rendered. Where the two cannot be
/// read as one text, because its shape changes with the words, the old and the new stand one above the other.
struct ChangeMarkup {
  private let before: [UInt8]
  private let after: [UInt8]
  /// The key of front matter whose value changes; nil for Markdown.
  private let field: String?
  private let phrases: Phrases

  init(before: String, after: String, field: String? = nil, phrases: Phrases) {
    self.before = Array(before.utf8)
    self.after = Array(after.utf8)
    self.field = field
    self.phrases = phrases
  }

  init(_ passage: ChangedPassage, phrases: Phrases) {
    self.init(before: passage.before, after: passage.after, field: passage.field, phrases: phrases)
  }

  var markup: Markup {
    if let field { return plain(field) }
    let woven = WovenChange(before: before, after: after)
    let (old, new) = (Excerpt(before), Excerpt(after))
    if old.words.isEmpty, new.words.isEmpty {
      return "<p class=\"none\">\(phrases.remarkOnly)</p>\n"
    }
    let shape = ShapeChange(from: before, to: after)
    if old.words == new.words || shape != nil { return shapeChanged(old, new, shape) }
    let whole = Excerpt(woven.text)
    if whole.words(without: woven.added) == old.words, whole.words(without: woven.removed) == new.words {
      let short = woven.elided()
      return
        "\(note(short))<div class=\"wording\" dir=\"auto\">\(Excerpt(short.text).markup(marks(short), phrases))</div>\n"
    }
    let markup = apart(
      old, Excerpt(woven.after), removed: marks(woven.removedOfOld, "del", woven.movedAway),
      added: marks(woven.addedOfNew, "ins", woven.movedHere))
    return note(woven) + markup
  }

  /// What stands before the text is no Markdown: it is shown as it is.
  private func plain(_ field: String) -> Markup {
    func words(_ bytes: [UInt8]) -> Markup {
      let text = String(decoding: bytes, as: UTF8.self)
      return text.isEmpty ? "<span class=\"none\">\(phrases.nothing)</span>" : "\(text)"
    }
    let name: Markup = field.isEmpty ? "" : "<p class=\"note\">\(phrases.field(field))</p>\n"
    return """
      \(name)<dl class="wording apart">
      <div><dt>\(phrases.oldText)</dt><dd dir="auto">\(words(before))</dd></div>
      <div><dt>\(phrases.newText)</dt><dd dir="auto">\(words(after))</dd></div>
      </dl>

      """
  }

  /// What moves is said to move: struck out here and underlined there, it would be read as words that go and words that come.
  private func note(_ woven: WovenChange) -> Markup {
    woven.movedHere.isEmpty ? Markup() : "<p class=\"note\">\(phrases.moved)</p>\n"
  }

  private func marks(_ woven: WovenChange) -> [PaperMark] {
    (marks(woven.removed, "del", woven.movedAway) + marks(woven.added, "ins", woven.movedHere)).sorted {
      $0.range.lowerBound < $1.range.lowerBound
    }
  }

  /// - Parameter moved: which of the stretches move, by their index.
  private func marks(_ ranges: [Range<Int>], _ element: StaticString, _ moved: Set<Int>) -> [PaperMark] {
    let isGone = element.description == "del"
    return ranges.enumerated().map { index, range in
      let isMoved = moved.contains(index)
      let lead =
        isMoved
        ? (isGone ? phrases.movedAway : phrases.movedHere) : (isGone ? phrases.removed : phrases.added)
      return PaperMark(
        range: range, element: element, classes: isMoved ? "moved" : "", id: "", lead: lead, note: Markup())
    }
  }

  private func apart(
    _ old: Excerpt, _ new: Excerpt, removed: [PaperMark], added: [PaperMark]
  ) -> Markup {
    let nothing: Markup = "<span class=\"none\">\(phrases.nothing)</span>"
    return """
      <dl class="wording apart">
      <div><dt>\(phrases.oldText)</dt><dd dir="auto">\(old.words.isEmpty ? nothing : old.markup(removed, phrases))</dd></div>
      <div><dt>\(phrases.newText)</dt><dd dir="auto">\(new.words.isEmpty ? nothing : new.markup(added, phrases))</dd></div>
      </dl>

      """
  }

  /// The same words in another shape: where a paragraph ends, what is set in italics, where a link leads.
  private func shapeChanged(_ old: Excerpt, _ new: Excerpt, _ shape: ShapeChange?) -> Markup {
    let gone = old.destinations.filter { !new.destinations.contains($0) }
    let come = new.destinations.filter { !old.destinations.contains($0) }
    func list(_ destinations: [String]) -> Markup {
      destinations.map { "<code>\($0)</code>" as Markup }.joined(by: ", ")
    }
    var notes = Markup()
    if !gone.isEmpty { notes += "<p class=\"note\"><del>\(list(gone))</del></p>\n" }
    if !come.isEmpty { notes += "<p class=\"note\"><ins>\(list(come))</ins></p>\n" }
    let name = shape.map(phrases.shape) ?? phrases.shapeOnly
    return "<p class=\"note\">\(name)</p>\n\(apart(old, new, removed: [], added: []))\(notes)"
  }
}

/// Two texts as one, in which what only one of them has is marked.
struct WovenChange {
  private(set) var text: [UInt8] = []
  /// The new text, but for what differs in its white space alone.
  private(set) var after: [UInt8] = []
  /// The bytes of `text` that only the old text has, and those that only the new one has.
  private(set) var removed: [Range<Int>] = []
  private(set) var added: [Range<Int>] = []
  /// The same stretches in the old text, and in `after`.
  private(set) var removedOfOld: [Range<Int>] = []
  private(set) var addedOfNew: [Range<Int>] = []
  /// Which of those that go come elsewhere, perhaps edited, by their index; and which of those that come went elsewhere.
  private(set) var movedAway: Set<Int> = []
  private(set) var movedHere: Set<Int> = []

  init(before: [UInt8], after new: [UInt8]) {
    var position = 0
    for hunk in Self.changes(from: before, to: new) {
      text += before[position..<hunk.range.lowerBound]
      after += before[position..<hunk.range.lowerBound]
      take(hunk, of: before)
      position = hunk.range.upperBound
    }
    text += before[position...]
    after += before[position...]
    findMoves(from: before, to: new)
  }

  /// What the terminal shows as moved, the page does.
  private mutating func findMoves(from before: [UInt8], to new: [UInt8]) {
    // In one place nothing moves.
    guard let gone = removed.first, let come = added.first,
      removed.count + added.count > 2 || come.lowerBound > gone.upperBound + 4
        || gone.lowerBound > come.upperBound
    else { return }
    let segments = InlineChange.segments(
      old: String(decoding: before, as: UTF8.self), new: String(decoding: new, as: UTF8.self))
    func moved(_ kind: InlineChange.Kind, _ ranges: [Range<Int>]) -> Set<Int> {
      let words = Set(segments.filter { $0.kind == kind }.map { Self.words(Array($0.text.utf8)[...]) })
      return Set(ranges.indices.filter { words.contains(Self.words(text[ranges[$0]])) })
    }
    (movedAway, movedHere) = (moved(.movedAway, removed), moved(.movedHere, added))
    if movedAway.isEmpty || movedHere.isEmpty { (movedAway, movedHere) = ([], []) }
  }

  private static func words(_ bytes: ArraySlice<UInt8>) -> [UInt8] { bytes.filter { !$0.isSpaceOrLineEnd } }

  /// The changes, those together that are read as one.
  private static func changes(from before: [UInt8], to after: [UInt8]) -> [Hunk] {
    var changes: [Hunk] = []
    for hunk in EditedCopy.hunks(from: before, to: after).flatMap(\.parts) {
      guard let last = changes.last, last.range.upperBound <= hunk.range.lowerBound,
        Passages.isOneChange(apart: before[last.range.upperBound..<hunk.range.lowerBound])
      else {
        changes.append(hunk)
        continue
      }
      let between = String(decoding: before[last.range.upperBound..<hunk.range.lowerBound], as: UTF8.self)
      changes[changes.count - 1] = Hunk(
        range: last.range.lowerBound..<hunk.range.upperBound, old: last.old + between + hunk.old,
        new: last.new + between + hunk.new)
    }
    return changes
  }

  private mutating func take(_ hunk: Hunk, of before: [UInt8]) {
    let new = Array(hunk.new.utf8)
    let (gone, come) = (Self.trimmed(before[hunk.range]), Self.trimmed(new[...]))
    let isOnlyGone = come.isEmpty
    text += isOnlyGone ? before[hunk.range.lowerBound..<gone.lowerBound] : new[..<come.lowerBound]
    if !gone.isEmpty {
      removed.append(text.count..<text.count + gone.count)
      removedOfOld.append(gone)
      text += before[gone]
    }
    if !come.isEmpty {
      if !gone.isEmpty { text += border(gone, of: before, new[come]) }
      added.append(text.count..<text.count + come.count)
      addedOfNew.append(after.count + come.lowerBound..<after.count + come.upperBound)
      text += new[come]
    }
    text += isOnlyGone ? before[gone.upperBound..<hunk.range.upperBound] : new[come.upperBound...]
    after += new
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> Range<Int> {
    guard let first = bytes.firstIndex(where: { !$0.isSpaceOrLineEnd }),
      let last = bytes.lastIndex(where: { !$0.isSpaceOrLineEnd })
    else { return bytes.startIndex..<bytes.startIndex }
    return first..<last + 1
  }

  /// What parts the words that go from those that come: whole lines stay lines.
  private func border(_ gone: Range<Int>, of before: [UInt8], _ come: ArraySlice<UInt8>) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    let endsLine = gone.upperBound == before.count || before[gone.upperBound] == newline
    let opensLine = gone.lowerBound == 0 || before[gone.lowerBound - 1] == newline
    guard endsLine, opensLine else { return [UInt8(ascii: " ")] }
    return come.first == UInt8(ascii: "|") ? [newline] : [newline, newline]
  }

  /// Of long stretches that stay only the beginning and the end are quoted: a change may reach from one end of a paper to the other.
  func elided() -> WovenChange {
    var short = self
    short.elide()
    return short
  }

  private mutating func elide() {
    let changed = (removed + added).sorted { $0.lowerBound < $1.lowerBound }
    var cuts: [Range<Int>] = []
    for (left, right) in zip(changed, changed.dropFirst()) where right.lowerBound - left.upperBound > 600 {
      let stays = left.upperBound..<right.lowerBound
      let blank = Array("\n\n".utf8)
      guard let first = text[stays].firstRange(of: blank), let last = text[stays].ranges(of: blank).last,
        last.upperBound - first.upperBound > 200
      else { continue }
      cuts.append(first.upperBound..<last.lowerBound)
    }
    for cut in cuts.reversed() {
      let sign = Array("…".utf8)
      text.replaceSubrange(cut, with: sign)
      let distance = sign.count - cut.count
      func moved(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.map {
          $0.lowerBound >= cut.upperBound ? $0.lowerBound + distance..<$0.upperBound + distance : $0
        }
      }
      (removed, added) = (moved(removed), moved(added))
    }
  }
}

/// A piece of a paper's Markdown, to be quoted.
private struct Excerpt {
  private let document: MarkdownDocument
  private let end: Int

  init(_ source: [UInt8]) {
    end = source.count
    let probe = MarkdownDocument(parsing: source)
    // A note that is explained elsewhere is a note all the same.
    let labels = Self.labels(in: probe)
    document =
      labels.isEmpty
      ? probe
      : MarkdownDocument(
        parsing: source + Array(labels.map { "\n\n[^\($0)]: \u{200B}" }.joined().utf8))
  }

  /// The words as they are read, without the space between them: two that have the same read the same.
  var words: [UInt8] { words(without: []) }

  func words(without left: [Range<Int>]) -> [UInt8] {
    var words: [UInt8] = []
    var index = 0
    for event in document.events + document.notes.filter({ $0.range.lowerBound < end }).flatMap(\.events) {
      guard case .text(let run) = event else { continue }
      guard let range = run.range else {
        words += run.text.utf8.filter { !$0.isSpaceOrLineEnd }
        continue
      }
      if index > 0, index <= left.count, left[index - 1].upperBound > range.lowerBound { index = 0 }
      while index < left.count, left[index].upperBound <= range.lowerBound { index += 1 }
      if run.isAtomic {
        if index < left.count, left[index].contains(range.lowerBound) { continue }
        words += run.text.utf8.filter { !$0.isSpaceOrLineEnd }
        continue
      }
      var cut = index
      for byte in range {
        while cut < left.count, left[cut].upperBound <= byte { cut += 1 }
        if cut < left.count, left[cut].contains(byte) { continue }
        if !document.source[byte].isSpaceOrLineEnd { words.append(document.source[byte]) }
      }
    }
    return words
  }

  /// Where its links lead.
  var destinations: [String] {
    document.events.compactMap { event in
      if case .enter(.link(let destination, _)) = event { destination.encoded } else { nil }
    }
  }

  func markup(_ marks: [PaperMark], _ phrases: Phrases) -> Markup {
    PaperWriter.excerpt(of: document, until: end, marks: marks, phrases: phrases)
  }

  /// The labels that stand in brackets as text, because no note of that name is explained here.
  private static func labels(in document: MarkdownDocument) -> [String] {
    var labels: [String] = []
    var text = ""
    for event in document.events {
      if case .text(let run) = event { text += run.text } else { text += " " }
    }
    guard text.utf8.contains(UInt8(ascii: "^")), text.contains("[^") else { return [] }
    for match in text.matches(of: #/\[\^([^\]\s\[]{1,60})\]/#) where !labels.contains(String(match.1)) {
      labels.append(String(match.1))
    }
    return labels
  }
}
