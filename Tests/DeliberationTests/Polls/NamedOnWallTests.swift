import Deliberation
import Testing

/// What a name may mean, and what is written instead.
@Suite struct NamedOnWallTests {
  private func items(_ texts: [String]) -> [PollItem] {
    texts.enumerated().map { PollItem(id: slug("i\($0.offset)"), text: $0.element) }
  }

  @Test func `a text that is the number of another may be either`() {
    let items = items(["5", "4", "3", "2", "1"])
    #expect(items.meanings(of: "1").count == 2)
    #expect(items.meanings(of: "3") == [items[2]])
    #expect(items.wallName(of: items[0]) == "i0")
  }

  @Test func `a name that is given for one means that one alone, whatever the texts`() {
    for texts in [
      ["#2", "#1"], ["2", "1"], ["Huur", "Huur", "i0"], ["##1", "#1", "1"], ["2 3", "3", "2"],
    ] {
      let items = items(texts)
      for item in items {
        #expect(items.meanings(of: items.wallName(of: item)) == [item])
        #expect(items.meanings(of: items.plainName(of: item)) == [item])
      }
    }
  }

  @Test(arguments: [
    "Meer\u{A0}beroep op huur", "meer beroep\nop huur", "Meer beroep\u{200B} op hu\u{AD}ur",
    "Euro's en ‘meer’",
    "Euro\u{2019}s  en 'meer'",
  ]) func `a text that looks the same is that text`(_ name: String) {
    let items = items(["Meer beroep op huur", "Euro’s en 'meer'", "Zorg"])
    #expect(items.meanings(of: name).count == 1, "\(items.meanings(of: name))")
  }

  @Test func `a text that is there as it is written goes before those that look the same`() {
    let items = items(["A 'b'", "A ’b’", "A\u{A0}c", "A c"])
    for item in items { #expect(items.meanings(of: item.text) == [item]) }
    #expect(items.meanings(of: "A ‘b‘").count == 2, "nobody knows which")
    #expect(items.meanings(of: "A d").isEmpty)
  }

  @Test func `meetings of one title have their day behind it, and no others`() {
    let meetings = [("a", "Assen", "2026-10-05"), ("b", "Assen", "2026-10-06"), ("c", "Bath", "2026-10-07")]
      .map { Meeting(id: slug($0.0), title: $0.1, region: nil, date: $0.2) }
    #expect(meetings.toldApart.map(\.title) == ["Assen (2026-10-05)", "Assen (2026-10-06)", "Bath"])
  }

  @Test func `a path is one word of a command`() {
    #expect("/tmp/codes.csv".typedInShell == "/tmp/codes.csv")
    #expect("/tmp/Mijn map/codes.csv".typedInShell == "'/tmp/Mijn map/codes.csv'")
    #expect("a\u{7}b".typedInShell == nil)
  }
}
