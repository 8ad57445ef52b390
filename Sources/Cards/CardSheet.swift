package import HTML

/// A page of cards to print on A4 and cut out, with everything that it needs in it.
package struct CardSheet {
  /// As BCP 47 has it.
  private let language: String
  private let title: String
  private let intro: String
  private let cards: [Card]
  private let ballot: Ballot?

  /// The boards on paper, to be copied as often as it takes: who has a card fills one in.
  package struct Ballot {
    fileprivate let title: String
    fileprivate let question: String
    /// For what is written of the card.
    fileprivate let codeLabel: String
    fileprivate let boards: [(title: String, rule: String, items: [String])]

    package init(
      title: String, question: String, codeLabel: String,
      boards: [(title: String, rule: String, items: [String])]
    ) {
      (self.title, self.question, self.codeLabel, self.boards) = (title, question, codeLabel, boards)
    }
  }

  package init(language: String, title: String, intro: String, cards: [Card], ballot: Ballot?) {
    (self.language, self.title, self.intro, self.cards, self.ballot) = (language, title, intro, cards, ballot)
  }

  package var html: Markup {
    """
    <!DOCTYPE html>
    <html lang="\(language)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>\(title)</title>
    <style>
    \(Self.style)</style>
    </head>
    <body>
    <header><h1 dir="auto">\(title)</h1>
    <p>\(intro)</p></header>
    <main>
    <ul class="cards">
    \(cards.map(\.markup))</ul>
    \(ballot.map(Self.markup) ?? "")</main>
    </body>
    </html>

    """
  }

  private static func markup(_ ballot: Ballot) -> Markup {
    let boards = ballot.boards.map { board -> Markup in
      let items = board.items.enumerated().map { number, text in
        "<li><span aria-hidden=\"true\">☐</span> \(number + 1). <span dir=\"auto\">\(text)</span></li>\n"
          as Markup
      }
      return """
        <section><h3 dir="auto">\(board.title)</h3>
        <p class="hint">\(board.rule)</p>
        <ul class="boxes">
        \(items)</ul></section>

        """
    }
    return """
      <section class="ballot"><h2>\(ballot.title)</h2>
      <p dir="auto">\(ballot.question)</p>
      <p class="line">\(ballot.codeLabel): <span></span></p>
      <div class="boards">
      \(boards)</div></section>

      """
  }

  /// Three cards beside each other, seven rows on a page, with dashed lines to cut along.
  private static let style: Markup = """
    @page { size: A4; margin: 10mm; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 190mm; padding: 8mm 2mm; font: 11pt/1.35 Ubuntu, Calibri, "Liberation Sans", "DejaVu Sans", sans-serif; color: #1a1a1a; background: #fff; }
    h1 { font-size: 1.4rem; margin: 0; }
    .cards { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(60mm, 1fr)); }
    .card { display: grid; grid-template-columns: 25mm 1fr; column-gap: 1.5mm; align-content: center; height: 39mm; padding: 2mm; border: 1px dashed #777; margin: 0 -1px -1px 0; break-inside: avoid; overflow: hidden; }
    .card .qr { grid-column: 1; grid-row: 1 / span 5; width: 25mm; height: 25mm; align-self: center; }
    .card p { grid-column: 2; margin: 0 0 1mm; font-size: 9pt; font-weight: 600; overflow-wrap: anywhere; }
    .card .code { font: 700 10.5pt/1.3 "Liberation Mono", "DejaVu Sans Mono", monospace; }
    .card .hint, .hint { font-size: 7.5pt; line-height: 1.25; font-weight: 400; }
    .qr .paper { fill: #fff; }
    .qr .ink { fill: #000; }
    .ballot { break-before: page; margin-top: 2rem; }
    .boards { display: grid; grid-template-columns: repeat(auto-fit, minmax(70mm, 1fr)); gap: 0 8mm; }
    .boards section { break-inside: avoid; }
    .boxes { list-style: none; padding: 0; }
    .boxes li { margin: 0 0 .5em; padding-left: 1.6em; text-indent: -1.6em; }
    .line span { display: inline-block; width: 60mm; border-bottom: 1px solid #1a1a1a; }
    @media print {
      header { display: none; }
      body { padding: 0; max-width: none; }
      .cards { grid-template-columns: repeat(3, 1fr); }
      .ballot { margin-top: 0; }
    }

    """
}
