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
      q beraad poll new h m --contested $a --question Q --quorum 2; q beraad poll open h/m --yes
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
      git checkout -q --ours papers/h/paper.md; git add -A; git commit -q --no-edit; says beraad status | grep -o 'not sent yet: beraad submit' | head -1
      """)
    #expect(said == "1\n0\nnot sent yet: beraad submit\n", "\(said)")
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
      at f; q beraad sync; says beraad status | grep -c 'your vote .* does not count'; beraad list --partner f | grep -c 'replaced'; beraad list --partner f | grep -c 'does not count\\|passed-over'
      """)
    let told = try play(
      """
      q beraad poll new h m --motion --question Q --alternative 'x: One' --alternative 'y: Two'; q beraad poll open h/m --yes; q beraad submit
      at t; q beraad sync; q beraad vote h/m y; q beraad vote h/m x; beraad status | grep -c 'does not count'; beraad list --partner tenants | grep -c 'replaced'
      """)
    #expect(said == "1\n0\n1\n" && told == "0\n1\n", "\(said) \(told)")
  }

  @Test func `what submit sent counts the records that went before main`() throws {
    let said = try play(
      """
      at two; word Second 2nd; q beraad revise h -m second; q beraad submit
      at w; q beraad comment h --on Hello -m hi; q beraad partner add late --name Late; says beraad submit | grep -o 'Sent 1 record and 2 commits'
      """)
    #expect(said == "Sent 1 record and 2 commits\n", "\(said)")
  }

  @Test func `a poll closed anew is told in status until an edition is made of it`() throws {
    let said = try play(
      """
      table() { printf 'board,item,stickers\\nasks,rent,%d\\nasks,homes,%d\\n' $1 $2 > $T/table.csv; }
      q beraad meeting new hall --title 'The hall'; q beraad poll new h s --sticker --question 'What first?' --board 'Asks: Rent; Homes' --per-board 1 --source counted
      q beraad poll meeting h/s hall; q beraad poll open h/s --yes; table 2 1; q beraad count h/s --meeting hall --people 3 --from $T/table.csv; q beraad poll close h/s
      table 1 2; q beraad count h/s --meeting hall --people 3 --from $T/table.csv --replace --because 'Read wrongly'; q beraad poll close h/s --because 'Read wrongly'
      says beraad status | grep -c 'closed anew'; beraad publish h --edition 1 -o $T/ed >/dev/null 2>&1; says beraad status | grep -c 'closed anew'
      """)
    #expect(said == "1\n0\n", "\(said)")
  }

  @Test func `doctor names a clone that signs as who worked there before`() throws {
    let said = try play(
      """
      at two; git config beraad.as editors; says beraad doctor | grep -c 'is signed as p1@two.beraad.invalid'
      typed beraad doctor | cut -c1-2; says beraad doctor | tail -1; git config user.email
      """)
    #expect(said == "1\nok\nNothing is in the way.\np1@editors.beraad.invalid\n", "\(said)")
  }

  @Test func `join shows its folder as people read it`() throws {
    let said = try play(
      "says beraad join ../host.git ../other --as tenants | grep -c '/[.][.]/'; [ -d $T/other/papers ] && echo there"
    )
    #expect(said == "0\nthere\n", "\(said)")
  }
}
