import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// A poll that an address names.
  ///
  /// - Throws: `WebFault.notFound`.
  func pollView(_ paper: String, _ poll: String) async throws -> PollView {
    let slug = try paperSlug(paper)
    guard let id = Slug(poll) else { throw WebFault.notFound }
    let name = PollName(paper: slug.description, poll: id.description)
    let found = try await site.ask { context in
      try context.polls(of: slug.description).rows.contains { $0.poll == id.description }
        ? try context.poll(name) : nil
    }
    guard let found else { throw WebFault.notFound }
    return found
  }

  func pollPage(
    _ paper: String, _ name: String, faults: [FormFault] = [], status: Int = 422
  ) async throws -> Answer {
    let view = try await pollView(paper, name)
    let stage = PollWords.stage(view.stage, words)
    let withdrawn = try await withdrawnAlternatives(of: view)
    let sources = try await sources(of: view)
    let saved: Markup =
      request.query["saved"] == nil
      ? "" : "<p id=\"saved\" role=\"status\">\(words("Uw stem is bewaard.", "Your vote is saved."))</p>\n"
    return page(
      view.poll.question, status: faults.isEmpty ? 200 : status, faults: faults,
      language: language(of: view),
      """
      \(back(view.poll.paper, nil))
      \(saved)<p><span class="tag">\(stage)</span>\(lastDay(of: view.poll))</p>
      \(form(view, withdrawn))\(sources)
      \(result(view, withdrawn))
      \(steering(view))
      """)
  }

  /// The attribute of a poll's texts, where they are in another language than the page.
  func language(of view: PollView) -> Markup { language(view.textLanguage) }

  /// The attribute of texts in a language; none where it is not known, or that of the page.
  func language(_ tag: String?) -> Markup {
    guard let tag, tag != words.language.rawValue else { return "" }
    return " lang=\"\(tag)\""
  }

  /// Until when votes are asked for.
  private func lastDay(of poll: Poll) -> Markup {
    guard let day = poll.deadline?.day else { return "" }
    let said = words("Gevraagd tot en met", "Asked for until the end of")
    return " \(said) <time datetime=\"\(day)\">\(day)</time>."
  }

  func vote(_ paper: String, _ name: String) async throws -> Answer {
    let account = try signedIn()
    let form = try checkedForm()
    let view = try await pollView(paper, name)
    var wish = VoteWish(reason: request.form["text"])
    if case .sticker(let stickers) = view.poll.form {
      guard stickers.meetings.isEmpty, !stickers.isEvaluation else {
        return try await pollPage(paper, name, faults: [FormFault(nil, atMeetings)])
      }
      wish.places = stickers.boards.map { board in
        (board: board.id.description, items: request.form.all("board-\(board.id)"))
      }.filter { !$0.items.isEmpty }
      guard !wish.places.isEmpty else {
        return try await pollPage(
          paper, name, faults: [FormFault(nil, words("Plaats een sticker.", "Place a sticker."))])
      }
    } else {
      guard let choice = request.form["choice"] else {
        return try await pollPage(
          paper, name, faults: [FormFault("choice", words("Kies een antwoord.", "Choose an answer."))])
      }
      wish.option = choice
      if choice == Stance.reservation.rawValue, case .stance = view.poll.form {
        if let fault = textFault(
          "text", words("Schrijf wat uw voorbehoud is.", "Write what your reservation is."))
        {
          return try await pollPage(paper, name, faults: [fault])
        }
        wish.quote = request.form["quote"]
      }
    }
    let wanted = wish
    do {
      _ = try await act(as: account, form: form) { context in
        try context.vote(
          in: PollName(paper: view.poll.paper.description, poll: view.poll.id.description), wanted)
      }
      return .seeOther("/p/\(view.poll.paper)/polls/\(view.poll.id)?saved=1")
    } catch let refusal as Refusal where refusal.isPollNotOpen {
      let standing = view.votes[account.partner.id].map { said($0, view.poll) }
      let message = words(
        "Deze peiling is niet open: er kan niet gestemd worden.", "This poll is not open: nobody can vote.")
      let stands = standing.map {
        words(" Uw organisatie stemde: \($0).", " Your organisation voted: \($0).")
      }
      return try await pollPage(paper, name, faults: [FormFault(nil, message + (stands ?? ""))])
    } catch let refusal as Refusal where refusal.isVotedMeanwhile {
      let standing = try await pollView(paper, name).votes[account.partner.id].map { said($0, view.poll) }
      let message = words(
        "Iemand anders van uw organisatie stemde intussen: \(standing ?? ""). Dat staat, en er is nu niets veranderd. Wat u koos staat hieronder: breng die stem uit als u dat wilt.",
        "Somebody else of your organisation voted meanwhile: \(standing ?? ""). That stands, and nothing was changed now. What you chose is below: cast that vote if you want to."
      )
      return try await pollPage(paper, name, faults: [FormFault(choiceField(view), message)], status: 409)
    } catch let refusal as Refusal where refusal.isSentBefore {
      let standing = try await pollView(paper, name).votes[account.partner.id].map { said($0, view.poll) }
      let message = words(
        "Dit formulier is al eens verstuurd. Daarna stemde uw organisatie anders, en dat staat: \(standing ?? ""). Er is nu niets veranderd. Wat u koos staat hieronder: breng die stem uit als u dat wilt.",
        "This form was sent before. Your organisation voted otherwise since, and that stands: \(standing ?? ""). Nothing was changed now. What you chose is below: cast that vote if you want to."
      )
      return try await pollPage(paper, name, faults: [FormFault(choiceField(view), message)], status: 409)
    } catch let refusal as Refusal {
      return try await pollPage(paper, name, faults: [told(refusal, nil)])
    }
  }

  /// Where a form says what it chooses.
  private func choiceField(_ view: PollView) -> String? {
    if case .sticker = view.poll.form { nil } else { "choice" }
  }

  /// What a vote says, as its form has it.
  func said(_ vote: Vote, _ poll: Poll) -> String { said(vote.choice, poll) }

  func said(_ choice: Vote.Choice, _ poll: Poll) -> String {
    switch (choice, poll.form) {
    case (.option(Vote.abstain), .motion): words("Wij onthouden ons", "We abstain")
    case (.option(let option), .motion(let form)):
      "‘\(form.alternatives.first { $0.id.description == option }?.text.firstWords ?? option)’"
    case (.option(let option), _): "‘\(PollWords.stance(option, words))’"
    case (.stickers(let stickers), .sticker(let form)):
      form.boards.flatMap { board in
        board.items.filter { stickers[board.id]?.contains($0.id) == true }.map { "‘\($0.text.firstWords)’" }
      }.joined(separator: ", ")
    case (.stickers, _): ""
    }
  }

  // MARK: The committee's and the stewards' part

  private func steering(_ view: PollView) -> Markup {
    guard let account, account.has(.committee, .steward) else { return "" }
    let here = "/p/\(view.poll.paper.description)/polls/\(view.poll.id.description)"
    var html = Markup()
    if account.has(.committee) { html += moves(view, at: here) }
    if case .sticker(let form) = view.poll.form, view.stage == "open", form.isEvaluation {
      html += formsEntered(of: view, form)
    } else if case .sticker(let form) = view.poll.form, view.stage == "open", !form.meetings.isEmpty {
      let meetings = form.meetings.map { meeting -> Markup in
        let counted: Markup =
          view.counted[meeting.id] == nil ? "" : " <span class=\"tag\">\(words("geteld", "counted"))</span>"
        return "<li><a href=\"\(here)/halls/\(meeting.id.description)\">\(meeting.title)</a>\(counted)</li>\n"
      }
      html += "<h2>\(words("Bijeenkomsten", "Meetings"))</h2>\n<ul>\n\(meetings)</ul>\n"
    }
    return html
  }

  /// What the committee can do with a poll.
  private func moves(_ view: PollView, at here: String) -> Markup {
    func form(_ verb: String, _ said: String, _ label: String, class style: String = "") -> Markup {
      """
      <form method="post" action="\(here)/\(verb)">\(hidden)<p>\(said)</p><button class="\(style)">\(label)</button></form>

      """
    }
    switch view.stage {
    case "open":
      return form(
        "close",
        words(
          "Na het sluiten telt geen stem meer mee, en ziet iedere bezoeker de uitslag. Een verkeerd getelde bijeenkomst kan daarna alleen nog met een reden worden gecorrigeerd, en de eerdere uitslag blijft bekend: bekijk de cijfers eerst.",
          "After the closing no vote counts any more, and every visitor sees the result. A meeting that was counted wrongly can then only be corrected with a reason, and the earlier result stays known: look at the figures first."
        ),
        words("Peiling sluiten", "Close the poll"))
    case "closed": return ""
    default:
      let open =
        view.isDecided
        ? ""
        : warnings(view)
          + form(
            "open", words("Na het openen ligt de vraag vast.", "After the opening the question is fixed."),
            words("Peiling openen", "Open the poll"))
      let why =
        view.isDecided
        ? words(
          "Over wat hier gevraagd wordt is intussen besloten: een stemming zou niets veranderen.",
          "What this asks about was decided since: a vote would change nothing.")
        : words("Deze peiling is nooit geopend.", "This poll was never opened.")
      return open + form("remove", why, words("Peiling weghalen", "Take the poll away"), class: "quiet")
    }
  }

  /// What would better be changed before the question is fixed.
  private func warnings(_ view: PollView) -> Markup {
    guard !view.warnings.isEmpty else { return "" }
    let items = view.warnings.map { warning -> Markup in
      "<li>\(PollWords.warning(warning, words))</li>\n"
    }
    return """
      <p>\(words("Dit kunt u beter eerst veranderen:", "This would better be changed first:"))</p>
      <ul id="warnings">
      \(items)</ul>

      """
  }

  /// Takes a poll away that was never opened.
  func removePoll(_ paper: String, _ name: String) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let (slug, id) = (try paperSlug(paper), Slug(name))
    let inbox = Answer.seeOther("/p/\(slug)/inbox")
    let isThere = try await site.ask {
      try $0.polls(of: slug.description).rows.contains { $0.poll == id?.description }
    }
    // Asked for twice, it is done once.
    guard let id, isThere else { return inbox }
    do {
      _ = try await act(as: account, form: form) { context in
        try context.removePoll(PollName(paper: slug.description, poll: id.description))
      }
      return inbox
    } catch let refusal as Refusal {
      return try await pollPage(paper, name, faults: [told(refusal, nil)])
    }
  }

  /// Opens or closes a poll.
  func movePoll(_ paper: String, _ name: String, opens: Bool) async throws -> Answer {
    let account = try signedIn(as: .committee)
    let form = try checkedForm()
    let view = try await pollView(paper, name)
    let poll = PollName(paper: view.poll.paper.description, poll: view.poll.id.description)
    // Asked for twice, it is done once.
    if view.stage == (opens ? "open" : "closed") { return .seeOther("/p/\(poll.paper)/polls/\(poll.poll)") }
    if case .sticker(let sticker) = view.poll.form, !opens {
      let open = site.halls.meetings(of: view.poll.id, paper: view.poll.paper).map(sticker.title)
      guard open.isEmpty else {
        let message = words(
          "Sluit eerst de bijeenkomsten die nog open zijn: \(open.joined(separator: ", ")).",
          "Close the meetings first that are still open: \(open.joined(separator: ", ")).")
        return try await pollPage(paper, name, faults: [FormFault(nil, message)])
      }
    }
    do {
      _ = try await act(as: account, form: form) { context in
        opens ? try context.openPoll(poll) : try context.closePoll(poll)
      }
      return .seeOther("/p/\(poll.paper)/polls/\(poll.poll)")
    } catch let refusal as Refusal {
      // The same form, sent twice at one moment.
      if try await pollView(paper, name).stage == (opens ? "open" : "closed") {
        return .seeOther("/p/\(poll.paper)/polls/\(poll.poll)")
      }
      return try await pollPage(paper, name, faults: [told(refusal, nil)])
    }
  }
}
