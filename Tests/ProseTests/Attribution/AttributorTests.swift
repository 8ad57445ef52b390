import Testing

@testable import Prose

@Suite struct AttributorTests {
  var history = SmallHistory()

  @Test mutating func `a word that was replaced is its replacer's, the rest stays`() {
    history.add("a", "Wij willen goedkope huizen in de stad.")
    history.add("b", "Wij willen betaalbare huizen in de stad.", from: "a")
    #expect(history.origins() == "a: Wij willen | b: betaalbare | a: huizen in de stad.")
  }

  @Test mutating func `a new wrapping changes nobody's words`() {
    history.add("a", "Wij willen goedkope huizen in de stad.\n\nEn snel.")
    history.add("b", "Wij willen\ngoedkope huizen\nin de stad.\n\n\n\nEn snel.\n", from: "a")
    #expect(history.origins() == "a: Wij willen goedkope huizen in de stad. En snel.")
  }

  @Test mutating func `letters and accents taken apart are nobody's new words`() {
    history.add("a", "Het café, 한글 en мой für việc.")
    history.add(
      "b",
      "Het cafe\u{301}, \u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF} en мои\u{306} fu\u{308}r vie\u{323}\u{302}c.",
      from: "a")
    history.add("c", "Het café, 한글 en мой für việc.", from: "b")
    #expect(history.origins() == "a: Het café, 한글 en мой für việc.")
  }

  @Test mutating func `a flag is one character`() {
    history.add("a", "Voor 🇳🇱🇧🇪.")
    history.add("b", "Voor 🇳🇱🇩🇪.", from: "a")
    #expect(history.origins() == "a: Voor 🇳🇱 | b: 🇩🇪 | a: .")
  }

  @Test mutating func `an inserted sentence is whole`() {
    history.add("a", "De huur stijgt. De armoede stijgt.")
    history.add("b", "De huur stijgt. De onrust stijgt. De armoede stijgt.", from: "a")
    #expect(history.origins() == "a: De huur stijgt. | b: De onrust stijgt. | a: De armoede stijgt.")
  }

  @Test mutating func `small words in a sentence that was written anew are not the old ones`() {
    history.add("a", "Wij eisen dat de gemeente het tekort van de stad betaalt.")
    history.add("b", "Niemand mag door het ijs van onze samenleving zakken.", from: "a")
    #expect(history.origins() == "b: Niemand mag door het ijs van onze samenleving zakken | a: .")
  }

  @Test mutating func `a paragraph that moved keeps its origin`() {
    let one = "Een eerste alinea over huren in de stad."
    let two = "Een tweede alinea over banen en werk."
    let three = "De derde, over zorg en wie die verleent."
    history.add("a", [one, two].joined(separator: "\n\n"))
    history.add("b", [one, two, three].joined(separator: "\n\n"), from: "a")
    history.add("c", [three, "Nieuw.", two, one].joined(separator: "\n\n"), from: "b")
    #expect(history.origins() == "b: \(three) | c: Nieuw. | a: \(two) \(one)")
  }

  @Test mutating func `a sentence that moved within its paragraph keeps its origin`() {
    history.add(
      "a", "Zorg is een recht voor iedereen. Wonen is geen gunst. Werk moet lonen, ook voor jongeren.")
    history.add(
      "b", "Werk moet lonen, ook voor jongeren. Zorg is een recht voor iedereen. Wonen is geen gunst.",
      from: "a")
    #expect(!history.origins().contains("b:"))
  }

  @Test(arguments: [
    ("## Zorg", "\n\n"), ("Dat kan.", "\n\n"), ("- peren", "\n"), ("- Geef stemrecht.", "\n"),
    ("| Roermond | 4 |", "\n"),
    ("En nu?", " "),
  ])
  func `a few words that are a block, a row or a sentence keep their origin when they move`(
    words: String, between: String
  ) {
    let mark = words.hasPrefix("- ") ? "- " : words.hasPrefix("| ") ? "| a | " : ""
    let end = mark == "| a | " ? " |" : ""
    let others = [
      "Een eerste alinea over huren in de stad.", "Daarna komt een tweede, over lonen en werk.",
      "Slot van alles hier.",
    ]
    .map { mark + $0 + end }
    func text(_ place: Int) -> String {
      var parts = others
      parts.insert(words, at: place)
      return parts.joined(separator: between)
    }
    for (from, to) in [(3, 0), (2, 0), (0, 2), (1, 3)] {
      var history = SmallHistory()
      history.add("a", text(from))
      history.add("b", text(to), from: "a")
      let (runs, text) = (history.runs(), Array(text(to).utf8))
      let new = runs.filter { $0.first.origin == 1 }.map { String(decoding: text[$0.range], as: UTF8.self) }
      #expect(!new.joined().contains { $0.isLetter || $0.isNumber }, "\(from) to \(to): \(history.origins())")
    }
  }

