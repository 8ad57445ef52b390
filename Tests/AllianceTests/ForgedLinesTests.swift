import TestSupport
import Testing

/// Lines of history that are not what they say, or that Beraad itself took in: words come into a draft by main's lines alone, and
/// nobody is accused of what somebody else did.
@Suite struct ForgedLinesTests {
  @Test func `a merge that says it collected a line with words hides nothing`() throws {
    let said = try Script.play(
      """
      a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      q beraad collect; q beraad decide $a adopt --because y; d=$(basename papers/paper/decisions/* .json)
      git checkout -q -b side; sed -i 's/homes/palaces/' papers/paper/paper.md
      git commit -qam "$(printf 'paper: w\\n\\nAmendment: %s/1\\nDecision: %s\\nPartner: a\\n' $a $d)"; x=$(git rev-parse HEAD)
      git checkout -q main; git merge -q --no-ff side -m "$(printf 'collect: 1 record of a\\n\\nCollected: a %s\\nPartner: editors\\n' $x)"
      wrong | grep -c 'changed other words'
      """)
    #expect(said == "1\n")
  }

  @Test func `a merge that says it collected main hides nothing that it takes back`() throws {
    let said = try Script.play(
      """
      clones x y; at x; a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      q beraad collect; q beraad decide $a adopt --because y; git push -q origin main
      at y; q beraad new other --title O; git fetch -q
      git merge -q -s ours origin/main -m "$(printf 'collect: 1 record of a\\n\\nCollected: a %s\\nPartner: editors\\n' $(git rev-parse origin/main))"
      beraad verify 2>/dev/null | grep -c 'NOT OK'; beraad list paper decisions | wc -l
      """)
    #expect(said == "1\n1\n")
  }

  @Test func `what an edition that main only keeps was made of is looked at too`() throws {
    let said = try Script.play(
      """
      clones x y; at x; a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      q beraad collect; q beraad decide $a adopt --because y; q beraad merge paper --yes; git push -q origin main
      git log -1 --format=%B > $T/message; echo 'The tax is doubled.' >> papers/paper/paper.md
      git commit -qa --author='Group a <p1@a.beraad.invalid>' -F $T/message; m=$(git rev-parse --short HEAD)
      q beraad publish paper --edition 1 -o $T/ed; wrong | grep -c 'changed other words'
      at y; q beraad new other --title O; git push -q origin main
      at x; git fetch -q; GIT_SEQUENCE_EDITOR="sed -i /$m/d" git rebase -i -q origin/main >/dev/null 2>&1; q beraad submit; wrong | grep -c 'changed other words'
      """)
    #expect(said == "1\n1\n")
  }

  @Test func `a change whose merging commit a rebase dropped still waits after its edition came back`() throws
  {
    let said = try Script.play(
      """
      clones x y; at x; a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      q beraad collect; git push -q origin main; q beraad decide $a adopt --because y; q beraad merge paper --yes
      q beraad publish paper --edition 1 -o $T/one; m=$(git log --format=%h --grep '^Amendment:' -1)
      at y; q beraad new other --title O; git push -q origin main
      at x; git fetch -q; GIT_SEQUENCE_EDITOR="sed -i /$m/d" git rebase -i -q origin/main >/dev/null 2>&1
      beraad list paper amendments | cut -f3; q beraad submit; beraad list paper amendments | cut -f3
      at y; q beraad sync; beraad list paper amendments | cut -f3; wrong
      q beraad merge paper --yes; grep -c houses papers/paper/paper.md; wrong
      beraad publish paper --edition 1 -o $T/two >/dev/null; diff -r $T/one $T/two && echo same
      """)
    #expect(said == "adopted\nadopted\nadopted\n1\nsame\n")
  }

  @Test func `a partner is not accused of the committee's commits that its branch stands on`() throws {
    let said = try Script.play(
      """
      clones x y; at x; a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      q beraad collect; q beraad decide $a adopt --because y; q beraad merge paper --yes
      q beraad amend paper --replace houses --with dwellings --because z --as b; q beraad submit --as b
      at y; q beraad sync; beraad collect >$T/out 2>&1; echo $?; grep -c 'left out' $T/out || true; wrong
      """)
    #expect(said == "0\n0\n")
  }

  @Test func `lines that took each other in are not accused of taking back`() throws {
    let said = try Script.play(
      """
      clones one two; at one; q beraad partner add d --name D; l=$(git rev-parse HEAD)
      at two; q beraad new other --title O
      at one; git fetch -q $T/two main; git merge -q --no-edit FETCH_HEAD
      at two; git fetch -q $T/one main; git merge -q --no-edit $l; q beraad partner remove d; q beraad new third --title T
      at one; echo hi >> papers/paper/paper.md; q beraad revise paper -m hi; git fetch -q $T/two main; git merge -q --no-edit FETCH_HEAD
      git merge-base --all HEAD^1 HEAD^2 | wc -l; beraad doctor | grep -c 'takes back' || true; wrong
      """)
    #expect(said == "2\n0\n")
  }

  @Test func `a side that has all of the other is not accused of leaving it out`() throws {
    let said = try Script.play(
      """
      a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null)
      b=$(beraad amend paper --replace 'Line 3' --with 'Line three' --because w --as b 2>/dev/null); q beraad collect; clones x y
      at x; q beraad decide $a adopt --because x; q beraad merge paper --yes
      at y; q beraad decide $a adopt --because y; q beraad decide $b adopt --because y; q beraad merge paper --yes
      at x; q git pull -q --no-rebase --no-edit $T/y main; beraad doctor | grep -c 'takes back' || true; wrong
      """)
    #expect(said == "0\n")
  }

  @Test func `a roster that people chose is no slip`() throws {
    let said = try Script.play(
      """
      clones one two; at one; q beraad partner edit a --name Huurders; q git push origin main
      at two; q beraad partner edit a --name Huurdersbond; git pull -q --no-rebase --no-edit >$T/out 2>&1 || true
      grep -o 'git add .*' $T/out | head -1; git add reviewers.json; git commit -q --no-edit
      beraad doctor | grep -c 'takes back' || true; wrong
      """)
    #expect(said == "git add reviewers.json && git commit --no-edit\n0\n")
  }

  @Test func `two rosters that leave nobody on the committee stop for people`() throws {
    let said = try Script.play(
      """
      q beraad partner add board --name Board --role committee; clones one two
      at one; q beraad partner remove board; q git push origin main
      at two; git config beraad.as board; q beraad partner remove editors; git pull -q --no-rebase --no-edit >$T/out 2>&1 || echo stopped
      grep -c 'leave nobody on the committee' $T/out; git add reviewers.json; git commit -q --no-edit
      beraad partner list --json | grep -o committee | wc -l
      """)
    #expect(said == "stopped\n1\n2\n")
  }
}
