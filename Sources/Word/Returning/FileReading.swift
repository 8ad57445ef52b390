/// Whose change it is, and when it was made: what stays the same when another program saves the file.
struct ChangeOrigin: Hashable {
  let author: String
  let date: String?

  init(_ change: TrackedChange) {
    author = change.author
    date = change.date
  }
}

/// A Word file laid against the paper that it was an export of.
struct FileReading {
  let file: WordFile
  let paper: PaperText
  private let units: [ReturnedUnit]
  private let places: [Int?]
  private var unitOfPlace: [Int: Int] = [:]
  /// By story and paragraph its first unit.
  private var firsts: [Int: [Int: Int]] = [:]

  init(_ file: WordFile, _ paper: PaperText) {
    self.file = file
    self.paper = paper
    units = file.units()
    places = UnitAlignment.places(units, in: paper.units)
    for (index, place) in places.enumerated() { if let place { unitOfPlace[place] = index } }
    for (index, unit) in units.enumerated() where firsts[unit.story]?[unit.position.paragraph] == nil {
      firsts[unit.story, default: [:]][unit.position.paragraph] = index
    }
  }

  /// Whose changes there are in it.
  var origins: Set<ChangeOrigin> {
    var origins: Set<ChangeOrigin> = []
    for unit in units { for change in unit.changes { origins.insert(ChangeOrigin(change)) } }
    return origins
  }

  /// The edits that some of its changes are.
  func edits(made: (TrackedChange) -> Bool) -> [UnitEdit] {
    UnitEdit.edits(units, places, paper: paper.units.count, made: made)
  }

  /// Whether an edit changes nothing but what Word changes by itself.
  func isSame(_ edit: UnitEdit) -> Bool {
    paper.units[edit.gone].map { UnitAlignment.folded($0.scalar) }
      == edit.come.map { UnitAlignment.folded($0.scalar) }
  }

  /// Who took away the first of what an edit takes away, as the file says.
  func remover(_ edit: UnitEdit) -> String? {
    unitOfPlace[edit.gone.lowerBound].flatMap { units[$0].changes.first { !$0.kind.adds }?.author }
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
  func words(_ edit: UnitEdit) -> String { "\(text(edit.gone)) → \(edit.come.map(\.scalar).text)" }

  func quote(_ comment: WordComment) -> String {
    comment.place.flatMap { place in place.range.map { file.stories[place.story].text($0, .everything) } }
      ?? ""
  }

  /// The bytes of the paper that a comment stands on.
  func range(_ place: WordComment.Place) -> Range<Int>? {
    guard let range = place.range else { return nil }
    let first = firsts[place.story]?[max(0, range.start.paragraph)] ?? units.count
    var bytes: Range<Int>?
    for index in units[first...].indices {
      let unit = units[index]
      guard unit.story == place.story, unit.position < range.end else { break }
      guard unit.position >= range.start, let found = places[index], !paper.units[found].isEnd else {
        continue
      }
      let source = paper.units[found].range
      bytes = (bytes?.lowerBound ?? source.lowerBound)..<source.upperBound
    }
    return bytes
  }
}

extension [Unicode.Scalar] {
  var text: String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: self)
    return String(text)
  }
}

extension Range<Int> {
  /// Whether they overlap, or stand side by side.
  func touches(_ other: Range<Int>) -> Bool {
    lowerBound <= other.upperBound && other.lowerBound <= upperBound
  }
}
