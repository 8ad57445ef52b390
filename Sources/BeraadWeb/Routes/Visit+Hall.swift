import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// A hall that an address names, with its poll.
  ///
  /// - Throws: `WebFault.notFound`; `WebFault.unreadable` where its draft is no text.
  func found(_ address: HallAddress, isFresh: Bool) async throws -> (
    key: HallKey, view: PollView, form: StickerForm
  ) {
    let paper = try paperSlug(address.paper)
    guard let poll = Slug(address.poll), let meeting = Slug(address.meeting) else { throw WebFault.notFound }
    let key = HallKey(paper: paper, poll: poll, meeting: meeting)
    let view = isFresh ? try await pollView(address.paper, address.poll) : try await recentPoll(key)
    guard case .sticker(let form) = view.poll.form, !form.isEvaluation,
      form.meetings.contains(where: { $0.id == meeting })
    else {
      throw WebFault.notFound
    }
    return (key, view, form)
  }

  /// The poll of a hall, as it was a second ago at most; as it is, where `isFresh`.
  ///
  /// - Throws: `WebFault.unreadable` where something in the workspace is in the way: whoever is in a hall asked for nothing that a rule
  ///   says no to.
  func recentPoll(_ key: HallKey, isFresh: Bool = false) async throws -> PollView {
    do {
      return try await site.hallPoll(key, isFresh: isFresh)
    } catch  where !(error is WebFault) && ErrorPage(error).status == 422 {
      throw WebFault.unreadable
    }
  }

  // MARK: The steward's page

  func hallPage(_ address: HallAddress, faults: [FormFault] = []) async throws -> Answer {
    _ = try signedIn(as: .steward, .committee)
    let (key, view, form) = try await found(address, isFresh: true)
    let hall = try await site.halls.hall(key) { form }
    let meeting = form.title(of: key.meeting)
    let body: Markup
    if let hall {
      let figures = await hall.board()
      body =
        try await isLate(key, view, form) ? late(key) : await running(hall, key, people: figures.people)
    } else if view.counted[key.meeting] != nil {
      body =
        "<p id=\"state\">\(words("Deze bijeenkomst is gesloten en geteld.", "This meeting is closed and counted."))</p>"
    } else {
      let wasHeld = try site.halls.closedFigures(key) != nil
      body = opening(key, view, wasHeld: wasHeld)
    }
    return page(
      meeting, status: faults.isEmpty ? 200 : 422, faults: faults,
      """
      <p class="back"><a href="/p/\(key.paper.description)/polls/\(key.poll.description)">\(words("Terug naar de peiling", "Back to the poll"))</a></p>
      <p\(language(of: view))>\(view.poll.question)</p>
      \(body)
      <p><a href="\(key.address)/board">\(words("Scherm voor de zaal", "Screen for the hall"))</a></p>
      <p><a href="/z">\(words("Een kaart invoeren voor wie geen telefoon heeft", "Enter a card for somebody without a phone"))</a></p>
      """)
  }

  /// What can be done with a hall that is not open: nothing, where its poll is closed; cards alone, where that is not open yet.
  private func opening(_ key: HallKey, _ view: PollView, wasHeld: Bool) -> Markup {
    switch view.stage {
    case "closed":
      return
        "<p id=\"state\">\(words("De peiling is gesloten. Hier zijn geen stickers geteld.", "The poll is closed. No stickers were counted here."))</p>"
    case "open":
      let held: Markup =
        wasHeld
        ? "<p id=\"state\">\(words("Deze bijeenkomst is gesloten; er waren geen stickers. U kunt haar opnieuw openen.", "This meeting is closed; there were no stickers. You can open it again."))</p>\n"
        : ""
      return """
        \(held)<form method="post" action="\(key.address)">\(hidden)<input type="hidden" name="action" value="open">
        \(showing(.count))<button>\(words("Bijeenkomst openen", "Open the meeting"))</button></form>
        \(cardsForm(key))\(dealLink(key))
        """
    default:
      return """
        <p id="state">\(words("De peiling is nog niet open. Kaarten kunt u al maken.", "The poll is not open yet. You can make cards already."))</p>
        \(cardsForm(key))
        """
    }
  }

  private func running(_ hall: Hall, _ key: HallKey, people: Int?) async -> Markup {
    let isClosing = await hall.stage == .closing
    let state =
      isClosing
      ? words("Het sluiten is onderbroken: sluit opnieuw.", "The closing was interrupted: close again.")
      : words("Open.", "Open.")
    let count: Markup =
      people.map { "<p>\(placed($0)).</p>\n" }
      ?? ""
    let change: Markup =
      isClosing
      ? ""
      : """
      <form method="post" action="\(key.address)">\(hidden)<input type="hidden" name="action" value="open">
      \(showing(await hall.show))<button class="quiet">\(words("Scherm veranderen", "Change the screen"))</button></form>

      """
    return """
      <p id="state">\(state)</p>
      \(count)\(change)\(cardsForm(key))\(dealLink(key))
      <form method="post" action="\(key.address)">\(hidden)<input type="hidden" name="action" value="close">
      <p>\(words("Na het sluiten zijn de stickers geteld en kan niemand ze meer veranderen.", "After the closing the stickers are counted and nobody can change them."))</p>
      <button>\(words("Bijeenkomst sluiten", "Close the meeting"))</button></form>
      """
  }

  /// How many people placed stickers, as a sentence without its full stop.
  func placed(_ people: Int) -> String {
    people == 1
      ? words("1 mens plaatste stickers", "1 person placed stickers")
      : words("\(people) mensen plaatsten stickers", "\(people) people placed stickers")
  }

  /// Whether stickers are kept here that can count no more. Then the hall takes none, and its screen says so.
  func isLate(_ key: HallKey, _ view: PollView, _ form: StickerForm) async throws -> Bool {
    guard let hall = try await site.halls.hall(key, form: { form }) else { return false }
    guard view.stage == "closed" || view.counted[key.meeting] != nil else {
      if view.stage == "open" { await hall.resume() }
      return false
    }
    if await hall.stage == .closing, try await isRecorded(hall, view) { return false }
    await hall.stop()
    return true
  }

  /// Whether a closing that was interrupted had recorded the stickers already.
  private func isRecorded(_ hall: Hall, _ view: PollView) async throws -> Bool {
    let (sheet, ballots) = await hall.closing
    guard !sheet.isEmpty else { return true }
    let (key, name) = (
      hall.key, PollName(paper: hall.key.paper.description, poll: hall.key.poll.description)
    )
    if case .count(let count)? = view.counted[key.meeting]?.body {
      return CountedTable.matches(count, of: ballots, form: hall.form)
    }
    return try await site.ask { try $0.hasBallots(sheet, of: key.meeting, in: name) }
  }

  /// The poll was closed elsewhere while people placed stickers here: these can count no more.
  private func late(_ key: HallKey) -> Markup {
    """
    <p id="state">\(words("De peiling is elders gesloten, of deze bijeenkomst elders geteld, terwijl zij hier nog open was. De stickers die hier geplaatst zijn tellen niet mee.", "The poll was closed elsewhere, or this meeting counted elsewhere, while it was open here. The stickers that were placed here do not count."))</p>
    <form method="post" action="\(key.address)">\(hidden)<input type="hidden" name="action" value="discard">
    <button>\(words("Stickers wissen", "Delete the stickers"))</button></form>

    """
  }

  private func showing(_ chosen: HallContent.Show) -> Markup {
    choice(
      "show", words("Wat ziet de zaal voor het sluiten?", "What does the hall see before the closing?"),
      [
        ("count", words("Alleen hoeveel mensen stickers plaatsten", "Only how many people placed stickers")),
        ("live", words("De stickers, terwijl ze komen", "The stickers, as they come")),
        ("closed", words("Niets", "Nothing")),
      ], chosen: typed("show") ?? chosen.rawValue)
  }

  private func cardsForm(_ key: HallKey) -> Markup {
    """
    <form method="post" action="\(key.address)/cards">\(hidden)
    \(field("count", words("Hoeveel kaarten?", "How many cards?"), value: typed("count") ?? "20", type: "number", extra: " min=\"1\" max=\"500\""))\
    <button class="quiet">\(words("Kaarten maken", "Make cards"))</button></form>

    """
  }

  private func dealLink(_ key: HallKey) -> Markup {
    """
    <p><a href="\(key.address)/deal">\(words("Of: één QR-code op het scherm, die elke telefoon een code geeft", "Or: one QR code on the screen, which gives each phone a code"))</a></p>

    """
  }

  /// Opens a hall, says what its screen shows, or closes it.
  func stewardHall(_ address: HallAddress) async throws -> Answer {
    let account = try signedIn(as: .steward, .committee)
    let form = try checkedForm()
    let (key, view, sticker) = try await found(address, isFresh: true)
    do {
      switch request.form["action"] {
      case "open":
        guard let show = HallContent.Show(rawValue: request.form["show"] ?? "count") else {
          return try await hallPage(
            address,
            faults: [FormFault("show", words("Kies wat de zaal ziet.", "Choose what the hall sees."))])
        }
        if let fault = faultOfOpening(key, view) { return try await hallPage(address, faults: [fault]) }
        let hall = try await gateHall(key, sticker, show)
        try await hall.show(show)
      case "close":
        guard let hall = try await site.halls.hall(key, form: { sticker }) else {
          // Closed already, perhaps by the same form.
          if view.counted[key.meeting] != nil { return .seeOther(key.address) }
          return try await hallPage(
            address,
            faults: [FormFault(nil, words("Deze bijeenkomst is niet open.", "This meeting is not open."))])
        }
        try await close(hall, key, as: account, form: form)
      case "discard":
        // Deleted already, perhaps by the same form.
        guard let hall = try await site.halls.hall(key, form: { sticker }) else {
          return .seeOther(key.address)
        }
        guard try await isLate(key, view, sticker) else {
          let message = words(
            "De stickers tellen nog: sluit de bijeenkomst.", "The stickers count still: close the meeting.")
          return try await hallPage(address, faults: [FormFault(nil, message)])
        }
        try await hall.discard()
        try await forget(hall, key)
      default:
        return try await hallPage(
          address, faults: [FormFault(nil, words("Kies openen of sluiten.", "Choose to open or to close."))])
      }
    } catch let refusal as Refusal {
      return try await hallPage(address, faults: [told(refusal, nil)])
    } catch is Hall.Closed {
      return .seeOther(key.address)
    }
    return .seeOther(key.address)
  }

  private func gateHall(_ key: HallKey, _ form: StickerForm, _ show: HallContent.Show) async throws -> Hall {
    if let hall = try await site.halls.hall(key, form: { form }) { return hall }
    let halls = site.halls
    return try await site.gate.run { try halls.begin(key, form: form, show: show) }
  }

  func faultOfOpening(_ key: HallKey, _ view: PollView) -> FormFault? {
    if view.stage != "open" {
      return FormFault(nil, words("De peiling is niet open.", "The poll is not open."))
    }
    if view.counted[key.meeting] != nil {
      return FormFault(nil, words("Deze bijeenkomst is al geteld.", "This meeting was counted already."))
    }
    return nil
  }

  private func close(_ hall: Hall, _ key: HallKey, as account: Account, form: FormOrigin?) async throws {
    let name = PollName(paper: key.paper.description, poll: key.poll.description)
    let sticker = hall.form
    try await hall.close { sheet, ballots in
      guard let sheet else { return }
      try await act(as: account, form: form) { context in
        if try context.hasBallots(sheet, of: key.meeting, in: name) { return }
        var file = MeetingFile(meeting: key.meeting.description, table: sheet)
        file.naming = .ids
        switch sticker.source {
        case .ballots: _ = try context.ballots(in: name, file)
        case .counted:
          if case .count(let count)? = try context.poll(name).counted[key.meeting]?.body,
            CountedTable.matches(count, of: ballots, form: sticker)
          {
            return
          }
          file.table = CountedTable.text(of: BoardFigures.boards(of: ballots, form: sticker), form: sticker)
          _ = try context.count(in: name, people: ballots.count, file)
        }
      }
    }
    try await forget(hall, key)
  }

  private func forget(_ hall: Hall, _ key: HallKey) async throws {
    let deals = site.deals
    try await site.gate.run { try deals.end(key) }
    site.halls.forget(key, showing: await hall.board())
    site.forgetPoll(key)
  }
}

extension StickerForm {
  /// What a meeting is called.
  func title(of meeting: Slug) -> String {
    meetings.first { $0.id == meeting }?.title ?? meeting.description
  }
}
