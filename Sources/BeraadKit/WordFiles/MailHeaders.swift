import FoundationEssentials
import Prose

/// The headers of an e-mail or of a part of one (RFC 5322), with their parameters.
struct MailHeaders {
  private var values: [String: String] = [:]

  /// Reads the headers that some bytes begin with.
  ///
  /// - Returns: where the body begins.
  mutating func read(_ bytes: ArraySlice<UInt8>) -> Int {
    var key = ""
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var line = bytes[at..<end]
      if line.last == 0x0D { line = line.dropLast() }
      at = min(end + 1, bytes.endIndex)
      guard let first = line.first else { break }
      let text = String(decoding: line, as: UTF8.self)
      if first == 0x20 || first == 0x09 {
        values[key]?.append(" " + text.withoutSpaceAround)
      } else if case let parts = text.split(scalar: ":", maxSplits: 1), parts.count == 2 {
        key = parts[0].withoutSpaceAround.lowercased()
        if values[key] == nil { values[key] = String(parts[1].withoutSpaceAround) }
      } else {
        // No header: what follows is no e-mail.
        break
      }
    }
    return at
  }

  subscript(_ name: String) -> String? { values[name] }

  /// What the header is without its parameters, in small letters.
  func kind(of name: String) -> String {
    let words = Self.pieces(values[name] ?? "").first ?? ""
    return words.withoutSpaceAround.lowercased()
  }

  /// A parameter of a header, also where it is told in pieces or in another alphabet (RFC 2231).
  func parameter(_ name: String, of header: String) -> String? {
    var plain: String?
    var pieces: [Int: (text: String, isEncoded: Bool)] = [:]
    for piece in Self.pieces(values[header] ?? "").dropFirst() {
      let pair = piece.split(scalar: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      let key = pair[0].filter { $0 != " " && $0 != "\t" }.lowercased()
      let value = Self.unquoted(pair[1].withoutSpaceAround)
      if key == name { plain = plain ?? value }
      guard key.hasPrefix(name + "*") else { continue }
      var number = key.dropFirst(name.count + 1)
      let isEncoded = number.isEmpty || number.last == "*"
      if number.last == "*" { number.removeLast() }
      guard let place = number.isEmpty ? 0 : Int(number), pieces[place] == nil else { continue }
      pieces[place] = (value, isEncoded)
    }
    if let first = pieces[0] { return Self.joined(first, pieces) }
    return plain.map(MailWords.decoded)
  }

  /// The pieces of a parameter from the first on, without the alphabet that the first names.
  private static func joined(
    _ first: (text: String, isEncoded: Bool), _ pieces: [Int: (text: String, isEncoded: Bool)]
  ) -> String {
    var charset = "utf-8"
    var first = first
    let parts = first.text.split(scalar: "'", maxSplits: 2)
    if first.isEncoded, parts.count == 3 {
      charset = String(parts[0])
      first.text = String(parts[2])
    }
    var bytes: [UInt8] = []
    var number = 0
    while let piece = number == 0 ? first : pieces[number] {
      bytes +=
        piece.isEncoded
        ? MailWords.unescaped(piece.text.utf8, mark: UInt8(ascii: "%")) : Array(piece.text.utf8)
      number += 1
    }
    return MailWords.text(bytes, charset)
  }

  /// What stands between semicolons that are in no quotation and no remark.
  private static func pieces(_ header: String) -> [String] {
    var pieces = [""]
    var (isQuoted, isEscaped, remarks) = (false, false, 0)
    for scalar in header.unicodeScalars {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\", isQuoted || remarks > 0 {
        isEscaped = true
      } else if scalar == "\"", remarks == 0 {
        isQuoted.toggle()
      } else if scalar == "(", !isQuoted {
        remarks += 1
      } else if scalar == ")", !isQuoted, remarks > 0 {
        remarks -= 1
        continue
      } else if scalar == ";", !isQuoted, remarks == 0 {
        pieces.append("")
        continue
      }
      if remarks == 0 { pieces[pieces.count - 1].unicodeScalars.append(scalar) }
    }
    return pieces
  }

  /// A value without the quotation marks around it.
  private static func unquoted(_ value: Substring) -> String {
    guard value.unicodeScalars.first == "\"" else { return String(value) }
    var text = ""
    var isEscaped = false
    for scalar in value.unicodeScalars.dropFirst() {
      if isEscaped {
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
        continue
      } else if scalar == "\"" {
        break
      }
      text.unicodeScalars.append(scalar)
    }
    return text
  }
}

/// Words of a header that are written in ASCII for another alphabet (RFC 2047).
enum MailWords {
  /// A text with such words in it; those that cannot be read stay as they are.
  static func decoded(_ text: String) -> String {
    var decoded = ""
    var rest = text[...]
    var isBehindOne = false
    while let start = rest.firstRange(of: "=?") {
      let before = rest[..<start.lowerBound]
      guard let word = EncodedWord(rest[start.lowerBound...]) else {
        decoded += rest[..<start.upperBound]
        rest = rest[start.upperBound...]
        isBehindOne = false
        continue
      }
      // Blanks between two are none of the text.
      if !isBehindOne || before.contains(where: { !$0.isWhitespace }) { decoded += before }
      decoded += word.text
      rest = rest[word.end...]
      isBehindOne = true
    }
    return decoded + rest
  }

  private struct EncodedWord {
    let text: String
    let end: String.Index

    init?(_ words: Substring) {
      let parts = words.split(separator: "?", maxSplits: 4, omittingEmptySubsequences: false)
      guard parts.count == 5, parts[0] == "=", parts[4].hasPrefix("=") else { return nil }
      // An alphabet may have its language behind it (RFC 2231).
      let charset = parts[1].split(separator: "*").first.map(String.init) ?? ""
      switch parts[2].lowercased() {
      case "b":
        guard let bytes = MailWords.base64(parts[3].utf8) else { return nil }
        text = MailWords.text(bytes, charset)
      case "q":
        let spaced = parts[3].utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        text = MailWords.text(MailWords.unescaped(spaced, mark: UInt8(ascii: "=")), charset)
      default: return nil
      }
      end = words.index(after: parts[4].startIndex)
    }
  }

  /// Bytes as text: those of Western Europe where the alphabet says so, else UTF-8.
  static func text(_ bytes: [UInt8], _ charset: String) -> String {
    guard ["iso-8859-1", "iso-8859-15", "latin1", "windows-1252"].contains(charset.lowercased()) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }

  /// Bytes in which others are written as a mark with two digits.
  static func unescaped(_ bytes: some Sequence<UInt8>, mark: UInt8) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      if byte == mark, rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }

  /// Bytes in base64, whatever stands between its letters and behind its end; nil where a letter is missing.
  static func base64(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var letters: [UInt8] = []
    for byte in text {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
        letters.append(byte)
      case UInt8(ascii: "="):
        return padded(letters)
      default: continue
      }
    }
    return padded(letters)
  }

  private static func padded(_ letters: [UInt8]) -> [UInt8]? {
    let missing = (4 - letters.count % 4) % 4
    guard missing < 3 else { return nil }
    let text = String(
      decoding: letters + [UInt8](repeating: UInt8(ascii: "="), count: missing), as: UTF8.self)
    return Data(base64Encoded: text).map(Array.init)
  }
}
