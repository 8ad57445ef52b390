/// A Word file laid against the paper that it was an export of.
struct FileReading {
  let file: WordFile
  let paper: PaperText
  var units: [ReturnedUnit]
  let places: [Int?]
  /// The notes that are none of the paper's, by their story.
  let newNotes: [Int: [ReturnedUnit]]
  /// The words of links within the file that lead to no heading of the paper.
  let deadLinks: [String]
  /// The words of notes that a program lost on the way.
  let lostNotes: [String]
  /// By place in the paper.
  private(set) var unitOfPlace: [Int?]
  /// By story its units.
  private var ofStory: [Int: Range<Int>] = [:]
  /// For each unit the first from there on that has words of the paper, and the last until there; -1 where there is none.
  private var nextWord: [Int32] = []
  private var lastWord: [Int32] = []
  /// The units that stand before the words behind which they come, in the source.
  private var steps: [Int] = []

  /// - Parameters:
  ///   - title: the one that the writer put above the paper, as for `ReturnedText`.
  ///   - export: what it was before, for notes that a program lost.
  init(_ file: WordFile, _ paper: PaperText, title: String? = nil, besides export: FileReading? = nil) {
    self.file = file
    self.paper = paper
    var text = ReturnedText(file, title: title, isInText: title.map(paper.begins) ?? false)
    var places = UnitAlignment.places(text.units, in: paper)
    // Without tracking, a new note is known by its mark, which is none of the paper's.
    let unknown = zip(text.units, places).compactMap { unit, place in
      place == nil ? unit.note.flatMap { text.newNotes[$0] == nil ? $0 : nil } : nil
    }
    if !unknown.isEmpty {
      text.separate(Set(unknown))
      places = UnitAlignment.places(text.units, in: paper)
    }
    lostNotes = export.map { text.takeLostNotes(places, from: $0) } ?? []
    if !lostNotes.isEmpty { places = UnitAlignment.places(text.units, in: paper) }
    let headings = FileHeadings(file, text.units, places, paper)
    deadLinks =
      headings.links(toNoneIn: text.units) + headings.links(toNoneIn: text.newNotes.values.flatMap(\.self))
    text.lead(headings.name)
    units = Self.listed(text.units, places, file, paper)
    newNotes = text.newNotes
    self.places = places
    unitOfPlace = [Int?](repeating: nil, count: paper.units.count)
    for (index, place) in places.enumerated() { if let place { unitOfPlace[place] = index } }
    takeInnerLinks()
    var start = 0
    for index in units.indices where index + 1 == units.count || units[index].story != units[index + 1].story
    {
      ofStory[units[index].story] = start..<index + 1
      start = index + 1
    }
    noteWords()
  }

  private mutating func noteWords() {
    nextWord = [Int32](repeating: -1, count: units.count + 1)
    var last: Int32 = -1
    var before = 0
    for index in units.indices {
      if let place = places[index], !paper.units[place].isEnd {
        let start = paper.units[place].range.lowerBound
        if start < before { steps.append(index) }
        (last, before) = (Int32(index), start)
      }
      lastWord.append(last)
    }
    var next: Int32 = -1
    for index in units.indices.reversed() {
      if lastWord[index] == Int32(index) { next = Int32(index) }
      nextWord[index] = next
    }
  }

  /// The units with the lists of the paper that new items go on with: those that others of their list in the file are of.
  private static func listed(
    _ given: [ReturnedUnit], _ places: [Int?], _ file: WordFile, _ paper: PaperText
  ) -> [ReturnedUnit] {
    var lists: [StoryParagraph.ListPlace: Set<Int>] = [:]
    func place(_ unit: ReturnedUnit) -> StoryParagraph.ListPlace? {
      guard unit.block?.level != nil else { return nil }
      return file.itemPlace(of: file.stories[unit.story].paragraphs[unit.position.paragraph])
    }
    for (index, known) in places.enumerated() {
      guard let known, let item = paper.units[known].shape?.item, item.level == given[index].block?.level,
        let place = place(given[index])
      else { continue }
      lists[place, default: []].insert(item.list)
    }
    var units = given
    for index in units.indices where units[index].block?.level != nil {
      guard let known = place(units[index]).flatMap({ lists[$0] }), known.count == 1 else { continue }
      units[index].list = known.first
    }
    return units
  }

