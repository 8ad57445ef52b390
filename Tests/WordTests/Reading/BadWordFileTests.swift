import TestSupport
import Testing
import Word

/// Files that are no Word files, or that nobody should read: each is refused for its own reason.
@Suite struct BadWordFileTests {
  private func error(_ bytes: [UInt8]) -> WordError? {
    do {
      _ = try WordFile(bytes)
      return nil
    } catch {
      return error
    }
  }

  private var good: [UInt8] { WordParts(body: paragraph(run("text"))).bytes }

  @Test(arguments: [
    ("", WordError.FileKind.empty), ("%PDF-1.7", .pdf), (#"{\rtf1 text}"#, .richText),
    ("<!DOCTYPE html><p>text", .html), ("\n<HTML><body>", .html), ("Dear all,", .other),
  ])
  func `another kind of file is named`(_ text: String, _ kind: WordError.FileKind) {
    #expect(error(Array(text.utf8)) == .notWord(kind))
  }

  @Test func `a file that is locked, or from Word 97, is named`() {
    #expect(error([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) == .notWord(.lockedOrOld))
  }

  @Test func `a mail as Outlook saves it is named`() {
    var bytes: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1] + [UInt8](repeating: 0, count: 1_018)
    for letter in "__properties_version1.0".utf8 { bytes += [letter, 0] }
    #expect(error(bytes) == .notWord(.outlookMail))
  }

  @Test(arguments: [
    ("META-INF/manifest.xml", WordError.FileKind.openDocument), ("Index/Document.iwa", .pages),
    ("notes.txt", .otherArchive),
  ])
  func `another kind of archive is named`(_ part: String, _ kind: WordError.FileKind) {
    var zip = ZipWriter()
    zip.add(part, [1, 2, 3])
    #expect(error(zip.finish()) == .notWord(kind))
  }

  @Test func `a workbook is named`() {
    var parts = WordParts(body: "")
    parts.parts = [("word/document.xml", "<workbook/>")]
    #expect(error(parts.bytes) == .notWord(.otherOffice))
  }

  @Test func `a file that is cut off anywhere is refused`() {
    for length in 4..<good.count {
      #expect(error(Array(good.prefix(length))) != nil, "cut off after \(length) bytes")
    }
  }

  @Test func `a byte that is changed leads to no crash, and a changed word to a refusal`() {
    var random = SplitMix(seed: 13)
    for _ in 0..<2_000 {
      var bytes = good
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      if let story = try? WordFile(bytes).body { #expect(story.texts(.accepted) == ["text"]) }
    }
  }

  @Test func `a part that is there twice is refused, in capitals too`() {
    var parts = WordParts(body: paragraph(run("text")))
    parts.parts.append(("Word/Document.xml", "<other/>"))
    #expect(error(parts.bytes) == .doubledPart("Word/Document.xml"))
  }

  @Test func `a part that is missing is named`() {
    var parts = WordParts(body: "")
    parts.parts = []
    #expect(error(parts.bytes) == .missingPart("word/document.xml"))
  }

  @Test func `bytes before the file are refused`() {
    #expect(error([0x50, 0x4B, 0x03, 0x04] + good) == .damaged(detail: .misplacedDirectory))
  }

  @Test func `a document type is refused`() {
    var parts = WordParts(body: "")
    parts.parts = [("word/document.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]
    #expect(error(parts.bytes) == .documentType(part: "word/document.xml"))
  }

  @Test func `a part nested without end is refused`() {
    let deep = String(repeating: "<w:p>", count: 100_000)
    #expect(error(WordParts(body: deep).bytes) == .tooDeep(part: "word/document.xml"))
  }

  @Test func `a part that unpacks to far more than it takes is refused`() {
    let blank = String(repeating: " ", count: 4 << 20)
    guard case .tooLarge("word/document.xml", _) = error(WordParts(body: blank).bytes) else {
      Issue.record("it was read")
      return
    }
  }

  @Test func `a part that is no XML is refused with its line`() {
    var parts = WordParts(body: "")
    parts.parts = [("word/document.xml", "<a>\n<b></a>")]
    #expect(error(parts.bytes) == .notXML(part: "word/document.xml", line: 2, reason: "mismatched tag"))
    parts.parts = [("word/document.xml", "<a>&#0;</a>")]
    #expect(error(parts.bytes) != nil)
  }

  @Test func `names that would leave a folder are names like any other`() {
    var parts = WordParts(body: paragraph(run("text")))
    parts.parts.append(("../../outside.xml", "<a/>"))
    parts.relationships.append(("comments", "../../../../outside.xml", false))
    #expect(error(parts.bytes) == nil)
  }
}
