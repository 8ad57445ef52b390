import TestSupport
import Testing

/// A host that lost something, was set back, or has another history than it had: what was acknowledged is sent again, and nobody
/// needs a git command for it.
@Suite struct HostAccidentsTests {
  @Test func `a branch that the host lost is sent again`() throws {
    let said = try Script.play(
      """
      clones x; at x; q beraad comment paper --on homes -m one --as a; git config beraad.as a; beraad submit 2>&1 | cut -c1-14
      git -C $T/host.git branch -qD partners/a; beraad submit 2>&1 | cut -c1-14; git -C $T/host.git branch --list | tail -1
      git -C $T/host.git branch -qD main; git config beraad.as editors; q beraad new other --title Other; beraad submit --restore 2>&1 | cut -c1-5
      git -C $T/host.git rev-parse main | diff - .git/refs/heads/main && echo there
      """)
    #expect(said == "Sent 1 record \nSent 1 record \n  partners/a\nSent \nthere\n")
  }

  @Test func `a host that is gone does not have everything already`() throws {
    let said = try Script.play(
      """
      clones x; at x; git config beraad.as a; q beraad comment paper --on homes -m one; q beraad submit
      mv $T/host.git $T/gone; beraad submit 2>/dev/null; echo $?
      git init -q --bare $T/host.git; beraad submit 2>&1 | cut -c1-14; git -C $T/host.git branch --list
      """)
    #expect(said == "1\nSent 1 record \n  partners/a\n")
  }

  @Test func `two machines of a partner whose branch the host lost are united`() throws {
    let said = try Script.play(
      """
      clones x y; for c in x y; do at $c; git config beraad.as a; done
      at x; q beraad comment paper --on homes -m one; q beraad submit; git -C $T/host.git branch -qD partners/a
      at y; q beraad comment paper --on sentence -m two; q beraad submit
      at x; q beraad sync; q beraad comment paper --on Line -m three --nth 1; beraad submit 2>&1 | tail -1 | cut -c1-15
      beraad list paper comments | wc -l; at y; q beraad sync; beraad list paper comments | wc -l
      """)
    #expect(said == "Sent 2 records \n3\n3\n")
  }

  @Test func `a branch that this clone only heard of is sent again`() throws {
    let said = try Script.play(
      """
      clones x y; for c in x y; do at $c; git config beraad.as a; done
      at x; q beraad comment paper --on homes -m one; q beraad submit; at y; q beraad sync
      git -C $T/host.git branch -qD partners/a; beraad submit 2>&1 | cut -c1-13; git -C $T/host.git branch --list | tail -1
      git fetch -q --prune; beraad list paper comments | wc -l
      """)
    #expect(said == "Sent 1 record\n  partners/a\n1\n")
  }

  @Test func `a partner is told that main has what the host does not have`() throws {
    let said = try Script.play(
      """
      clones x p; at x; sed -i 's/Line 3/Line three/' papers/paper/paper.md; q beraad revise paper -m three
      at p; q git pull -q $T/x main; git config beraad.as a; rm -rf $T/x
      for verb in sync status; do beraad $verb 2>&1 | grep -c 'Main has 1 commit here that the host does not have'; done
      q beraad comment paper --on three -m hi; beraad submit 2>&1 | head -1 | cut -c1-14; git push -q origin main; beraad status | grep -c 'Main has' || true
      """)
    #expect(said == "1\n1\nSent 1 record \n0\n", "\(said)")
  }

