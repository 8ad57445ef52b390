import Deliberation
import HTML
import Prose

// MARK: - Changes of which the page has only the beginning

extension PaperAccount {
  /// Whose changes are told in part, and how many: most first.
  var shortenedBy: [(partner: Slug, count: Int)] {
    let owners = shortened.compactMap { changes[$0].partners.first }
    return Dictionary(owners.map { ($0, 1) }, uniquingKeysWith: +)
      .map { (partner: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.partner) < ($0.count, $1.partner) }
  }

  /// What a chapter says first where some of its changes are told in part; nothing mostly.
  var shortenedNote: Markup {
    shortenedBy.map { owner in
      "<p class=\"note\">\(name(owner.partner)): \(phrases.shortened(owner.count))</p>\n" as Markup
    }.joined()
  }

  /// The words of a change, all of them or the beginning.
  func wording(_ passage: ChangedPassage, of target: Target) -> Markup {
    guard let index = changeIndex(of: target), shortened.contains(index) else { return wording(passage) }
    return beginning(of: passage, target)
  }

  /// The first words of a long change, as they are written, from a little before where they begin to differ.
  private func beginning(of passage: ChangedPassage, _ target: Target) -> Markup {
    let (before, after) = (Array(passage.before.unicodeScalars), Array(passage.after.unicodeScalars))
    let same = zip(before, after).prefix { $0 == $1 }.count
    let start = max(0, same - Self.shownBefore)
    func words(_ text: [Unicode.Scalar]) -> Markup {
      let rest = text.dropFirst(start)
      if rest.isEmpty { return "<span class=\"none\">\(phrases.nothing)</span>" }
      var words = String.UnicodeScalarView()
      words.append(contentsOf: rest.prefix(Self.shownWords))
      let isCut = rest.count > Self.shownWords
      return "\(start > 0 ? "… " : "")\(String(words))\(isCut ? " …" : "")"
    }
    return """
      <p class="note">\(phrases.onlyBeginning) <code>beraad show \(target.short)</code></p>
      <dl class="wording apart">
      <div><dt>\(phrases.oldText)</dt><dd dir="auto"\(content.heading.textAttribute)>\(words(before))</dd></div>
      <div><dt>\(phrases.newText)</dt><dd dir="auto"\(content.heading.textAttribute)>\(words(after))</dd></div>
      </dl>

      """
  }

  private static let shownBefore = 60
  private static let shownWords = 300

  /// Which changes are too much for the page. One of a contested place is told there as well.
  static func shortened(_ changes: [ShownChange], agenda: Agenda?, most: Int) -> Set<Int> {
    let contested = Set(agenda?.places.flatMap(\.ids) ?? [])
    return WordingAllowance(
      changes.map { change in
        let times = 1 + change.members.count { contested.contains($0.target.description) }
        return (change.members[0].file.partner, WordingAllowance.cost(of: change.passage) * times)
      }, most: most
    ).shortened
  }
}
