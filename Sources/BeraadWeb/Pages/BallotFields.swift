import BeraadKit
import Deliberation
import HTML

/// The boards of a sticker poll with a box for each item.
struct BallotFields {
  let words: Words
  let form: StickerForm
  let placed: [Slug: [Slug]]

  var html: Markup {
    form.boards.map { board -> Markup in
      let own = placed[board.id] ?? []
      let items = board.items.map { item -> Markup in
        let checked: Markup = own.contains(item.id) ? " checked" : ""
        return """
          <label class="choice"><input type="checkbox" name="board-\(board.id.description)" value="\(item.id.description)"\(checked)> \
          <span>\(item.text)</span></label>

          """
      }
      let most: Markup = form.limits.perBoard.map { " data-most=\"\($0)\"" } ?? ""
      return """
        <fieldset class="board"\(most) data-title="\(board.title)"><legend>\(board.title)</legend>
        <p class="hint">\(rule)</p>
        \(items)<p class="left" role="status"></p></fieldset>

        """
    }.joined()
  }

  private var rule: String {
    if let most = form.limits.perBoard {
      return words("Hoogstens \(most) op dit bord.", "At most \(most) on this board.")
    }
    return form.limits.total.map { words("Hoogstens \($0) in totaal.", "At most \($0) in all.") } ?? ""
  }
}
