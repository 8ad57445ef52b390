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

  @Test func `the files of an edition that is passed over are not written over`() throws {
    let said = try play(
      """
      q beraad publish h --edition 1 -o $T/ea; q beraad submit
      at two; word Second 2nd; q beraad revise h -m second; beraad publish h --edition 1 -o $T/eb --offline >/dev/null 2>&1; cp -r $T/eb $T/kept; q beraad submit
      says beraad publish h --edition 1 -o $T/eb | grep -c 'passed over'; diff -r $T/eb $T/kept && echo kept; beraad status | grep -c 'published twice'
      says beraad publish h --edition 1 -o $T/ec | grep -c 'Settled'; diff -rq $T/ea $T/ec && echo first; beraad status | grep -c 'published twice'
      says beraad publish h --edition 1 -o $T/eb | grep -c 'passed over'; echo x >> $T/ec/index.html; beraad publish h --edition 1 -o $T/ec >/dev/null 2>&1; diff -rq $T/ea $T/ec && echo again
      """)
    #expect(said == "1\nkept\n1\n1\nfirst\n0\n1\nagain\n", "\(said)")
  }

  @Test func `in a pull that stopped nobody is sent to what is refused`() throws {
    let said = try play(
      """
      meeting; q git pull --no-rebase; says beraad status | grep -c 'not finished'; says beraad status | grep -c 'beraad sync\\|beraad submit'
      git checkout -q --ours papers/h/paper.md; git add -A; git commit -q --no-edit; says beraad status | grep -c 'beraad submit'
      """)
    #expect(said == "1\n0\n1\n", "\(said)")
  }

  @Test(arguments: [false, true])
  func `whose vote falls away by another opening is told so`(_ closes: Bool) throws {
    let said = try play(
      """
      q beraad poll new h m --motion --question Q --alternative 'x: One' --alternative 'y: Two'; q beraad submit; at two; q beraad sync
      at w; q beraad partner add f --name F; q beraad poll open h/m --yes; q beraad submit
      cd $T; q beraad join host.git f --as f; cd f; q beraad vote h/m y; q beraad submit
      at two; q beraad poll open h/m --yes; q beraad submit
      at w; q beraad sync; q beraad poll open h/m --yes; \(closes ? "q beraad poll close h/m" : "q beraad collect"); q beraad submit
      at f; q beraad sync; says beraad status | grep -c 'your vote .* does not count'; beraad list --partner f | grep -c 'replaced'; beraad list --partner f | grep -c 'does not count'
      """)
    let told = try play(
      """
      q beraad poll new h m --motion --question Q --alternative 'x: One' --alternative 'y: Two'; q beraad poll open h/m --yes; q beraad submit
      at t; q beraad sync; q beraad vote h/m y; q beraad vote h/m x; beraad status | grep -c 'does not count'; beraad list --partner tenants | grep -c 'replaced'
      """)
    #expect(said.hasPrefix("1\n0\n") && told == "0\n1\n", "\(said) \(told)")
  }
}
