import BeraadKit
import Cards
import Deliberation
import HTML

/// A card that somebody holds, looked up.
private struct Card {
  let code: Code
  let hash: String
  let key: HallKey
  let view: PollView
  let form: StickerForm
  /// Nil where it is not open.
  let hall: Hall?

  /// Whether stickers that are placed now can count.
  var canCount: Bool { view.stage == "open" && view.counted[key.meeting] == nil }
}

extension Visit {
  /// Where a code is typed.
  func cardPage(faults: [FormFault] = []) -> Answer {
    let hint = words(
      "Twaalf letters en cijfers, zoals op uw kaart of op het scherm.",
      "Twelve letters and digits, as on your card or on the screen.")
    return page(
      words("Stickers plaatsen", "Place stickers"), status: faults.isEmpty ? 200 : 422, faults: faults,
      kind: "hall",
      """
      <form method="post" action="/z">
      \(field("code", words("De code", "The code"), value: request.form["code"], hint: hint, extra: " autocomplete=\"one-time-code\" autocapitalize=\"characters\" spellcheck=\"false\"", isRequired: true))\
      <button>\(words("Verder", "Continue"))</button></form>
      """)
  }

  func enterHall() async throws -> Answer {
    if let code = Code(typed: request.form["code"] ?? "") {
      if try site.halls.hall(of: site.halls.hash(code)) != nil { return .seeOther("/z/\(code.text)") }
      // The code on the screen, which deals cards.
      let deals = site.deals
      let isDeal = try await site.gate.run { try deals.hall(of: code.text) != nil }
      if isDeal { return .seeOther("/z/deal/\(code.text)") }
    }
    let message = words(
      "Deze code is onbekend, of de bijeenkomst is gesloten. Kijk of alle twaalf tekens kloppen.",
      "This code is unknown, or the meeting is closed. See whether all twelve characters are right.")
    return cardPage(faults: [FormFault("code", message)])
  }

  func ballotPage(_ token: String, faults: [FormFault] = [], typed: [Slug: [Slug]]? = nil) async throws
    -> Answer
  {
    let card = try await card(token)
    guard let hall = card.hall, card.canCount, await hall.stage == .open else {
      return try await closedPage(card, status: 200)
    }
    let stored = await hall.stickers(on: card.hash)
    let saved: Markup =
      request.query["saved"] == nil
      ? ""
      : "<p id=\"saved\" role=\"status\">\(words("Bewaard. U kunt uw stickers veranderen tot de bijeenkomst sluit.", "Saved. You can change your stickers until the meeting closes."))</p>\n<p><a href=\"/z\">\(words("Een andere kaart invoeren", "Enter another card"))</a></p>\n"
    return page(
      card.view.poll.question, status: faults.isEmpty ? 200 : 422, faults: faults, kind: "hall",
      language: language(of: card.view),
      """
      \(saved)<form method="post" action="/z/\(card.code.text)" class="ballot" autocomplete="off" \
      data-left="\(words("Nog # over op", "# left on"))" data-over="\(words("# te veel op", "# too many on"))" \
      data-sending="\(words("Bezig met bewaren …", "Saving …"))" data-failed="\(words("Nog niet bewaard. Probeer opnieuw.", "Not saved yet. Try again."))">
      \(BallotFields(words: words, form: card.form, placed: typed ?? stored, language: language(of: card.view)).html)
      <p class="unsaved" role="status"></p>
      <p class="acts"><button>\(words("Stickers plaatsen", "Place stickers"))</button>
      <button class="quiet" name="clear" value="1">\(words("Alles weghalen", "Take all back"))</button></p></form>
      \(promise)
      """)
  }

  func placeStickers(_ token: String) async throws -> Answer {
    let card = try await card(token)
    guard let hall = card.hall, card.canCount, await hall.stage == .open else {
      return try await closedPage(card, status: 409)
    }
    await hall.resume()
    var stickers: [Slug: [Slug]] = [:]
    if request.form["clear"] != "1" {
      do {
        stickers = try placed(card.form)
      } catch {
        return try await ballotPage(token, faults: [FormFault(nil, sentence(error))], typed: error.placed)
      }
    }
    do {
      try await hall.place(
        stickers, on: card.hash, turn: turns("turn").first, after: Array(turns("after").prefix(8)))
    } catch is Hall.Closed {
      return try await closedPage(card, status: 409)
    } catch is FormOrder.Overtaken {
      let told = words(
        "Van deze telefoon kwam al iets nieuwers. Dat staat er nu.",
        "Something newer came from this phone already. That is what stands now.")
      return try await ballotPage(token, faults: [FormFault(nil, told)])
    }
    return .seeOther("/z/\(card.code.text)?saved=1")
  }

  /// Forms of loaded pages, as the script names them: `PAGE.NUMBER`, with spaces between.
  private func turns(_ field: String) -> [FormOrder.Turn] {
    (request.form[field] ?? "").split(separator: " ").compactMap { word in
      let parts = word.split(separator: ".")
      guard parts.count == 2, parts[0].utf8.count <= 40, let number = Int(parts[1]),
        (1..<1_000_000).contains(number)
      else { return nil }
      return FormOrder.Turn(page: String(parts[0]), number: number)
    }
  }

