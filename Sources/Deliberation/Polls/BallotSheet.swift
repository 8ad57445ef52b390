/// The ballots of one meeting as text: `token,BOARD,BOARD` and a line a person, sorted by token.
///
/// Every board of the poll has its column, in the order of the definition; a cell has the items in their order on the board, an item
/// as often as it has stickers, with spaces between them. A blank ballot is a line without items. So the same ballots are the same bytes, whoever entered them and in
/// whatever order, and a spreadsheet can read them.
package enum BallotSheet {
  /// - Parameter ballots: right ones; in any order.
  package static func text(of ballots: [Ballot], form: StickerForm) -> [UInt8] {
    var text = head(of: form)
    text.reserveCapacity(ballots.count * 64)
    let sorted = ballots.sorted { $0.token.utf8.lexicographicallyPrecedes($1.token.utf8) }
    for ballot in sorted {
      text.append(contentsOf: ballot.token.utf8)
      for board in form.boards {
        text.append(UInt8(ascii: ","))
        guard let placed = ballot.stickers[board.id] else { continue }
        var isFirst = true
        for item in board.items {
          for _ in 0..<placed.count(where: { $0 == item.id }) {
            if !isFirst { text.append(UInt8(ascii: " ")) }
            text.append(contentsOf: item.id.description.utf8)
            isFirst = false
          }
        }
      }
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  static func head(of form: StickerForm) -> [UInt8] {
    Array((["token"] + form.boards.map(\.id.description)).joined(separator: ",").utf8) + [UInt8(ascii: "\n")]
  }
}
