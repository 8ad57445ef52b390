import Prose

/// A partner's edits as Markdown, each tried: what is made of them reads as the file does, or is not made.
///
/// An edit is tried as the bytes that it changes; where those do not read as they should, as its paragraphs written anew; where those
/// do not either, it is left out, for a person to take over by hand.
struct MappedEdits {
  /// The edits whose hunks read as the file does, with their hunks.
  private(set) var made: [(edits: [UnitEdit], hunks: [Hunk])] = []
  /// The edits that could not be written.
  private(set) var left: [UnitEdit] = []

  private let paper: PaperText
  private let notes: NewNotes
  private let file: WordFile
  private var groups: [Group] = []

  private struct Group {
    var paragraphs: Range<Int>
    var edits: [UnitEdit]
    var attempt = Attempt.bytes
    var hunks: [Hunk] = []
  }

  private enum Attempt { case bytes, paragraphs, none }

  /// How many bytes of text are read to find which of many edits does not come out right.
  private static let mostSearched = 12 << 20
  private var searched = 0

  /// How often all is tried; each time at least one edit is given another form.
  private static let mostRounds = 16

  /// - Parameters:
  ///   - file: that they are of.
  ///   - notes: the units of new notes, by their story.
  init(_ edits: [UnitEdit], in paper: PaperText, of file: WordFile, notes: NewNotes) {
    (self.paper, self.file, self.notes) = (paper, file, notes)
    gather(edits)
    for index in groups.indices { attempt(index) }
    for round in 0..<Self.mostRounds {
      let wrong = wrongGroups()
      guard !wrong.isEmpty else { break }
      for index in wrong { advance(index, isLast: round >= Self.mostRounds - 4) }
    }
    if !wrongGroups().isEmpty { for index in groups.indices { advance(index, isLast: true) } }
    for group in groups {
      if group.attempt == .none { left += group.edits } else { made.append((group.edits, group.hunks)) }
    }
  }

  /// Puts together the edits of the same paragraphs.
  private mutating func gather(_ edits: [UnitEdit]) {
    for edit in edits {
      let paragraphs = paper.paragraphs(of: edit)
      if let last = groups.indices.last,
        paragraphs.lowerBound < groups[last].paragraphs.upperBound
      {
        groups[last].paragraphs =
          groups[last].paragraphs.lowerBound..<max(groups[last].paragraphs.upperBound, paragraphs.upperBound)
        groups[last].edits.append(edit)
      } else {
        groups.append(Group(paragraphs: paragraphs, edits: [edit]))
      }
    }
  }

  private mutating func attempt(_ index: Int) {
    let group = groups[index]
    let source = EditedSource(paper: paper, notes: notes)
    switch group.attempt {
    case .bytes where group.edits.contains(where: { $0.emptiesLink(of: paper) }):
      // Nobody sees a link without words, and its bytes would stay.
      advance(index, isLast: false)
    case .bytes: groups[index].hunks = group.edits.flatMap(source.hunks)
    case .paragraphs:
      groups[index].hunks =
        WrittenParagraphs(paper: paper, notes: notes).hunks(group.paragraphs, group.edits) ?? []
      if groups[index].hunks.isEmpty { advance(index, isLast: true) }
    case .none: groups[index].hunks = []
    }
  }

  private mutating func advance(_ index: Int, isLast: Bool) {
    groups[index].attempt = groups[index].attempt == .bytes && !isLast ? .paragraphs : .none
    attempt(index)
  }

  // MARK: Trying

  /// The groups that are not in the paper as they should be once all are made.
  private mutating func wrongGroups() -> Set<Int> {
    let tried = groups.indices.filter { groups[$0].attempt != .none }
    guard !tried.isEmpty else { return [] }
    guard let text = tried.flatMap({ groups[$0].hunks }).applied(to: paper.source) else {
      return overlapping(tried)
    }
    let (wanted, owners) = wantedParagraphs(tried)
    let found = ShownParagraph.all(of: PaperText(text, places: paper.places))
    guard wanted != found else { return [] }
    var wrong: Set<Int> = []
    var isNobodys = false
    func blame(_ range: Range<Int>) {
      let own = range.compactMap { owners[$0] }
      if own.isEmpty { isNobodys = true } else { wrong.formUnion(own) }
    }
    var done = (wanted: 0, found: 0)
    for run in Self.common(wanted, found) + [MatchedRun(old: wanted.count, new: found.count, count: 0)] {
      if done.wanted < run.old || done.found < run.new { blame(done.wanted..<run.old) }
      done = (run.old + run.count, run.new + run.count)
    }
    // What only takes away owns no paragraph that it could be blamed for: such groups are tried by themselves.
    return isNobodys || wrong.isEmpty ? wrong.union(wrongAlone(tried) ?? tried) : wrong
  }

  /// The groups that by themselves do not come out as they should; nil where all do.
  private mutating func wrongAlone(_ tried: [Int]) -> [Int]? {
    searched += paper.source.count
    guard searched <= Self.mostSearched else { return tried }
    if let text = tried.flatMap({ groups[$0].hunks }).applied(to: paper.source),
      wantedParagraphs(tried).paragraphs == ShownParagraph.all(of: PaperText(text, places: paper.places))
    {
      return nil
    }
    guard tried.count > 1 else { return tried }
    let middle = tried.count / 2
    let wrong = (wrongAlone(Array(tried[..<middle])) ?? []) + (wrongAlone(Array(tried[middle...])) ?? [])
    return wrong.isEmpty ? tried : wrong
  }

  private static func common(_ wanted: [ShownParagraph], _ found: [ShownParagraph]) -> [MatchedRun] {
    var numbers: [ShownParagraph: UInt32] = [:]
    func symbols(_ paragraphs: [ShownParagraph]) -> [UInt32] {
      paragraphs.map { paragraph in
        if let known = numbers[paragraph] { return known }
        let next = UInt32(numbers.count)
        numbers[paragraph] = next
        return next
      }
    }
    let old = symbols(wanted)
    return TokenDiff.matches(old: old, new: symbols(found))
  }

  private func overlapping(_ tried: [Int]) -> Set<Int> {
    var wrong: Set<Int> = []
    let all = tried.flatMap { index in groups[index].hunks.map { (index, $0.range) } }
      .sorted { ($0.1.lowerBound, $0.1.upperBound) < ($1.1.lowerBound, $1.1.upperBound) }
    for (one, other) in zip(all, all.dropFirst()) where other.1.lowerBound < one.1.upperBound {
      wrong.formUnion([one.0, other.0])
    }
    return wrong.isEmpty ? Set(tried) : wrong
  }

  /// What the paper should read like, paragraph by paragraph, and whose edit each has.
  private func wantedParagraphs(_ chosen: [Int]) -> (paragraphs: [ShownParagraph], owners: [Int?]) {
    var writer = WantedText(paper: paper, file: file, notes: notes)
    for index in chosen {
      for edit in groups[index].edits { writer.add(edit, of: index) }
    }
    return writer.finish()
  }
}
