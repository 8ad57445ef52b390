import Deliberation
import TestSupport
import Testing

@Suite struct StickerRulesTests {
  private func refusal(_ check: () throws(Refusal) -> Void) -> String? {
    do throws(Refusal) {
      try check()
      return nil
    } catch {
      return error.explanation.message
    }
  }

  private func count(_ people: Int, _ stickers: [String: [String: Int]], at meeting: String = "north")
    -> Count
  {
    Count(
      poll: slug("course"), opening: id("o1"), meeting: slug(meeting), people: people,
      stickers: Dictionary(
        uniqueKeysWithValues: stickers.map { board, items in
          (slug(board), Dictionary(uniqueKeysWithValues: items.map { (slug($0.key), $0.value) }))
        }))
  }

  @Test func `what people have is what they can place`() {
    let form = Wall.form(perBoard: 2, total: 3, perItem: 1)
    func check(_ stickers: [String: [String]]) -> String? {
      refusal { () throws(Refusal) in try form.check(stickers: placed(stickers), of: Localized("She")) }
    }
    #expect(check(["worries": ["rent", "debt"], "hopes": ["homes"]]) == nil)
    #expect(
      check(["worries": ["rent", "debt", "care"]])
        == "She placed 3 stickers on the board 'worries': at most 2.")
    #expect(
      check(["worries": ["rent", "rent"]]) == "She placed 2 stickers at 'rent': at most 1 at one item.")
    #expect(
      check(["worries": ["rent", "debt"], "hopes": ["homes", "work"]])
        == "She placed 4 stickers in all: at most 3.")
    #expect(check(["worries": ["ren"]]) == "There is no item 'ren' on the board 'worries'.")
    #expect(check(["worry": ["rent"]]) == "There is no board 'worry'.")
    #expect(check([:]) == "She placed no sticker.")
    #expect(check(["worries": []]) == "She placed no sticker.")
  }

  @Test func `stickers and people have to fit, at each item, on each board and in all`() {
    let form = Wall.form(perBoard: 2, total: 3, perItem: 1)
    func check(_ people: Int, _ stickers: [String: [String: Int]]) -> String? {
      refusal { () throws(Refusal) in try form.check(count(people, stickers)) }
    }
    #expect(check(4, ["worries": ["rent": 4, "debt": 4], "hopes": ["homes": 4]]) == nil)
    #expect(
      check(4, ["worries": ["rent": 5]])?.hasPrefix("5 stickers at 'rent' do not fit: 4 people") == true)
    #expect(
      check(4, ["worries": ["rent": 4, "debt": 4, "care": 1]])?.hasPrefix("9 stickers at the board") == true)
    #expect(
      check(4, ["worries": ["rent": 4, "debt": 4], "hopes": ["homes": 4, "work": 1]])?
        .hasPrefix("13 stickers at all boards") == true)
    #expect(check(0, ["worries": ["rent": 0]]) == nil, "nobody placed a sticker")
    #expect(
      check(0, ["worries": ["rent": 1]])?.hasPrefix("1 sticker at 'rent' does not fit: 0 people") == true)
    #expect(check(-4, ["worries": ["rent": 0]])?.contains("fewer than none") == true)
    #expect(check(4, ["worries": ["rent": -1]]) == "'rent' has -1 stickers: fewer than none.")
    #expect(check(1_000_001, ["worries": ["rent": 1]])?.contains("any hall") == true)
    #expect(check(1_000_000, ["worries": ["rent": .max]])?.contains("any wall") == true)
    #expect(check(4, ["worries": ["roof": 1]]) == "There is no item 'roof' on the board 'worries'.")
  }

  @Test func `a meeting that the poll does not have is refused`() {
    let count = count(4, ["worries": ["rent": 1]], at: "nort")
    #expect(
      refusal { () throws(Refusal) in try Wall.form().check(count) } == "There is no meeting 'nort'.")
  }

  @Test func `counts and ballots each have polls of their own`() {
    let ballots = Ballots(
      poll: slug("course"), opening: id("o1"), meeting: slug("north"), people: 1, sheet: "5c")
    var read = SheetCount(items: 5, boards: 2)
    read.people = 1
    let sheet = SheetReading.right(read)
    let (counted, cast) = (Wall.form(source: .counted), Wall.form(source: .ballots))
    #expect(refusal { () throws(Refusal) in try cast.check(ballots, sheet: sheet) } == nil)
    #expect(
      refusal { () throws(Refusal) in try counted.check(ballots, sheet: sheet) }?.contains("not ballots")
        == true)
    #expect(
      refusal { () throws(Refusal) in try cast.check(count(4, ["worries": ["rent": 1]])) }?
        .contains("takes ballots") == true)
  }

  @Test func `ballots whose sheet is not right are refused with what is wrong there`() {
    let ballots = Ballots(
      poll: slug("course"), opening: id("o1"), meeting: slug("north"), people: 1, sheet: "5c")
    let form = Wall.form(source: .ballots)
    #expect(
      refusal { () throws(Refusal) in try form.check(ballots, sheet: .refused(Refusal(Localized("No.")))) }
        == "No.")
  }

  /// Whoever placed stickers placed at least one, however the count came into the repository.
  @Test func `more people than stickers do not count`() {
    let form = Wall.form(perBoard: 2)
    let five = ["worries": ["rent": 5]]
    #expect(refusal { () throws(Refusal) in try form.check(count(5, five)) } == nil)
    #expect(
      refusal { () throws(Refusal) in try form.check(count(6, five)) }?.hasPrefix(
        "6 people cannot have placed 5 stickers") == true)
  }

  @Test func `each has as many stickers as the limits and the boards take`() {
    let boards = [1, 3, 1].enumerated().map { number, items in
      Board(
        id: slug("b\(number)"), title: "",
        items: (0..<items).map { PollItem(id: slug("i\($0)"), text: "") })
    }
    func form(_ perBoard: Int?, _ total: Int?, _ perItem: Int?) -> StickerForm {
      StickerForm(
        boards: boards, limits: StickerLimits(perBoard: perBoard, total: total, perItem: perItem),
        meetings: [],
        source: .ballots, hideBelow: 0)
    }
    func each(_ form: StickerForm) -> [Int?] { boards.map(form.stickersEach) + [form.stickersEach] }
    #expect(each(form(2, 5, 1)) == [1, 2, 1, 4], "nobody can place five")
    #expect(each(form(2, nil, 1)) == [1, 2, 1, 4])
    #expect(each(form(2, 3, 1)) == [nil, nil, nil, 3])
    #expect(each(form(nil, 9, 1)) == [nil, nil, nil, 5])
    #expect(each(form(nil, 4, nil)) == [nil, nil, nil, 4])
    #expect(each(form(nil, nil, 1)) == [nil, nil, nil, nil])
    #expect(each(form(2, 6, nil)) == [2, 2, 2, 6])
  }
}
