/// Something in a text that may lead to one person. Whether it does, people have to say: an alliance has an e-mail address too.
package struct PersonalDatum: Hashable, Sendable, Encodable {
  package enum Kind: String, CaseIterable, Sendable, Encodable {
    case email, telephone
    /// A Dutch *burgerservicenummer*.
    case citizenNumber = "citizen-number"
    /// An IBAN.
    case bankAccount = "bank-account"
    /// A person's name, or where somebody lives. Asked after in stories only: organisations have both.
    case name, address
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
/// number by its first digits and its length (the Dutch numbering plan; E.164 for others). What stands beside a number is another one. Numbers of
/// telephones with points or slashes are found where nothing else is written so: `06.12.34.56.78`, `020/1234567`. A number that passes a check by chance is
/// found as well: one of eleven with nine digits.
package struct PersonalData {
  private let text: [UInt8]
  private let plain: PlainSigns
  private var bytes: [UInt8] { plain.signs }

  /// What is found, in the order of the text. Nothing is found twice.
  package static func found(in text: String) -> [PersonalDatum] {
    let plain = PlainSigns(text)
    // Most texts have neither.
    guard plain.signs.contains(where: { $0 == UInt8(ascii: "@") || $0.isDigit }) else { return [] }
    let finder = PersonalData(text: Array(text.utf8), plain: plain)
    var found: [PersonalDatum] = []
    var isTaken = [Bool](repeating: false, count: finder.text.count)
    let numbers = PersonalNumbers.found(in: plain.signs).map { finder.datum($0.kind, $0.range) }
    for datum in finder.emails() + finder.accounts() + numbers
    where !isTaken[datum.range].contains(true) {
      for index in datum.range { isTaken[index] = true }
      found.append(datum)
    }
    return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func datum(_ kind: PersonalDatum.Kind, _ range: Range<Int>) -> PersonalDatum {
    let range = plain.range(range)
    return PersonalDatum(kind: kind, text: String(decoding: text[range], as: UTF8.self), range: range)
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
        let end = dutchAccountEnd(from: index) ?? accountEnd(from: index)
      else {
        index += 1
        continue
      }
      found.append(datum(.bankAccount, index..<end))
      index = end
    }
    return found
  }

  /// Where an account ends that begins here: at the first end of a group that has the right remainder. Groups have nothing between
  /// them, or a space, a dot or a hyphen.
  private func accountEnd(from start: Int) -> Int? {
    guard bytes[start + 2].isDigit, bytes[start + 3].isDigit else { return nil }
    var signs: [UInt8] = []
    var index = start
    while index < bytes.count, signs.count < 34 {
      if bytes[index].isLetterOrDigit {
        signs.append(bytes[index])
      } else if !" .-".utf8.contains(bytes[index]) || index + 1 == bytes.count
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

  /// Where a Dutch account ends that begins here: its length is known, so that it is found with a word right behind it, and with its country
  /// by itself.
  private func dutchAccountEnd(from start: Int) -> Int? {
    guard bytes[start] | 0x20 == UInt8(ascii: "n"), bytes[start + 1] | 0x20 == UInt8(ascii: "l") else {
      return nil
    }
    var signs: [UInt8] = []
    var index = start
    while index < bytes.count, signs.count < 18 {
      let sign = bytes[index]
      let isOfKind = (2...3).contains(signs.count) || signs.count > 7 ? sign.isDigit : sign.isLetter
      if isOfKind {
        signs.append(sign)
      } else if !" .-\n".utf8.contains(sign) || !bytes[index - 1].isLetterOrDigit {
        return nil
      }
      index += 1
    }
    guard signs.count == 18, index == bytes.count || !bytes[index].isDigit else { return nil }
    return Self.remainder(of: signs) == 1 ? index : nil
  }

  /// Of an IBAN by 97: its first four signs behind the others, letters as 10 to 35.
  private static func remainder(of signs: [UInt8]) -> Int {
    (signs[4...] + signs[..<4]).reduce(0) { rest, sign in
      if sign.isDigit { return (rest * 10 + Int(sign - UInt8(ascii: "0"))) % 97 }
      return (rest * 100 + Int((sign & 0xDF) - UInt8(ascii: "A")) + 10) % 97
    }
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  fileprivate var isLetterOrDigit: Bool { isDigit || isLetter }
  /// Of what stands before the @: other letters than ASCII's too. A slash, which may be among them, is in addresses of pages.
  fileprivate var isOfLocalPart: Bool {
    isLetterOrDigit || self >= 0x80 || ".!#$%&'*+=?^_`{|}~-".utf8.contains(self)
  }
  fileprivate var isOfDomain: Bool { isLetterOrDigit || self >= 0x80 || ".-".utf8.contains(self) }
}

extension ArraySlice<UInt8> {
  fileprivate func trimmingSuffix(while isOut: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    lastIndex { !isOut($0) }.map { self[...$0] } ?? prefix(0)
  }
}
