package import Deliberation
import Word

/// An e-mail as a file (RFC 5322), read for the Word file that is attached to it (RFC 2045, RFC 2183).
package struct MailMessage {
  private struct Part {
    let headers: MailHeaders
    let body: ArraySlice<UInt8>
  }

  /// An attached file.
  private struct File {
    let name: String
    let bytes: [UInt8]
    /// Whether its name or its type says that it is a Word file; one without a name may be.
    let isCalledWord: Bool

    var isWord: Bool { isCalledWord && bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

    /// Whether the end of an archive is in it: a mail that is cut off has the beginning of its file alone.
    var isWhole: Bool { bytes.suffix(Self.longestEnd).firstRange(of: [0x50, 0x4B, 0x05, 0x06]) != nil }

    /// How far from its last byte the end of an archive may begin: the record, and the longest remark behind it.
    private static let longestEnd = 22 + 0xFFFF
  }

  private var files: [File] = []

  /// How deep parts may lie in one another, and how many there may be.
  private static let deepest = 8
  private static let most = 256
  private var count = 0

  /// The Word file that is attached where the bytes are an e-mail; else the bytes themselves.
  ///
  /// - Throws: a `Refusal` where there is none, or are several.
  package static func wordFile(in bytes: [UInt8]) throws(Refusal) -> [UInt8] {
    guard let message = MailMessage(bytes) else { return bytes }
    // A file that is attached twice, as an answer quotes it, is one.
    var seen: Set<[UInt8]> = []
    let word = message.files.filter { $0.isWord && seen.insert($0.bytes).inserted }
    // One without a name cannot be named: whoever reads it says that it is cut off.
    guard let first = word.first, word.count > 1 || first.isWhole || first.name.isEmpty else {
      if let broken = message.files.first(where: { $0.isCalledWord && !$0.name.isEmpty }) {
        throw Refusal(
          Localized(
            en: "The Word file of this e-mail, \(broken.name), did not come whole, or is none.",
            nl: "Het Word-bestand van deze e-mail, \(broken.name), kwam niet heel aan, of is het niet."),
          hints: [
            Localized(
              en: "save it from the mail program as a file, and import that",
              nl: "sla het vanuit het mailprogramma op als bestand, en lees dat in"),
            Localized(en: "or ask for the mail once more", nl: "of vraag de mail nog eens"),
          ])
      }
      throw message.noWordFile
    }
    guard word.count == 1 else {
      throw Refusal(
        Localized(
          en:
            "This e-mail has \(word.count) Word files attached: \(word.prefix(9).map(\.name).joined(separator: ", ")).",
          nl:
            "Bij deze e-mail zitten \(word.count) Word-bestanden: \(word.prefix(9).map(\.name).joined(separator: ", "))."
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
    // Some programs put a line of their own before the headers, or a mark that the text is UTF-8.
    var bytes = bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    if bytes.starts(with: "From ".utf8) {
      bytes = bytes[(bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.startIndex)...]
    }
    let part = Self.part(bytes)
    guard part.headers["content-type"] != nil,
      part.headers["from"] != nil || part.headers["mime-version"] != nil
    else { return nil }
    read(part, depth: 0)
  }

  private mutating func read(_ part: Part, depth: Int) {
    count += 1
    guard depth <= Self.deepest, count <= Self.most else { return }
    let type = part.headers.kind(of: "content-type")
    if type.hasPrefix("multipart/"), let boundary = part.headers.parameter("boundary", of: "content-type") {
      for inner in Self.parts(of: part.body, boundary) { read(Self.part(inner), depth: depth + 1) }
      return
    }
    let name =
      part.headers.parameter("filename", of: "content-disposition")
      ?? part.headers.parameter("name", of: "content-type") ?? ""
    // A mail that was sent on has its own parts.
    if type == "message/rfc822" || name.lowercased().hasSuffix(".eml") {
      let inner = Self.decoded(part)[...].drop { $0 == 0x0D || $0 == 0x0A }
      return read(Self.part(inner), depth: depth + 1)
    }
    let isWord =
      Self.endings.contains { name.lowercased().hasSuffix($0) } || type.contains("wordprocessingml")
      || name.isEmpty && type == "application/octet-stream"
    if !name.isEmpty || isWord {
      files.append(File(name: name, bytes: Self.decoded(part), isCalledWord: isWord))
    }
  }

  /// What the names of Word files end in.
  private static let endings = [".docx", ".docm", ".dotx"]

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part {
    var headers = MailHeaders()
    let start = headers.read(bytes)
    return Part(headers: headers, body: bytes[start...])
  }

  // MARK: Bodies

  private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var open: Int?
    var at = body.startIndex
    while at < body.endIndex, parts.count < most {
      let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
      if let isLast = border(body[at..<end], boundary) {
        // The line's end before it is the border's own.
        if let open { parts.append(body[open..<at].withoutLastLineEnd) }
        open = isLast ? nil : min(end + 1, body.endIndex)
      }
      at = end + 1
    }
    if let open, open < body.endIndex { parts.append(body[open...]) }
    return parts
  }

  /// Whether a line that stands between parts ends the last of them; nil for any other line. The name of a border may begin with that of
  /// one around it.
  private static func border(_ line: ArraySlice<UInt8>, _ boundary: String) -> Bool? {
    let mark = "--\(boundary)".utf8
    guard line.starts(with: mark) else { return nil }
    var rest = line.dropFirst(mark.count)
    while let last = rest.last, last == 0x0D || last == 0x20 || last == 0x09 { rest.removeLast() }
    return rest.isEmpty ? false : rest.elementsEqual("--".utf8) ? true : nil
  }

  private static func decoded(_ part: Part) -> [UInt8] {
    switch part.headers.kind(of: "content-transfer-encoding") {
    case "base64": return MailWords.base64(part.body) ?? []
    case "quoted-printable": return unquoted(part.body)
    default: return Array(part.body)
    }
  }

  /// What quoted-printable stands for (RFC 2045, 6.7): a mark at the end of a line takes that away, and blanks behind it.
  private static func unquoted(_ body: ArraySlice<UInt8>) -> [UInt8] {
    var joined: [UInt8] = []
    var rest = body
    while let byte = rest.popFirst() {
      let behind = rest.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      if byte == UInt8(ascii: "="), behind.isEmpty || behind.first == 0x0A {
        rest = behind.dropFirst()
      } else {
        joined.append(byte)
      }
    }
    return MailWords.unescaped(joined, mark: UInt8(ascii: "="))
  }
}

extension ArraySlice<UInt8> {
  /// Without the line's end that it ends in.
  fileprivate var withoutLastLineEnd: ArraySlice<UInt8> {
    guard last == 0x0A else { return self }
    return dropLast(1).last == 0x0D ? dropLast(2) : dropLast(1)
  }
}

extension MailMessage {
  /// What is attached instead of a Word file, and what makes one of a text of another kind.
  fileprivate var noWordFile: Refusal {
    let names = files.map(\.name).filter { !$0.isEmpty }
    let ways = files.flatMap { file -> [Localized] in
      guard !file.name.isEmpty, case .notWord(let kind)? = Self.error(reading: file.bytes) else { return [] }
      return kind == .other || kind == .empty ? [] : WordError.notWord(kind).explanation.advice
    }
    let attached = Localized(
      en: "attached are: \(names.prefix(9).joined(separator: ", "))",
      nl: "wel: \(names.prefix(9).joined(separator: ", "))")
    return Refusal(
      Localized(
        en: "This e-mail has no Word file (.docx) attached.",
        nl: "Bij deze e-mail zit geen Word-bestand (.docx)."),
      hints: (names.isEmpty ? [] : [attached]) + ways.uniqued())
  }

  private static func error(reading bytes: [UInt8]) -> WordError? {
    do {
      _ = try WordFile(bytes)
      return nil
    } catch { return error }
  }
}
