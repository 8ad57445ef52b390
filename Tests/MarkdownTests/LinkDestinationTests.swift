import Markdown
import Testing

@Suite struct LinkDestinationTests {
  @Test(arguments: [
    "https://example.org/a?b=c#d", "HTTP://example.org", "mailto:wij@example.org", "#verantwoording",
    "beeld/plaat.png",
    "../manifest.html", "/manifest.html", "?pagina=2", "pagina/a:b", "een pad",
  ])
  func `a reader's destinations are allowed`(text: String) {
    #expect(LinkDestination(text).isAllowed)
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "\u{01}javascript:alert(1)",
    " javascript:x",
    "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//example.org/x", "\\\\example.org\\x",
    "/\\example.org",
    "ftp://example.org", "", "java script:x", "x\u{202E}y", "blob:x",
  ])
  func `any other is not`(text: String) {
    #expect(!LinkDestination(text).isAllowed)
  }

  @Test func `a destination is read with its character references decoded`() {
    let document = MarkdownDocument(
      parsing: Array("[x](&#106;avascript&colon;alert) [y](java&#115;cript:z)".utf8))
    let destinations = document.events.compactMap { event -> String? in
      if case .enter(.link(let destination, _)) = event { destination.text } else { nil }
    }
    #expect(destinations == ["javascript:alert", "javascript:z"])
    #expect(!destinations.contains { LinkDestination($0).isAllowed })
  }

  @Test func `what has no place in a URL is percent-encoded`() {
    #expect(LinkDestination("a b/é?x=1&y=%20#z").encoded == "a%20b/%C3%A9?x=1&y=%20#z")
    #expect(LinkDestination("\"><script>").encoded == "%22%3E%3Cscript%3E")
  }

  @Test func `only another site is external`() {
    #expect(LinkDestination("https://example.org").isExternal)
    #expect(!LinkDestination("mailto:wij@example.org").isExternal)
    #expect(!LinkDestination("#hier").isExternal)
  }

  @Test(arguments: ["\u{301}", "\u{200D}", "\u{FE0F}"])
  func `a mark that joins with another hides no scheme and no host`(_ mark: String) {
    for text in ["javascript:\(mark)alert(1)", "//\(mark)example.org", "a\\\(mark)b"] {
      #expect(!LinkDestination(text).isAllowed, "\(text.debugDescription)")
    }
    #expect(LinkDestination("#\(mark)a:b").isAllowed && LinkDestination("https:\(mark)//a").isExternal)
  }
}
