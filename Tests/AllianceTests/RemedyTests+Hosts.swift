import Testing

/// Hosts that are not the alliance's, hosts with two addresses, and hosts that check.
extension RemedyTests {
  private static let other = """
    cd $T; mkdir o; cd o; git init -q; q beraad init . --name Other; q beraad partner add tenants --name T; q beraad new h --title Q
    printf 'Hello other words.\\n' >> papers/h/paper.md; q beraad revise h -m r; q beraad comment h --on other -m foreign --as tenants
    cd $T; git clone -q --bare o other.git; git -C t switch -q main; cd t; q beraad comment h --on Hello -m mine

    """

  @Test func `a host of another alliance is left alone by everybody, and gets nothing`() throws {
    let said = try play(
      Self.other + """
        for c in w t; do cd $T; cp -a $c alone$c; cd alone$c; git remote remove origin; git remote add origin $T/other.git
        for verb in submit sync submit collect; do says beraad $verb | grep -c 'no beginning in common'; done
        q git fetch; says beraad doctor | grep -c "whether it is the alliance's"; git ls-files papers/h/comments | wc -l; beraad list h comments | grep -c foreign
        git rev-parse -q --verify main >/dev/null; git log -1 --format=%s main; git branch --list 'kept/*' | wc -l; done
        git -C $T/other.git for-each-ref --format='%(refname:short)'; git -C $T/other.git log -1 --format=%s partners/tenants | cut -c1-7
        """)
    // A partner does not collect.
    let main = "partner: add two\n0\n"
    #expect(
      said == "1\n1\n1\n1\n1\n0\n0\n\(main)1\n1\n1\n0\n1\n0\n0\n\(main)main\npartners/tenants\ncomment\n",
      "\(said)")
  }

  @Test(arguments: ["main", "master"])
  func `another alliance at the address of a known host gets nothing, and none of its records come`(
    main: String
  )
    throws
  {
    let said = try play(
      Self.other + """
        git -C $T/other.git branch -q -M main \(main); git -C $T/other.git symbolic-ref HEAD refs/heads/\(main)
        git -C $T/o bundle create -q $T/all.bundle --all; at w; q beraad sync; git remote set-url origin $T/other.git
        for verb in sync submit 'submit --as tenants' 'sync --rewritten' collect; do says beraad $verb | grep -c 'no beginning in common'; done
        q git fetch; says beraad collect --offline $T/all.bundle | cut -f1 | grep -o "is another alliance's" | head -1
        git ls-files papers/h/comments | wc -l; git -C $T/other.git for-each-ref --format='%(refname:short)'
        """)
    #expect(
      said == "1\n1\n1\n1\n1\nis another alliance's\n0\n\(main)\npartners/tenants\n", "\(said)")
  }

  @Test func `a main that was rewritten from its first commit on is followed where somebody says so`() throws
  {
    let said = try play(
      """
      at w; q git filter-branch -f --msg-filter 'sed s/Town/City/; echo' -- main; git push -qf origin main
      at two; git config core.logAllRefUpdates false; rm -rf .git/logs; git fetch -q; says beraad sync | grep -c 'sync --rewritten'
      beraad sync --rewritten >/dev/null 2>&1; echo $?; git rev-parse main; git rev-parse origin/main; says beraad submit | grep -c already
      """)
    let lines = said.split(separator: "\n")
    try #require(lines.count == 5, "\(said)")
    #expect(lines[0] == "1" && lines[1] == "0" && lines[2] == lines[3] && lines[4] == "1", "\(said)")
  }

  @Test func `a main that has another name at the host by now is not sent beside it`() throws {
    let said = try play(
      """
      git -C $T/host.git branch -m main trunk; git -C $T/host.git symbolic-ref HEAD refs/heads/trunk
      q beraad set h --summary S; says beraad submit > $T/said; grep -c "works on the branch 'trunk'" $T/said
      eval "$(sed -n 's/.*work on it with: //p' $T/said)" >/dev/null 2>&1; says beraad submit | grep -c 'Sent 1 commit'
      git -C $T/host.git for-each-ref --format='%(refname:short)' refs/heads/
      """)
    #expect(said.hasPrefix("1\n1\n") && !said.contains("main"), "\(said)")
  }

  @Test func `a main that was rewritten from its first commit on is the alliance's still`() throws {
    let said = try play(
      """
      at t; q beraad comment h --on Hello -m mine; q beraad submit
      at w; git fetch -q; q git filter-branch -f --msg-filter 'sed s/Town/City/; echo' -- main; git push -qf origin main
      at two; git fetch -q; says beraad collect --offline | tail -1; git ls-files papers/h/comments | wc -l
      """)
    #expect(said == "tenants\t1\t0\n1\n", "\(said)")
  }

  @Test func `a second address that refused once gets it with the next submit`() throws {
    let said = try play(
      """
      git clone -q --bare $T/host.git $T/copy.git; git remote set-url --add origin $T/copy.git
      printf '#!/bin/sh\\nexit 1\\n' > $T/copy.git/hooks/pre-receive; chmod +x $T/copy.git/hooks/pre-receive
      q beraad set h --summary Two; for i in 1 2; do says beraad submit | grep -c 'copy.git did not take it'; done
      git -C $T/host.git log -1 --format=%s main; rm $T/copy.git/hooks/pre-receive; says beraad submit | grep -c 'Sent.*copy.git'
      git -C $T/copy.git log -1 --format=%s main; says beraad submit | grep -c 'host.git and .*copy.git already'; says beraad sync | grep -c 'new at .*host.git'
      git -C $T/copy.git update-ref refs/heads/main $(git commit-tree -p main -m other 'main^{tree}' | xargs git push -q $T/copy.git 2>/dev/null; git rev-parse main~1)
      mv $T/copy.git $T/gone.git; says beraad submit | grep -c 'already'
      """)
    #expect(said == "1\n1\nh: set summary\n1\nh: set summary\n1\n1\n0\n", "\(said)")
  }

  @Test(arguments: [
    "git remote set-url --push origin $T/copy.git", "git config url.$T/copy.git.pushInsteadOf $T/host.git",
  ])
  func `what git sends to a copy alone is not called sent, and comes to the host as is said`(_ way: String)
    throws
  {
    let said = try play(
      """
      at t; git clone -q --bare $T/host.git $T/copy.git; \(way)
      q beraad comment h --on Hello -m mine; says beraad submit | grep -c 'to .*copy.git, and not to .*host.git, which does not have it'
      says beraad status | grep -c 'not sent'; git -C $T/host.git branch --list partners/tenants | wc -l
      typed=$(beraad submit 2>&1 | sed -n 's/.*have it sent there with: //p'); eval "$typed" 2>&1 | grep -c '^Sent'
      git -C $T/host.git branch --list partners/tenants | wc -l; says beraad sync | grep -c 'not sent'
      at w; \(way); q beraad set h --summary Two; says beraad submit | grep -c 'does not have it'; says beraad sync | grep -c 'rewritten'
      """)
    #expect(said == "1\n1\n0\n1\n1\n0\n1\n0\n", "\(said)")
  }

  @Test func `a host that checks and has no workspace yet says for which branch it waits`() throws {
    let said = try play(
      """
      git init -q --bare -b master $T/new.git; printf '#!/bin/sh\nexec beraad check-push\n' > $T/new.git/hooks/pre-receive
      chmod +x $T/new.git/hooks/pre-receive; export BERAAD_PUSHER=editors; says git push $T/new.git main | grep -c 'takes master for its branch'
      git -C $T/new.git config beraad.main main; git push -q $T/new.git main; echo $?; says git push $T/new.git main:other | grep -c 'no workspace yet'
      """)
    #expect(said == "1\n0\n0\n", "\(said)")
  }

  @Test func `the address that cannot be reached is the one that is named`() throws {
    let said = try play(
      """
      git clone -q --bare $T/host.git $T/copy.git; git remote set-url --add origin $T/copy.git; q beraad set h --summary Two
      mv $T/copy.git $T/off; says beraad submit | grep -c 'no repository at .*copy.git'
      git config includeIf.hasconfig:remote.*.url:x/**.path inc; says beraad doctor | grep -c 'hasconfig:'
      """)
    #expect(said == "1\n1\n", "\(said)")
  }

  @Test func `a host that checks asks after questions also where the draft goes`() throws {
    let said = try play(
      """
      echo '{"format":1,"kind":"poll","type":"motion","paper":"h","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new h m --from $T/m.json; q beraad poll open h/m; q beraad submit
      printf '#!/bin/sh\\nexec beraad check-push\\n' > $T/host.git/hooks/pre-receive; chmod +x $T/host.git/hooks/pre-receive; export BERAAD_PUSHER=editors
      git rm -q papers/h/paper.md; sed -i 's/Q?/Forged?/' papers/h/polls/m/poll.json; git commit -qam one; says git push origin main | grep -c 'after the poll was opened'
      git reset -q --hard HEAD~1; git rm -q papers/h/paper.md; git commit -qm away; says git push origin main | grep -c 'rejected'
      sed -i 's/Q?/Forged?/' papers/h/polls/m/poll.json; git commit -qam two; says git push origin main | grep -c 'after the poll was opened'
      """)
    #expect(said == "1\n0\n1\n", "\(said)")
  }
}
