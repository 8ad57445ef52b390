package import Deliberation

/// Names that somebody typed or a file holds, as the boards, items and meetings of a poll.
extension StickerForm {
  func board(named name: String, _ naming: Naming = .typed) throws(Refusal) -> Board {
    guard let board = try boards.named(name, naming) else {
      throw .unknown(.board, String(name.prefix(64)), among: boards.map(\.id.description))
    }
    return board
  }

  /// The meeting of that id or title.
  package func meeting(called name: String) throws(Refusal) -> Meeting { try meeting(named: name) }

  fileprivate func meeting(
    named name: String, _ naming: Naming = .typed, besides hints: [Localized] = []
  ) throws(Refusal) -> Meeting {
    guard let meeting = try meetings.named(name, naming) else {
      throw .unknown(
        .meeting, String(name.prefix(64)), among: meetings.map(\.id.description), besides: hints)
    }
    return meeting
  }

  /// The items of each board in the order in which they hang there: the order in which somebody wrote them
  /// down is nobody's business.
  func sorted(_ stickers: [Slug: [Slug]]) -> [Slug: [Slug]] {
    var sorted: [Slug: [Slug]] = [:]
    for board in boards {
      guard let placed = stickers[board.id], !placed.isEmpty else { continue }
      sorted[board.id] = board.items.flatMap { item in placed.filter { $0 == item.id } }
    }
    return sorted
  }
}

extension PollDesk {
  /// A meeting of the poll; of one that is not there, it is said whether it can still be added.
  func meeting(named name: String, _ naming: Naming = .typed) throws(Refusal) -> Meeting {
    let typed = name.quotedForShell
    let hint =
      state.opening != nil
      ? Localized(
        en: "which meetings there are was fixed when the poll was opened",
        nl: "welke bijeenkomsten er zijn, ligt vast sinds de peiling is geopend")
      : Localized(
        en: "add it with: beraad poll meeting \(self.name) \(typed ?? "TITLE")",
        nl: "voeg haar toe met: beraad poll meeting \(self.name) \(typed ?? "TITEL")")
    return try stickerForm().meeting(named: name, naming, besides: [hint])
  }
}

extension Board {
  func item(named name: String, _ naming: Naming = .typed) throws(Refusal) -> PollItem {
    guard let item = try items.named(name, naming) else {
      if naming == .typed, let number = Int(name), name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        throw Refusal(
          Localized(
            en: "The board '\(id)' has no item \(number): they go from 1 to \(items.count).",
            nl: "Het bord '\(id)' heeft geen onderdeel \(number): ze gaan van 1 tot en met \(items.count)."))
      }
      throw .unknown(
        .item, String(name.prefix(64)),
        Localized(en: "on the board '\(id)'", nl: "op het bord '\(id)'"), among: items.map(\.id.description))
    }
    return item
  }
}

/// What somebody copied from a paper ballot.
extension Board {
  /// The items of a cell: short names or numbers with spaces between them, or texts, several of them with `;` or `|` between.
  ///
  /// - Throws: a `Refusal` where words with spaces between them are the text of one item, and each of them names another.
  func names(in cell: String, _ naming: Naming) throws(Refusal) -> [String] {
    let parts = cell.split(whereSeparator: { $0 == ";" || $0 == "|" || $0.isNewline }).map(String.init)
    if parts.count > 1, let whole = try name(of: cell, unlessIn: parts.map(\.trimmingWhitespace), naming) {
      return [whole]
    }
    var names: [String] = []
    for part in parts {
      let words = part.split(whereSeparator: \.isWhitespace).map(String.init)
      if words.count > 1, let whole = try name(of: part, unlessIn: words, naming) {
        names.append(whole)
      } else {
        names += words
      }
    }
    return names
  }

