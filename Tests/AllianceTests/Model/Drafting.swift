import TestSupport

/// Texts of drafts, and what people do to them. A word with a digit in it is somebody's: nobody writes over it.
enum Drafting {
  static let vocabulary = """
    wonen huur dorp stad school zorg brood loon werk buurt brug tafel stem kind ouder bus trein markt plein \
    water licht warmte schuld recht plicht regel geld tijd kans hulp raad besluit voorstel vraag antwoord kamer \
    straat haven fabriek akker molen bakker timmer linnen papier lamp venster drempel trap zolder kelder tuin
    """.split(separator: " ").map(String.init)

  /// A body of paragraphs of one line each.
  static func body(paragraphs: Int, random: inout SplitMix) -> String {
    (0..<paragraphs).map { _ in sentence(random: &random) + "\n" }.joined(separator: "\n")
  }

  static func sentence(random: inout SplitMix) -> String {
    var words: [String] = []
    for _ in 0..<Int.random(in: 8...12, using: &random) { words.append(random.pick(vocabulary) ?? "") }
    return words.joined(separator: " ").capitalizedFirst + "."
  }

  /// A few neighbouring words of a draft that are nobody's; `nil` where there are none.
  static func quote(in draft: String, random: inout SplitMix) -> String? {
    let lines = draft.split(separator: "\n").filter { $0.hasSuffix(".") }
    for _ in 0..<12 {
      guard let line = random.pick(lines) else { return nil }
      let words = line.dropLast().split(separator: " ")
      let count = Int.random(in: 1...3, using: &random)
      guard words.count > count else { continue }
      let start = Int.random(in: 0..<(words.count - count), using: &random)
      let chosen = words[start..<(start + count)]
      if chosen.allSatisfy(\.isNobodys) { return chosen.joined(separator: " ") }
    }
    return nil
  }

  /// The draft with words of somebody's put in at a place: into a sentence, or as a paragraph of their own.
  static func edited(_ draft: String, adding word: String, random: inout SplitMix) -> String {
    var lines = draft.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let sentences = lines.indices.filter { lines[$0].hasSuffix(".") }
    guard let at = random.pick(sentences) else { return draft + "\n\(word).\n" }
    if Int.random(in: 0..<3, using: &random) == 0 {
      lines.insert(contentsOf: ["", "Nieuw \(word) \(random.pick(vocabulary) ?? "")."], at: at + 1)
    } else {
      var words = lines[at].split(separator: " ").map(String.init)
      words.insert(word, at: Int.random(in: 1..<max(2, words.count), using: &random))
      lines[at] = words.joined(separator: " ")
    }
    return lines.joined(separator: "\n")
  }
}

extension SplitMix {
  /// One of these; `nil` of none.
  mutating func pick<Element>(_ choices: [Element]) -> Element? { choices.randomElement(using: &self) }

  /// True once in so many times.
  mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}

extension StringProtocol {
  /// Whether nobody's own word is in it.
  var isNobodys: Bool { !contains { $0.isNumber } }

  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
