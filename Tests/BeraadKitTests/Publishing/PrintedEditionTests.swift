import Deliberation
import FoundationEssentials
import Storage
import TestSupport
import Testing

@testable import BeraadKit

/// An edition with PDF files.
@Suite struct PrintedEditionTests {
  static let folder = Checkout.root.appendingPathComponent(".tools/typst").path
  static let isHere = FileManager.default.fileExists(atPath: folder + "/typst/__init__.py")

  let alliance: Alliance
  /// The editors, on a machine with typst.
  private let printers: Context

  init() throws {
    alliance = try Alliance()
    var printers = alliance.editors
    printers.environment["BERAAD_TYPST"] = Self.folder
    self.printers = printers
  }

  private func check(_ context: Context, files: String? = nil) throws -> Verification.Check {
    try #require(
      try context.verify(nil, since: nil, files: files).checks.first { $0.name == "housing: edition 1" })
  }

  private func digest(_ file: String) throws -> String {
    let path = alliance.repository.path + "/" + file
    return SHA256.hex(Array(try #require(FileManager.default.contents(atPath: path))))
  }

  @Test func `without typst there is a sentence with what to type, and nothing is written`() throws {
    var failure: (any Explained)?
    do {
      _ = try alliance.editors.publish("housing", edition: 1, to: "edition", isPrinted: true, dryRun: false)
    } catch { failure = error as? any Explained }
    let explanation = try #require(failure?.explanation)
    #expect(explanation.kind == .failed)
    #expect(explanation.hints.contains { $0.contains("make pdf") })
    #expect(!FileManager.default.fileExists(atPath: alliance.repository.path + "/edition"))
    #expect(try Desk(alliance.editors).dossier(of: "housing").dossier.editionNumbers.isEmpty)
    #expect(throws: (any Error).self) {
      try alliance.editors.typeset("housing", isFull: false, to: "housing.pdf")
    }
    #expect(!FileManager.default.fileExists(atPath: alliance.repository.path + "/housing.pdf"))
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `PDF files are recorded, named on the page, and made again by whoever asks`() throws {
    let edition = try printers.publish("housing", edition: 1, to: "edition", isPrinted: true, dryRun: false)
    let names = edition.files.map(\.name)
    #expect(names.contains("edition.pdf") && names.contains("edition-short.pdf"))
    let page = try alliance.repository.read("edition/index.html")
    #expect(page.contains(try digest("edition/edition.pdf")))
    #expect(
      try alliance.repository.read("edition/edition.json").contains(try digest("edition/edition-short.pdf")))
    #expect(try check(printers, files: "edition").ok)
    _ = try printers.publish("housing", edition: 1, to: "again", dryRun: false)
    #expect(try digest("again/edition.pdf") == digest("edition/edition.pdf"))
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `a PDF that is another one is found, with typst and without`() throws {
    _ = try printers.publish("housing", edition: 1, to: "edition", isPrinted: true, dryRun: false)
    let right = try check(alliance.editors, files: "edition")
    #expect(right.ok)
    #expect(right.detail.contains("not made again, because typst is not here"))
    let path = alliance.repository.path + "/edition/edition.pdf"
    var bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    bytes[bytes.count / 2] ^= 1
    try Data(bytes).write(to: URL(filePath: path))
    for context in [printers, alliance.editors] {
      let wrong = try check(context, files: "edition")
      #expect(!wrong.ok && wrong.detail.contains("edition.pdf"), "\(wrong.detail.english)")
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(try check(alliance.editors, files: "edition").detail.contains("edition.pdf is missing"))
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `on a machine without typst the rest of an edition is made once more, and that is said`() throws {
    _ = try printers.publish("housing", edition: 1, to: "edition", isPrinted: true, dryRun: false)
    let again = try alliance.editors.publish("housing", edition: 1, to: "again", dryRun: false)
    #expect(again.unprinted == ["edition-short.pdf", "edition.pdf"])
    #expect(try digest("again/index.html") == digest("edition/index.html"))
    #expect(!FileManager.default.fileExists(atPath: alliance.repository.path + "/again/edition.pdf"))
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"), arguments: [(5, 0), (13, 1), (40, 0)])
  func `a table that is too wide for a page lies on its side, or its rows are listed`(
    _ columns: Int, _ lying: Int
  ) throws {
    func row(_ cell: (Int) -> String) -> String {
      "| \((0..<columns).map(cell).joined(separator: " | ")) |\n"
    }
    let table =
      row { "maand\($0)" } + row { _ in "---:" } + row { _ in "1.234.567" } + row { _ in "234.567" }
    try alliance.repository.write(
      "# A home for everyone\n\n## By month\n\n\(table)", to: "papers/housing/paper.md")
    _ = try printers.revise("housing", because: "Figures")
    let pdf = String(decoding: try printers.typeset("housing", isFull: false, to: nil).bytes, as: UTF8.self)
    #expect(pdf.components(separatedBy: "MediaBox[0 0 841.8898").count - 1 == lying)
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `a draft is printed, short and full, and no file is written over`() throws {
    let short = try printers.typeset("housing", isFull: false, to: "short.pdf")
    let full = try printers.typeset("housing", isFull: true, to: "full.pdf")
    #expect(short.bytes.count < full.bytes.count)
    #expect(try digest("short.pdf") == short.sha256)
    #expect(throws: Refusal.self) { try printers.typeset("housing", isFull: true, to: "short.pdf") }
    #expect(try printers.typeset("housing", isFull: false, to: nil).sha256 == short.sha256)
  }
}
