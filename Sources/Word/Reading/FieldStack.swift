/// The fields that are open: a field's instruction is no text, its result is (ECMA-376 part 1, 17.16.18).
struct FieldStack {
  private struct Field {
    /// The mark that it begins with.
    let begin: Int32
    var instruction = ""
    /// Whether the result has begun.
    var hasResult = false
    /// Where its words lead, by itself or by a field around it.
    var link: LinkAddress?
  }

  private var open: [Field] = []
  /// The marks that begin no field, whatever they say.
  var ignored: Set<Int32> = []

  /// The marks of the fields that have no end yet.
  var unended: Set<Int32> { Set(open.map(\.begin)) }

  /// Which of them have no result yet.
  private var instructions: [Int] = []

  /// Whether an instruction is being read.
  var isInstruction: Bool { !instructions.isEmpty }

  /// Where the words lead that are read.
  var link: LinkAddress? { open.last?.link }

  mutating func meet(_ mark: XMLElement) {
    switch mark[.fieldMarkType] {
    case "begin":
      guard !ignored.contains(mark.number) else { return }
      instructions.append(open.count)
      open.append(Field(begin: mark.number, link: link))
    case "separate":
      guard let last = instructions.last, last == open.count - 1 else { return }
      instructions.removeLast()
      open[last].hasResult = true
      open[last].link = FieldInstruction(open[last].instruction).link ?? open[last].link
    case "end":
      if open.popLast()?.hasResult == false { instructions.removeLast() }
    default: break
    }
  }

  /// Adds to the instruction at hand; the result of a field within it is part of it.
  mutating func add(_ words: String) {
    if let field = instructions.last { open[field].instruction += words }
  }
}

/// What a field is to show: a name, arguments and switches (ECMA-376 part 1, 17.16.2).
struct FieldInstruction {
  private let words: [String]

  init(_ text: String) {
    var words: [String] = []
    var open = String.UnicodeScalarView()
    var (isQuoted, isEscaped) = (false, false)
    func close() {
      words.append(String(open))
      open = String.UnicodeScalarView()
    }
    for scalar in text.unicodeScalars {
      if isEscaped {
        open.append(scalar)
        isEscaped = false
      } else if scalar == "\\", isQuoted {
        isEscaped = true
      } else if scalar == "\"" {
        if isQuoted || !open.isEmpty { close() }
        isQuoted.toggle()
      } else if scalar.properties.isWhitespace, !isQuoted {
        if !open.isEmpty { close() }
      } else {
        open.append(scalar)
      }
    }
    if !open.isEmpty { close() }
    self.words = words
  }

  /// The address of a link, with its place in what it leads to; nil for any other field.
  var link: LinkAddress? {
    guard words.first?.uppercased() == "HYPERLINK" else { return nil }
    var address = ""
    var place: String?
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      switch word.lowercased() {
      case "\\l": place = rest.popFirst()
      // The words that are shown on it, and where it is to open.
      case "\\o", "\\t": _ = rest.popFirst()
      case _ where word.hasPrefix("\\"): break
      default: if address.isEmpty { address = word }
      }
    }
    return LinkAddress(address: address, place: place)
  }
}

extension LinkAddress {
  /// The address of a file, and a place in what it leads to or in the file itself; nil where there is neither.
  init?(address: String?, place: String?) {
    let address = address ?? ""
    guard let place, !place.isEmpty else {
      if address.isEmpty { return nil }
      self.init(address)
      return
    }
    // Some programs write the place twice.
    self.init(address.unicodeScalars.contains("#") ? address : "\(address)#\(place)")
  }
}