  /// The name of the one item whose text some words are, with whatever space between them; nil where they are none.
  ///
  /// - Throws: a `Refusal` where each of their parts names an item as well.
  private func name(of text: String, unlessIn parts: [String], _ naming: Naming) throws(Refusal) -> String? {
    func inOneLine(_ text: String) -> String {
      text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let wanted = inOneLine(text)
    let written = items.first { inOneLine($0.text).lowercased() == wanted.lowercased() }?.text ?? wanted
    guard let one = try items.named(written, naming) else { return nil }
    guard parts.contains(where: { mayName($0, naming) == false }) else {
      let several = parts.compactMap { items.meanings(of: $0).first }.map { items.plainName(of: $0) }
        .joined(separator: ";")
      let name = items.plainName(of: one)
      throw Refusal(
        Localized(
          en: "'\(wanted.prefix(64))' may be one item or \(parts.count).",
          nl: "'\(wanted.prefix(64))' kan één onderdeel zijn of \(parts.count)."),
        hints: [
          Localized(
            en: "write '\(name)' for the one, and '\(several)' for the \(parts.count)",
            nl: "schrijf '\(name)' voor het ene, en '\(several)' voor de \(parts.count)")
        ]
      )
    }
    return written
  }

  /// Whether words may name an item, or several.
  private func mayName(_ name: String, _ naming: Naming) -> Bool {
    naming == .ids ? items.contains { $0.id.description == name } : !items.meanings(of: name).isEmpty
  }
}

/// How a table or a command names boards, items and meetings.
package enum Naming: Sendable {
  /// As people type them: by a short name or a text.
  case typed
  /// By their short names alone, as a program writes them.
  case ids
}

extension Array where Element: NamedOnWall {
  /// The only element of that short name, text or number: who fills in a table copies what hangs on the wall or stands on the ballot.
  ///
  /// - Throws: a `Refusal` where what is typed may mean more than one: nobody's stickers are given to either.
  func named(_ name: String, _ naming: Naming) throws(Refusal) -> Element? {
    if naming == .ids { return first { $0.id.description == name } }
    let meanings = meanings(of: name)
    guard meanings.count < 2 else { throw ambiguous(name, meanings) }
    return meanings.first
  }

  private func ambiguous(_ name: String, _ elements: [Element]) -> Refusal {
    let ways = elements.map { element in
      let day = elements.contains { $0 != element && $0.onWall == element.onWall } ? element.distinction : nil
      let (name, which) = (wallName(of: element), "“\(element.onWall)”\(day.map { " (\($0))" } ?? "")")
      return Localized(en: "'\(name)' for \(which)", nl: "'\(name)' voor \(which)")
    }
    return Refusal(
      ambiguity(of: String(name.prefix(64)), written: name, elements),
      hints: [
        Localized(
          en: "write \(ways.map(\.english).joined(separator: ", and "))",
          nl: "schrijf \(ways.map(\.dutch).joined(separator: ", en "))")
      ])
  }

  private func ambiguity(of given: String, written name: String, _ elements: [Element]) -> Localized {
    let (one, other) = (elements[0], elements[1])
    if elements.contains(where: { $0 == numbered(name) && $0.onWall.lowercased() != name.lowercased() }) {
      let texts = elements.map { "“\($0.onWall)”" }
      return Localized(
        en: "'\(given)' may be a number, a text or a short name: of \(texts.joined(separator: " or of ")).",
        nl:
          "'\(given)' kan een nummer, een tekst of een korte naam zijn: van \(texts.joined(separator: " of van "))."
      )
    }
    return one.onWall == other.onWall
      ? Localized(
        en: "'\(given)' may be '\(one.id)' or '\(other.id)': both have the text “\(one.onWall)”.",
        nl: "'\(given)' kan '\(one.id)' of '\(other.id)' zijn: beide hebben de tekst “\(one.onWall)”.")
      : Localized(
        en: "'\(given)' is the short name of “\(one.onWall)” and the text of “\(other.onWall)”.",
        nl: "'\(given)' is de korte naam van “\(one.onWall)” en de tekst van “\(other.onWall)”.")
  }
}
