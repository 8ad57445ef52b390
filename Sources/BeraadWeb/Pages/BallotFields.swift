import BeraadKit
import Deliberation
import HTML

/// The boards of a sticker poll with a box for each item.
struct BallotFields {
  let words: Words
  let form: StickerForm
  let placed: [Slug: [Slug]]
  /// The attribute of texts in another language than the page.
  let language: Markup

  var html: Markup {
    form.boards.map { board -> Markup in
      let own = placed[board.id] ?? []
      let items = board.items.map { item in
        boxes(for: item, on: board.id, placed: own.count { $0 == item.id })
      }
      let most: Markup = form.limits.perBoard.map { " data-most=\"\($0)\"" } ?? ""
      return """
        <fieldset class="board"\(most) data-title="\(board.title)"><legend\(language)>\(board.title)</legend>
        <p class="hint">\(rule)</p>
        \(items)<p class="left" role="status"></p></fieldset>

        """
    }.joined()
  }

  /// A box for each sticker that one person may place at an item, and for each that stands there.
  private func boxes(for item: PollItem, on board: Slug, placed: Int) -> Markup {
    let limits = form.limits
    let allowed = limits.perItem.map { min($0, limits.perBoard ?? $0, limits.total ?? $0) } ?? 1
    return (0..<max(allowed, placed, 1)).map { number -> Markup in
      let checked: Markup = number < placed ? " checked" : ""
      let nth = number == 0 ? "" : " – sticker \(number + 1)"
      return """
        <label class="choice"><input type="checkbox" name="board-\(board.description)" value="\(item.id.description)"\(checked)> \
        <span\(language)>\(item.text)\(nth)</span></label>

        """
    }.joined()
  }

  private var rule: String {
    let limits = form.limits
    let most = [
      limits.perBoard.map { words("Hoogstens \($0) op dit bord.", "At most \($0) on this board.") },
      limits.total.map { words("Hoogstens \($0) in totaal.", "At most \($0) in all.") },
      limits.perItem.flatMap { most in
        most > 1
          ? words("Hoogstens \(most) bij één onderdeel.", "At most \(most) at one item.") : nil
      },
    ]
    return most.compactMap(\.self).joined(separator: " ")
  }
}