  @Test(arguments: [
    (
      "De huren stijgen in de stad, en de lonen stijgen niet mee.",
      "De lonen stijgen niet mee, en de huren stijgen in de stad."
    ),
    ("Wie huurt betaalt te veel, wie koopt niet.", "Wie koopt betaalt te veel, wie huurt niet."),
    (
      "| Stad | Jaar |\n|---|---|\n| Utrecht | 11 |\n| Venlo | 4 |",
      "| Jaar | Stad |\n|---|---|\n| 11 | Utrecht |\n| 4 | Venlo |"
    ),
    ("Ja. En nee. Of toch?", "Of toch? En nee. Ja."),
  ])
  func `words that change places in their paragraph keep their origin`(old: String, new: String) {
    var history = SmallHistory()
    history.add("a", old)
    history.add("b", new, from: "a")
    let (runs, text) = (history.runs(), Array(new.utf8))
    let news = runs.filter { $0.first.origin == 1 }.map { String(decoding: text[$0.range], as: UTF8.self) }
    #expect(!news.joined().contains { $0.isLetter || $0.isNumber }, "\(history.origins())")
  }

  @Test mutating func `two numbers that change places are new words`() {
    history.add("a", "Wij gaan van 4 naar 11 scholen in dit land.")
    history.add("b", "Wij gaan van 11 naar 4 scholen in dit land.", from: "a")
    #expect(history.origins().contains("b: "))
  }

  @Test mutating func `numbers that change in items are nobody's new words beside one that moved`() {
    history.add("a", "1. Bouw huizen voor wie wacht.\n2. Stop de sloop.\n3. Geef stemrecht.")
    history.add("b", "1. Geef stemrecht.\n2. Bouw huizen voor wie wacht.\n3. Stop de sloop.", from: "a")
    #expect(!history.origins().contains("b: Geef"))
  }

  @Test mutating func `a number that goes in one cell and comes in another was not moved`() {
    history.add("a", "| a | 11 |\n| bb | 4 |\n| ccc | 7 |")
    history.add("b", "| a | 4 |\n| bb | 5 |\n| ccc | 7 |", from: "a")
    #expect(history.origins().contains("b: 4"))
  }

  @Test mutating func `what is brought back has its first origin`() {
    let gone = "Niemand mag door het ijs zakken in dit land."
    history.add("a", "Kop.\n\n\(gone)\n\nSlot.")
    history.add("b", "Kop.\n\nSlot.", from: "a")
    history.add("c", "Kop.\n\nEen nieuw begin.\n\nSlot.", from: "b")
    history.add("d", "Kop.\n\nEen nieuw begin.\n\n\(gone)\n\nSlot.", from: "c")
    #expect(history.origins() == "a: Kop. | c: Een nieuw begin. | a: \(gone) Slot.")
  }

  @Test mutating func `what is back already is not brought back once more`() {
    let gone = "Niemand mag door het ijs zakken in dit land."
    history.add("a", "Kop.\n\n\(gone)\n\nSlot.")
    history.add("b", "Kop.\n\nSlot.", from: "a")
    history.add("c", "Kop.\n\n\(gone)\n\nSlot.", from: "b")
    history.add("d", "Kop.\n\n\(gone)\n\nSlot.\n\n\(gone)", from: "c")
    #expect(history.origins() == "a: Kop. \(gone) Slot. | d: \(gone)")
    history.add("e", "Kop.\n\nDus \(gone)\n\nSlot.\n\nEn \(gone)\n\n\(gone)", from: "d")
    #expect(history.origins() == "a: Kop. | e: Dus | a: \(gone) Slot. | e: En \(gone) | d: \(gone)")
  }

  @Test mutating func `what a recorded amendment writes is not taken for what came back`() {
    let gone = "Niemand mag door het ijs zakken in dit land."
    history.add("a", "Kop.\n\n\(gone)")
    history.add("b", "Kop.", from: "a")
    history.add("c", "Kop.\n\n\(gone)", from: "b")
    history.recorded = [2]
    #expect(history.origins() == "a: Kop. | c: \(gone)")
  }

  @Test mutating func `what was taken away on a branch that is not merged is not known here`() {
    let gone = "Niemand mag door het ijs zakken in dit land."
    history.add("a", "Kop.")
    history.add("b", "Kop.\n\n\(gone)", from: "a")
    history.add("c", "Kop.", from: "b")
    history.add("d", "Kop.\n\n\(gone)", from: "a")
    #expect(history.origins() == "a: Kop. | d: \(gone)")
  }

  @Test mutating func `a copy is the copier's`() {
    let text = "Niemand mag door het ijs zakken in dit land."
    history.add("a", text)
    history.add("b", "\(text)\n\nEn nog eens.\n\n\(text)", from: "a")
    #expect(history.origins() == "a: \(text) | b: En nog eens. \(text)")
  }

  @Test mutating func `a text that was deleted and is back is whose it was`() {
    history.add("a", "Kort.")
    history.add("b", nil, from: "a")
    history.add("c", "Kort en goed.", from: "b")
    #expect(history.origins() == "a: Kort | c: en goed | a: .")
  }

  @Test mutating func `nobody's words are lost in a revision that changes nothing`() {
    history.add("a", "Een tekst.")
    history.add("b", "Een tekst.", from: "a")
    history.add("c", "Een andere tekst.", from: "b")
    #expect(history.origins() == "a: Een | c: andere | a: tekst.")
  }

  @Test mutating func `white space that ASCII does not know goes with the word before it`() {
    history.add("a", "\u{FEFF}tien\u{A0}\neuro")
    history.add("b", "\u{FEFF}tien\u{A0}\nmiljoen", from: "a")
    let covered = history.runs().map { $0.range }
    #expect(covered == [0..<9, 10..<17])
  }
}
