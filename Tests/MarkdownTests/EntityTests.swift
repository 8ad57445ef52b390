import Testing

@testable import Markdown

@Suite struct EntityTests {
  @Test(arguments: [
    ("&amp;", "&"), ("&eacute;", "é"), ("&Eacute;", "É"), ("&nbsp;", "\u{A0}"), ("&euro;", "€"),
    ("&#233;", "é"),
    ("&#xE9;", "é"), ("&#XE9;", "é"), ("&#128512;", "😀"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
    ("&#x110000;", "\u{FFFD}"), ("&#99999999999;", "&#99999999999;"), ("&apos;", "'"), ("&Lstrok;", "Ł"),
    ("&bestaatniet;", "&bestaatniet;"),
    ("&thetasym;", "ϑ"), ("&sup2;", "²"),
  ])
  func `a reference stands for its character, an unknown one for itself`(reference: String, text: String) {
    #expect(Entity(in: Array(reference.utf8), at: 0)?.text ?? reference == text)
  }
}
