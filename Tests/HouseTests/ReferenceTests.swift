import BeraadCLI
import Deliberation
import TestSupport
import Testing

/// The documents that are made from the code.
@Suite struct ReferenceTests {
  @Test(arguments: [(Language.english, "docs/cli.md"), (.dutch, "docs/cli.nl.md")])
  func `the reference of the command line is what the commands say of themselves`(
    _ language: Language, _ path: String
  ) throws {
    #expect(try Checkout.text(path) == Reference.markdown(language), "make it again with: make docs")
  }

  @Test func `every command has a manual page in each language`() {
    let (english, dutch) = (Manual.pages(.english), Manual.pages(.dutch))
    #expect(english.map(\.name) == dutch.map(\.name))
    for page in english { #expect(page.text.contains("\n.SH NAME\n"), "\(page.name)") }
    for page in dutch {
      let headings = page.text.split(separator: "\n").filter { $0.hasPrefix(".SH ") }.map { $0.dropFirst(4) }
      #expect(headings.starts(with: ["NAAM", "BESCHRIJVING", "SAMENVATTING"]), "\(page.name): \(headings)")
      let known: Set<Substring> = ["ARGUMENTEN", "OPTIES", "OPDRACHTEN", "EXITCODES", "OMGEVING"]
      #expect(known.isSuperset(of: headings.dropFirst(3)), "\(page.name): \(headings)")
    }
  }

  @Test(arguments: Language.allCases) func `the page of the program lists each command once`(
    _ language: Language
  ) {
    let page = Manual.pages(language).first { $0.name == "beraad.1" }?.text ?? ""
    #expect(page.ranges(of: ".BR beraad\\-amend (1)").count == 1)
    #expect(!page.contains(".B amend\n"))
  }

  @Test func `the name of an option stays whole, however long it is`() {
    let pages = Language.allCases.map { Manual.pages($0).first { $0.name == "beraad-vote.1" }?.text ?? "" }
    #expect(pages[0].contains(".B \\-\\-place <bord:onderdeel,onderdeel>\nStickers op een bord"))
    #expect(pages[1].contains(".B \\-F, \\-\\-file\\-message <file>\nRead the text"))
  }
}
