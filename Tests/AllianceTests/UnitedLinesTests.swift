import TestSupport
import Testing

/// What several clones wrote, brought together by plain git in the ways that lose most: nothing of it is taken for deleted,
/// no merge carries what nothing else has, and every clone at one commit says the same.
@Suite struct UnitedLinesTests {
  @Test func `records of two machines are united without taking main's files away`() throws {
    let said = try Script.play(
      """
      clones x z
      at x; q beraad new doc --title One; q beraad comment paper --on homes -m x1; git push -q origin main partners/editors
      at z; q beraad comment paper --on sentence -m z1; git fetch -q; q beraad comment paper --on sentence -m z2; beraad collect
      git pull -q --no-rebase --no-edit; git push -q origin main; ls papers; wrong
      at x; git pull -q; ls papers; beraad list paper comments | wc -l
      """)
    #expect(said == "editors\t3\t0\ndoc\npaper\ndoc\npaper\n3\n")
  }

  @Test func `a text that a partner read goes where its records go`() throws {
    let said = try Script.play(
      """
      clones x y
      at x; q beraad comment paper --on homes -m first --as a; git push -q origin partners/a
      sed -i 's/Line 1/Row 1/' papers/paper/paper.md; q beraad revise paper -m x
      q beraad amend paper --replace 'Row 1' --with 'Row one' --because w --as a
      q beraad amend paper --replace homes --with houses --because w --as a
      git push -q origin partners/a; git log --format=%s main..partners/a | cut -d: -f1
      at y; sed -i 's/Line 5/Row 5/' papers/paper/paper.md; q beraad revise paper -m y; git push -q origin main
      at x; git pull -q --rebase; git push -q origin main; beraad list paper amendments > $T/here; wc -l < $T/here
      clone "file://$T/host.git" fresh; beraad list paper amendments | diff - $T/here && echo same; beraad collect; wrong
      """)
    #expect(said == "amend\namend\nunite\ncomment\n2\nsame\na\t3\t0\n")
  }

  @Test(arguments: ["--no-rebase --no-edit", "--rebase"])
  func `a question put by who did not know of the opening takes no other's place`(_ way: String) throws {
    let said = try Script.play(
      """
      echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new paper m --from $T/m.json; clones x y
      at y; q beraad poll open paper/m; git push -q origin main
      at x; sed 's/Q?/Late?/' $T/m.json > $T/late.json; q beraad poll new paper m --from $T/late.json
      q git pull -q \(way); beraad tally paper/m --json 2>/dev/null | grep -o '"Q?"'; wrong | cut -c1-4
      for verb in status 'inbox paper' 'tally paper/m' verify; do beraad $verb 2>&1 | grep -c "was opened as"; done
      sh -c "$(beraad inbox paper 2>&1 | grep -o 'git cat-file .*opened.*')" >/dev/null
      beraad status | grep -c "was opened as" || true; git status --short; beraad doctor 2>&1 | grep -c 'takes back' || true; wrong
      """)
    #expect(said == "\"Q?\"\nopen\n1\n1\n1\n1\n0\n0\n")
  }

  @Test(arguments: ["ours", "theirs"])
  func `two questions put by who did not know of the opening accuse nobody`(_ side: String) throws {
    let said = try Script.play(
      """
      echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new paper m --from $T/m.json; clones x y z
      at y; q beraad poll open paper/m; git push -q origin main
      for c in x z; do at $c; rm .git/info/attributes; sed "s/Q?/Of $c?/" $T/m.json > $T/m.$c; q beraad poll new paper m --from $T/m.$c; done
      at x; q git pull -q --no-rebase --no-edit; git push -q origin main
      at z; q git pull -q --no-rebase --no-edit; git checkout -q --\(side) papers/paper/polls/m/poll.json; git add -A; git commit -qm own
      beraad tally paper/m --json 2>/dev/null | grep -o '"Q?"'; wrong | cut -c1-6; beraad status | grep -c 'was opened as'
      """)
    #expect(said == "\"Q?\"\nopen  \n1\n")
  }

  @Test func `a question that is changed by who knew of its opening is a fault, with what puts it back`()
    throws
  {
    let said = try Script.play(
      """
      echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new paper m --from $T/m.json; q beraad poll open paper/m
      for way in 'sed -i s/Q?/Other?/ papers/paper/polls/m/poll.json' 'git rm -q papers/paper/polls/m/poll.json'; do
        $way; git commit -qam other; wrong | grep -c 'after the poll was opened'; beraad doctor 2>&1 | grep -c 'after the poll was opened'
        sh -c "$(beraad verify 2>&1 | grep -o 'mkdir -p .*opened.*')" >/dev/null; wrong
      done
      """)
    #expect(said == "1\n1\n1\n1\n")
  }

