import TestSupport
import Testing

/// What is printed in a clone in which plain git was at work, or that is behind: each way holds.
@Suite struct PrintedWaysTests {
  @Test func `an edit that is not committed outlives each printed way out of a rebase`() throws {
    let said = try Script.play(
      """
      clones x y; paper=papers/paper/paper.md
      at x; sed -i 's/homes/houses/' $paper; q beraad revise paper -m a; git push -q origin main
      at y; sed -i 's/homes/flats/' $paper; q beraad revise paper -m b; q git pull --rebase; git checkout -q --ours $paper; git add $paper
      sed -i 's/Line 5/Line five/' $paper; cp -r $T/y $T/z
      git config color.ui always; git config diff.noprefix true
      beraad status 2>&1 | grep -o 'cd .*unsaved-.*' > $T/back; (cd papers; sh $T/back >/dev/null 2>&1); echo $?
      sh $T/back >/dev/null 2>&1; git config color.ui false
      grep -c 'flats\\|Line five' $paper; git status | grep -c rebas || true
      at z; beraad doctor 2>&1 | grep -o 'git add .*' | head -1 > $T/on; sh $T/on; GIT_EDITOR=true git rebase --continue >/dev/null 2>&1; echo $?
      git show main:$paper | grep -c 'houses\\|Line five'; git status --porcelain
      """)
    #expect(said == "0\n2\n0\n0\n2\n")
  }

  @Test func `whoever is refused for what others may have settled is told to look`() throws {
    let said = try Script.play(
      """
      clones x; at x; a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null); q beraad collect; q beraad submit
      clone "file://$T/host.git" y; at x; q beraad decide $a reject --because no; q beraad submit
      at y; beraad publish paper --edition 1 -o $T/e 2>&1 | grep -c 'what others have made since: beraad sync'
      beraad poll close paper/none 2>&1 | grep -c 'beraad sync'
      git fetch -q; beraad publish paper --edition 1 -o $T/e 2>&1 | grep -c 'is newer than main here; get it with: beraad sync'
      beraad decide $a/7 adopt --because no 2>&1 | grep -c 'beraad sync'
      q beraad sync; beraad decide $a/7 adopt --because no 2>&1 | grep -c 'newer than main' || true
      """)
    #expect(said == "1\n1\n1\n1\n0\n")
  }

  @Test func `what plain git sent after a rebase is told with the next submit, once`() throws {
    let said = try Script.play(
      """
      clones x y p; at p; git config beraad.as a
      at x; q beraad publish paper --edition 1 -o $T/e
      at y; sed -i 's/Line 3/Line three/' papers/paper/paper.md; q beraad revise paper -m three; q beraad submit
      at x; git pull -q --rebase; git push -q origin main
      beraad submit 2>&1 | grep -o 'about edition 1 of paper: beraad verify --since .*' > $T/line; cut -d: -f1 $T/line
      at p; q beraad sync; $(cut -d' ' -f6- $T/line) >/dev/null 2>&1; echo $?
      at x; beraad submit 2>&1 | grep -c 'For your mail' || true
      q beraad publish paper --edition 2 -o $T/f; git push -q origin main; beraad submit 2>&1 | grep -c 'For your mail' || true
      """)
    #expect(said == "about edition 1 of paper\n0\n0\n0\n")
  }

  @Test func `git's own file of a merge is written in its place, and nothing beside it`() throws {
    let said = try Script.play(
      """
      clones x; at x; cp papers/paper/paper.md .merge_file_a; cp .merge_file_a $T/base; sed 's/homes/houses/' $T/base > $T/other
      ls -i .merge_file_a | cut -d' ' -f1 > $T/one; q beraad merge-file --write --path papers/paper/paper.md .merge_file_a $T/base $T/other
      ls -i .merge_file_a | cut -d' ' -f1 | diff - $T/one && cmp .merge_file_a $T/other && git status --porcelain
      """)
    #expect(said == "?? .merge_file_a\n")
  }
}
