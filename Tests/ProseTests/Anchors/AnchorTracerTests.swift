import TestSupport
import Testing

@testable import Prose

@Suite struct AnchorTracerTests {
  /// Follows the words between 1️⃣ and 2️⃣ of the first text through the others, each made from the one before.
  private func trace(_ marked: String, _ later: String?...) -> TracedAnchor {
    let source = MarkedText(marked)
    let graph = RevisionGraph(
      ids: (0...later.count).map(String.init), parents: (0...later.count).map { $0 == 0 ? [] : [$0 - 1] })
    let anchor = AnchorCase(source: 0, range: source.range(1, 2), target: later.count)
    var tracer = AnchorTracer(graph, cases: [anchor])
    tracer.add(Array(source.text.utf8))
    for text in later { tracer.add(text.map { Array($0.utf8) }) }
    return tracer.traced()[0]
  }

  private func words(_ anchor: TracedAnchor, in text: String) -> [String] {
    anchor.ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) }
  }

  @Test func `words that nobody touched are kept, wherever they are now`() {
    let text = "Nieuw begin.\n\nAlles anders.\n\nWij willen betaalbare\nhuizen voor iedereen."
    let anchor = trace("Wij willen 1️⃣betaalbare huizen2️⃣ voor iedereen.", text)
    #expect(anchor.outcome == .kept)
    #expect(words(anchor, in: text) == ["betaalbare\nhuizen"])
  }

  @Test(arguments: [
    ("Alpha one 1️⃣two three2️⃣ four.\n\nBeta five.", "Alpha one Two Three four.\n\nBeta five.", "Two Three"),
    ("The 1️⃣tenant's2️⃣ rent rises.", "The tenant’s rent rises.", "tenant’s"),
    // It moved, and one of its words changed.
    (
      "Alpha one 1️⃣two three2️⃣ four.\n\nBeta five six seven eight.",
      "Beta five six seven eight.\n\nAlpha one two drei four.", "two drei"
    ),
  ])
  func `words in another spelling, or moved and changed, are edited`(
    marked: String, text: String, now: String
  ) {
    let anchor = trace(marked, text)
    #expect(anchor.outcome == .edited)
    #expect(words(anchor, in: text) == [now])
  }

  @Test func `other words in the same place are none of those that went`() {
    #expect(trace("We 1️⃣want the homes2️⃣ now.", "We Build The Trams now.").outcome == .deleted)
  }

  @Test func `words with others among them are edited, and shown with those`() {
    let text = "Wij willen betaalbare en goede huizen voor iedereen."
    let anchor = trace("Wij willen 1️⃣betaalbare huizen2️⃣ voor iedereen.", text)
    #expect(anchor.outcome == .edited)
    #expect(words(anchor, in: text) == ["betaalbare en goede huizen"])
  }

  @Test func `words of which one was replaced are edited`() {
    let text = "Wij eisen betaalbare huizen voor iedereen."
    let anchor = trace("1️⃣Wij willen betaalbare huizen2️⃣ voor iedereen.", text)
    #expect(anchor.outcome == .edited)
    #expect(words(anchor, in: text) == ["Wij eisen betaalbare huizen"])
  }

  @Test func `words of which half are left are deleted, and who took the others is named`() {
    let anchor = trace("1️⃣Wij willen betaalbare huizen2️⃣ voor iedereen.", "Wij willen rust voor iedereen.")
    #expect(anchor == TracedAnchor(outcome: .deleted, ranges: [], removedBy: 1))
  }

  @Test(arguments: [
    ("Wie zoekt, wacht 1️⃣negen jaar2️⃣ op een huis.", "Wie zoekt, wacht elf jaar op een huis.", "elf jaar"),
    ("Er is 1️⃣geen lijst2️⃣ meer.", "Er is zelden een lijst meer.", "zelden een lijst"),
    ("1️⃣Acht mensen2️⃣ kijken toe.", "Twintig mensen kijken toe.", "Twintig mensen"),
    ("Zie het 1️⃣jaarverslag van 20242️⃣.", "Zie het jaarverslag van 2025.", "jaarverslag van 2025"),
    (
      "Zie het 1️⃣jaarverslag van 20242️⃣.", "Nieuw.\n\nZie het jaarverslag van 2025\n\nSlot.",
      "jaarverslag van 2025"
    ),
  ])
  func `what came in the place of words at an end of a quote is shown with the rest`(
    marked: String, text: String, now: String
  ) {
    let anchor = trace(marked, text)
    #expect(anchor.outcome == .edited)
    #expect(words(anchor, in: text) == [now])
  }

  @Test func `half of the words without others in place of the rest are deleted`() {
    #expect(trace("Er is 1️⃣geen lijst2️⃣ meer.", "Er is lijst meer.").outcome == .deleted)
    let text =
      "Wij willen huizen voor ons, en nu ook al van iedereen die het maar wil hebben van ons allemaal."
    #expect(words(trace("Wij willen 1️⃣goede huizen voor ons2️⃣.", text), in: text) == ["huizen voor ons"])
  }

  @Test func `a passage that stands as it was is kept, though one of its words was away for a while`() {
    let text = "De huur moet omlaag, nu."
    let anchor = trace("1️⃣De huur moet omlaag2️⃣, nu.", "huur moet omlaag, nu.", text)
    #expect(anchor.outcome == .kept)
    #expect(words(anchor, in: text) == ["De huur moet omlaag"])
  }

  @Test func `a look-alike elsewhere is not what was deleted`() {
    let anchor = trace(
      "Kop.\n\n1️⃣Wij willen betaalbare huizen.2️⃣\n\nSlot.", "Kop.\n\nSlot.",
      "Kop.\n\nSlot.\n\nMaar wij willen betaalbare huizen, zeggen zij.")
    #expect(anchor == TracedAnchor(outcome: .deleted, ranges: [], removedBy: 1))
  }

  @Test
  func `words that stand as they were quoted, once in each text, are kept though others have their origin`() {
    // The address went with another link, and was typed anew behind its own.
    let text =
      "- [Charter](https://a.example/blob/head/charter.md)\n- [Guide](https://a.example/blob/head/guide.md)\n"
    let anchor = trace(
      "- [1️⃣Guide](https://a.example/blob/head2️⃣/guide.md)\n",
      "- [Charter](https://a.example/blob/head/charter.md)\n- [Guide]()\n", text)
    #expect(anchor.outcome == .kept)
    #expect(words(anchor, in: text) == ["Guide](https://a.example/blob/head"])
  }

  @Test func `what is left of a quote is shown where it stands together`() {
    let between =
      "\n\n" + Array(repeating: "Much more is asked of a town than that.", count: 6).joined(separator: " ")
      + "\n\n"
    let (all, rest) = ("all of us who live and work here ask for", "fair rents and clean air for everybody")
    let council = "The council sees to it"
    let text = "Then \(all) \(rest) in this town.\(between)\(council), with \(rest).\n"
    // Some of the words went elsewhere, and were typed anew where they had been.
    let anchor = trace(
      "1️⃣Now \(all) \(rest)2️⃣ in this town.\(between)\(council).\n",
      "Now \(all) it in this town.\(between)\(council), with \(rest).\n", text)
    #expect(anchor.outcome == .edited)
    #expect(words(anchor, in: text) == ["Then \(all) \(rest)"])
  }

  @Test func `the revision that took most of the words away is named`() {
    let anchor = trace(
      "Kop. 1️⃣Wij willen betaalbare huizen in elke stad2️⃣. Slot.", "Kop. Wij willen huizen in elke stad. Slot.",
      "Kop. Slot.",
      "Kop! Slot.")
    #expect(anchor.removedBy == 2)
  }

  @Test func `words that were brought back are kept`() {
    let quote = "Niemand mag door het ijs zakken in dit land."
    let anchor = trace("Kop.\n\n1️⃣\(quote)2️⃣", "Kop.", "Kop.\n\n\(quote)")
    #expect(anchor.outcome == .kept)
  }

  @Test func `a file that was deleted took its words along`() {
    #expect(trace("1️⃣Wij willen huizen2️⃣.", nil) == TracedAnchor(outcome: .deleted, ranges: [], removedBy: 1))
  }

  @Test func `several cases are followed in one walk, also to revisions between`() {
    let graph = RevisionGraph(ids: ["a", "b", "c"], parents: [[], [0], [1]])
    var tracer = AnchorTracer(
      graph,
      cases: [
        AnchorCase(source: 0, range: 0..<3, target: 1), AnchorCase(source: 0, range: 0..<3, target: 2),
        AnchorCase(source: 1, range: 0..<3, target: 1),
      ])
    for text in ["een huis", "een groot huis", "groot"] { tracer.add(Array(text.utf8)) }
    #expect(tracer.traced().map(\.outcome) == [.kept, .deleted, .kept])
  }
}
