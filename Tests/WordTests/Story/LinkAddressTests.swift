import Testing
import Word

@Suite struct LinkAddressTests {
  @Test(arguments: [
    ("https://EXAMPLE.org", "https://example.org/"), ("HTTP://example.org/X", "http://example.org/X"),
    ("https://example.org:443/x", "https://example.org/x"), ("http://example.org:80", "http://example.org"),
    ("https://example.org//a/../b/./c", "https://example.org//b/c"),
    ("https://example.org/a/..", "https://example.org/"),
    ("https://example.org/../a", "https://example.org/a"),
    ("https://example.org/a%20b%C3%A9", "https://example.org/a bé"),
    ("https://example.org/%28a%29", "https://example.org/(a)"),
    ("https://example.org/a%2fb", "https://example.org/a%2Fb"),
    ("https://example.org/a#", "https://example.org/a"),
    ("MAILTO:a@example.org", "mailto:a@example.org"), ("https://example.org?a", "https://example.org/?a"),
  ])
  func `two writings of one place are the same`(_ pair: (String, String)) {
    #expect(LinkAddress(pair.0) == LinkAddress(pair.1))
    #expect(LinkAddress(pair.0).text == pair.0)
  }

  @Test(arguments: [
    ("https://example.org/a", "https://example.org/A"), ("https://example.org/a", "https://example.org/a/"),
    ("https://example.org/a#b", "https://example.org/a"),
    ("https://example.org/a#b", "https://example.org/a#B"),
    ("https://example.org/a?b", "https://example.org/a"), ("http://example.org/", "https://example.org/"),
    ("https://example.org/a%2Fb", "https://example.org/a/b"),
    ("https://example.org/a%23b", "https://example.org/a#b"),
    ("https://example.org:444/", "https://example.org/"),
    ("https://example.org/?q=a%26b", "https://example.org/?q=a&b"),
  ])
  func `two places are two`(_ pair: (String, String)) {
    #expect(LinkAddress(pair.0) != LinkAddress(pair.1))
  }
}
