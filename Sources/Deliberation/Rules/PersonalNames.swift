extension PersonalData {
  /// What looks like somebody's name, or where somebody lives: in a story of a table it is mostly that of a person.
  ///
  /// Nobody can tell a name for certain. Found is a form of address with a name behind it (`mevrouw De Wit`, `Mr Jones`), a name that
  /// somebody gives (`ik heet Fatima`, `my name is Ann`), a street with a number, and a Dutch postcode.
  package static func names(in text: String) -> [PersonalDatum] {
    let finder = PersonalNames(words: PersonalNames.words(of: text))
    return finder.found.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// All that may lead to a person, in a text in which names do.
  package static func foundWithNames(in text: String) -> [PersonalDatum] {
    let numbers = found(in: text)
    let names = names(in: text).filter { name in !numbers.contains { $0.range.overlaps(name.range) } }
    return (numbers + names).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }
}

/// Finds names by the words before them.
private struct PersonalNames {
  struct Word {
    let text: Substring
    /// In small letters, without the signs around it.
    let plain: String
    let range: Range<Int>

    var isCapital: Bool { text.first { $0.isLetter }?.isUppercase ?? false }
    var endsSentence: Bool { text.last.map { ".!?".contains($0) } ?? false }
    var isNumber: Bool { plain.first?.isNumber ?? false }
  }

  let words: [Word]

  static func words(of text: String) -> [Word] {
    text.split(whereSeparator: \.isWhitespace).map { part in
      let start = part.firstIndex { $0.isLetter || $0.isNumber } ?? part.endIndex
      let end = part.lastIndex { $0.isLetter || $0.isNumber }.map { part.index(after: $0) } ?? start
      let lower = text.utf8.distance(from: text.startIndex, to: part.startIndex)
      return Word(
        text: part, plain: start < end ? part[start..<end].lowercased() : "",
        range: lower..<lower + part.utf8.count)
    }
  }

  var found: [PersonalDatum] {
    var found: [PersonalDatum] = []
    var index = 0
    while index < words.count {
      if let (kind, end) = datum(at: index) {
        let range = words[index].range.lowerBound..<words[end - 1].range.upperBound
        let text = words[index..<end].map(\.text).joined(separator: " ")
        found.append(PersonalDatum(kind: kind, text: text, range: range))
        index = end
      } else {
        index += 1
      }
    }
    return found
  }

  private func datum(at index: Int) -> (kind: PersonalDatum.Kind, end: Int)? {
    if let end = address(at: index) { return (.address, end) }
    if Self.titles.contains(words[index].plain), let end = name(from: index + 1) { return (.name, end) }
    if Self.givesName(words[..<(index + 1)]), !words[index].endsSentence, let end = name(from: index + 1) {
      return (.name, end)
    }
    return nil
  }

  /// Behind the last word of a name that begins here, particles before it.
  private func name(from start: Int) -> Int? {
    var index = start
    while index < words.count, index < start + 4 {
      if words[index].isCapital, !Self.particles.contains(words[index].plain) { return index + 1 }
      guard Self.particles.contains(words[index].plain) else { return nil }
      index += 1
    }
    return nil
  }

  private func address(at index: Int) -> Int? {
    let word = words[index]
    if isPostcode(word.plain, capitals: word.text) { return index + 1 }
    guard index + 1 < words.count else { return nil }
    let next = words[index + 1]
    let digits = word.plain.count == 4 && word.plain.allSatisfy(\.isNumber)
    if digits, next.plain.count == 2, next.text.prefix(2).allSatisfy({ $0.isUppercase && $0.isASCII }) {
      return index + 2
    }
    if word.isCapital, Self.streets.contains(where: { word.plain.hasSuffix($0) }), next.isNumber {
      return index + 2
    }
    // As people write it in English: 12 Church Street.
    guard word.isNumber, next.isCapital else { return nil }
    let end = words[(index + 1)...].prefix(3).firstIndex { Self.englishStreets.contains($0.plain) }
    return end.map { $0 + 1 }
  }

  private func isPostcode(_ plain: String, capitals text: Substring) -> Bool {
    plain.count == 6 && plain.prefix(4).allSatisfy(\.isNumber) && plain.suffix(2).allSatisfy(\.isLetter)
      && text.contains(where: \.isUppercase)
  }

  /// Whether the words end as one does who gives a name.
  private static func givesName(_ words: ArraySlice<Word>) -> Bool {
    givings.contains { giving in
      words.count >= giving.count && zip(words.suffix(giving.count), giving).allSatisfy { $0.plain == $1 }
    }
  }

  private static let titles: Set<String> = [
    "mevrouw", "mevr", "mw", "meneer", "mijnheer", "heer", "dhr", "mr", "mrs", "ms", "miss", "mister",
  ]
  private static let particles: Set<String> = [
    "van", "de", "den", "der", "het", "t", "ten", "ter", "te", "el", "al", "la", "le", "von",
  ]
  private static let givings = [
    ["heet"], ["heette"], ["genaamd"], ["naam", "is"], ["name", "is"], ["name", "was"], ["am", "called"],
    ["is", "called"], ["was", "called"],
  ]
  private static let streets = [
    "straat", "laan", "weg", "plein", "gracht", "kade", "dijk", "singel", "steeg", "hof", "pad",
  ]
  private static let englishStreets: Set<String> = ["street", "road", "avenue", "lane", "square"]
}
