import Testing

/// Files that stand where they do not belong, that git keeps otherwise than they stand, or that a program left behind.
extension RemedyTests {
  @Test(arguments: ["filter=x", "working-tree-encoding=UTF-16"])
  func `an attribute of git that changes records is taken off by one line`(_ attribute: String) throws {
    let said = try play(
      """
      git config filter.x.clean 'sed s/a/a/'; git config filter.x.smudge cat; printf 'papers/**/*.json \(attribute)' > .gitattributes; git add .gitattributes; git commit -qm attributes
      for i in 1 2 3; do q beraad comment h --on Hello -m c$i --as tenants; done
      says beraad collect --offline | grep -o 'remedy: .*' | sed 's/remedy: //' > $T/remedy; wc -l < $T/remedy; says beraad doctor | grep -c '!'
      sed -i s/Town/City/ reviewers.json; (cd papers; sh -e $T/remedy >/dev/null); git status --short; git stash show -p | grep -c '^+.*City'; says beraad collect --offline | tail -1
      """)
    #expect(said == "1\n1\n1\ntenants\t3\t0\n", "\(said)")
  }

  @Test(arguments: [".gitattributes", "papers/h/.gitattributes", ".git/info/attributes"])
  func `a filter is taken off a draft wherever it stands, and an edit of it is put aside`(_ place: String)
    throws
  {
    let said = try play(
      """
      git config filter.lfs.clean 'echo pointer $(wc -c)'; git config filter.lfs.smudge cat; printf '*.md filter=lfs' >> \(place)
      q git add -- \(place); q git commit -qm attributes; echo 'An edit.' >> papers/h/paper.md
      beraad doctor | sed -n 's/.*off with: //p' | head -1 > $T/remedy; sh -e $T/remedy >/dev/null; git status --short; says beraad doctor | tail -1
      q beraad set h --summary S; q git stash pop; tail -1 papers/h/paper.md; git show HEAD:papers/h/paper.md | grep -c pointer
      """)
    #expect(said == "Nothing is in the way.\nAn edit.\n0\n", "\(said)")
  }

  @Test(arguments: ["git mv", "mv"])
  func `a draft that got another name and other words is told as that, and gets its name back with them`(
    _ move: String
  ) throws {
    let said = try play(
      """
      q beraad set h --summary S; mkdir papers/g; \(move) papers/h/paper.md papers/g/paper.md; sed -i 's/Hello.*/Other words now./; s/Second.*/And no more./' papers/g/paper.md
      says beraad doctor | grep -c 'is behind'; says beraad set h --summary Ess | grep -c 'nothing was written'
      says beraad revise h -m renamed | sed -n 's/.*bring it back with: //p' > $T/back; grep -c HEAD $T/back
      says beraad revise h -m renamed | sed -n 's/.*name again with: //p' > $T/remedy; sh -e $T/remedy; beraad revise h -m words >/dev/null 2>&1; echo $?
      git status --short; git show main:papers/h/paper.md | tail -1; rm papers/h/paper.md; git rm -q --cached papers/h/paper.md
      says beraad revise h -m gone | sed -n 's/.*bring it back with: //p' > $T/remedy; sh -e $T/remedy; git status --short
      """)
    #expect(said == "0\n1\n\(move == "mv" ? 0 : 1)\n0\nAnd no more.\n", "\(said)")
  }