  @Test func `records about a paper that main does not have are named`() throws {
    let said = try Script.play(
      """
      clones x y; at x; q beraad new other --title Other; id=$(beraad comment other --on Other -m hi --as a 2>/dev/null || true)
      test -n "$id" || id=$(beraad comment other -m hi --as a 2>/dev/null); git push -q origin partners/a
      at y; git fetch -q
      for verb in status 'list --partner a' doctor verify "show $id"; do beraad $verb 2>&1 | grep -q "other" && echo named; done
      """)
    #expect(said == String(repeating: "named\n", count: 5))
  }

  @Test func `a partner is not accused of what main had before two machines of it were united`() throws {
    let said = try Script.play(
      """
      clones x y
      for pair in x,2,a y,4,b; do
        clone=${pair%%,*}; other=${pair##*,}; line=${pair#*,}; at $clone; sed -i "s/Line ${line%,*}/Words $clone/" papers/paper/paper.md
        q beraad revise paper -m $clone; q beraad comment paper --on Words -m other --as $other; q beraad collect --offline
        q beraad comment paper --on Words -m from-$clone --as c
      done
      at x; git push -q origin partners/c; at y; q beraad submit --as c; at x; git push -q origin main
      at y; q git pull -q --no-rebase --no-edit; git push -q origin main; q beraad submit --as c; beraad collect; echo $?; wrong
      """)
    #expect(said == "c\t2\t0\n0\n", "\(said)")
  }

  @Test func `a count that two people entered alike is not too late`() throws {
    let said = try Script.play(
      """
      echo '{"format":1,"kind":"poll","type":"sticker","paper":"paper","poll":"s","question":"Q?","boards":[{"id":"b","title":"B","items":[{"id":"i","text":"I"},{"id":"j","text":"J"}]}],"limits":{"perBoard":1},"meetings":[{"id":"m1","title":"M1","region":"n"}],"source":"counted","hideBelow":0}' > $T/s.json
      q beraad poll new paper s --from $T/s.json; q beraad poll open paper/s; clones x y
      printf 'board,item,stickers\\nb,i,5\\nb,j,3\\n' > $T/c.csv
      at x; q beraad count paper/s --meeting m1 --people 8 --from $T/c.csv; git push -q origin main
      at y; q beraad set paper --summary S; q beraad count paper/s --meeting m1 --people 8 --from $T/c.csv
      q git pull -q --no-rebase --no-edit; q beraad poll close paper/s; ls papers/paper/polls/s/meetings/m1 | wc -l
      beraad tally paper/s 2>&1 | grep -c 'does not count' || true
      """)
    #expect(said == "2\n0\n", "\(said)")
  }

  @Test func `a rebase drops no record of a closed poll`() throws {
    let said = try Script.play(
      """
      echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new paper m --from $T/m.json; q beraad poll open paper/m; clones x y
      at x; q beraad vote paper/m x --as a; git push -q origin partners/a
      at y; q beraad comment paper --on homes -m y1 --as a; git fetch -q; q beraad vote paper/m y --as a; q beraad vote paper/m y --as b
      q beraad vote paper/m x --as c; q beraad poll close paper/m; beraad tally paper/m 2>&1 | head -1 > $T/before
      git branch -qD partners/a partners/b partners/c
      at x; q beraad partner add z --name Z; git push -q origin main
      at y; git pull -q --rebase; git push -q origin main
      fresh; beraad tally paper/m 2>&1 | head -1 | diff - $T/before && echo same; wrong
      """)
    #expect(said == "same\n")
  }

  @Test func `what only a collecting merge would hold stands in a commit of its own`() throws {
    let said = try Script.play(
      """
      clones x y
      at y; q beraad comment paper --on homes -m one --as b
      q beraad partner add late --name Late; q beraad comment paper --on homes -m two --as a
      at x; q beraad partner add other --name Other; git push -q origin main
      at y; git pull -q --rebase; q beraad collect; git branch -qD partners/a partners/b
      at x; q beraad partner add more --name More; git push -q origin main
      at y; git pull -q --rebase; git push -q origin main
      fresh; beraad list paper comments | wc -l; wrong
      """)
    #expect(said == "2\n")
  }

  @Test func `nobody is accused of what main's own lines changed`() throws {
    let said = try Script.play(
      """
      clones x z
      at x; q beraad new doc --title One; q beraad comment paper --on homes -m x1 --as a; git push -q origin partners/a
      at z; q beraad comment paper --on sentence -m z1 --as a; git fetch -q; q beraad comment paper --on sentence -m z2 --as a
      git push -q origin partners/a
      at x; git push -q origin main; git fetch -q; beraad collect; wrong
      at x; sed -i 's/Line 1/Row 1/' papers/paper/paper.md; q beraad revise paper -m x1
      at z; git pull -q; sed -i 's/Line 5/Row 5/' papers/paper/paper.md; q beraad revise paper -m y1; git push -q origin main
      at x; q git pull -q --no-rebase --no-edit; q beraad comment paper --on homes -m hi --as b
      at z; q beraad partner add n --name N; git push -q origin main
      at x; git pull -q --rebase; beraad collect; wrong
      """)
    #expect(said == "a\t3\t0\nb\t1\t0\n")
  }

