import BeraadKit
import HTML

/// Something that is decided about, with the words by which the committee knows it.
struct DecidedTarget {
  /// As a form has it.
  let name: String
  /// Short names, or what the inbox has in their place.
  let partners: [String]
  let words: Markup

  /// The id of its record: where it stands on the page of the paper.
  var record: String { String(name.prefix { $0 != "/" }) }

  /// - Parameters:
  ///   - inbox: where it is looked for.
  ///   - decided: what was decided on before, where it is looked for next; what is in neither is told by its id.
  init(_ name: String, in inbox: Inbox, or decided: [DecidedItem] = []) {
    self.name = name
    if let item = (inbox.proposals + inbox.clean).first(where: { $0.target == name }) {
      let change = item.change
      partners = [item.partner]
      words = WordChanges.inPlace(change)
    } else if let comment = inbox.comments.first(where: { $0.id == name }) {
      partners = [comment.partner]
      words = "<q>\(ShownWords.of(comment.anchor.quote).firstWords)</q> \(comment.body.firstWords)"
    } else if let (place, alternative) = Self.alternative(name, in: inbox) {
      partners = alternative.partners
      words = WordChanges.change(from: place.draft, to: alternative.text)
    } else if let item = decided.first(where: { $0.target == name }) {
      partners = [item.partner]
      words = item.words
    } else {
      partners = [RefusalWords.short(name)]
      words = ""
    }
  }

  private static func alternative(
    _ name: String, in inbox: Inbox
  ) -> (ShownPlace, ShownAlternative)? {
    for place in inbox.contested {
      for alternative in place.alternatives where alternative.targets.contains(name) {
        return (place, alternative)
      }
    }
    return nil
  }
}
