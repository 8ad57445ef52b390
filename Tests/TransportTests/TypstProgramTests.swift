import Languages
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

  /// What comes of a package in Python that calls itself typst.
  private func failure(
    of python: String, environment: [String: String] = ["PATH": "/usr/bin:/bin"]
  ) throws -> TypstProgram.Failure? {
    let repository = try TemporaryRepository()
    let fake = repository.path + "/typst"
    try FileManager.default.createDirectory(atPath: fake, withIntermediateDirectories: true)
    try python.write(toFile: fake + "/__init__.py", atomically: true, encoding: .utf8)
    do {
      _ = try TypstProgram(folder: repository.path, environment: environment).pdf(of: job("x"))
      return nil
    } catch let failure as TypstProgram.Failure {
      return failure
    }
  }

  @Test func `a folder that Python cannot load is told with its words`() throws {
    let nowhere = TypstProgram(folder: "/nowhere", environment: [:])
    #expect(throws: TypstProgram.Failure.doesNotLoad(folder: "/nowhere", "No module named 'typst'")) {
      try nowhere.pdf(of: job("x"))
    }
  }

  @Test func `what goes wrong beside the paper is not told as the paper's fault`() throws {
    let head = "class TypstError(Exception): pass\n"
    #expect(
      try failure(of: head + "def compile(*a, **k): return b''\n")
        == .failed(Localized(en: "what it made is no PDF", nl: "wat het maakte, is geen PDF")))
    #expect(
      try failure(of: head + "def compile(*a, **k): raise OSError(28, 'No space left on device')\n")
        == .failed(Localized(verbatim: "OSError: [Errno 28] No space left on device")))
    #expect(
      try failure(of: head + "import sys\nsys.exit(1)\n")
        == .failed(Localized(en: "it said nothing", nl: "het zei niets")))
    #expect(try failure(of: head, environment: ["PATH": "/nowhere"]) == .hasNoPython)
    #expect(
      try failure(of: head + "def compile(*a, **k): raise TypstError('table without head')\n")
        == .refused("table without head"))
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
