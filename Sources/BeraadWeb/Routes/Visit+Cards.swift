import BeraadKit
import Cards
import Deliberation
import HTML

/// The cards of a hall, to be printed.
extension Visit {
  func cards(_ address: HallAddress) async throws -> Answer {
    _ = try signedIn(as: .steward, .committee)
    _ = try checkedForm()
    let (key, view, form) = try await found(address, isFresh: true)
    if let fault = faultOfCards(key, view) { return try await hallPage(address, faults: [fault]) }
    guard let count = request.form.number("count"), (1...500).contains(count) else {
      return try await hallPage(
        address,
        faults: [FormFault("count", words("Kies een getal van 1 tot 500.", "Choose a number from 1 to 500."))]
      )
    }
    let halls = site.halls
    let codes = try await site.gate.run { try halls.makeCards(count, for: key) }
    let meeting = form.title(of: key.meeting)
    let cards = codes.map { code -> Markup in
      let url = "\(site.address)/z/\(code.text)"
      return Card(title: meeting, code: code, address: url, hints: ["\(site.address)/z", notSecret]).markup
    }
    return page(
      words("Kaarten", "Cards"), kind: "cards",
      """
      <p class="noprint">\(words("Druk deze bladzijde af; de codes staan nergens anders. Wie geen telefoon heeft, vult het blad in dat erachter komt, en geeft het u met een kaart. Dat voert u in bij", "Print this page; the codes are nowhere else. Who has no phone fills in the sheet behind them, and hands it to you with a card. You enter it at")) <a href="/z">\(site.address)/z</a>.</p>
      <ul class="cards">
      \(cards)</ul>
      \(paperBallot(view, form))
      """)
  }

  /// Why cards for a hall would be of no use.
  private func faultOfCards(_ key: HallKey, _ view: PollView) -> FormFault? {
    if view.counted[key.meeting] != nil {
      return FormFault(nil, words("Deze bijeenkomst is al geteld.", "This meeting was counted already."))
    }
    guard view.stage == "closed" else { return nil }
    return FormFault(nil, words("De peiling is gesloten.", "The poll is closed."))
  }

  /// What this is not, as a card has room for it.
  private var notSecret: String {
    words(
      "Dit is een peiling, geen geheime verkiezing. Wie de server beheert, kan tot het sluiten bij uw stickers.",
      "This is a poll, not a secret election. Whoever runs the server could look at your stickers until the closing."
    )
  }

  /// The boards on paper, for who has no phone: copied as often as it takes.
  private func paperBallot(_ view: PollView, _ form: StickerForm) -> Markup {
    let language = language(of: view)
    let boards = form.boards.map { board -> Markup in
      let items = board.items.map {
        "<li\(language)><span aria-hidden=\"true\">☐</span> \($0.text)</li>\n" as Markup
      }
      let most = form.limits.perBoard.map {
        words("Hoogstens \($0) op dit bord.", "At most \($0) on this board.")
      }
      let rule: Markup = most.map { "<p class=\"hint\">\($0)</p>\n" } ?? ""
      return "<h3\(language)>\(board.title)</h3>\n\(rule)<ul class=\"boxes\">\n\(items)</ul>\n"
    }
    return """
      <section class="paper-ballot"><h2>\(words("Voor wie geen telefoon heeft", "For who has no phone"))</h2>
      <p\(language)>\(view.poll.question)</p>
      \(boards)<p class="hint">\(notSecret)</p></section>
      """
  }
}
