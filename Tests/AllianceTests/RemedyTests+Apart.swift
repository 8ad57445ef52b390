import Testing

/// What was done twice, apart, and what everybody is told of it.
extension RemedyTests {
  @Test(arguments: ["git pull --rebase", "git pull --no-rebase --no-edit", "beraad sync"])
  func `a vote closed twice with the same votes and carried out once leaves nothing to do`(
    _ way: String
  ) throws {
    let said = try play(
      """
      q beraad partner add carers --name Carers
      a=$(beraad amend h --replace world --with moon --because x --as tenants 2>/dev/null)
      q beraad amend h --replace world --with planet --because y --as carers; q beraad collect
      q beraad poll new h m --contested $a --question Q; q beraad poll open h/m --yes
      for p in tenants carers; do q beraad vote h/m tenants --as $p; done; q beraad collect; q beraad submit
      at two; q beraad sync; q beraad poll close h/m; q beraad merge h; grep -c moon papers/h/paper.md
      at w; word Second 2nd; q beraad revise h -m second; q beraad poll close h/m; q beraad submit
      at two; q \(way); grep -c 'moon\\|2nd' papers/h/paper.md
      { says beraad status; says beraad inbox h; says beraad list h amendments; } | grep -c 'does not say so yet\\|not alike\\|not settled'
      beraad publish h --edition 1 -o $T/ed >/dev/null 2>&1 && echo published
      """)
    #expect(said == "1\n2\n0\npublished\n", "\(way): \(said)")
  }
}
