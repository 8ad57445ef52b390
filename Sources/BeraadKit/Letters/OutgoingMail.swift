package import Deliberation
import FoundationEssentials

/// A message that a program writes, for one person.
package struct OutgoingMail: Sendable {
  /// Somebody's address, with a name where there is one.
  package struct Mailbox: Sendable {
    package let name: String?
    package let address: EmailAddress

    package init(_ address: EmailAddress, name: String? = nil) { (self.address, self.name) = (address, name) }

    fileprivate var field: String {
      name.map { "\(MailHeader.encodedWord($0))\n <\(address.text)>" } ?? address.text
    }
  }

  /// A part of it.
  package struct Part: Sendable {
    /// As `text/html`.
    package let type: String
    package let text: String
    /// Of what is saved as a file.
    package let fileName: String?
    /// What stands before the text, the same in many messages.
    fileprivate let head: Head?

    package init(_ type: String, _ text: String, fileName: String? = nil) {
      (self.type, self.text, self.fileName, head) = (type, text, fileName, nil)
    }

    package init(_ type: String, _ head: Head, _ rest: String) {
      (self.type, text, fileName, self.head) = (type, rest, nil, head)
    }

    /// The beginning of a text, in whole lines, made ready to be sent once for many messages.
    package struct Head: Sendable {
      package let text: String
      fileprivate let encoded: [UInt8]

      package init(_ text: String) { (self.text, encoded) = (text, QuotedPrintable.encode(text)) }
    }
  }

  package var sender: Mailbox
  package var recipient: Mailbox
  package var subject: String
  package var at: Instant
  /// More fields of the header. What is in them can end no line: it is made here.
  package var fields: [(name: String, value: String)] = []
  /// One text in several forms, the plainest first.
  package var forms: [Part]
  /// What comes with it.
  package var attachments: [Part] = []

  package init(from sender: Mailbox, to recipient: Mailbox, subject: String, at: Instant, forms: [Part]) {
    (self.sender, self.recipient, self.subject) = (sender, recipient, subject)
    (self.at, self.forms) = (at, forms)
  }

  /// The whole message (RFC 5322, with MIME, RFC 2046), with line feeds, as sendmail takes it.
  package var bytes: [UInt8] {
    let mark = MailHeader.mark()
    let own: [(name: String, value: String)] = [
      ("From", sender.field), ("To", recipient.field), ("Subject", MailHeader.encodedWord(subject)),
      ("Date", MailHeader.date(at)), ("Message-ID", "<\(mark)@\(sender.address.domain)>"),
      ("Auto-Submitted", "auto-generated"),
    ]
    let header = (own + fields + [("MIME-Version", "1.0")]).map { "\($0.name): \($0.value)\n" }.joined()
    let body = Self.container("alternative", forms.map(Self.entity), mark: "a\(mark)")
    guard !attachments.isEmpty else { return Array(header.utf8) + body }
    return Array(header.utf8)
      + Self.container("mixed", [body] + attachments.map(Self.entity), mark: "m\(mark)")
  }

  /// Several entities as one; one alone is itself.
  ///
  /// - Parameter mark: stands between them. What is encoded never has its `=_`.
  private static func container(_ kind: String, _ entities: [[UInt8]], mark: String) -> [UInt8] {
    guard entities.count > 1 else { return entities.first ?? [] }
    let boundary = "=_\(mark)"
    var bytes = Array("Content-Type: multipart/\(kind);\n boundary=\"\(boundary)\"\n".utf8)
    for entity in entities { bytes += Array("\n--\(boundary)\n".utf8) + entity }
    return bytes + Array("\n--\(boundary)--\n".utf8)
  }

  private static func entity(_ part: Part) -> [UInt8] {
    if let head = part.head {
      let header =
        "Content-Type: \(part.type); charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
      return Array(header.utf8) + head.encoded + QuotedPrintable.encode(part.text)
    }
    let isPlain = part.fileName == nil && isShortASCII(part.text)
    let encoding = part.fileName != nil ? "base64" : isPlain ? "7bit" : "quoted-printable"
    var header = "Content-Type: \(part.type); charset=utf-8\nContent-Transfer-Encoding: \(encoding)\n"
    if let name = part.fileName { header += "Content-Disposition: attachment; filename=\"\(name)\"\n" }
    let body: [UInt8] =
      if part.fileName != nil {
        base64Lines(part.text)
      } else {
        isPlain ? Array(part.text.utf8) : QuotedPrintable.encode(part.text)
      }
    return Array("\(header)\n".utf8) + body
  }

  /// Whether it can go as it is: ASCII, without long lines, and without one that a program could take for the end or the beginning of a
  /// message.
  private static func isShortASCII(_ text: String) -> Bool {
    text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).allSatisfy { line in
      line.count <= 78 && line.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 }
        && line.first != UInt8(ascii: ".") && !line.starts(with: "From ".utf8)
    }
  }

  private static func base64Lines(_ text: String) -> [UInt8] {
    let letters = Array(Data(text.utf8).base64EncodedString().utf8)
    return stride(from: 0, to: letters.count, by: 76).flatMap {
      Array(letters[$0..<min($0 + 76, letters.count)]) + [0x0A]
    }
  }
}
