/// The telephone numbers and Dutch citizen numbers of a text, beside whatever other numbers: dates, amounts, house numbers, each other.
///
/// A number is made of runs of digits with a sign or two between them, as people group them. It may begin with any run, and ends with the
/// one that makes it whole; what stands beside it is another number.
struct PersonalNumbers {
  private let signs: [UInt8]
  /// Of digits without a sign between them.
  private let runs: [Range<Int>]
  /// Where the last number ends that was found.
  private var foundTo = 0

  init(in signs: [UInt8]) {
    self.signs = signs
    var runs: [Range<Int>] = []
    for index in signs.indices where signs[index].isDigit {
      if let last = runs.last, last.upperBound == index {
        runs[runs.count - 1] = last.lowerBound..<index + 1
      } else {
        runs.append(index..<index + 1)
      }
    }
    self.runs = runs
  }

  /// What is found, in the order of the text.
  static func found(in signs: [UInt8]) -> [(kind: PersonalDatum.Kind, range: Range<Int>)] {
    var numbers = PersonalNumbers(in: signs)
    var found: [(kind: PersonalDatum.Kind, range: Range<Int>)] = []
    var run = 0
    while run < numbers.runs.count {
      guard let number = numbers.number(from: run) else {
        run += 1
        continue
      }
      let start = numbers.runs[run].lowerBound - (numbers.isInternational(run) ? 1 : 0)
      numbers.foundTo = numbers.runs[number.last].upperBound
      found.append((number.kind, start..<numbers.foundTo))
      run = number.last + 1
    }
    return found
  }

  /// The number that begins with a run, and its last run.
  private func number(from run: Int) -> (kind: PersonalDatum.Kind, last: Int)? {
    guard mayBegin(run) else { return nil }
    if let last = telephoneEnd(from: run) { return (.telephone, last) }
    guard !isInternational(run), !isBehindLetter(run), let last = citizenEnd(from: run) else { return nil }
    return (.citizenNumber, last)
  }

  // MARK: What stands around a run

  private func isInternational(_ run: Int) -> Bool {
    runs[run].lowerBound > 0 && signs[runs[run].lowerBound - 1] == UInt8(ascii: "+")
  }

  private func isBehindLetter(_ run: Int) -> Bool {
    let start = runs[run].lowerBound
    return start > 0 && signs[start - 1].isLetter
  }

  /// Words that people write numbers of telephones onto.
  private static let callingWords = ["tel", "telnr", "telefoon", "bel", "mob", "mobiel", "nr", "app", "gsm"]
    .map { Array($0.utf8) }

  /// Whether a number can begin there: not within a word, a date or an amount.
  private func mayBegin(_ run: Int) -> Bool {
    let start = runs[run].lowerBound - (isInternational(run) ? 1 : 0)
    guard start > foundTo else { return true }
    let before = signs[start - 1]
    if before.isLetter {
      let word = signs[..<start].suffix { $0.isLetter }.map { $0 | 0x20 }
      return Self.callingWords.contains(word)
    }
    return !(",.-/".utf8.contains(before) && start - 1 > foundTo && signs[start - 2].isDigit)
  }

  /// The signs between a run and the next one; nil where they are not within one number.
  private func gap(behind run: Int) -> ArraySlice<UInt8>? {
    guard run + 1 < runs.count else { return nil }
    let gap = signs[runs[run].upperBound..<runs[run + 1].lowerBound]
    guard gap.count <= 4, gap.allSatisfy({ " -()./_~\n".utf8.contains($0) }) else { return nil }
    return !gap.contains(newline) || isBroken(behind: run, gap) ? gap : nil
  }

  private let newline = UInt8(ascii: "\n")

  /// Whether the end of a line within a number is one of a text that was broken into lines: there are words before the number. Numbers
  /// below each other are those of a list.
  private func isBroken(behind run: Int, _ gap: ArraySlice<UInt8>) -> Bool {
    guard gap.count(where: { $0 == newline }) == 1 else { return false }
    let most = signs[..<runs[run].lowerBound].suffix(Self.longestLine)
    let line = most.suffix { $0 != newline }
    return line.contains(where: \.isLetter)
  }

  /// How far back is looked for words in a line, in bytes.
  private static let longestLine = 200

  /// Whether a number can end with a run: what follows at once is no part of the same figure or name.
  private func mayEnd(_ run: Int, isGrouped: Bool) -> Bool {
    let end = runs[run].upperBound
    guard end < signs.count else { return true }
    if signs[end].isLetter { return isGrouped }
    guard run + 1 < runs.count, runs[run + 1].lowerBound == end + 1, ",.-/".utf8.contains(signs[end]) else {
      return true
    }
    // Another telephone number may follow a hyphen.
    let next = signs[runs[run + 1]].prefix(2)
    return next.first == UInt8(ascii: "0") && next.last != UInt8(ascii: "0")
  }

  // MARK: Telephone numbers

  private func telephoneEnd(from first: Int) -> Int? {
    if isInMessengerAddress(first) { return first }
    let isAbroad = isInternational(first) || signs[runs[first]].starts(with: "00".utf8)
    return isAbroad ? foreignEnd(from: first) : nationalEnd(from: first)
  }

  /// A Dutch mobile number as the address of a page has it on which one writes to somebody.
  private func isInMessengerAddress(_ run: Int) -> Bool {
    signs[..<runs[run].lowerBound].suffix(6).elementsEqual("wa.me/".utf8) && runs[run].count == 11
      && signs[runs[run]].starts(with: "316".utf8)
  }