  @Test func `main that was rewritten is followed when a person says so, and what came off stays off`() throws
  {
    let said = try Script.play(
      """
      clones x y p; at x; echo bad >> papers/paper/paper.md; q beraad revise paper -m bad; git push -q origin main
      at p; git config beraad.as a; for c in y p; do at $c; q beraad sync; done
      at x; git reset -q --hard HEAD~1; echo good >> papers/paper/paper.md; q beraad revise paper -m good; git push -qf origin main
      for c in y p; do
        at $c; beraad sync 2>&1 | grep -c 'was rewritten, or lost something, and was not followed'; beraad submit 2>&1 | grep -c 'sync --rewritten'
        beraad sync --rewritten 2>&1 | grep -c 'is kept on the branch kept/'; tail -1 papers/paper/paper.md; q beraad submit
        beraad sync 2>&1 | head -1 | cut -d' ' -f1-3
      done
      git -C $T/host.git show main:papers/paper/paper.md | grep -c bad || true
      """)
    #expect(
      said
        == "1\n1\n1\ngood\nNothing is new\n1\n0\n1\ngood\nNothing is new\n0\n")
  }

  @Test func `main that was rewritten is not united where plain git fetched it`() throws {
    let said = try Script.play(
      """
      clones x y; at x; echo bad >> papers/paper/paper.md; q beraad revise paper -m bad; git push -q origin main; at y; q beraad sync
      at x; git reset -q --hard HEAD~1; echo good >> papers/paper/paper.md; q beraad revise paper -m good; git push -qf origin main
      at y; git fetch -q; q beraad sync; tail -1 papers/paper/paper.md; q beraad sync --rewritten; tail -1 papers/paper/paper.md
      """)
    #expect(said == "bad\ngood\n")
  }

  @Test(arguments: ["clone", "join"])
  func `main that was rewritten is not united in a clone that never fetched before`(how: String) throws {
    let said = try Script.play(
      """
      clones x; at x; echo bad >> papers/paper/paper.md; q beraad revise paper -m bad; git push -q origin main
      if [ \(how) = clone ]; then clone "file://$T/host.git" y; else cd $T; q beraad join host.git y --as editors; fi
      at x; git reset -q --hard HEAD~1; echo good >> papers/paper/paper.md; q beraad revise paper -m good; git push -qf origin main
      at y; git fetch -q; q beraad sync; tail -1 papers/paper/paper.md; q beraad submit; q beraad sync --rewritten; tail -1 papers/paper/paper.md
      git -C $T/host.git show main:papers/paper/paper.md | grep -c bad || true
      """)
    #expect(said == "bad\ngood\n0\n")
  }

  @Test(arguments: ["true", "git fetch -q"])
  func `a host that was set back gets nothing back unasked`(fetch: String) throws {
    let said = try Script.play(
      """
      clones x y; at x; echo bad >> papers/paper/paper.md; q beraad revise paper -m bad; git push -q origin main; at y; q beraad sync
      at x; git reset -q --hard HEAD~1; git push -qf origin main
      at y; \(fetch); beraad submit 2>&1 >/dev/null | grep -c 'beraad sync --rewritten'; beraad sync 2>&1 | grep -c 'beraad sync --rewritten'
      git -C $T/host.git show main:papers/paper/paper.md | grep -c bad || true
      q beraad sync --rewritten; tail -1 papers/paper/paper.md; beraad submit 2>&1 | cut -c1-10; wrong
      """)
    #expect(said == "1\n1\n0\nLine 5.\nEverything\n")
  }

  @Test(arguments: ["", "q beraad new later --title Later; q beraad submit"])
  func `what a host lost is put back as is printed`(work: String) throws {
    let said = try Script.play(
      """
      clones x y; cp -r $T/host.git $T/backup; at x; q beraad new more --title More; q beraad submit; at y; q beraad sync
      rm -rf $T/host.git; cp -r $T/backup $T/host.git; clone "file://$T/host.git" z; \(work)
      at y; beraad sync >$T/out 2>&1 || true; eval "$(grep -o 'git fetch origin .*' $T/out)" >/dev/null 2>&1
      beraad submit 2>&1 | cut -c1-10; git -C $T/host.git ls-tree --name-only main:papers | tr '\\n' ' '; wrong
      """)
    #expect(said == (work.isEmpty ? "Everything\nmore paper " : "Everything\nlater more paper "))
  }

  @Test func `an edition of what was taken off main does not bring that back`() throws {
    let said = try Script.play(
      """
      clones x y; at x; echo bad >> papers/paper/paper.md; q beraad revise paper -m bad; q beraad new other --title O
      q beraad publish other --edition 1 -o $T/ed; q beraad submit; at y; q beraad sync
      at x; m=$(git log --format=%h --grep bad -1); GIT_SEQUENCE_EDITOR="sed -i /$m/d" git rebase -i -q --root >/dev/null 2>&1; git push -qf origin main
      q beraad submit; at y; q beraad sync; q beraad sync --rewritten; q beraad submit
      git -C $T/host.git log --format=%h -Sbad main -- papers/paper/paper.md | wc -l
      """)
    #expect(said == "0\n")
  }

  @Test func `what a clone made on a main that was rewritten goes onto the new one`() throws {
    let said = try Script.play(
      """
      clones x y; at x; q beraad partner add d --name D; git push -q origin main
      at y; q beraad sync
      at x; git commit -q --amend -m other; git push -q --force origin main
      at y; q beraad new more --title More; beraad submit 2>&1 >/dev/null | grep -c 'beraad sync --rewritten'
      q beraad sync; beraad sync --rewritten >$T/out 2>&1 || true; grep -c 'has commits of its own' $T/out
      $(grep -o 'git rebase.*' $T/out) >/dev/null 2>&1; beraad submit 2>&1 | cut -c1-5; git log --format=%s | head -2; wrong
      """)
    #expect(said == "1\n1\nSent \nmore: begin\nother\n")
  }

  @Test func `a change on a text that was rewritten away is taken all the same`() throws {
    let said = try Script.play(
      """
      clones x y p; at p; git config beraad.as a; q beraad comment paper --on homes -m one; q beraad submit
      at x; echo 'Another tail.' >> papers/paper/paper.md; q beraad revise paper -m tail; git push -q origin main
      at p; q beraad sync; q beraad amend paper --replace 'Another tail' --with 'A longer tail' --because w; q beraad submit
      at x; git reset -q --hard HEAD~1; echo 'Other tail.' >> papers/paper/paper.md; q beraad revise paper -m other; git push -qf origin main
      at p; q beraad sync --rewritten; q beraad submit
      for c in x y; do at $c; q beraad sync --rewritten; beraad list paper amendments | wc -l; done
      beraad collect >/dev/null 2>&1; echo $?; beraad list paper amendments | wc -l; wrong
      """)
    #expect(said == "1\n1\n0\n1\n")
  }

  @Test func `a change on a text that was rewritten away is taken where there is no host`() throws {
    let said = try Script.play(
      """
      q beraad comment paper --on homes -m hi --as b; echo 'Another tail.' >> papers/paper/paper.md; q beraad revise paper -m second
      q beraad amend paper --replace 'Another tail' --with 'A longer tail' --because w --as b
      sed -i 's/Another tail/Rewritten tail/' papers/paper/paper.md; git commit -qa --amend -m rewritten
      beraad collect >/dev/null 2>&1; echo $?; beraad list paper amendments | wc -l
      """)
    #expect(said == "0\n1\n")
  }

  @Test func `a partner is not accused of a plain commit of the committee that was rewritten`() throws {
    let said = try Script.play(
      """
      clones x p; at x; echo 'Plain tail.' >> papers/paper/paper.md; git commit -qam plain; git push -q origin main
      at p; git config beraad.as a; q beraad sync; q beraad amend paper --replace 'Plain tail' --with 'A long tail' --because w; q beraad submit
      at x; git commit -q --amend -m other; git push -qf origin main; beraad collect >/dev/null 2>&1; echo $?
      at p; q beraad sync --rewritten; beraad submit | grep -c 'left out' || true; at x; beraad list paper amendments | wc -l; wrong
      """)
    #expect(said == "0\n0\n1\n")
  }

  @Test func `who gives the own role away keeps what was not sent`() throws {
    let said = try Script.play(
      """
      q beraad partner add board --name Board --role committee; clones x y
      at x; q beraad new more --title More; q beraad partner edit editors --no-role --as board
      at y; q beraad new other --title Other; git push -q origin main
      at x; beraad sync >$T/out 2>&1; echo $?; $(grep -o 'beraad sync --as .*' $T/out) >/dev/null 2>&1; ls papers | tr '\\n' ' '
      """)
    #expect(said == "1\nmore other paper ")
  }

  @Test func `a partner that had main of a laptop which was lost has what the host has`() throws {
    let said = try Script.play(
      """
      clones x y p; at x; q beraad new lost --title Lost
      at p; git config beraad.as a; q git pull -q --no-rebase $T/x main; ls papers
      at y; q beraad new other --title Other; git push -q origin main
      at p; q beraad sync; ls papers; git rev-parse main origin/main | uniq | wc -l
      """)
    #expect(said == "lost\npaper\nother\npaper\n1\n")
  }

  @Test func `what the committee has not sent stays on its main when a partner syncs there`() throws {
    let said = try Script.play(
      """
      clones x; at x; a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      q beraad collect; q beraad decide $a adopt --because y; q beraad merge paper --yes
      beraad comment paper --on houses -m more --as a >/dev/null 2>&1; echo $?
      q beraad sync --as a; grep -c houses papers/paper/paper.md; beraad list paper decisions | wc -l
      beraad submit 2>&1 | cut -c1-5; git -C $T/host.git show main:papers/paper/paper.md | grep -c houses
      """)
    #expect(said == "0\n1\n1\nSent \n1\n")
  }

  @Test func `a partner that was taken off the roster reads on, and comes back by itself`() throws {
    let said = try Script.play(
      """
      clones x y; at y; git config beraad.as a; q beraad comment paper --on homes -m one
      at x; cp reviewers.json $T/all; grep -v '"id": "a"' $T/all > reviewers.json; git commit -qam 'without a'; git push -q origin main
      at y; beraad sync >$T/out 2>&1; echo $?; grep -c 'is not on the roster of main any more' $T/out
      beraad status 2>/dev/null | head -1 | cut -c1-4; beraad comment paper --on homes -m two 2>&1 | head -1 | cut -d: -f2
      at x; cp $T/all reviewers.json; git commit -qam 'with a'; git push -q origin main
      at y; beraad sync >/dev/null 2>&1; echo $?; beraad submit 2>&1 | cut -c1-13
      """)
    #expect(
      said
        == "2\n1\nTown\n 'a' is not on the roster of main any more\n0\nSent 1 record\n")
  }

  @Test func `what was merged twice and then rejected is rejected for every reader, once its words are out`()
    throws
  {
    let said = try Script.play(
      """
      a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null); q beraad collect; clones x y
      at x; q beraad decide $a adopt --because x; q beraad merge paper
      at y; q beraad decide $a reject --because y; git push -q origin main
      at x; git pull -q --no-rebase --no-edit; beraad decide $a reject --because no 2>&1 | grep -c 'stand in the draft'
      sed -i 's/houses/homes/' papers/paper/paper.md; q beraad revise paper -m out; beraad decide $a reject --because no 2>&1 | head -1 | cut -d: -f1
      beraad list paper amendments | cut -f3; q beraad publish paper --edition 1 -o $T/ed; wrong
      grep -c 'class="outcome no">not adopted' $T/ed/index.html
      """)
    #expect(said == "1\nDecided\nrejected\n2\n")
  }

  @Test func `two questions of one poll are named as two, and no clone calls one of them changed`() throws {
    let said = try Script.play(
      """
      question() { echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"m","question":"'$1'?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json; }
      clones x y; file=papers/paper/polls/m/poll.json
      for c in x y; do
        at $c; question $c; q beraad poll new paper m --from $T/m.json; q beraad poll open paper/m; cp $file $T/$c.json
      done
      git push -q origin main; at x; q git pull -q --no-rebase --no-edit; beraad status | grep -c 'opened twice, apart, with two definitions'
      for c in x y; do cp $T/$c.json $file; q git commit -qam $c; beraad verify 2>/dev/null | grep -c 'NOT OK' || true; done
      """)
    #expect(said == "1\n0\n0\n")
  }
}
