import Deliberation
import HTML

// MARK: - What the meetings said, and where the text took it up

extension PaperAccount {
  /// An item of a poll with what is said of where it was taken up.
  private struct TiedItem {
    let board: StickerTally.BoardTally
    let item: StickerTally.ItemTally
    let filed: Filed
    let tie: Tie
  }

  /// What stands beside the text: behind the block in which the words stand, by where these begin. It is what the meetings said: what
  /// organisations placed by themselves has no part in it, and of a poll that nobody was asked in at a meeting nothing stands there.
  var asides: [PaperAside] {
    polls.flatMap { state -> [PaperAside] in
      guard case .sticker(let form) = state.poll.form, !state.ties.isEmpty else { return [] }
      let tally = StickerTally.atMeetings(form: form, state: state)
      guard !tally.halls.isEmpty else { return [] }
      return tied(tally, state).compactMap { aside($0, of: state) }
    }.sorted { $0.offset < $1.offset }
  }

  private func tied(_ tally: StickerTally, _ state: PollState) -> [TiedItem] {
    tally.boards.flatMap { board in
      board.ranked.compactMap { item in
        state.tie(of: BoardItem(board: board.id, item: item.id)).map {
          TiedItem(board: board, item: item, filed: $0.filed, tie: $0.tie)
        }
      }
    }
  }

  private func aside(_ tied: TiedItem, of state: PollState) -> PaperAside? {
    guard let quoted = content.quotes[tied.filed.record.id], let start = quoted.ranges.first?.lowerBound
    else { return nil }
    let open: Markup = state.closing == nil ? " \(phrases.soFar)" : ""
    let markup: Markup = """
      <aside class="halls" aria-label="\(phrases.hallsTitle)"><p><span class="term">\(phrases.hallsTitle)</span> \
      <q dir="auto"\(content.heading.textAttribute)>\(quoted.shownWords)</q>: \
      \(link(to: state, "<span dir=\"auto\">\(tied.item.text)</span>")), \(figures(tied))\(open).</p></aside>

      """
    return PaperAside(offset: start, markup: markup)
  }

  private func figures(_ tied: TiedItem) -> String {
    guard let stickers = tied.item.stickers, let rank = tied.item.rank else { return phrases.hiddenCell }
    return phrases.hallFigures(
      stickers, rank: rank, isTied: tied.item.isTied, of: tied.board.items.count, on: tied.board.title)
  }

  /// What of the polls was taken up, and what was not; nothing where nobody said anything of that.
  var takenUp: Markup {
    polls.map { state -> Markup in
      guard case .sticker(let form) = state.poll.form, !state.ties.isEmpty else { return "" }
      return takenUp(StickerTally(form: form, state: state), state)
    }.joined()
  }

  private func takenUp(_ tally: StickerTally, _ state: PollState) -> Markup {
    let boards = tally.boards.map { board -> Markup in
      let rows = board.ranked.map { item -> [Markup] in
        [
          "<span dir=\"auto\">\(item.text)</span>",
          item.rank.map { "\(phrases.place($0, isTied: item.isTied))" } ?? "\(phrases.hiddenCell)",
          became(item, on: board, state),
        ]
      }
      return Table(
        caption: phrases.takenUpCaption(board.title),
        header: [phrases.item, phrases.rank, phrases.takenUpColumn], rows: rows, figures: 1..<2
      ).markup
    }
    return
      "<h4>\(question(of: state))</h4>\n\(boards.joined())"
  }

  private func became(
    _ item: StickerTally.ItemTally, on board: StickerTally.BoardTally, _ state: PollState
  ) -> Markup {
    guard let (filed, tie) = state.tie(of: BoardItem(board: board.id, item: item.id)) else {
      return "\(phrases.nothingSaidOfIt)"
    }
    let reason: Markup = tie.reason.map { " \(inLine($0))" } ?? ""
    guard tie.anchor != nil else { return "<strong>\(phrases.notTakenUp)</strong>\(reason)" }
    guard let quoted = content.quotes[filed.record.id] else { return "\(phrases.takenUp)\(reason)" }
    let words: Markup = "<q dir=\"auto\"\(content.heading.textAttribute)>\(quoted.shownWords)</q>"
    if let start = quoted.ranges.first?.lowerBound {
      return "<strong>\(phrases.takenUp)</strong>: \(words), \(place(start)).\(reason)"
    }
    guard case .deleted(by: let remover) = quoted.outcome else {
      return "<strong>\(phrases.takenUp)</strong>: \(words).\(reason)"
    }
    let by: Markup =
      switch remover {
      case .changes(let targets): " (\(phrases.list(targets.map(link))))"
      case .author(let name): " (\(name))"
      case nil: ""
      }
    return "<strong>\(phrases.noLongerTakenUp)</strong>: \(words)\(by).\(reason)"
  }
}
