import Deliberation
import Foundation
import Testing

@testable import BeraadKit

@Suite struct OutgoingMailTests {
  private func mail(subject: String = "News", name: String? = nil, text: String = "Hello.\n") throws
    -> OutgoingMail
  {
    OutgoingMail(
      from: .init(try EmailAddress.parse("news@alliance.example"), name: "Alliance"),
      to: .init(try EmailAddress.parse("reader@post.example"), name: name), subject: subject,
      at: Instant(seconds: 1_768_478_400),
      forms: [.init("text/plain", text), .init("text/html", "<p>Hé</p>\n")])
  }

  @Test func `a name or title ends no line of the header`() throws {
    let evil = "A\r\nBcc: all@post.example\r\n\r\nbody"
    let text = String(decoding: try mail(subject: evil, name: evil).bytes, as: UTF8.self)
    let header = text.prefix(upTo: try #require(text.firstRange(of: "\n\n")).lowerBound)
    #expect(!text.contains("Bcc") && !text.contains("\r"))
    #expect(header.split(separator: "\n").allSatisfy { $0.utf8.count <= 78 })
    let names = header.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map { $0.prefix { $0 != ":" } }
    #expect(
      names == [
        "From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
      ])
  }

  @Test func `both forms stand between borders that no text has`() throws {
    let text = String(decoding: try mail().bytes, as: UTF8.self)
    let border = try #require(text.firstMatch(of: /boundary="([^"]+)"/)?.1)
    #expect(text.contains("Content-Type: multipart/alternative;"))
    #expect(text.split(separator: "--\(border)").count == 4 && text.hasSuffix("--\(border)--\n"))
    #expect(text.contains("text/plain; charset=utf-8\nContent-Transfer-Encoding: 7bit\n\nHello.\n"))
    #expect(text.contains("Content-Transfer-Encoding: quoted-printable\n\n<p>H=C3=A9</p>\n"))
  }

  @Test(arguments: [
    "é", ".\n", "From here\n", "a \n", "\t\n", String(repeating: "x=y é ", count: 300), "a\n\nb", "🏠",
  ])
  func `quoted-printable is read again as it was`(_ text: String) throws {
    let encoded = String(decoding: QuotedPrintable.encode(text), as: UTF8.self)
    #expect(encoded.split(separator: "\n").allSatisfy { $0.utf8.count <= 76 && !$0.hasSuffix(" ") })
    #expect(encoded.utf8.allSatisfy { $0 < 0x80 })
    #expect(!encoded.split(separator: "\n").contains { $0.hasPrefix(".") || $0.hasPrefix("From ") })
    var bytes: [UInt8] = []
    var rest = Array(encoded.replacing("=\n", with: "").utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "=") else {
        bytes.append(byte)
        continue
      }
      bytes.append(try #require(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)))
      rest = rest.dropFirst(2)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }
}