  @Test func `a text that a rebase left behind is kept by main with the change that was made on it`() throws {
    let said = try Script.play(
      """
      clones x y
      at y; sed -i 's/Line 1/Row 1/' papers/paper/paper.md; q beraad revise paper -m y; git push -q origin main
      at x; sed -i 's/Line 5/Row 5/' papers/paper/paper.md; q beraad revise paper -m x
      id=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      git pull -q --rebase; q beraad collect; git push -q origin main; beraad list paper amendments > $T/here
      fresh; beraad list paper amendments | diff - $T/here && echo same
      q beraad decide $id adopt --because y; q beraad merge paper; grep -c houses papers/paper/paper.md; wrong
      """)
    #expect(said == "same\n1\n")
  }

  @Test func `a text that was not shared when its change was collected is kept through a rebase`() throws {
    let said = try Script.play(
      """
      clones x y
      at y; sed -i 's/Line 1/Row 1/' papers/paper/paper.md; q beraad revise paper -m y; git push -q origin main
      at x; sed -i 's/Line 5/Row 5/' papers/paper/paper.md; q beraad revise paper -m x
      id=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      q beraad collect --offline; git pull -q --rebase; git push -q origin main; beraad list paper amendments > $T/here
      fresh; beraad list paper amendments | diff - $T/here && echo same
      q beraad decide $id adopt --because y; q beraad merge paper; grep -c houses papers/paper/paper.md; wrong
      """)
    #expect(said == "same\n1\n")
  }

  /// Main as an older program left it: without the text.
  private static let lost = """
    clones x y
    at y; sed -i 's/Line 1/Row 1/' papers/paper/paper.md; q beraad revise paper -m y; git push -q origin main
    at x; sed -i 's/Line 5/Row 5/' papers/paper/paper.md; q beraad revise paper -m x
    id=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
    q beraad collect --offline; git rm -rq papers/paper/texts; git commit -qm gone; git branch -qD partners/a
    git pull -q --rebase; git push -q origin main

    """

  @Test func `a text that main lost says nothing anywhere, and doctor and verify name it`() throws {
    let said = try Script.play(
      Self.lost + """
        beraad list paper amendments > $T/here; beraad doctor 2>/dev/null | grep -c 'keep it for all with: beraad collect'
        fresh; beraad list paper amendments | diff - $T/here && echo same; cut -f6 $T/here
        beraad doctor 2>/dev/null | grep -c 'Main does not have the text of paper'
        beraad verify 2>/dev/null | grep -c '^open  paper: texts: Main does not have the text of paper'
        """)
    #expect(said == "1\nsame\nunplaced\n1\n1\n")
  }

  @Test(arguments: ["collect", "submit"])
  func `a text that main lost is kept by the next command of a clone that has it`(_ verb: String) throws {
    let said = try Script.play(
      Self.lost + """
        q beraad \(verb); git push -q origin main; ls papers/paper/texts | wc -l
        fresh; beraad list paper amendments | cut -f6; q beraad decide $id adopt --because y; q beraad merge paper
        grep -c houses papers/paper/paper.md; wrong; beraad doctor 2>/dev/null | grep -c 'does not have' || true
        at x; git rev-parse HEAD > $T/before; q beraad collect --offline; git rev-parse HEAD | diff - $T/before && echo once
        """)
    #expect(said == "1\nmerges by itself\n1\n0\nonce\n")
  }

  @Test(arguments: ["--rebase", "--no-rebase"])
  func `two meetings added apart are both in the question, and it opens`(_ way: String) throws {
    let said = try Script.play(
      """
      q beraad poll new paper s --sticker --question 'Q?' --board 'B: i; j' --per-board 1; clones x y
      at x; q beraad poll meeting paper/s Leeds; git push -q origin main
      at y; q beraad poll meeting paper/s York; q git pull \(way)
      grep -o '"id": "leeds"\\|"id": "york"' papers/paper/polls/s/poll.json; beraad status 2>&1 | grep -c 'put twice' || true; wrong
      beraad poll open paper/s --yes 2>&1 | grep -c '^Opened'; git push -q origin main; fresh; wrong
      """)
    #expect(said == "\"id\": \"leeds\"\n\"id\": \"york\"\n0\n1\n")
  }

