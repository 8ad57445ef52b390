import BeraadCLI
import Deliberation
import Help
import TestSupport
import Testing

/// The help of every command stands in each language.
@Suite struct HelpLanguageTests {
  private static let english = lines(.english)
  private static let dutch = lines(.dutch)

  @Test func `no words of help are the same in both languages`() {
    let both = Set(Self.english).intersection(Self.dutch).filter(Self.isProse)
    #expect(both.isEmpty, "\(both.sorted())")
  }

  @Test func `the same commands, arguments and options stand in each language`() {
    /// The names of commands and of options, and a mark for each argument.
    func shape(_ lines: [Substring]) -> [String] {
      lines.compactMap { line in
        if line.hasPrefix("### ") { return String(line) }
        if line.hasPrefix("  <") { return "<" }
        guard line.hasPrefix("  -") else { return nil }
        return line.split(separator: " ").prefix { $0.hasPrefix("-") }.joined(separator: " ")
      }
    }
    #expect(shape(Self.english) == shape(Self.dutch))
  }

  @Test func `what stands for a value is Dutch on a Dutch page`() {
    let known = ValueNames.inDutch
    for line in Self.dutch where line.hasPrefix("  ") || line.hasPrefix("GEBRUIK: ") {
      for found in line.matches(of: /<([^<>]+)>/) {
        #expect(known.contains(String(found.1)), "\(found.0) is not in ValueNames: \(line)")
      }
    }
  }

  @Test func `whoever is helped in Dutch is u`() {
    for line in Self.dutch {
      #expect(line.firstMatch(of: /\b[Jj](?:e|ij|ou|ouw)\b/) == nil, "\(line)")
    }
  }

  /// What the type does not ask for: the parser takes a literal for help too.
  @Test(arguments: ["BeraadCLI", "BeraadWeb"]) func `help is never a text of one language`(_ target: String)
    throws
  {
    let bare =
      /help:\s*"|ArgumentHelp\(\s*"|[^.]CommandConfiguration\(|ValidationError\(\s*"/
    for path in Checkout.files(in: "Sources/\(target)", endingIn: ".swift") {
      let found = try Checkout.text(path).firstMatch(of: bare)
      #expect(found == nil, "\(path): \(found.map { String($0.output) } ?? "")")
    }
  }

  private static func lines(_ language: Language) -> [Substring] {
    Reference.markdown(language).split(separator: "\n")
  }

  /// Whether a line has words for people: three in a row, in no example and no line of usage.
  private static func isProse(_ line: Substring) -> Bool {
    let isExample = ["  beraad ", "  git ", "  echo "].contains { line.hasPrefix($0) }
    return !isExample && !line.hasPrefix("#") && !line.hasPrefix("USAGE") && !line.hasPrefix("GEBRUIK")
      && line.contains(/[a-z]{2,} [a-z]+ [a-z]+/)
  }
}
