import Testing

/// What is damaged, refused by this clone itself, or left half done: each has a remedy that git takes.
extension RemedyTests {
  @Test(arguments: ["cherry-pick", "revert", "am", "rebase --apply"])
  func `what has nothing left to commit is left out`(_ command: String) throws {
    let setUp =
      switch command {
      case "cherry-pick":
        "git checkout -qb side; word world moon; git commit -qam moon; word Second 2nd; git commit -qam 2nd; git checkout -q main; word world planet; git commit -qam planet; ! git cherry-pick side~1 side"
      case "revert":
        "word world moon; git commit -qam moon; word moon planet; git commit -qam planet; ! git revert --no-edit HEAD~1"
      case "am":
        "git checkout -qb side; word world moon; git commit -qam moon; git format-patch -q -1 --stdout > $T/p; git checkout -q main; word world planet; git commit -qam planet; ! git am -q $T/p"
      default:
        "git checkout -qb side; word world planet; git commit -qam planet; git checkout -q main; word world moon; git commit -qam moon; git checkout -q side; ! git rebase -q --apply main"
      }
    let said = try play(
      """
      { \(setUp); } >/dev/null 2>&1
      if [ -n "$(git ls-files -u)" ]; then says beraad status | grep -c -- '--skip'; git checkout -q --ours papers/h/paper.md; git add papers/h/paper.md; fi
      for reader in status doctor 'partner add z --name Z'; do says beraad $reader | grep -c -- '--skip'; says beraad $reader | grep -c 'not finished'; done
      remedies beraad status | grep -c -- '--skip'; sh -c "$(says beraad status | grep -o 'git [a-z-]* --skip' | head -1)" >/dev/null 2>&1; echo $?
      says beraad status | grep -c 'not finished'
      """)
    #expect(said.hasSuffix("1\n1\n1\n1\n1\n1\n1\n0\n0\n"), "\(command): \(said)")
  }

  @Test func `the driver names what leaves out a pick that people chose nothing of`() throws {
    let said = try play(
      """
      at two; q beraad sync; q beraad new p --title Two; q beraad new z --title Z; q beraad submit
      at w; q beraad new p --title One; git fetch -q
      git cherry-pick main..origin/main 2>&1 | grep -c 'git cherry-pick --continue.*git cherry-pick --skip'
      """)
    #expect(said == "1\n", "\(said)")
  }

  @Test(arguments: ["", "\\0\\0\\0\\0\\0\\0\\0\\0", "1234"])
  func `a branch whose file is torn is put back where it was`(_ content: String) throws {
    let said = try play(
      """
      at t; q beraad comment h --on Hello -m one; before=$(git rev-parse partners/tenants)
      printf '\(content)' > .git/refs/heads/partners/tenants; says beraad comment h --on Second -m two | grep -c 'update-ref refs/heads/partners/tenants'
      says beraad status | grep -c 'empty or cut off'; sh -c "$(says beraad doctor | grep -o 'rm .*partners/tenants.*' | head -1)"; [ "$before" = "$(git rev-parse partners/tenants)" ] && echo back
      printf '\(content)' > .git/refs/heads/partners/tenants; rm .git/logs/refs/heads/partners/tenants
      sh -c "$(says beraad doctor | grep -o 'rm .*partners/tenants.*' | head -1)"; q beraad comment h --on Second -m two; git rev-list --count main..partners/tenants
      main=$(git rev-parse main); printf '\(content)' > .git/refs/heads/main
      for reader in status doctor verify; do says beraad $reader | grep -c 'update-ref refs/heads/main'; done
      sh -c "$(says beraad status | grep -o 'rm .*refs/heads/main.*' | head -1)"; [ "$main" = "$(git rev-parse main)" ] && beraad verify >/dev/null 2>&1 && echo back
      """)
    #expect(said == "1\n1\nback\n1\n1\n1\n1\nback\n", "\(content): \(said)")
  }

  @Test func `a hook of one's own says what it said, and the host is not blamed`() throws {
    let said = try play(
      """
      word world moon; q beraad revise h -m moon
      printf '#!/bin/sh\\necho NOT TODAY >&2\\nexit 1\\n' > .git/hooks/pre-push; chmod +x .git/hooks/pre-push
      says beraad submit | grep -c 'hook pre-push of this clone refused it: NOT TODAY'; says beraad submit | grep -c 'Git could not do it\\|ask whoever runs'
      rm .git/hooks/pre-push; says beraad submit | grep -o '^Sent'
      """)
    #expect(said == "1\n0\nSent\n", "\(said)")
  }

  @Test func `a clone of a bundle, and a mirror, say what keeps anything from being sent`() throws {
    let said = try play(
      """
      git bundle create -q $T/all.bundle --all; cd $T; git clone -q all.bundle b; cd b; q beraad comment h --on Hello -m one --as tenants
      says beraad submit --as tenants | grep -c 'is a bundle\\|git remote set-url origin ADDRESS\\|beraad submit --bundle FILE'
      at w; word world moon; q beraad revise h -m moon; git config remote.origin.mirror true
      sh -c "$(says beraad submit | grep -o 'git config --unset.*')"; says beraad submit | grep -o '^Sent'
      """)
    #expect(said == "3\nSent\n", "\(said)")
  }