  private func card(_ token: String) async throws -> Card {
    guard let code = Code(typed: token), code.text == token else { throw WebFault.notFound }
    let hash = site.halls.hash(code)
    guard let key = try site.halls.hall(of: hash) else { throw WebFault.notFound }
    let view = try await recentPoll(key)
    guard case .sticker(let form) = view.poll.form else { throw WebFault.notFound }
    let hall = try await site.halls.hall(key) { form }
    return Card(code: code, hash: hash, key: key, view: view, form: form, hall: hall)
  }

  private func closedPage(_ card: Card, status: Int) async throws -> Answer {
    let message: String
    let isLate = try await isLate(card.key, card.view, card.form)
    let wasDiscarded = try card.hall == nil && site.halls.closedFigures(card.key)?.hidden == .uncounted
    if isLate || wasDiscarded {
      message = words(
        "De peiling is gesloten voordat deze bijeenkomst geteld was. De stickers die hier geplaatst zijn tellen niet mee.",
        "The poll was closed before this meeting was counted. The stickers that were placed here do not count."
      )
    } else if card.view.counted[card.key.meeting] != nil {
      message = words(
        "Deze bijeenkomst is gesloten. Geteld is wat er tot het sluiten stond.",
        "This meeting is closed. What was there until the closing is counted.")
    } else if card.hall != nil {
      message = words(
        "Deze bijeenkomst is gesloten. Wat er tot het sluiten stond, wordt nu geteld.",
        "This meeting is closed. What was there until the closing is being counted.")
    } else if !card.canCount {
      message = words("Deze peiling is gesloten.", "This poll is closed.")
    } else {
      message = words(
        "Deze bijeenkomst is nog niet open, of al gesloten.",
        "This meeting is not open yet, or closed already.")
    }
    // Who pressed the button has to know that it did nothing.
    let late = FormFault(
      nil, words("U was te laat: de bijeenkomst is gesloten.", "You were too late: the meeting is closed."))
    return page(
      card.view.poll.question, status: status, faults: status == 409 ? [late] : [], kind: "hall",
      language: language(of: card.view),
      "<p id=\"state\">\(message)</p>\n\(promise)")
  }

  /// What is kept, and what this is not.
  private var promise: Markup {
    """
    <p class="hint">\(words("Uw stickers worden bewaard zonder naam, tijd of volgorde. Wie de server beheert, kan er tot het sluiten bij. Dit is een peiling, geen geheime verkiezing.", "Your stickers are kept without name, time or order. Whoever runs the server could look until the closing. This is a poll, not a secret election."))</p>
    """
  }

  // MARK: Reading stickers

  private struct StickerFault: Error {
    let what: What
    let placed: [Slug: [Slug]]

    enum What {
      case unknown
      case onBoard(String, Int)
      case atItem(String, Int)
      case total(Int)
    }
  }

  /// The stickers of a form; nothing that the poll does not have, and not more than a person has.
  private func placed(_ form: StickerForm) throws(StickerFault) -> [Slug: [Slug]] {
    var placed: [Slug: [Slug]] = [:]
    var isKnown = true
    for (name, value) in request.form.fields where name.hasPrefix("board-") {
      guard let board = form.boards.first(where: { "board-\($0.id)" == name }),
        let item = board.items.first(where: { $0.id.description == value })
      else {
        isKnown = false
        continue
      }
      placed[board.id, default: []].append(item.id)
    }
    // What the poll does have stays ticked.
    if !isKnown { throw StickerFault(what: .unknown, placed: placed) }
    for board in form.boards {
      let items = placed[board.id] ?? []
      if let most = form.limits.perBoard, items.count > most {
        throw StickerFault(what: .onBoard(board.title, most), placed: placed)
      }
      for item in board.items {
        guard let most = form.limits.perItem, items.count(where: { $0 == item.id }) > most else { continue }
        throw StickerFault(what: .atItem(item.text, most), placed: placed)
      }
    }
    if let most = form.limits.total, placed.values.reduce(0, { $0 + $1.count }) > most {
      throw StickerFault(what: .total(most), placed: placed)
    }
    // In the order of the poll, whatever order they came in.
    for board in form.boards {
      let items = placed[board.id] ?? []
      placed[board.id] = items.isEmpty ? nil : board.items.flatMap { item in items.filter { $0 == item.id } }
    }
    return placed
  }

  private func sentence(_ fault: StickerFault) -> String {
    switch fault.what {
    case .unknown: words("Zo'n bord of onderdeel is er niet.", "There is no such board or item.")
    case .onBoard(let board, let most):
      words(
        "Te veel stickers op \(board): hoogstens \(most).", "Too many stickers on \(board): at most \(most).")
    case .atItem(let item, let most):
      words(
        "Te veel stickers bij \(item): hoogstens \(most).", "Too many stickers at \(item): at most \(most).")
    case .total(let most):
      words("Te veel stickers: hoogstens \(most) in totaal.", "Too many stickers: at most \(most) in all.")
    }
  }
}
