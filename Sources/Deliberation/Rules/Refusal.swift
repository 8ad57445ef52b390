/// The rules' no: what was asked, what it was about, and what to do instead. Nothing was written.
package struct Refusal: Explained, Hashable {
  package let explanation: Explanation
  /// Nil where no front says it in words of its own.
  package let rule: Rule?

  package init(
    _ message: Localized, causes: [Localized] = [], hints: [Localized] = [], by rule: Rule? = nil
  ) {
    explanation = Explanation(.refused, message, causes: causes, hints: hints)
    self.rule = rule
  }

  /// Something that people have to decide first; not a mistake.
  package static func undecided(
    _ message: Localized, causes: [Localized] = [], hints: [Localized] = [], by rule: Rule? = nil
  ) -> Refusal {
    Refusal(Explanation(.undecided, message, causes: causes, hints: hints), rule)
  }

  /// The same with more to do next.
  package func adding(_ hints: [Localized]) -> Refusal {
    var more = explanation
    more.advice += hints
    return Refusal(more, rule)
  }

  private init(_ explanation: Explanation, _ rule: Rule?) {
    self.explanation = explanation
    self.rule = rule
  }

  /// A name that nothing has, with the names that come near it.
  ///
  /// - Parameters:
  ///   - place: where it was looked for, as `on the board 'verweer'`.
  ///   - others: what helps besides, below the names.
  package static func unknown(
    _ thing: Thing, _ name: String, _ place: Localized? = nil, among names: [String],
    besides others: [Localized] = []
  ) -> Refusal {
    let what = thing.name
    let near = NearNames.of(name, among: names)
    let hint: Localized
    if !near.isEmpty {
      let names = near.joined(separator: ", ")
      hint = Localized(en: "did you mean \(names)?", nl: "bedoelt u \(names)?")
    } else if names.isEmpty {
      hint = Localized(en: "there is no \(what.english) yet", nl: "er is nog geen \(what.dutch)")
    } else if names.count <= 12 {
      let names = names.sorted().joined(separator: ", ")
      hint = Localized(en: "there is: \(names)", nl: "er is: \(names)")
    } else {
      hint = Localized(
        en: "there are \(names.count), none with a name near it",
        nl: "er zijn er \(names.count), geen met een naam die erop lijkt")
    }
    return Refusal(
      Localized(
        en: "There is no \(what.english) '\(name)'\(place.map { " \($0.english)" } ?? "").",
        nl: "Er is geen \(what.dutch) '\(name)'\(place.map { " \($0.dutch)" } ?? "")."),
      hints: [hint] + others, by: .unknown(name))
  }

  /// What has a name that somebody may mistype.
  package enum Thing {
    case alternative, author, board, commentOrAmendment, committedFile, door, file, issue, item, line,
      meeting,
      paper, partner
    case person, poll, stance
    case group
    case record(Record.Kind)
    /// A word that a template knows.
    case word(Localized)

    /// Without an article.
    package var name: Localized {
      switch self {
      case .alternative: Localized(en: "alternative", nl: "alternatief")
      case .author: Localized(en: "author", nl: "auteur")
      case .board: Localized(en: "board", nl: "bord")
      case .commentOrAmendment: Localized(en: "comment or amendment", nl: "opmerking of wijziging")
      case .committedFile: Localized(en: "committed file", nl: "vastgelegd bestand")
      case .door: Localized(en: "door", nl: "deur")
      case .group: Localized(en: "group", nl: "groep")
      case .file: Localized(en: "file", nl: "bestand")
      case .issue: Localized(en: "issue", nl: "nummer")
      case .item: Localized(en: "item", nl: "onderdeel")
      case .line: Localized(en: "line", nl: "regel")
      case .meeting: Localized(en: "meeting", nl: "bijeenkomst")
      case .paper: Localized(en: "paper", nl: "stuk")
      case .partner: Localized(en: "partner", nl: "partner")
      case .person: Localized(en: "person", nl: "persoon")
      case .poll: Localized(en: "poll", nl: "peiling")
      case .record(let kind): kind.name
      case .stance: Localized(en: "stance", nl: "standpunt")
      case .word(let name): name
      }
    }
  }
}
