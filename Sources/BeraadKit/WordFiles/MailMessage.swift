package import Deliberation
import FoundationEssentials
import Prose

/// An e-mail as a file (RFC 5322), read for the Word file that is attached to it (RFC 2045, RFC 2183).
package struct MailMessage {
  private struct Part {
    let headers: [String: String]
    let body: ArraySlice<UInt8>
  }

  /// The attached files, by name.
  private(set) var files: [(name: String, bytes: [UInt8])] = []

  /// How deep parts may lie in one another, and how many there may be.
  private static let deepest = 8
  private static let most = 256
  private var count = 0

  /// The Word file that is attached where the bytes are an e-mail; else the bytes themselves.
  ///
  /// - Throws: a `Refusal` where there is none, or are several.
  package static func wordFile(in bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    guard let message = MailMessage(bytes) else { return bytes }
    let word = message.files.filter {
      $0.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) && $0.name.lowercased().hasSuffix(".docx")
    }
    guard let first = word.first else {
      if let broken = message.files.first(where: { $0.name.lowercased().hasSuffix(".docx") }) {
        throw Refusal(
          Localized(
            en: "The Word file of this e-mail, \(broken.name), did not come whole, or is none.",
            nl: "Het Wordbestand van deze e-mail, \(broken.name), kwam niet heel aan, of is het niet."),
          hints: [
            Localized(
              en: "save it from the mail program as a file, and import that",
              nl: "sla het vanuit het mailprogramma op als bestand, en lees dat in"),
            Localized(en: "or ask for the mail once more", nl: "of vraag de mail nog eens"),
          ])
      }
      let others = message.files.map(\.name).filter { !$0.isEmpty }
      throw Refusal(
        Localized(
          en: "This e-mail has no Word file (.docx) attached.",
          nl: "Bij deze e-mail zit geen Wordbestand (.docx)."),
        hints: others.isEmpty
          ? []
          : [
            Localized(
              en: "attached are: \(others.prefix(9).joined(separator: ", "))",
              nl: "wel: \(others.prefix(9).joined(separator: ", "))")
          ])
    }
    guard word.count == 1 else {
      throw Refusal(
        Localized(
          en:
            "This e-mail has \(word.count) Word files attached: \(word.prefix(9).map(\.name).joined(separator: ", ")).",
          nl:
            "Bij deze e-mail zitten \(word.count) Wordbestanden: \(word.prefix(9).map(\.name).joined(separator: ", "))."
        ),
        hints: [
          Localized(
            en: "save the one that is meant, and import that",
            nl: "sla op wat is bedoeld, en lees dat in")
        ])
    }
    return first.bytes
  }

  /// Reads an e-mail; nil where the bytes begin like something else.
  init?(_ bytes: [UInt8]) {
    // Some programs put a line of their own before the headers.
    let start = bytes.starts(with: "From ".utf8) ? (bytes.firstIndex(of: 0x0A) ?? 0) + 1 : 0
    let part = Self.part(bytes[start...])
    guard part.headers["content-type"] != nil,
      part.headers["from"] != nil || part.headers["mime-version"] != nil
    else { return nil }
    read(part, depth: 0)
  }

  private mutating func read(_ part: Part, depth: Int) {
    count += 1
    guard depth <= Self.deepest, count <= Self.most else { return }
    let type = part.headers["content-type"] ?? ""
    if type.lowercased().hasPrefix("multipart/"), let boundary = Self.parameter("boundary", of: type) {
      for inner in Self.parts(of: part.body, boundary) { read(Self.part(inner), depth: depth + 1) }
      return
    }
    // A mail that was sent on has its own parts.
    if type.lowercased().hasPrefix("message/rfc822") {
      return read(Self.part(part.body.drop { $0 == 0x0D || $0 == 0x0A }), depth: depth + 1)
    }
    let name =
      Self.parameter("filename", of: part.headers["content-disposition"] ?? "")
      ?? Self.parameter("name", of: type)
    if let name { files.append((name, Self.decoded(part))) }
  }

  // MARK: Headers

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part {
    var headers: [String: String] = [:]
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
        headers[key]?.append(" " + text.withoutSpaceAround)
      } else if case let parts = text.split(scalar: ":", maxSplits: 1), parts.count == 2 {
        key = parts[0].lowercased()
        if headers[key] == nil { headers[key] = String(parts[1].withoutSpaceAround) }
      } else {
        // No header: what follows is no e-mail.
        return Part(headers: headers, body: bytes[at...])
      }
    }
    return Part(headers: headers, body: bytes[at...])
  }

  /// A parameter of a header, in quotes or not, or in the form of RFC 2231.
  private static func parameter(_ name: String, of header: String) -> String? {
    for part in header.split(scalar: ";").dropFirst() {
      let pair = part.split(scalar: "=", maxSplits: 1)
      guard pair.count == 2 else { continue }
      let key = pair[0].filter { $0 != " " }.lowercased()
      let value = pair[1].withoutSpaceAround.split(scalar: "\"").first { !$0.isEmpty }.map(String.init) ?? ""
      if key == name { return value }
      if key == name + "*" { return value.split(separator: "'").last.map(String.init) }
    }
    return nil
  }

  // MARK: Bodies

  private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var open: Int?
    var at = body.startIndex
    while at < body.endIndex, parts.count < most {
      let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[at..<end].starts(with: mark) {
        if let open { parts.append(body[open..<at]) }
        open =
          body[at..<end].dropFirst(mark.count).starts(with: "--".utf8) ? nil : min(end + 1, body.endIndex)
      }
      at = end + 1
    }
    if let open, open < body.endIndex { parts.append(body[open...]) }
    return parts
  }

  private static func decoded(_ part: Part) -> [UInt8] {
    switch part.headers["content-transfer-encoding"]?.lowercased().filter({ $0 != " " }) {
    case "base64":
      let text = String(decoding: part.body.filter { $0 > 0x20 && $0 < 0x7F }, as: UTF8.self)
      return Data(base64Encoded: text).map(Array.init) ?? []
    case "quoted-printable": return unquoted(part.body)
    default: return Array(part.body)
    }
  }

  private static func unquoted(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = body
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      if rest.first == 0x0D { rest.removeFirst() }
      if rest.first == 0x0A {
        rest.removeFirst()
      } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      }
    }
    return bytes
  }
}
