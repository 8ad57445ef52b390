/// Spoils texts in Markdown as people and programs do, from a seed: so that what is tried is not only what somebody thought of.
package struct MarkdownMutator {
  private var random: SplitMix

  package init(seed: UInt64) { random = SplitMix(seed: seed) }

  /// Small texts that have one thing each, and meet each other in what is made of them.
  static let pieces = [
    "| a | b |\n|---|--:|\n| c | d |\n", "| a | b \\| c |\n|-|-|\n| `x \\| y` | www.example.org |\n",
    "een\ntwee\n| a |\n|---|\n| b | c | d |\n", "a | b\n--|--\nhttps://example.org/a | c\n",
    "> | a |\n> |---|\n> | b |\n",
    "- [ ] te doen\n- [x] gedaan\n  meer\n", "1. een\n\n   twee\n2. drie\n", "* a\n\n\n  b\n+ c\n",
    "10) x\n   - y\n     > z\n",
    "> citaat\nlui\n> - item\n  > nog\n", "Kop\n===\nTekst\n---\n", "## Kop ##\n#geen kop\n",
    "***\n- - -\n___\n",
    "```js x\ncode `a`\n  in\n```\n", "~~~\n<b>\n\n~~~\n", "\tcode\n\n\t  meer\n", "- a\n\n      code\n",
    "[a]: /pad 'titel'\n[b]: <x y>\n\n[a] [b][] [tekst][a] ![plaat][b]\n",
    "[x](/u \"t\\\"t\") [y](<a b>) [z](f(g)h 'i') [n](\n",
    "![een *twee* ![drie](x)](y)\n", "[a [b](c) d](e)\n",
    "<https://example.org?a=b&amp;c> <a@example.org> b@example.org.\n",
    "www.example.org/a_(b)_c, http://example.org). https://x.example\n",
    "*a **b *c* d** e* __f__ _g_h_ **i*\n",
    "~een~ ~~twee~~ ~~~drie~~~ ~~vier~\n", "`a` ``b ` c`` ` d` `\n e `\n",
    "&amp; &apos; &Lstrok; &#65; &#x42; &nope; &copy &#0;\n",
    "a\\\nb  \nc\\*d\\e\n", "x<br>y <b>z</b> <!-- weg --> <a href='x'>\n", "<div>\n*a*\n</div>\n",
    "<!-- a\n\nb -->\n",
    "Woord[^1] en [^N] nog.[^1]\n\n[^1]: noot\nlui *x*\n\n    meer\n[^n]: n\n", "[^1]: een\n[^1]: twee\n",
    "[^een]: > citaat\n",
    "é ’n 日本 naïef 🏳️‍🌈\n", "مرحبا *بكم* (2030)\n", "2019 en verder\n", "a:b\n: c\n", "a\u{A0}b \u{200B}c\n",
  ]

  /// What Markdown is made of.
  private static let alphabet = Array("*_`~[]()<>!#-+|:\\&;^\"' \t\n.0123x\r")

  /// A text of a few pieces or of one of `seeds`, spoilt in a few places.
  package mutating func text(from seeds: [String] = []) -> String {
    var text: String
    if let seed = seeds.randomElement(using: &random), Bool.random(using: &random) {
      text = seed
    } else {
      text = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        piece() + (Int.random(in: 0..<3, using: &random) > 0 ? "\n" : "")
      }.joined()
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) { text = spoilt(text) }
    return text
  }

  private mutating func piece() -> String { Self.pieces.randomElement(using: &random) ?? "" }

  private mutating func spoilt(_ text: String) -> String {
    var characters = Array(text)
    let place = Int.random(in: 0...characters.count, using: &random)
    let end = min(characters.count, place + Int.random(in: 1...6, using: &random))
    switch Int.random(in: 0..<9, using: &random) {
    case 0: characters.removeSubrange(place..<end)
    case 1: characters.insert(contentsOf: characters[place..<end], at: place)
    case 2: characters.insert(Self.alphabet.randomElement(using: &random) ?? " ", at: place)
    case 3: characters.insert(contentsOf: Array(piece()), at: place)
    case 4: return onLines(text) { $0 + $1 }
    case 5: return onLines(text) { prefix, line in prefix + line.drop { $0 == " " } }
    case 6:
      return text.replacing(
        "\n", with: ["\r\n", "\n\n", " \n", "  \n"].randomElement(using: &random) ?? "\n")
    case 7: characters = Array(text.replacing("\n\n", with: "\n"))
    default:
      guard place < characters.count else { return text }
      characters[place] = Self.alphabet.randomElement(using: &random) ?? " "
    }
    return String(characters)
  }

  /// A text with something put before some of its lines.
  private mutating func onLines(_ text: String, _ put: (String, Substring) -> String) -> String {
    let prefix =
      ["> ", "- ", "    ", "\t", "  ", ">", "1. ", "   ", "| "].randomElement(using: &random) ?? ""
    let every = Int.random(in: 1...3, using: &random)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      Int.random(in: 0..<every, using: &random) == 0 && !line.isEmpty ? put(prefix, line) : String(line)
    }.joined(separator: "\n")
  }
}
