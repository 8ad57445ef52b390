/// In which order the forms of a hall's phones were sent: a network may hold one up, and let it through after a newer one.
///
/// Only memory has it: a file of it would tell who came after whom. Without script a phone says nothing, and what comes last stands.
struct FormOrder {
  /// One of the forms of one loaded page, by the number that the page gave it.
  struct Turn: Hashable {
    let page: String
    let number: Int
  }

  /// Something newer came from the same page or tab already.
  struct Overtaken: Error {}

  /// The least number of each page that is still taken, by card and page.
  private var least: [String: Int] = [:]
  private static let mostPages = 20_000

  /// Takes a form, or says that it comes too late.
  ///
  /// - Parameter earlier: what the same tab sent before, from this page and from those that it had loaded earlier.
  mutating func take(_ turn: Turn, of card: String, after earlier: [Turn]) throws(Overtaken) {
    if let least = least[Self.key(turn, card)], turn.number < least { throw Overtaken() }
    if least.count >= Self.mostPages { least = [:] }
    for known in earlier {
      let key = Self.key(known, card)
      least[key] = max(least[key] ?? 0, known.number + 1)
    }
    least[Self.key(turn, card)] = turn.number
  }

  private static func key(_ turn: Turn, _ card: String) -> String { "\(card) \(turn.page)" }
}
