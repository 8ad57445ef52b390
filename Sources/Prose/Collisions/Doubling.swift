/// Whether what puts a passage back would say words twice that went elsewhere since.
struct Doubling {
  private let drift: Drift
  /// How often each of the two texts has each word that says something by itself.
  private let words: (base: [String: Int], draft: [String: Int])

  init(_ drift: Drift) {
    self.drift = drift
    words = (drift.base[...].contentWords, drift.draft[...].contentWords)
  }

  /// Whether words that were changed around some hunks, and would be put back, stand elsewhere in the draft by now: with the
  /// passage, they went there. One word alone may come twice, but not in one paragraph.
  ///
  /// - Parameters:
  ///   - hunk: what puts the passage back, in bytes of the draft.
  ///   - originals: what was proposed there, in bytes of the base.
  func isMade(by hunk: Hunk, for originals: [Hunk]) -> Bool {
    let brought = Self.balance(originals)
    let back = Self.balance([hunk]).filter { $0.value > max(0, brought[$0.key, default: 0]) }
    if back.isEmpty { return false }
    func isTwice(_ word: String, before: [String: Int], now: [String: Int]) -> Bool {
      now[word, default: 0] + back[word, default: 0]
        > before[word, default: 0] + max(0, brought[word, default: 0])
    }
    if let part = originals.map(\.range).reduce(nil, { $0?.covering($1) ?? $1 }) as Range<Int>? {
      let around = drift.paragraphs(around: part)
      let (before, now) = (drift.base[around.base].contentWords, drift.draft[around.draft].contentWords)
      if back.keys.contains(where: { isTwice($0, before: before, now: now) }) { return true }
    }
    let twice = back.keys.count { isTwice($0, before: words.base, now: words.draft) }
    return twice * 2 > back.count
  }

  /// How much more of each word there is behind some hunks than before.
  private static func balance(_ hunks: [Hunk]) -> [String: Int] {
    var balance: [String: Int] = [:]
    for hunk in hunks {
      for (word, count) in Array(hunk.new.utf8)[...].contentWords { balance[word, default: 0] += count }
      for (word, count) in Array(hunk.old.utf8)[...].contentWords { balance[word, default: 0] -= count }
    }
    return balance
  }
}

extension Drift {
  /// The paragraphs that a range of the base touches, and those that stand there now.
  func paragraphs(around range: Range<Int>) -> Extent {
    let base = paragraph(around: range, in: self.base)
    return Extent(base: base, draft: paragraph(around: passage(around: base).draft, in: draft))
  }
}
