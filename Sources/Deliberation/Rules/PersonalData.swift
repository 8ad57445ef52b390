/// Something in a text that may lead to one person. Whether it does, people have to say: an alliance has an e-mail address too.
package struct PersonalDatum: Hashable, Sendable, Encodable {
  package enum Kind: String, CaseIterable, Sendable, Encodable {
    case email, telephone
    /// A Dutch *burgerservicenummer*.
    case citizenNumber = "citizen-number"
    /// An IBAN.
    case bankAccount = "bank-account"
  }

  package let kind: Kind
  /// As it stands in the text.
  package let text: String
  /// Where, in bytes.
  package let range: Range<Int>
}

/// Finds e-mail addresses, telephone numbers, Dutch citizen numbers and bank accounts in a text.
///
/// Numbers are told by their own checks: a citizen number by the eleven test, an IBAN by its remainder of 97 (ISO 13616), a telephone
/// number by its first digits and its length (the Dutch numbering plan; E.164 for others). A number that passes a check by chance is
/// found as well: one of eleven with nine digits.
package struct PersonalData {
  private let bytes: [UInt8]

  /// What is found, in the order of the text. Nothing is found twice.
  package static func found(in text: String) -> [PersonalDatum] {
    let bytes = Array(text.utf8)
    // Most texts have neither.
    guard bytes.contains(where: { $0 == UInt8(ascii: "@") || $0.isDigit }) else { return [] }
    let finder = PersonalData(bytes: bytes)
    var found: [PersonalDatum] = []
    var isTaken = [Bool](repeating: false, count: bytes.count)
    for datum in finder.emails() + finder.accounts() + finder.numbers()
    where !isTaken[datum.range].contains(true) {
      for index in datum.range { isTaken[index] = true }
      found.append(datum)
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func datum(_ kind: PersonalDatum.Kind, _ range: Range<Int>) -> PersonalDatum {
    PersonalDatum(kind: kind, text: String(decoding: bytes[range], as: UTF8.self), range: range)
  }

  // MARK: Addresses

  private func emails() -> [PersonalDatum] {
    var found: [PersonalDatum] = []
    // A byte belongs to one address only, so that a row of @ is not read again and again.
    var free = 0
    for at in bytes.indices where bytes[at] == UInt8(ascii: "@") {
      let start = bytes[free..<at].lastIndex { !$0.isOfLocalPart }.map { $0 + 1 } ?? free
      let rest = bytes[(at + 1)...]
      let end = rest.firstIndex { !$0.isOfDomain } ?? bytes.endIndex
      // A sentence may end behind it.
      let domain = rest[..<end].trimmingSuffix { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
      free = at + 1
      guard start < at, isDomain(domain) else { continue }
      found.append(datum(.email, start..<domain.endIndex))
      free = domain.endIndex
    }
    return found
  }

  private func isDomain(_ domain: ArraySlice<UInt8>) -> Bool {
    let labels = domain.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count > 1, let last = labels.last, last.count > 1 else { return false }
    return labels.allSatisfy { !$0.isEmpty } && last.allSatisfy { !$0.isDigit }
  }

  // MARK: Bank accounts

  private func accounts() -> [PersonalDatum] {
    var found: [PersonalDatum] = []
    var index = bytes.startIndex
    while index + 4 <= bytes.count {
      guard index == 0 || !bytes[index - 1].isLetterOrDigit, bytes[index].isLetter, bytes[index + 1].isLetter,
        bytes[index + 2].isDigit, bytes[index + 3].isDigit, let end = accountEnd(from: index)
      else {
        index += 1
        continue
      }
      found.append(datum(.bankAccount, index..<end))
      index = end
    }
    return found
  }

  /// Where an account ends that begins here: at the first end of a group that has the right remainder. Groups have a space or nothing
  /// between them.
  private func accountEnd(from start: Int) -> Int? {
    var signs: [UInt8] = []
    var index = start
    while index < bytes.count, signs.count < 34 {
      if bytes[index].isLetterOrDigit {
        signs.append(bytes[index])
      } else if bytes[index] != UInt8(ascii: " ") || index + 1 == bytes.count
        || !bytes[index + 1].isLetterOrDigit
      {
        break
      }
      index += 1
      let endsGroup = index == bytes.count || !bytes[index].isLetterOrDigit
      if endsGroup, signs.count >= 15, Self.remainder(of: signs) == 1 { return index }
    }
    return nil
  }

  /// Of an IBAN by 97: its first four signs behind the others, letters as 10 to 35.
  private static func remainder(of signs: [UInt8]) -> Int {
    (signs[4...] + signs[..<4]).reduce(0) { rest, sign in
      if sign.isDigit { return (rest * 10 + Int(sign - UInt8(ascii: "0"))) % 97 }
      return (rest * 100 + Int((sign & 0xDF) - UInt8(ascii: "A")) + 10) % 97
    }
  }

  // MARK: Numbers

  private func numbers() -> [PersonalDatum] {
    var found: [PersonalDatum] = []
    var index = bytes.startIndex
    while index < bytes.count {
      guard bytes[index].isDigit || (bytes[index] == UInt8(ascii: "+") && isDigit(at: index + 1)),
        index == 0 || !bytes[index - 1].isLetterOrDigit
      else {
        index += 1
        continue
      }
      let number = number(from: index)
      if let kind = number.kind { found.append(datum(kind, index..<number.end)) }
      index = number.end
    }
    return found
  }

  private func isDigit(at index: Int) -> Bool { index < bytes.count && bytes[index].isDigit }

  /// Digits with a sign or two between them, as people group them.
  private func number(from start: Int) -> Number {
    var number = Number(isInternational: bytes[start] == UInt8(ascii: "+"), end: start)
    var index = number.isInternational ? start + 1 : start
    while index < bytes.count {
      if bytes[index].isDigit {
        number.digits.append(bytes[index] - UInt8(ascii: "0"))
        index += 1
        number.end = index
        continue
      }
      let gap = bytes[index...].prefix(4).prefix { " -()./".utf8.contains($0) }
      guard !gap.isEmpty, isDigit(at: gap.endIndex) else { break }
      number.gaps.append((at: number.digits.count, sign: gap.first ?? 0))
      index = gap.endIndex
    }
    // What a letter follows at once is a name of something.
    if number.end < bytes.count, bytes[number.end].isLetter { number.digits = [] }
    return number
  }
}

private struct Number {
  let isInternational: Bool
  var digits: [UInt8] = []
  /// Where signs stand between the digits, and the first of each.
  var gaps: [(at: Int, sign: UInt8)] = []
  var end: Int

  var kind: PersonalDatum.Kind? {
    if isTelephone { return .telephone }
    return isCitizenNumber ? .citizenNumber : nil
  }

  private var isTelephone: Bool {
    let isAbroad = isInternational || digits.starts(with: [0, 0])
    if isAbroad { return (isInternational ? 9...15 : 11...17).contains(digits.count) }
    // 0.1234567890 is a figure, and a number of a book has a hyphen behind its first digit.
    return digits.count == 10 && digits[0] == 0 && digits[1] != 0 && gaps.first?.at != 1
      && !gaps.contains { $0.sign == UInt8(ascii: ".") || $0.sign == UInt8(ascii: "/") }
  }

  private var isCitizenNumber: Bool {
    let isGrouped = gaps.allSatisfy { $0.sign == UInt8(ascii: ".") || $0.sign == UInt8(ascii: " ") }
    // In threes with dots it is as likely a figure of millions; that too a person can tell.
    guard !isInternational, digits.count == 9, isGrouped, Set(digits).count > 1 else { return false }
    let sum = zip(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]).reduce(0) { $0 + Int($1.0) * $1.1 }
    return sum % 11 == 0
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  fileprivate var isLetterOrDigit: Bool { isDigit || isLetter }
  /// Of what stands before the @: other letters than ASCII's too.
  fileprivate var isOfLocalPart: Bool {
    isLetterOrDigit || self >= 0x80 || ".!#$%&'*+/=?^_`{|}~-".utf8.contains(self)
  }
  fileprivate var isOfDomain: Bool { isLetterOrDigit || self >= 0x80 || ".-".utf8.contains(self) }
}

extension ArraySlice<UInt8> {
  fileprivate func trimmingSuffix(while isOut: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    lastIndex { !isOut($0) }.map { self[...$0] } ?? prefix(0)
  }
}
