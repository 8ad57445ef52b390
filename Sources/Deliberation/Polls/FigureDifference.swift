/// By how much the figures of one result differ from those of another, in all or at some of its meetings.
struct FigureDifference: Hashable, Sendable {
  private(set) var people: Int
  /// Stickers by item, board by board in the order of the definition.
  private(set) var boards: [[Int]]

  var isNothing: Bool { people == 0 && boards.allSatisfy { $0.allSatisfy { $0 == 0 } } }

  static func + (one: FigureDifference, other: FigureDifference) -> FigureDifference {
    FigureDifference(
      people: one.people + other.people,
      boards: zip(one.boards, other.boards).map { zip($0, $1).map { $0 + $1 } })
  }

  /// None at all, on the boards of a result.
  static func nothing(in tally: StickerTally) -> FigureDifference {
    FigureDifference(people: 0, boards: tally.boards.map { $0.items.map { _ in 0 } })
  }

  private init(people: Int, boards: [[Int]]) { (self.people, self.boards) = (people, boards) }

  /// - Parameter meeting: whose figures are compared; nil for those of all together. What was not counted counts as none.
  init(_ before: StickerTally, _ now: StickerTally, at meeting: Slug? = nil) {
    func people(_ tally: StickerTally) -> Int {
      let people =
        meeting.map { meeting in tally.meetings.first { $0.id == meeting }?.people } ?? tally.people
      return people ?? 0
    }
    func stickers(_ item: StickerTally.ItemTally) -> Int {
      (meeting.map { item.byMeeting[$0] ?? nil } ?? item.stickers) ?? 0
    }
    self.people = people(now) - people(before)
    boards = zip(before.boards, now.boards).map { old, new in
      zip(old.items, new.items).map { stickers($1) - stickers($0) }
    }
  }

  /// Whether at least as many people as the bound stand behind it, or it is none.
  func isBehindEnough(_ form: StickerForm) -> Bool {
    fewestBehind(form).map { $0 >= form.hideBelow } ?? true
  }

  /// How many people must have placed otherwise, at the least, for the one to have become the other; nil where no figure differs.
  private func fewestBehind(_ form: StickerForm) -> Int? {
    let limits = Limits(form)
    var least = abs(people)
    var (more, fewer) = (0, 0)
    for changes in boards {
      let (up, down) = (changes.reduce(0) { $0 + max($1, 0) }, changes.reduce(0) { $0 + max(-$1, 0) })
      more += up
      fewer += down
      least = max(least, Limits.people(max(up, down), each: limits.onBoard))
      for change in changes { least = max(least, Limits.people(abs(change), each: limits.atItem)) }
    }
    guard least > 0 else { return nil }
    return max(least, Limits.people(max(more, fewer), each: form.limits.total))
  }

  /// How many stickers one person has.
  fileprivate struct Limits {
    let onBoard: Int?
    let atItem: Int?

    init(_ form: StickerForm) {
      onBoard = [form.limits.perBoard, form.limits.total].compactMap(\.self).min()
      atItem = [form.limits.perItem, onBoard].compactMap(\.self).min()
    }

    /// How many people so many stickers take, at the least.
    static func people(_ stickers: Int, each most: Int?) -> Int {
      guard let most, most > 0 else { return min(stickers, 1) }
      return (stickers + most - 1) / most
    }
  }
}

extension FigureDifference {
  /// Of more than so many differences not every sum is looked at.
  private static let mostAdded = 12

  /// Whether enough people stand behind every sum of some of these differences: whoever has each of them has these too.
  static func areAllSumsBehindEnough(_ differences: [FigureDifference], _ form: StickerForm) -> Bool {
    let differences = differences.filter { !$0.isNothing }
    guard differences.count <= mostAdded else { return grow(differences, form) }
    var sums: [FigureDifference] = []
    for difference in differences {
      let new = [difference] + sums.map { $0 + difference }
      guard new.allSatisfy({ $0.isBehindEnough(form) }) else { return false }
      sums += new
    }
    return true
  }

  /// Whether one figure goes up in each of many differences, or down in each, by enough people: then no sum is about fewer.
  private static func grow(_ differences: [FigureDifference], _ form: StickerForm) -> Bool {
    let atItem = Limits(form).atItem
    func isEnough(_ figure: (FigureDifference) -> Int, each most: Int?) -> Bool {
      [1, -1].contains { sign in
        differences.allSatisfy {
          Limits.people(max(0, sign * figure($0)), each: most) >= form.hideBelow
        }
      }
    }
    if isEnough(\.people, each: 1) { return true }
    return (differences.first?.boards ?? []).indices.contains { board in
      (differences.first?.boards[board] ?? []).indices.contains { item in
        isEnough({ $0.boards[board][item] }, each: atItem)
      }
    }
  }
}
