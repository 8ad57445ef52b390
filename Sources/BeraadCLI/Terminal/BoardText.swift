import Deliberation

/// The boards of a sticker poll as they hung on the wall, for a terminal: a line of dots an item, from many to few, and below it where
/// they come from.
struct BoardText {
  private let tally: StickerTally
  private let style: Style
  private let columns: Int
  private let by: TallyColumns?
  private let language: Language

  /// - Parameter by: what the figures below an item are of; nil for meetings.
  init(
    _ tally: StickerTally, _ style: Style, columns: Int, by: TallyColumns? = nil,
    _ language: Language = .english
  ) {
    (self.tally, self.style, self.columns, self.by) = (tally, style, columns, by)
    self.language = language
  }

  private func say(en english: String, nl dutch: String) -> String {
    Localized(en: english, nl: dutch)[language]
  }

  private var hidden: String { say(en: "hidden", nl: "verborgen") }

  var text: String { tally.boards.map(text).joined(separator: "\n") }

  private func text(_ board: StickerTally.BoardTally) -> String {
    let most = board.items.compactMap(\.stickers).max() ?? 0
    let room = max(10, min(columns, 100) - 26)
    let each = max(1, (most + room - 1) / room)
    let scale = each == 1 ? "" : say(en: "  (● is \(each) stickers)", nl: "  (● is \(each) stickers)")
    return style(.bold, board.title.harmlessLine) + scale + "\n"
      + board.ranked.map { text($0, each: each) }.joined()
  }

  private func text(_ item: StickerTally.ItemTally, each: Int) -> String {
    let rank = (item.rank.map { "\($0)" } ?? "") + (item.isTied ? "=" : "")
    let place = String(repeating: " ", count: max(0, 4 - rank.count)) + rank
    let people =
      item.people.map {
        say(en: ", \($0) \($0 == 1 ? "person" : "people")", nl: ", \($0) \($0 == 1 ? "mens" : "mensen")")
      } ?? ""
    let figure = item.stickers.map { "\($0)\(item.share.map { " (\($0)%)" } ?? "")\(people)" } ?? hidden
    let dots = String(repeating: "●", count: ((item.stickers ?? 0) + each - 1) / each)
    let places = places(of: item)
    let partners =
      tally.partners.isEmpty
      ? []
      : [say(en: "partners by themselves \(item.byPartners)", nl: "partners zelf \(item.byPartners)")]
    let origin = places.count + partners.count < 2 ? "" : indented(places + partners)
    return "\(place)  \(item.text.harmlessLine)\n      \(dots.isEmpty ? "" : dots + " ")\(figure)\n" + origin
  }

  /// Where an item has its stickers from, each with its figure.
  private func places(of item: StickerTally.ItemTally) -> [String] {
    func figure(_ stickers: Int?) -> String { stickers.map(String.init) ?? hidden }
    if by == .region {
      return tally.regions.map { "\($0.name.harmlessLine) \(figure(item.byRegion[$0.name] ?? nil))" }
        + (tally.outside == nil
          ? [] : ["\(say(en: "no region", nl: "geen regio")) \(figure(item.outsideRegions))"])
    }
    return tally.halls.map { "\($0.title.harmlessLine) \(figure(item.byMeeting[$0.id] ?? nil))" }
  }

  /// Words beside each other, on as many lines as they need.
  private func indented(_ words: [String]) -> String {
    var lines: [String] = []
    for word in words {
      if let last = lines.last, last.count + word.count + 2 <= columns - 6 {
        lines[lines.count - 1] = last + ", " + word
      } else {
        lines.append(word)
      }
    }
    return lines.map { "      \(style(.faint, $0))\n" }.joined()
  }
}