  @Test(arguments: ["status", "doctor", "verify", "partner list", "comment h --on Hello -m x"])
  func `a roster with the marks of a conflict is named with what settles it`(_ command: String) throws {
    let said = try play(
      """
      cp reviewers.json $T/b; sed 's/"Tenants"/"Tenants One"/' reviewers.json > $T/side
      sed -i 's/"Tenants"/"Tenants Two"/' reviewers.json; git commit -qam two; cp reviewers.json $T/a
      git merge-file -p $T/a $T/b $T/side > reviewers.json; git commit -qam merged
      grep -c '^<<<<<<<' reviewers.json; says beraad \(command) | grep -c 'marks of a merge conflict'; says beraad \(command) | grep -c "Commit $(git rev-parse HEAD | cut -c1-7)"
      sh -c "$(says beraad \(command) | grep -o 'git checkout .*')" >/dev/null 2>&1; beraad verify >/dev/null 2>&1; echo $?; beraad partner list | grep -c 'Tenants Two'
      """)
    #expect(said == "1\n1\n1\n0\n1\n", "\(command): \(said)")
  }

  @Test(arguments: [
    "git rm -q reviewers.json", "sed -i 's/^{/<<<<<<< a\\n{/' reviewers.json; git add reviewers.json",
  ])
  func `a roster that the committee mended elsewhere comes with sync`(_ spoil: String) throws {
    let said = try play(
      """
      \(spoil); git commit -qm spoilt; git push -q origin main
      for c in t two; do at $c; q beraad sync; says beraad status | grep -c 'get that with: beraad sync'; done
      at w; sh -c "$(says beraad doctor | grep -o 'git checkout .*')" >/dev/null 2>&1; git push -q origin main
      for c in t two; do at $c; beraad sync >/dev/null 2>&1; echo $?; beraad partner list | grep -c Tenants; git status --short; done
      """)
    #expect(said == "1\n1\n0\n1\n0\n1\n", "\(said)")
  }

  @Test func `a roster that is no JSON, commit after commit, is brought back as it was when it was right`()
    throws
  {
    let said = try play(
      """
      echo '{' >> reviewers.json; git commit -qam a; echo '{' >> reviewers.json; git commit -qam b
      sh -c "$(says beraad status | grep -o 'git checkout .*')" >/dev/null 2>&1; beraad verify >/dev/null 2>&1; echo $?
      """)
    #expect(said == "0\n", "\(said)")
  }

  @Test func `a meeting with the marks of a conflict is named by every reader`() throws {
    let said = try play(
      """
      q beraad meeting new leeds --title Leeds; m=meetings/leeds/meeting.json
      { printf '<<<<<<< ours\\n'; cat $m; printf '=======\\n'; cat $m; printf '>>>>>>> theirs\\n'; } > $T/m; cp $T/m $m; git commit -qam merged
      for reader in status verify doctor 'meeting list'; do says beraad $reader | grep -c 'meetings/leeds/meeting.json has the marks of a merge conflict'; done
      typed beraad doctor | grep -o '^ok git checkout'; beraad verify >/dev/null 2>&1; echo $?; beraad meeting list | grep -c leeds
      """)
    #expect(said == "1\n1\n1\n1\nok git checkout\n0\n1\n", "\(said)")
  }

  @Test func `a meeting's way back is told to be for the top`() throws {
    let said = try play(
      """
      q beraad meeting new leeds --title Leeds; m=meetings/leeds/meeting.json
      { printf '<<<<<<< ours\\n'; cat $m; printf '=======\\n'; cat $m; printf '>>>>>>> theirs\\n'; } > $T/m; cp $T/m $m; git commit -qam merged
      cd papers; for reader in status doctor; do says beraad $reader | grep -c 'for the top of the workspace'; done
      """)
    #expect(said == "1\n1\n", "\(said)")
  }

  @Test func `what doctor did not see is named`() throws {
    let said = try play(
      """
      rm -rf .git/beraad; : > .git/beraad; says beraad doctor | grep -c 'is no folder'; sh -c "$(says beraad doctor | grep -o 'mv .*')" && echo moved; says beraad doctor | tail -1
      mkdir papers/H; echo x > papers/H/paper.md; git add papers/H; git commit -qm capitals; says beraad doctor | grep -c 'capitals alone'
      typed beraad doctor | cut -c1-9; says beraad doctor | grep -c 'capitals alone'
      rm -f .git/objects/$(git rev-parse HEAD:papers/h/paper.md | sed 's/^../&\\//'); says beraad show h | grep -c 'see what is damaged with: git fsck'
      """)
    #expect(said.hasPrefix("1\nmoved\nNothing is in the way.\n1\nok git mv\n0\n1\n"), "\(said)")
  }

  @Test func `whoever joins an empty host is told who comes first`() throws {
    let said = try play(
      """
      cd $T; git init -q --bare empty.git; says beraad join empty.git e --as tenants | grep -c 'beraad submit --to'
      says beraad join empty.git e --as tenants | grep -c 'beraad init'; ls -d e 2>/dev/null | wc -l
      """)
    #expect(said == "1\n0\n0\n", "\(said)")
  }
}
