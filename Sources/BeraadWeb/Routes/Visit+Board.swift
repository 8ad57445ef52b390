import BeraadKit
import Deliberation
import HTML

/// The projector: what a hall is shown.
extension Visit {
  func boardFigures(_ address: HallAddress) async throws -> Answer {
    .json(try await figures(address).json + "\n")
  }

  func boardEvents(_ address: HallAddress) async throws -> Answer {
    let (key, view, form) = try await found(address, isFresh: false)
    let stream: AsyncStream<String>
    if let hall = try await site.halls.hall(key, form: { form }) {
      _ = try await isLate(key, view, form)
      stream = await hall.events()
    } else {
      let figures = try await figures(address)
      let ending = figures.state == .closed ? "event: closed\nid: \(figures.revision)\ndata: {}\n\n" : ""
      stream = AsyncStream { continuation in
        continuation.yield("retry: 3000\n\n" + figures.event + ending)
        continuation.finish()
      }
    }
    return Answer(status: 200, fields: [("Content-Type", "text/event-stream")], body: .events(stream))
  }

  func boardPage(_ address: HallAddress) async throws -> Answer {
    let (key, view, form) = try await found(address, isFresh: false)
    let figures = try await figures(address)
    let meeting = form.title(of: key.meeting)
    let board = BoardPicture(words: words, form: form, figures: figures, language: language(of: view))
    let state: String =
      switch figures.state {
      case .draft: words("Nog niet open", "Not open yet")
      case .open: words("Open", "Open")
      case .closed: words("Gesloten", "Closed")
      }
    let people =
      switch figures.people {
      case 0 where figures.state == .closed: words("Niemand plaatste stickers", "Nobody placed stickers")
      case .some(let people): placed(people)
      case nil: figures.hidden.map { why($0, form) } ?? ""
      }
    return page(
      view.poll.question, kind: "projector", language: language(of: view),
      """
      <p class="meeting">\(meeting) · <span id="state" data-state="\(figures.state.rawValue)" data-open="\(words("Open", "Open"))" \
      data-closed="\(words("Gesloten", "Closed"))">\(state)</span></p>
      <p id="people" role="status" data-none="\(words("Niemand plaatste stickers", "Nobody placed stickers"))" data-one="\(placed(1))" data-text="\(words("# mensen plaatsten stickers", "# people placed stickers"))">\(people)</p>
      <p id="lost" class="unsaved" role="status" data-text="\(words("Geen verbinding. Dit is de stand van #.", "No connection. This is how it stood at #."))"></p>
      <div id="board" class="\(form.boards.count > 1 ? "several" : "single")" data-events="\(key.address)/events" data-boards="\(figures.boards == nil ? "no" : "yes")">
      \(board.html)</div>
      """)
  }

  private func why(_ hidden: BoardFigures.Hidden, _ form: StickerForm) -> String {
    switch hidden {
    case .beingCounted:
      words("De stickers worden nog geteld.", "The stickers are being counted.")
    case .uncounted:
      words(
        "Niet geteld: de peiling is elders gesloten, of deze bijeenkomst elders geteld.",
        "Not counted: the poll was closed elsewhere, or this meeting counted elsewhere.")
    case .tooFewPeople:
      words(
        "Verborgen: hier of op een andere bijeenkomst plaatsten minder dan \(form.hideBelow) mensen stickers.",
        "Hidden: fewer than \(form.hideBelow) people placed stickers, here or at another meeting.")
    }
  }

  private func figures(_ address: HallAddress) async throws -> BoardFigures {
    let (key, view, form) = try await found(address, isFresh: false)
    if let hall = try await site.halls.hall(key, form: { form }) {
      _ = try await isLate(key, view, form)
      return await hall.board()
    }
    let last = try site.halls.closedFigures(key)
    // What is hidden hangs on the other meetings, and they may be entered elsewhere: a second ago is not now.
    let fresh = try await recentPoll(key, isFresh: true)
    guard fresh.counted[key.meeting] != nil, case .sticker(let tally, _) = fresh.result.tally else {
      return last ?? BoardFigures(state: .draft)
    }
    // As the tally has it: what it hides is hidden here too.
    var boards: [Slug: [Slug: Int]] = [:]
    for board in tally.boards {
      for item in board.items {
        guard let count = item.byMeeting[key.meeting] ?? nil else { continue }
        boards[board.id, default: [:]][item.id] = count
      }
    }
    let people = tally.meetings.first { $0.id == key.meeting }?.people
    // Of figures that were shown it is news that another meeting's closing hides them.
    return BoardFigures(
      revision: (last?.revision ?? 1) + (people == nil ? 1 : 0), state: .closed, people: people,
      boards: people == nil || boards.isEmpty ? nil : boards, hidden: people == nil ? .tooFewPeople : nil)
  }
}
