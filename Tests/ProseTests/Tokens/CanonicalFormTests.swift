import Testing

@testable import Prose

@Suite struct CanonicalFormTests {
  @Test(arguments: [
    ("e\u{301}", "é"), ("o\u{302}\u{301}", "ố"), ("\u{3B1}\u{313}\u{300}\u{345}", "ᾂ"),
    ("\u{1112}\u{1161}\u{11AB}", "한"), ("een ca\u{308}sar", "een cäsar"), ("e\u{301}\u{301}x", "é\u{301}x"),
    ("q\u{301}", "q\u{301}"),
  ]) func `letters that came apart are composed`(_ apart: String, _ whole: String) {
    #expect(Array(Self.composed(apart).utf8) == Array(whole.utf8))
  }

  @Test(.timeLimit(.minutes(1))) func `a letter with very many marks takes no longer than other words`() {
    let marks = String(repeating: "\u{301}", count: 60_000)
    #expect(Array(Self.composed("e" + marks).utf8) == Array("é".utf8) + Array(marks.utf8.dropFirst(2)))
    #expect(Array(Self.composed(marks).utf8) == Array(marks.utf8))
  }

  private static func composed(_ text: String) -> String {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      String(decoding: CanonicalForm.composed(bytes) ?? Array(bytes), as: UTF8.self)
    }
  }
}
