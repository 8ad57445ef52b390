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
  private let notes: [Int: [ReturnedUnit]]
  private var groups: [Group] = []

  private struct Group {
    var paragraphs: Range<Int>
    var edits: [UnitEdit]
    var attempt = Attempt.bytes
    var hunks: [Hunk] = []
  }

  private enum Attempt { case bytes, paragraphs, none }

  /// How often all is tried; each time at least one edit is given another form.
  private static let mostRounds = 16

  /// - Parameter notes: the units of new notes, by their story.
  init(_ edits: [UnitEdit], in paper: PaperText, notes: [Int: [ReturnedUnit]]) {
    (self.paper, self.notes) = (paper, notes)
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
  private func wrongGroups() -> Set<Int> {
    let tried = groups.indices.filter { groups[$0].attempt != .none }
    guard !tried.isEmpty else { return [] }
    guard let text = tried.flatMap({ groups[$0].hunks }).applied(to: paper.source) else {
      return overlapping(tried)
    }
    let (wanted, owners) = wantedParagraphs()
    let found = PaperText(text).units.map { ShownItem($0) }.paragraphs
    guard wanted != found else { return [] }
    var wrong: Set<Int> = []
    func blame(_ range: Range<Int>) {
      // Nobody's paragraph that came out wrong did so by its neighbours' fault.
      let own = range.compactMap { owners[$0] }.filter { groups[$0].attempt != .none }
      if !own.isEmpty { return wrong.formUnion(own) }
      let before = owners[..<range.lowerBound].last { $0.map { groups[$0].attempt != .none } ?? false }
      let after = owners[range.upperBound...].first { $0.map { groups[$0].attempt != .none } ?? false }
      wrong.formUnion([before ?? nil, after ?? nil].compactMap { $0 })
    }
    var done = (wanted: 0, found: 0)
    for run in Self.common(wanted, found) + [MatchedRun(old: wanted.count, new: found.count, count: 0)] {
      if done.wanted < run.old || done.found < run.new { blame(done.wanted..<run.old) }
      done = (run.old + run.count, run.new + run.count)
    }
    return wrong
  }

  private static func common(_ wanted: [[ShownItem]], _ found: [[ShownItem]]) -> [MatchedRun] {
    var numbers: [[ShownItem]: UInt32] = [:]
    func symbols(_ paragraphs: [[ShownItem]]) -> [UInt32] {
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
  private func wantedParagraphs() -> (paragraphs: [[ShownItem]], owners: [Int?]) {
    var writer = WantedText(paper: paper, notes: notes)
    for (index, group) in groups.enumerated() where group.attempt != .none {
      for edit in group.edits { writer.add(edit, of: index) }
    }
    return writer.finish()
  }
}

/// Puts together what a paper reads like once edits are made, its notes in the order of their marks.
private struct WantedText {
  let paper: PaperText
  let notes: [Int: [ReturnedUnit]]
  private var items: [(item: ShownItem, owner: Int?)] = []
  private var done = 0
  /// What follows the text: for each mark of a note the note, by its place among the paper's or by its story.
  private var order: [(own: Int?, story: Int?, owner: Int?)] = []
  private var noteItems: [Int: [(item: ShownItem, owner: Int?)]] = [:]
  private var mark = 0

  init(paper: PaperText, notes: [Int: [ReturnedUnit]]) { (self.paper, self.notes) = (paper, notes) }

  mutating func add(_ edit: UnitEdit, of owner: Int) {
    keep(until: edit.gone.lowerBound)
    for unit in paper.units[edit.gone] where unit.scalar == PaperUnit.note && !unit.isEnd { mark += 1 }
    for unit in edit.come {
      if let story = unit.note { order.append((nil, story, owner)) }
      append(ShownItem(unit), at: edit.gone.lowerBound, owner, isOfText: unit.isOfText && edit.gone.isEmpty)
    }
    done = max(done, edit.gone.upperBound)
  }

  mutating func finish() -> (paragraphs: [[ShownItem]], owners: [Int?]) {
    keep(until: paper.units.count)
    for note in order {
      if let own = note.own { items += noteItems[own] ?? [] }
      if let story = note.story {
        items += (notes[story] ?? []).filter { unit in unit.isThere { _ in true } }
          .map { (ShownItem($0), note.owner) }
      }
    }
    var paragraphs: [[ShownItem]] = []
    var owners: [Int?] = []
    var open: [ShownItem] = []
    var owner: Int?
    for each in items {
      open.append(each.item)
      owner = owner ?? each.owner
      guard each.item.end != nil else { continue }
      paragraphs += open.paragraphs
      owners.append(owner)
      (open, owner) = ([], nil)
    }
    if !open.isEmpty {
      paragraphs += open.paragraphs
      owners += [Int?](repeating: owner, count: open.paragraphs.count)
    }
    return (paragraphs, owners)
  }

  private mutating func keep(until end: Int) {
    guard done < end else { return }
    for index in done..<end {
      let unit = paper.units[index]
      if unit.scalar == PaperUnit.note, !unit.isEnd {
        order.append((mark, nil, nil))
        mark += 1
      }
      append(ShownItem(unit), at: index, nil)
    }
    done = end
  }

  private mutating func append(_ item: ShownItem, at unit: Int, _ owner: Int?, isOfText: Bool = false) {
    // What comes behind the text stands before its first note.
    if let note = paper.noteOfUnit(unit), !(isOfText && unit == paper.noteStarts.first) {
      noteItems[note, default: []].append((item, owner))
    } else {
      items.append((item, owner))
    }
  }
}
