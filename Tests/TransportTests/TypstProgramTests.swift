import Foundation
import TestSupport
import Testing
import Transport

/// The typst that `make pdf` installs, called as another process.
@Suite struct TypstProgramTests {
  static let folder = Checkout.root.appendingPathComponent(".tools/typst").path
  static let isHere = FileManager.default.fileExists(atPath: folder + "/typst/__init__.py")

  private let typst = TypstProgram(folder: folder, environment: ProcessInfo.processInfo.environment)

  private func job(_ text: String, template: String? = nil) throws -> [UInt8] {
    let template =
      template
      ?? "#let d = json(\"paper.json\")\n#set document(title: d.text)\n#set text(lang: \"nl\")\n#d.text"
    return Array(
      try JSONSerialization.data(
        withJSONObject: ["template": template, "paper": ["text": text], "day": [2026, 1, 2]]))
  }

  @Test func `a folder without typst is named`() throws {
    let nowhere = TypstProgram(folder: "/nowhere", environment: [:])
    #expect(throws: TypstProgram.Failure.isNotThere(folder: "/nowhere")) {
      try nowhere.pdf(of: job("x"))
    }
  }

  @Test func `a program that writes something else has made nothing`() throws {
    let folder = try TemporaryRepository().path
    let fake = folder + "/typst"
    try FileManager.default.createDirectory(atPath: fake, withIntermediateDirectories: true)
    try "TypstError = ValueError\ndef compile(*a, **k): return b''\n".write(
      toFile: fake + "/__init__.py", atomically: true, encoding: .utf8)
    #expect(throws: TypstProgram.Failure.self) {
      try TypstProgram(folder: folder, environment: [:]).pdf(of: job("x"))
    }
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `a PDF says that it is PDF/UA-1 and PDF/A-2a, and is the same each time`() throws {
    let pdf = try typst.pdf(of: job("Woorden"))
    let text = String(decoding: pdf, as: UTF8.self)
    for mark in [
      "<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "/StructTreeRoot", "/OutputIntents",
      "/Lang", "/DisplayDocTitle true",
    ] {
      #expect(text.contains(mark), "it has no \(mark)")
    }
    #expect(try typst.pdf(of: job("Woorden")) == pdf)
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `a character that no font has stands there by its number`() throws {
    #expect(try typst.pdf(of: job("een \u{1F600} hier")) == typst.pdf(of: job("een [U+1F600] hier")))
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `what somebody wrote is no code`() throws {
    _ = try typst.pdf(of: job("#panic(\"x\") #read(\"main.typ\") *a* $b$ \\ <c>"))
  }

  @Test(.enabled(if: isHere, "typst is not here: make pdf"))
  func `a template reads no file of this machine and asks nobody for a package`() throws {
    for code in ["#read(\"/etc/passwd\")", "#read(\"../../etc/passwd\")", "#image(\"/x.png\")"] {
      #expect(throws: TypstProgram.Failure.self) {
        try typst.pdf(of: job("x", template: "#set document(title: \"x\")\n" + code))
      }
    }
  }
}
