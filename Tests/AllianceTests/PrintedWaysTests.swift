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

  @Test(arguments: ["git pull --no-rebase --no-edit", "git pull --rebase"])
  func `an edit of another draft that is staged outlives the way out of a conflict`(pull: String) throws {
    let said = try Script.play(
      """
      q beraad new other --title Other; clones x y; paper=papers/paper/paper.md
      at x; sed -i 's/homes/houses/' $paper; q beraad revise paper -m a; git push -q origin main
      at y; sed -i 's/homes/flats/' $paper; q beraad revise paper -m b; q \(pull)
      echo Staged >> papers/other/paper.md; echo more > papers/other/note.txt; git add papers/other; echo Later >> papers/other/paper.md
      beraad status 2>&1 | grep -o 'cd .*unsaved-.*' > $T/back; sh $T/back >/dev/null 2>&1; echo $?
      tail -2 papers/other/paper.md; cat papers/other/note.txt; grep -c flats $paper; git status | grep -c 'rebas\\|conflict' || true
      """)
    #expect(said == "0\nStaged\nLater\nmore\n1\n0\n", "\(said)")
  }

  @Test func `what a merge brings is called nobody's edit`() throws {
    let said = try Script.play(
      """
      q beraad new other --title Other; clones x y; paper=papers/paper/paper.md
      at x; sed -i 's/homes/houses/' $paper; q beraad revise paper -m a; echo Theirs >> papers/other/paper.md; q beraad revise other -m o; git push -q origin main
      at y; sed -i 's/homes/flats/' $paper; q beraad revise paper -m b; q git pull --no-rebase --no-edit
      beraad status 2>&1 | grep -c 'take it back with: git merge --abort'
      """)
    #expect(said == "1\n", "\(said)")
  }

  @Test func `a merge that a rebase made otherwise is named before it is sent, and what came after it stays`()
    throws
  {
    let said = try Script.play(
      """
      a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null); b=$(beraad amend paper --replace 'Line 5' --with 'Line five' --because w --as b 2>/dev/null)
      q beraad collect; q beraad decide $a adopt --because y; clones x y; paper=papers/paper/paper.md
      at x; sed -i 's/A sentence/One sentence/' $paper; q beraad revise paper -m one; q beraad submit
      at y; q beraad merge paper --yes; q git pull --rebase
      sed -i '/^<<<<<<</,/^>>>>>>>/c\\A line on houses.' $paper; git add -A; GIT_EDITOR=true git rebase --continue >/dev/null 2>&1
      for verb in status doctor; do beraad $verb 2>&1 | grep -c 'changed other words than'; done
      q beraad decide $b reject --because no; beraad publish paper --edition 1 -o $T/ed >/dev/null 2>&1; echo $?; ls $T/ed 2>/dev/null
      beraad submit >$T/out 2>&1; echo $?; sh -c "$(grep -o 'git rebase --rebase-merges.*' $T/out) --yes" >/dev/null 2>&1; grep houses $paper
      beraad submit 2>&1 | cut -c1-4; beraad list paper decisions | wc -l; wrong
      """)
    #expect(said == "1\n1\n1\n1\nOne sentence about houses.\nSent\n2\n", "\(said)")
  }

  @Test(arguments: ["amend", "decide"])
  func `a merge whose amendment or decision a rebase dropped has a way out`(dropped: String) throws {
    let said = try Script.play(
      """
      clones x; at x; a=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null); q beraad collect
      q beraad decide $a adopt --because y; q beraad merge paper --yes; m=$(git log --format=%h --grep "^\(dropped):")
      GIT_SEQUENCE_EDITOR="sed -i /$m/d" git rebase -i -q origin/main >/dev/null 2>&1; git status | grep -c rebas || true
      beraad submit >$T/out 2>&1; echo $?; sed -n 's/.*with: //p' $T/out | grep -v 'beraad verify' > $T/way; sed -i 's/beraad merge paper/true/' $T/way; sh $T/way >/dev/null 2>&1; echo $?
      q beraad decide $a adopt --because y; q beraad merge paper --yes; beraad submit 2>&1 | cut -c1-4; grep -c houses papers/paper/paper.md; wrong
      """)
    #expect(said == "0\n1\n0\nSent\n1\n", "\(said)")
  }

  @Test func `main that is being rebased is not sent`() throws {
    let said = try Script.play(
      """
      clones x; at x; for i in 1 2 3; do sed -i "s/Line $i/Row $i/" papers/paper/paper.md; q beraad revise paper -m $i; done
      GIT_SEQUENCE_EDITOR='sed -i 2s/pick/edit/' git rebase -i -q origin/main >/dev/null 2>&1
      beraad submit >$T/out 2>&1; echo $?; grep -c 'git rebase --continue' $T/out; git -C $T/host.git log --oneline main | grep -c 'paper: 3' || true
      git rebase --continue >/dev/null 2>&1; beraad submit 2>&1 | cut -c1-4
      """)
    #expect(said == "1\n1\n0\nSent\n", "\(said)")
  }

  @Test func `an edition waits for what a partner sent and nobody here has`() throws {
    let said = try Script.play(
      """
      clones x p; at p; git config beraad.as a; q beraad amend paper --replace homes --with houses --because w; q beraad submit
      at x; beraad publish paper --edition 1 -o $T/e 2>&1 | grep -q 'undecided\\|not decided on' && echo waits; ls $T/e 2>/dev/null || true
      q beraad publish paper --edition 1 -o $T/f --offline; ls $T/f 2>/dev/null || true
      """)
    #expect(said == "waits\n", "\(said)")
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