  /// By E.164: nine digits to fifteen. Those of the Netherlands have eleven, or twelve with the nought in brackets.
  private func foreignEnd(from first: Int) -> Int? {
    var digits: [UInt8] = []
    var end: Int?
    for run in first..<runs.count {
      digits += signs[runs[run]]
      let number = isInternational(first) ? digits[...] : digits.dropFirst(2)
      guard number.count <= 15, number.first != UInt8(ascii: "0") else { break }
      if number.count >= 9, mayEnd(run, isGrouped: run > first) {
        end = run
        let isWhole = number.count == (number.dropFirst(2).first == UInt8(ascii: "0") ? 12 : 11)
        if isWhole, number.starts(with: "31".utf8) { break }
      }
      if gap(behind: run) == nil { break }
    }
    return end
  }

  /// By the Dutch numbering plan: ten digits, of which the first is a nought and the second is none.
  private func nationalEnd(from first: Int) -> Int? {
    var groups: [Range<Int>] = []
    var gaps: [ArraySlice<UInt8>] = []
    var count = 0
    guard signs[runs[first].lowerBound] == UInt8(ascii: "0") else { return nil }
    for run in first..<runs.count {
      groups.append(runs[run])
      count += runs[run].count
      if count >= 10 {
        let isNumber = count == 10 && mayEnd(run, isGrouped: run > first) && isNational(groups, gaps)
        return isNumber ? run : nil
      }
      guard let gap = gap(behind: run) else { return nil }
      gaps.append(gap)
    }
    return nil
  }

  private func isNational(_ groups: [Range<Int>], _ gaps: [ArraySlice<UInt8>]) -> Bool {
    let digits = groups.flatMap { signs[$0] }
    let isMobile = digits[1] == UInt8(ascii: "6")
    // 0 1234567890 is a figure, and a number of a book has a hyphen behind its first digit.
    guard digits[1] != UInt8(ascii: "0"), groups[0].count > 1 else { return false }
    if groups.count > 3, groups.prefix(3).map(\.count) == [2, 2, 4] {
      // A date, and something behind it.
      if signs[groups[2]].starts(with: "19".utf8) || signs[groups[2]].starts(with: "20".utf8) { return false }
    }
    let isInPairs = groups.allSatisfy { $0.count == 2 }
    // 01 02 03 are numbers of a list.
    if isInPairs, !isMobile { return false }
    let hasPoints = gaps.contains { $0.contains(UInt8(ascii: ".")) }
    // Other figures are written with points: it has to begin as numbers of telephones do. A slash is in dates, and behind the first digits of a number.
    if hasPoints {
      let isBelgian = gaps[0].elementsEqual("/".utf8) && groups.map(\.count) == [4, 2, 2, 2]
      let mayBegin = groups[0].count == 2 ? isMobile : Self.areas.contains(Array(signs[groups[0]]))
      return (isBelgian ? gaps.dropFirst() : gaps[...]).allSatisfy { $0.elementsEqual(".".utf8) }
        && (isBelgian || isInPairs || mayBegin)
    }
    return gaps.dropFirst().allSatisfy { !$0.contains(UInt8(ascii: "/")) }
      && (gaps.first?.contains(UInt8(ascii: "/")) != true
        || gaps[0].count == 1 && groups[0].count < 5 && groups[1].count > 4)
  }

  /// What numbers of large towns begin with, and those of organisations.
  private static let areas: Set<[UInt8]> = Set(
    "010 013 015 020 023 024 026 030 033 035 036 038 040 043 045 046 050 053 055 058 070 071 072 073 074 075 076 077 078 079 085 088"
      .split(separator: " ").map { Array($0.utf8) })

  // MARK: Citizen numbers

  /// Nine digits that pass the eleven test: as one run, as people group them, or with nothing else beside them.
  private func citizenEnd(from first: Int) -> Int? {
    if runs[first].count == 9 { return isCitizenNumber(first...first) ? first : nil }
    var last = first
    var count = runs[first].count
    while count < 9, let gap = gap(behind: last), gap.count == 1,
      gap.first.map({ !"_~".utf8.contains($0) }) == true
    {
      last += 1
      count += runs[last].count
    }
    guard count == 9, isCitizenNumber(first...last) else { return nil }
    let gaps = Set((first..<last).map { signs[runs[$0].upperBound] })
    let counts = (first...last).map { runs[$0].count }
    // In threes with dots it is as likely a figure of millions; that too a person can tell.
    let isAlone = (first == 0 || gap(behind: first - 1) == nil) && gap(behind: last) == nil
    if isAlone, gaps.isSubset(of: [UInt8(ascii: "."), UInt8(ascii: " "), newline]) { return last }
    let isGrouped = counts == [3, 3, 3] || counts == [4, 2, 3]
    return isGrouped && gaps.count == 1 && (isAlone || gaps != [UInt8(ascii: " ")]) ? last : nil
  }

  private func isCitizenNumber(_ members: ClosedRange<Int>) -> Bool {
    let digits = members.flatMap { signs[runs[$0]] }.map { Int($0 - UInt8(ascii: "0")) }
    guard mayEnd(members.upperBound, isGrouped: false), Set(digits).count > 1 else { return false }
    return zip(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + $1.0 * $1.1 } % 11 == 0
  }
}

extension ArraySlice<UInt8> {
  /// The longest end of which each byte is so.
  fileprivate func suffix(while isIn: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    lastIndex { !isIn($0) }.map { self[($0 + 1)...] } ?? self
  }
}