  @Test(arguments: ["--rebase", "--no-rebase"])
  func `two machines of a partner, each with a draft of its own, are united and collected`(_ way: String)
    throws
  {
    let said = try Script.play(
      """
      clones x y
      at x; sed -i 's/Line 5/Row 5/' papers/paper/paper.md; q beraad revise paper -m x5
      q beraad comment paper --on homes -m x1 --as a; git push -q origin partners/a
      at y; sed -i 's/Line 1/Row 1/' papers/paper/paper.md; q beraad revise paper -m y1
      q beraad comment paper --on homes -m y1 --as a; git fetch -q; q beraad comment paper --on homes -m y2 --as a
      git push -q origin partners/a
      at x; git push -q origin main
      at y; q git pull -q \(way) --no-edit; sed -i 's/Line 3/Row 3/' papers/paper/paper.md; q beraad revise paper -m y3
      git push -q origin main; beraad collect; git push -q origin main; beraad collect 2>/dev/null; wrong
      q beraad comment paper --on homes -m y3 --as a; git push -q origin partners/a; beraad collect; git push -q origin main
      fresh; beraad list paper comments | wc -l; grep -c Row papers/paper/paper.md; wrong
      """)
    #expect(said.hasPrefix("a\t3\t0\n") && said.hasSuffix("a\t1\t0\n4\n3\n"), "\(said)")
  }

  @Test func `the question that was frozen is kept, whatever a rebase made of its file`() throws {
    let said = try Script.play(
      """
      put() { echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"m","question":"Q?","rule":"majority","quorum":'$1',"alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json; q beraad poll new paper m --from $T/m.json; }
      clones x y
      at x; put 1; git push -q origin main
      at y; put 2; q beraad poll open paper/m; q git pull -q --rebase
      git checkout -q --ours papers/paper/polls/m/poll.json; git add -A
      q env GIT_EDITOR=true git rebase --continue; git push -q origin main
      fresh; beraad tally paper/m 2>&1 | head -1; beraad status >/dev/null && echo readable
      """)
    #expect(said.contains("the quorum is 2") && said.hasSuffix("readable\n"), "\(said)")
  }

  @Test func `a decision that is settled against what is merged is not offered`() throws {
    let said = try Script.play(
      """
      id=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null); q beraad collect; clones x y
      at x; q beraad decide $id adopt --because y; q beraad merge paper --yes; git push -q origin main
      at y; q beraad decide $id reject --because no; git pull -q --no-rebase --no-edit
      beraad status | grep -c 'reject --because'
      beraad status | sed -n 's/.*settle it with: beraad \\(.*\\) --because WHY/\\1/p' | { read -r verb; q beraad $verb --because settled; }
      beraad publish paper --edition 1 -o $T/e > /dev/null && echo published
      """)
    #expect(said == "0\npublished\n")
  }

  @Test func `two decisions apart are open whichever of them holds`() throws {
    let said = try Script.play(
      """
      for n in 1 2 3 4; do beraad amend paper --replace "Line $n" --with "Row $n" --because w --as a 2>/dev/null; done > $T/ids
      q beraad collect; clones x y
      at x; for id in $(cat $T/ids); do q beraad decide $id adopt --because y; done; git push -q origin main
      at y; for id in $(cat $T/ids); do q beraad decide $id reject --because n; done; git pull -q --no-rebase --no-edit
      beraad show paper --json | grep -o '"class":"apart"' | wc -l; beraad list paper amendments --open | grep -c 'apart'
      """)
    #expect(said == "4\n4\n")
  }

  @Test func `what commits say of changes that nobody has is named`() throws {
    let said = try Script.play(
      """
      id=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      sed -i s/homes/houses/ papers/paper/paper.md
      git commit -qam "x

      Amendment: $id/1
      Decision: d00000000000000000000000000000000"
      git branch -qm partners/a keep; beraad verify 2>/dev/null | grep -c 'says that it merged'
      """)
    #expect(said == "1\n")
  }

  @Test func `a commit that takes back what else was adopted is named`() throws {
    let said = try Script.play(
      """
      a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      c=$(beraad amend paper --replace 'Line 4' --with 'Row 4' --because w --as c 2>/dev/null)
      sed 's/homes/houses/' papers/paper/paper.md > $T/proposed
      q beraad collect; q beraad decide $c adopt --because y; q beraad merge paper; wrong
      d=$(beraad decide $a adopt --because y 2>/dev/null)
      cp $T/proposed papers/paper/paper.md
      git commit -qam "adopt: words

      Amendment: $a/1
      Decision: $d"
      grep -c 'Row 4' papers/paper/paper.md || beraad verify 2>/dev/null | grep -c 'changed other words than'
      """)
    #expect(said == "0\n1\n")
  }
}
