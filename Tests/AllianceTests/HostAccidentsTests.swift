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
      git -C $T/host.git branch -qD main; git config beraad.as editors; q beraad new other --title Other; beraad submit 2>&1 | cut -c1-5
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

  @Test func `main that was rewritten is followed when a person says so`() throws {
    let said = try Script.play(
      """
      clones x y; at x; q beraad partner add d --name D; git push -q origin main
      at y; q beraad sync
      at x; git commit -q --amend -m other; git push -q --force origin main
      at y; q beraad new more --title More; beraad submit 2>&1 >/dev/null | grep -c 'beraad sync --rewritten'
      q beraad sync; echo $?; beraad sync --rewritten 2>&1 >/dev/null | head -1 | cut -d' ' -f1; beraad submit 2>&1 | cut -c1-5; wrong
      """)
    #expect(said == "1\n0\nUnited\nSent \n")
  }

  @Test func `a partner that was taken off the roster reads on, and comes back by itself`() throws {
    let said = try Script.play(
      """
      clones x y; at y; git config beraad.as a; q beraad comment paper --on homes -m one
      at x; cp reviewers.json $T/all; grep -v '"id": "a"' $T/all > reviewers.json; git commit -qam 'without a'; git push -q origin main
      at y; beraad sync >$T/out 2>&1; echo $?; grep -c 'is not on the roster any more' $T/out
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
