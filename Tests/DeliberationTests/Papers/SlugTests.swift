import Deliberation
import Testing

@Suite struct SlugTests {
  @Test(arguments: ["a", "7", "housing", "zorg-en-werk", "2026", String(repeating: "a", count: 64)])
  func `small letters, digits and single hyphens are a slug`(_ text: String) {
    #expect(Slug(text)?.description == text)
  }

  @Test(arguments: [
    "", "-", "-a", "a-", "a--b", "A", "a b", "a_b", "a/b", "..", "../a", "a.md", "é", "a\u{0}", "a\n",
    String(repeating: "a", count: 65),
  ])
  func `nothing else is, so no name leaves its folder`(_ text: String) {
    #expect(Slug(text) == nil)
  }

  @Test(arguments: [
    ("Housing", "housing"), ("zorg en werk", "zorg-en-werk"), ("../../etc/passwd", "etc-passwd"),
    (" Ja! ", "ja"), ("A--B", "a-b"),
  ])
  func `what a person typed is refused with a name that would do`(typed: String, mended: String) {
    let refusal = #expect(throws: Refusal.self) { try Slug.parse(typed, as: .paper) }
    #expect(refusal?.explanation.message.contains("'\(typed)' cannot be the name of a paper") == true)
    #expect(refusal?.explanation.hints == ["\(mended) would do"])
  }

  /// On Windows these are devices, with or without an extension: a clone there cannot have the folder.
  @Test(arguments: ["con", "prn", "aux", "nul", "com0", "com9", "lpt1"])
  func `a name that Windows keeps is refused, and one with more behind it would do`(_ name: String) {
    #expect(Slug(name) == nil)
    let refusal = #expect(throws: Refusal.self) { try Slug.parse(name, as: .meeting) }
    #expect(refusal?.explanation.message.contains("Windows") == true)
    #expect(refusal?.explanation.hints == ["\(name)-1 would do"])
    #expect(Slug("\(name)-1") != nil)
  }

  @Test(arguments: ["com", "com10", "coma", "lpt", "console", "null", "a-con"])
  func `a name that only begins like one is a slug`(_ name: String) { #expect(Slug(name) != nil) }

  @Test func `where no letter is left nothing is offered`() {
    let refusal = #expect(throws: Refusal.self) { try Slug.parse("…", as: .paper) }
    #expect(refusal?.explanation.hints == [])
  }
}