  /// Gives what stayed the links of the paper to its own headings: a file that has none of them went through a program that loses them,
  /// or was exported before files had them.
  private mutating func takeInnerLinks() {
    guard paper.hasInnerLinks, !units.contains(where: { $0.link?.isWithinText == true }) else { return }
    for (place, unit) in paper.units.enumerated() {
      guard let link = unit.link, link.isWithinText, let index = unitOfPlace[place] else { continue }
      units[index].link = link
    }
  }

  /// The share of the paper's letters that are in the file.
  var agreement: Double {
    var (all, found) = (0, 0)
    for (index, unit) in paper.units.enumerated() where unit.scalar.isLetter {
      all += 1
      if unitOfPlace[index] != nil { found += 1 }
    }
    return all == 0 ? 1 : Double(found) / Double(all)
  }

  /// Whose changes there are in it.
  var origins: Set<ChangeOrigin> {
    var origins: Set<ChangeOrigin> = []
    for index in units.indices where !units[index].changes.isEmpty {
      for change in units[index].changes { origins.insert(ChangeOrigin(change)) }
    }
    return origins
  }

  /// The edits that some of its changes are.
  func edits(made: (TrackedChange) -> Bool) -> [UnitEdit] {
    UnitEdit.edits(units, places, paper: paper.units.count, made: made)
  }

  /// Whether an edit is still tracked, all of it, by some of the changes: none of it was accepted, and nobody else's lies there.
  func isWhole(_ edit: UnitEdit, by isTheirs: (TrackedChange) -> Bool) -> Bool {
    // LibreOffice drops changes of paragraphs' ends.
    guard edit.isTracked, edit.come.allSatisfy({ $0.end != nil || $0.changes.contains(where: isTheirs) })
    else {
      return false
    }
    return edit.gone.allSatisfy { place in
      paper.units[place].isEnd
        || unitOfPlace[place].map { units[$0].changes.contains(where: isTheirs) } ?? false
    }
  }

  /// What was done within insertions of others that are still tracked: where that is in the paper, how the place read, and how it
  /// reads now.
  func editsWithin(_ isTheirs: (TrackedChange) -> Bool) -> [(place: Int, old: String, new: String)] {
    var found: [(place: Int, old: String, new: String)] = []
    var (start, place) = (0, 0)
    for index in 0...units.count where index == units.count || places[index] != nil {
      guard start < index else {
        start = index + 1
        if index < units.count, let at = places[index] { place = at + 1 }
        continue
      }
      let run = units[start..<index]
      let next = index < units.count ? places[index] : paper.units.count
      if isEditedWithin(run, isTheirs, nothingWent: next == place) {
        let old = run.filter { $0.isThere(isTheirs) }.map(\.scalar).text
        found.append((place, old, run.filter { $0.isThere { _ in true } }.map(\.scalar).text))
      }
      start = index + 1
      if index < units.count, let at = places[index] { place = at + 1 }
    }
    return found
  }

  /// Whether what stands between two characters of the paper has something of another's within an insertion.
  ///
  /// - Parameter nothingWent: whether those two stand side by side in the paper; else what is not tracked came in place of its words.
  private func isEditedWithin(
    _ run: ArraySlice<ReturnedUnit>, _ isTheirs: (TrackedChange) -> Bool, nothingWent: Bool
  ) -> Bool {
    // Whose insertions began before what is new here.
    var before: Set<ChangeOrigin> = []
    var open: Set<ChangeOrigin> = []
    for unit in run {
      let theirs = unit.changes.filter { $0.kind.adds && isTheirs($0) }.map(ChangeOrigin.init)
      let isNew =
        unit.changes.isEmpty ? nothingWent && unit.end == nil : unit.changes.contains { !isTheirs($0) }
      if isNew, !theirs.isEmpty { return true }
      if isNew {
        before = open
      } else {
        if theirs.contains(where: before.contains) { return true }
        open.formUnion(theirs)
      }
    }
    return false
  }

  /// The edits that are new beside an export: some of its changes, and what looks otherwise than there.
  func edits(beside export: FileReading, made: (TrackedChange) -> Bool) -> [UnitEdit] {
    // A blank between two words that look otherwise goes along.
    var last = -1
    func looksNew(_ index: Int, _ place: Int) -> Bool {
      guard let known = export.unitOfPlace[place], !units[index].isPlainly(export.units[known]) else {
        return false
      }
      let (unit, other) = (units[index], export.units[known])
      var isNew = ShownItem(unit, toldBy: file.styles) != ShownItem(other, toldBy: file.styles)
      if unit.end == nil, unit.scalar == " ", last == place - 1 {
        isNew = unit.form != other.form || unit.link != other.link
      }
      // Word puts no line's end in the place of a blank by itself.
      if (unit.scalar == "\n") != (other.scalar == "\n") { isNew = true }
      // Another character that stands for the same is Word's doing.
      if isNew { last = place }
      return isNew
    }
    return UnitEdit.edits(units, places, paper: paper.units.count, looksNew: looksNew, made: made)
  }

