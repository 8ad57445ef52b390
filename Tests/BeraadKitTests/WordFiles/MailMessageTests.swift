import Deliberation
import Foundation
import TestSupport
import Testing
import Word

@testable import BeraadKit

@Suite struct MailMessageTests {
  private static let word = file("Text.\n")

  private static func file(_ text: String) -> [UInt8] {
    WordWriter.file(ExportedPaper(source: Array(text.utf8), title: "", language: "en", reference: ""))
  }

  /// A mail with files of these names, of which no two have the same bytes; the first is `word`.
  private func mail(_ names: [String], encoding: String = "base64") -> [UInt8] {
    var text = """
      From: Jan <jan@example.org>
      MIME-Version: 1.0
      Content-Type: multipart/mixed;
       boundary="=_x y"

      --=_x y
      Content-Type: text/plain

      Here it is.

      """
    for (index, name) in names.enumerated() {
      let word = index == 0 ? Self.word : Self.file("Text \(index).\n")
      text += """
        --=_x y
        Content-Type: application/octet-stream; name="\(name)"
        Content-Transfer-Encoding: \(encoding)
        Content-Disposition: attachment; filename="\(name)"

        \(Data(word).base64EncodedString(options: .lineLength76Characters))

        """
    }
    return Array((text + "--=_x y--\n").replacing("\n", with: "\r\n").utf8)
  }

  @Test func `the Word file of an e-mail is what is attached`() throws {
    #expect(try MailMessage.wordFile(in: mail(["back.docx", "note.txt"])) == Self.word)
    #expect(try MailMessage.wordFile(in: Self.word) == Self.word)
    #expect(
      try MailMessage.wordFile(in: Array("From here on: text".utf8)) == Array("From here on: text".utf8))
  }

  @Test func `none, or several, is a sentence with their names`() throws {
    for (names, words) in [
      (["note.odt"], "note.odt"), ([], "no Word file"), (["a.docx", "b.docx"], "a.docx, b.docx"),
    ] {
      let refusal = try #require(throws: Refusal.self) { try MailMessage.wordFile(in: mail(names)) }
      let explanation = refusal.explanation
      #expect((explanation.message + explanation.hints.joined()).contains(words))
    }
  }

  @Test func `of a text of another kind is said what makes it a Word file`() throws {
    for (bytes, way) in [
      (Array(#"{\rtf1 Text}"#.utf8), "open it in Word, and save it as .docx"),
      ([0xD0, 0xCF, 0x11, 0xE0] + [UInt8](repeating: 0, count: 600), "take the password away"),
    ] {
      let text = """
        From: Jan <jan@example.org>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="part"

        --part
        Content-Type: application/octet-stream; name="text.bin"
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="text.bin"

        \(Data(bytes).base64EncodedString(options: .lineLength76Characters))

        --part--

        """
      let refusal = try #require(throws: Refusal.self) { try MailMessage.wordFile(in: Array(text.utf8)) }
      #expect(refusal.explanation.hints.contains { $0.contains(way) }, "\(refusal.explanation.hints)")
    }
  }

  @Test func `a mail that was sent on has the file of its own, and one that is cut off is said`() throws {
    let text = String(decoding: mail(["back.docx"]), as: UTF8.self)
    let sent = """
      From: Ria <ria@example.org>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="outer"

      --outer
      Content-Type: message/rfc822
      Content-Disposition: attachment; filename="Our text.eml"

      \(text)
      --outer--

      """
    #expect(try MailMessage.wordFile(in: Array(sent.utf8)) == Self.word)
    // Wherever it ends: within the letters of three bytes too.
    let whole = mail(["back.docx"])
    for length in [402, 403, 404, 405, whole.count / 2] {
      let cut = Array(whole.prefix(length))
      let refusal = try #require(throws: Refusal.self) { try MailMessage.wordFile(in: cut) }
      #expect(refusal.explanation.message.contains("back.docx, did not come whole"))
    }
  }

  /// A mail whose parts are given, each with its headers.
  private func mail(_ parts: [(headers: String, body: [UInt8])], boundary: String = "b") -> [UInt8] {
    var bytes = Array(
      "From: Jan <jan@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"\(boundary)\"\r\n\r\n"
        .utf8)
    for part in parts {
      bytes += Array("--\(boundary)\r\n\(part.headers)\r\n\r\n".utf8) + part.body + Array("\r\n".utf8)
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  private static let base64 = Array(Data(word).base64EncodedString().utf8)

  @Test(arguments: [
    "name=\"=?UTF-8?B?VMOpa3N0LmRvY3g=?=\"", "name=\"=?utf-8?Q?T=C3=A9kst?= =?utf-8*nl?q?_2.docx?=\"",
    "name=\"=?iso-8859-1?q?t=E9kst=2Edocx?=\"", "name*=UTF-8''t%C3%A9kst.docx",
    "name*0*=utf-8'nl'T%C3%A9kst; name*1=\" 2.do\"; name*2=cx",
    "name=\"a; b.docx\"", "name=\"a \\\"b\\\".docx\"", "charset=x (a; remark); NAME = A.DOCX", "name=a.docm",
  ])
  func `the name of a file may be written in any way`(_ parameter: String) throws {
    // Of this type a file is one of Word by its name alone.
    let part = (
      "Content-Type: application/zip; \(parameter)\r\nContent-Transfer-Encoding: BASE64 (all)",
      Self.base64
    )
    #expect(try MailMessage.wordFile(in: mail([part])) == Self.word)
  }

  @Test func `a file that is called a Word file by its type needs no name`() throws {
    let type = "Content-Type: application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    #expect(
      try MailMessage.wordFile(in: mail([(type + "\r\nContent-Transfer-Encoding: base64", Self.base64)]))
        == Self.word)
    // Its bytes end where the line before the border does.
    #expect(
      try MailMessage.wordFile(in: mail([(type + "\r\nContent-Transfer-Encoding: binary", Self.word)]))
        == Self.word)
  }

  @Test func `parts within parts are told apart, also where their borders begin alike`() throws {
    let part = (
      "Content-Type: application/octet-stream; name=\"back.docx\"\r\nContent-Transfer-Encoding: base64",
      Self.base64
    )
    // The borders of the inner part read as those of the outer one, or as its end.
    for (outer, border) in [("border-", "border-2"), ("border", "border--2")] {
      let inner = mail([("Content-Type: text/plain", Array("Dear all,".utf8)), part], boundary: border)
      let nested = mail(
        [
          ("Content-Type: text/plain", Array("--border-is no border".utf8)),
          ("Content-Type: multipart/related; boundary=\(border)", inner),
        ],
        boundary: outer)
      #expect(try MailMessage.wordFile(in: nested) == Self.word)
    }
    let attached = mail([("Content-Type: application/octet-stream; name=\"fwd.eml\"", mail([part]))])
    #expect(try MailMessage.wordFile(in: attached) == Self.word)
    #expect(try MailMessage.wordFile(in: [0xEF, 0xBB, 0xBF] + mail([part, part])) == Self.word)
  }

  @Test func `whatever bytes an e-mail has, it is read to its end`() throws {
    for seed in UInt64(1)...200 {
      var random = SplitMix(seed: seed)
      var bytes = mail(["a.docx"])
      for _ in 0..<20 {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        if Bool.random(using: &random) {
          bytes.remove(at: at)
        } else {
          bytes[at] = .random(in: 0...255, using: &random)
        }
      }
      _ = try? MailMessage.wordFile(in: bytes)
    }
  }
}