  @Test func `a work tree that lost its repository is not left behind`() throws {
    let said = try play(
      """
      git switch -q -c notes; git worktree add -q $T/wt main; cd $T; mv w moved; cd moved; says beraad set h --summary S | grep -c 'worktree repair'
      typed beraad set h --summary S; beraad set h --summary S >/dev/null 2>&1; echo $?; git -C $T/wt status --short
      cd $T; mv wt away; cd away; says beraad status | grep -c 'moved here'; git worktree repair >/dev/null; says beraad status | grep -o 'Town, on the branch main.'
      mv $T/away $T/"it's"; mkdir $T/away; cd $T/moved; says beraad doctor | grep -c 'rm -r'; cd $T/"it's"; git worktree repair >/dev/null; says beraad doctor
      """)
    #expect(said.hasPrefix("1\nok git worktree repair"), "\(said)")
    #expect(
      said.contains("\n0\n1\nTown, on the branch main.") && said.hasSuffix("\n0\nNothing is in the way.\n"),
      "\(said)")
  }

  @Test(arguments: [
    "git update-index --split-index", "echo x >> papers/h/paper.md; git add -A",
    "echo '*.md filter=x' > .gitattributes", "git merge -q --no-commit --no-ff side 2>/dev/null",
    "mkdir -p papers/h; rm -f papers/h/paper.md; mkdir papers/h/paper.md",
  ])
  func `what is printed for another work tree is typed anywhere`(_ harm: String) throws {
    let said = try play(
      """
      git config filter.x.clean cat; git switch -q -c side; git commit -q --allow-empty -m side; git switch -q -c notes main
      git worktree add -q $T/wt main; (cd $T/wt; \(harm)); mkdir -p deep; cd deep
      for i in 1 2; do says beraad set h --summary S | sed -n "s/.*\\(remedy\\|with\\): //p" | head -1 > $T/remedy; sh $T/remedy >/dev/null 2>&1; done
      beraad set h --summary S 2>&1 | tail -1; git show main:papers/h/paper.md | grep -c 'summary: S'
      """)
    #expect(said.hasSuffix("1\n"), "\(said)")
  }

  @Test func `a copy of the roster or of a question is told as what it is`() throws {
    let said = try play(
      """
      echo '{"format":1,"kind":"poll","type":"motion","paper":"h","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new h m --from $T/m.json; cp papers/h/polls/m/poll.json 'papers/h/polls/m/poll (copy).json'; cp reviewers.json papers/h/; git add -A; git commit -qm copies
      says beraad verify | grep -c 'is a copy of'; typed beraad doctor | cut -c1-2; says beraad doctor | tail -1
      """)
    #expect(said == "2\nok\nok\nNothing is in the way.\n", "\(said)")
  }

  @Test func `a change that was merged and reverted is not said to be in the draft`() throws {
    let said = try play(
      """
      id=$(beraad amend h --replace Second --with 2nd --because w --as tenants 2>/dev/null | tail -1); q beraad collect --offline
      q beraad decide $id adopt --because y; q beraad merge h --yes; git revert --no-edit HEAD >/dev/null
      says beraad show $id | grep -c 'in the draft'; says beraad list h amendments | grep -c 'in the draft'; says beraad list h amendments | cut -f3
      says beraad amend h --again $id --as tenants | grep -c 'is in the draft'
      id=$(beraad amend h --replace Second --with 2nd --because again --as tenants 2>/dev/null | tail -1); q beraad collect --offline
      q beraad decide $id adopt --because y; q beraad merge h --yes; tail -1 papers/h/paper.md; says beraad verify | grep -v ^ok
      """)
    #expect(said == "0\n0\nmerged\n0\n2nd paragraph.\nEverything is as it should be.\n", "\(said)")
  }

  @Test func `a roster that a clone without files lacks is brought up`() throws {
    let said = try play(
      """
      cd $T; git clone -q --no-checkout host.git n; cd n; q beraad init --as two
      for i in 1 2; do beraad doctor | sed -n 's/.*up with: //p' | head -1 > $T/remedy; sh $T/remedy; done; git status --short; says beraad doctor | tail -1
      """)
    #expect(said == "Nothing is in the way.\n", "\(said)")
  }

  @Test func `settings of one work tree are set there`() throws {
    let said = try play(
      """
      git config extensions.worktreeConfig true; git config --worktree beraad.as tenants; says beraad init --as two | grep -c 'setting of its own'
      typed beraad init --as two | cut -c1-2; beraad init --as two >/dev/null 2>&1; echo $?; says beraad status | head -1
      """)
    #expect(said == "1\nok\n0\nTown, on the branch main. You are two.\n", "\(said)")
  }

  @Test func `a copy that a program made of a record is the committee's to take away`() throws {
    let said = try play(
      """
      q beraad comment h --on Hello -m hi --as tenants; q beraad collect --offline; file=$(ls papers/h/comments/tenants/*/*.json)
      cp $file "${file%.json} (conflicted copy).json"; mkdir -p papers/h/comments/two/aa; cp $file papers/h/comments/two/aa/; git add -A; git commit -qm edited
      says beraad verify | grep -c 'is a copy of'; says beraad verify | grep -c 'changed after'; says beraad doctor | grep -c 'ask the partner'
      typed beraad doctor | cut -c1-2; says beraad doctor | tail -1; says beraad verify | grep -vc '^ok'; beraad list h comments | wc -l
      mkdir papers/h/comments/two; git mv $file papers/h/comments/two/; git commit -qm moved; typed beraad doctor | cut -c1-2; says beraad doctor | tail -1; ls papers/h/comments/*/* | wc -l
      """)
    #expect(
      said.hasPrefix("2\n0\n0\nok\nok\nNothing is in the way.\n1\n1\nok\nok\nNothing is in the way.\n"),
      "\(said)")
  }

  @Test func `an index that git would split again is not split any more`() throws {
    let said = try play(
      """
      git config core.splitIndex true; echo y > z; git add z; git commit -qm z; says beraad set h --summary A | grep -c 'index is split'
      says beraad set h --summary A | grep -o 'remedy: .*' | sed 's/remedy: //' > $T/remedy; sh $T/remedy; q beraad set h --summary A
      echo y2 > z; git commit -qam z2; q beraad set h --summary Bee; beraad show h --json | grep -o Bee; says beraad doctor | tail -1
      git config core.splitIndex true; typed beraad doctor | cut -c1-2; git config core.splitIndex
      """)
    #expect(said == "1\nBee\nNothing is in the way.\nok\nfalse\n", "\(said)")
  }

  @Test(arguments: ["echo mine > $file", "mkdir $file"])
  func `what is in the way of a record is put aside as is printed`(_ harm: String) throws {
    let said = try play(
      """
      id=$(beraad comment h --on Hello -m hi --as tenants 2>/dev/null); file=papers/h/comments/tenants/$(echo $id | cut -c2-3)/$id.json
      mkdir -p $(dirname $file); \(harm); says beraad collect --offline | grep -o 'remedy: .*' | sed 's/remedy: //' > $T/remedy
      sh -e $T/remedy; says beraad collect --offline | tail -1; ls -d $file.aside | wc -l
      """)
    #expect(said == "tenants\t1\t0\n1\n", "\(said)")
  }

  @Test(arguments: [3, 5, 7, 12]) func `marks of a conflict of any length are found`(_ size: Int) throws {
    let said = try play(
      """
      printf '*.md conflict-marker-size=\(size)\\n' > .gitattributes; git add .; git commit -qm at; git config merge.beraad.driver false
      git switch -qc s; word world moon; git commit -qam s; git switch -q main; word world planet; git commit -qam m
      q git -c merge.beraad.driver="git merge-file --marker-size=\(size) %A %O %B" merge s; git add -A; q git commit -qm merged
      says beraad doctor | grep -c 'marks of a merge'; says beraad status | grep -c 'marks of a merge'
      printf '> quote\\n\\nHead\\n=====\\n\\n>>>>> deep\\n' > $T/tail; git checkout -q HEAD~1 papers/h/paper.md; cat $T/tail >> papers/h/paper.md; beraad revise h -m prose 2>&1 | grep -c marks
      """)
    #expect(said == "1\n1\n0\n", "\(said)")
  }

  @Test func `doctor names a folder of objects that is gone, and a program that cannot sign`() throws {
    let said = try play(
      """
      cd $T; git clone -q --shared w s; cd s; q beraad init --as editors; git config commit.gpgsign true; git config gpg.program false
      q beraad set h --summary S; says beraad doctor | grep -c 'could not sign'; git config commit.gpgsign false; says beraad doctor | grep -c 'could not sign'
      mv ../w ../gone; says beraad doctor | grep -c 'w/.git/objects, which is gone'; mv ../gone ../w; says beraad doctor | grep -c 'which is gone'
      """)
    #expect(said == "1\n0\n1\n0\n", "\(said)")
  }

  @Test(arguments: ["counts", "tokens"])
  func `what is remembered of sheets of ballots is never taken for something else`(_ kind: String) throws {
    let other = kind == "counts" ? "tokens" : "counts"
    let said = try play(
      """
      q beraad poll new h s --sticker --question 'Q?' --board 'B: One; Two' --per-board 1 --source ballots; q beraad poll meeting h/s Leeds --region north; q beraad poll open h/s
      printf 'token,b\\nAAA,one\\nBBB,two\\nCCC,one\\n' > $T/f.csv; says beraad ballots h/s --meeting leeds --from $T/f.csv | head -1
      beraad tally h/s --json > $T/first; ls .git/beraad/sheets | wc -l
      cp .git/beraad/sheets/*.\(other) $T/bytes; for f in .git/beraad/sheets/*.\(kind); do cp $T/bytes $f; done
      beraad tally h/s --json > $T/second; echo $?; cmp $T/first $T/second && echo same
      """)
    #expect(said == "Entered 3 ballots of Leeds.\n2\n0\nsame\n", "\(said)")
  }
}
