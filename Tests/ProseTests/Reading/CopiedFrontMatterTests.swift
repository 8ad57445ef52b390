import Prose
import Testing

/// Front matter that an editor wrote otherwise, and that nobody changed.
@Suite struct CopiedFrontMatterTests {
  private static let head =
    "---\ntitle: A home\nkind: manifesto\ntags:\n  - one\n  - two\nstage: draft\n---\n"
  private static let text = "\nWe want homes soon.\n"

  private func proposed(_ head: String, from draft: String = Self.head) -> [String] {
    let copy = head + Self.text.replacing("soon", with: "now")
    return EditedCopy.hunks(from: Array((draft + Self.text).utf8), to: Array(copy.utf8)).map {
      "[-\($0.old)-]{+\($0.new)+}"
    }
  }

  @Test(arguments: [
    head.replacing("A home", with: "\"A home\""), head.replacing("A home", with: "'A home'   # the title"),
    head.replacing("A home", with: ">\n  A\n  home"),
    head.replacing("stage: draft\n---", with: "stage: draft\n..."),
    "---\nstage: draft\ntags:\n  - one\n  - two\ntitle: A home\nkind: manifesto\n---\n",
    "---\ntitle: A home\n---\n", "---\ntitle: A home\n\nstage:   draft\n---\n", "",
    "+++\ntitle = \"A home\"\nstage = 'draft'\n+++\n", head.replacing("\n", with: "\r\n"), "\u{FEFF}" + head,
  ])
  func `another way to write it, and keys that were left out, are no change`(head: String) {
    for mark in ["", "\u{FEFF}"] { #expect(proposed(head, from: mark + Self.head) == ["[-soon-]{+now+}"]) }
  }

  @Test func `another value, and a new key, are changes`() {
    let sorted = "---\nlang: en\nstage: final\ntags:\n  - one\n  - three\ntitle: \"Two homes\"\n---\n"
    let changes = proposed(sorted)
    #expect(changes.count == 5, "\(changes)")
    for word in ["Two homes", "three", "final", "lang: en", "now"] {
      #expect(changes.contains { $0.contains(word) }, "\(word)")
    }
    let toml = proposed("+++\ntitle = \"Two homes\"\nstage = \"draft\"\n+++\n")
    #expect(toml.count == 2 && toml[0].contains("Two"), "\(toml)")
  }

  @Test func `a remark that came stays the author's`() {
    #expect(proposed(Self.head.replacing("kind", with: "# ask them\nkind")).count == 2)
  }
}
