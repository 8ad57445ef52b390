/// Old and new words one above the other, told apart by more than colour.
struct Wording {
  let old: String
  let new: String
  let phrases: Phrases

  var markup: Markup {
    """
    <dl class="wording">
    <div class="old"><dt>\(phrases.oldText)</dt><dd dir="auto">\(shown(old, "del"))</dd></div>
    <div class="new"><dt>\(phrases.newText)</dt><dd dir="auto">\(shown(new, "ins"))</dd></div>
    </dl>

    """
  }

  private func shown(_ text: String, _ element: StaticString) -> Markup {
    if text.allSatisfy(\.isWhitespace) { return "<span class=\"none\">\(phrases.nothing)</span>" }
    let tag = Markup(stringLiteral: element)
    return "<\(tag)>\(text)</\(tag)>"
  }
}