  /// Whether an edit changes nothing but what Word changes by itself.
  func isSame(_ edit: UnitEdit) -> Bool {
    paper.units[edit.gone].map { ShownItem($0, toldBy: file.styles) }
      == edit.come.map { ShownItem($0, toldBy: file.styles) }
      && zip(paper.units[edit.gone], edit.come).allSatisfy { ($0.scalar == "\n") == ($1.scalar == "\n") }
  }

  /// Who took away the first of what an edit takes away, as the file says.
  func remover(_ edit: UnitEdit) -> String? {
    guard edit.gone.lowerBound < unitOfPlace.count else { return nil }
    return unitOfPlace[edit.gone.lowerBound].flatMap { units[$0].changes.first { !$0.kind.adds }?.author }
  }

  /// What the file has for a unit of the paper; nil where that is not in it.
  func unit(of place: Int) -> ReturnedUnit? {
    place < unitOfPlace.count ? unitOfPlace[place].map { units[$0] } : nil
  }

  func text(_ range: Range<Int>) -> String { paper.units[range].map(\.scalar).text }

  /// An edit without the ends of paragraphs: where it begins, and its words.
  func wordsAlone(_ edit: UnitEdit) -> UnitEdit.Key {
    let first = edit.gone.first { !paper.units[$0].isEnd } ?? edit.gone.lowerBound
    let last = edit.gone.last { !paper.units[$0].isEnd } ?? first - 1
    return UnitEdit.Key(
      gone: first..<max(first, last + 1), come: edit.come.map(\.scalar).filter { $0 != PaperUnit.end })
  }

  /// An edit in words, for a person.
  func words(_ edit: UnitEdit) -> String {
    Self.words(text(edit.gone), edit.come.map(\.scalar).text)
  }

  static func words(_ old: String, _ new: String) -> String {
    shown("\(old) → \(new)")
  }

  /// Characters with what people see for those that stand for something.
  static func shown(_ words: String) -> String {
    words.replacing("\u{2029}", with: "¶").replacing(String(Character(PaperUnit.note)), with: "[^]")
  }

  func quote(_ comment: WordComment) -> String {
    comment.place.flatMap { place in place.range.map { file.stories[place.story].text($0, .everything) } }
      ?? ""
  }

  /// The place of the paper before which, or else behind which, a comment stands that is on none of its words.
  func nearest(_ place: WordComment.Place) -> Int? {
    guard !units.isEmpty else { return nil }
    let paragraph = Story.Position(paragraph: max(0, place.range?.start.paragraph ?? 0), run: 0)
    var first = self.first(at: paragraph, of: place.story)
    // One that is not there, as a title, has its words elsewhere.
    if !units.indices.contains(first) || units[first].story != place.story
      || units[first].position.paragraph != paragraph.paragraph
    {
      first = ofStory[place.story]?.lowerBound ?? 0
    }
    let next = nextWord[first]
    let found = next >= 0 ? next : first > 0 ? lastWord[first - 1] : -1
    return found < 0 ? nil : places[Int(found)].map { paper.units[$0].range.lowerBound }
  }

  /// The bytes of the paper that a comment stands on.
  func range(_ place: WordComment.Place) -> Range<Int>? {
    guard let range = place.range else { return nil }
    let start = first(at: range.start, of: place.story)
    let end = first(at: range.end, of: place.story)
    guard start < end else { return nil }
    let (next, last) = (Int(nextWord[start]), Int(lastWord[end - 1]))
    guard next >= 0, next <= last else { return nil }
    // Its ends, and those of what stands elsewhere in the source, as notes that nothing refers to.
    let inner = steps[steps.firstIndex(from: { $0 > next })...].prefix { $0 <= last }
    let ends = [next, last] + inner.flatMap { [Int(lastWord[$0 - 1]), $0] }
    let ranges = ends.compactMap { places[$0].map { paper.units[$0].range } }
    return ranges.dropFirst().reduce(ranges[0]) { $0.covering($1) }
  }

  /// The first unit of a story that does not stand before a position.
  private func first(at position: Story.Position, of story: Int) -> Int {
    guard let own = ofStory[story] else { return units.count }
    return units[own].firstIndex(from: { $0.position >= position })
  }
}
