import TestSupport
import Testing

/// What the program tells somebody to type, typed: each remedy is taken from its own words, and has to help.
@Suite struct RemedyTests {
  /// Plays a script in a folder with a host, the committee's clone `w` of it, a second committee's `two` and the tenants' `t`, and
  /// returns what it printed.
  ///
  /// `at NAME` goes into a clone; `says COMMAND…` prints both streams; `typed COMMAND…` does what stands behind `with: ` or `: `
  /// in what the command says, with words for its placeholders, and prints how each ended.
  func play(_ script: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write("[init]\n\tdefaultBranch = main\n", to: "home/.gitconfig")
    var environment = Program.environment(home: folder.path + "/home", clock: 1_767_225_600)
    for name in ["GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"] {
      environment[name] = nil
    }
    environment["PATH"] =
      Program.path.dropLast("/beraad".count) + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    let outcome = try Command.outcome(
      ["sh", "-c", Self.prologue + script + "\ntrue"], in: folder.path, environment: environment)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.complaint)")
    return outcome.output
  }

  private static let prologue = """
    T=$PWD
    q() { "$@" >/dev/null 2>&1 || true; }
    at() { cd "$T/$1"; }
    says() { "$@" 2>&1 || true; }
    fill() { sed "s/WHY/'as said'/g; s/ PAPER/ h/g; s/:papers.PAPER/:papers\\/h/g; s/CHOICE/a/g; s/FILE/f.csv/g; s/ DIR$/ ed/"; }
    remedies() { says "$@" | grep -oE ': (git|beraad|mkdir) .*' | sed -E 's/^: //; s/, and: (beraad|git) /\\n\\1 /g' | fill; }
    typed() { remedies "$@" > $T/remedies; while read -r line; do if sh -c "$line" >$T/said 2>&1 </dev/null; then echo "ok $line"; else echo "FAILED $line: $(cat $T/said)"; fi; done < $T/remedies; }
    git init -q --bare host.git
    git init -q w; cd w; q beraad init . --name Town; q beraad new h --title H
    printf 'Hello world, this is our paper.\\n\\nSecond paragraph.\\n' >> papers/h/paper.md; q beraad revise h -m first
    q beraad partner add tenants --name Tenants; q beraad partner add two --name Two --role committee --role author
    q beraad submit --to $T/host.git
    cd $T; q beraad join host.git t --as tenants; q beraad join host.git two --as two; cd w
    word() { sed -i "s/$1/$2/" papers/h/paper.md; }
    meeting() { at w; word world moon; q beraad revise h -m moon; q beraad submit; at two; word world planet; q beraad revise h -m planet; }

    """

  @Test func `a partner proposes what it had committed to the draft`() throws {
    let said = try play(
      """
      at t; word 'our paper' 'our own paper'; git commit -qam own
      typed beraad sync; beraad list h amendments | wc -l
      """)
    #expect(!said.contains("FAILED") && said.contains("ok beraad amend h --file mine.md"), "\(said)")
    #expect(said.hasSuffix("1\n"), "\(said)")
  }

  @Test func `what a partner had committed to the draft takes nothing newer back`() throws {
    let said = try play(
      """
      at w; word Second 2nd; q beraad revise h -m second; q beraad submit
      at t; word 'our paper' 'our own paper'; git commit -qam own
      typed beraad sync; beraad list h amendments | grep -c own; beraad list h amendments | grep -c 2nd
      """)
    #expect(!said.contains("FAILED") && said.contains(" --base "), "\(said)")
    #expect(said.hasSuffix("\n1\n0\n"), "\(said)")
  }

  @Test func `a draft that was deleted twice is brought back as it was before the second time`() throws {
    let said = try play(
      """
      git rm -q papers/h/paper.md; git commit -qm away; typed beraad status; says beraad doctor | tail -1
      word Second 'Second NEW'; q beraad revise h -m new; says beraad doctor | tail -1
      git rm -q papers/h/paper.md; git commit -qm again; remedies beraad doctor | grep -c 'git '; typed beraad doctor
      grep -c NEW papers/h/paper.md; says beraad doctor | tail -1
      """)
    #expect(!said.contains("FAILED"), "\(said)")
    #expect(said.hasSuffix("\n1\nNothing is in the way.\n"), "\(said)")
  }

  @Test(arguments: [1, 9]) func `records that a commit took away are named, with what puts them back`(
    _ count: Int
  ) throws {
    let said = try play(
      """
      for i in $(seq \(count)); do q beraad comment h --on Hello -m "no $i" --as tenants; done; q beraad collect
      git rm -q papers/h/paper.md; git commit -qm away; typed beraad status
      git rm -rq papers/h; git commit -qm folder; word() { sed -i "s/$1/$2/" papers/h/paper.md; }
      typed beraad status; says beraad verify | grep -c 'Put it back with: git '; typed beraad doctor
      says beraad doctor | tail -1; beraad list h comments | wc -l; says beraad verify | grep -vc '^ok'
      """)
    #expect(!said.contains("FAILED"), "\(said)")
    #expect(said.hasSuffix("\nNothing is in the way.\n\(count)\n1\n"), "\(said)")
  }

  @Test func `a committee is told what is left out of a partner's branch, whatever it is called`() throws {
    let said = try play(
      """
      at t; q beraad comment h --on Hello -m hi; git switch -q partners/tenants
      echo x > "it's a file"; git add -A; git commit -qm more; git switch -q main; q beraad submit
      at w; says beraad collect | grep -c 'left out'; says beraad doctor | grep -c "On the branch partners/tenants, and left out"
      at t; typed beraad doctor; says beraad doctor | tail -1; says beraad submit | tail -1 | cut -c1-5
      at w; says beraad collect | grep -c 'left out'; beraad list h comments | wc -l
      """)
    #expect(!said.contains("FAILED"), "\(said)")
    #expect(said.hasPrefix("1\n1\n"), "\(said)")
    #expect(said.hasSuffix("Nothing is in the way.\nSent \n0\n1\n"), "\(said)")
  }

  @Test func `no setting of git puts a person's name into a plain commit`() throws {
    let said = try play(
      """
      git config --global author.name 'Jan'; git config --global author.email jan@home.example; git config --global committer.name 'Jan C'
      at two; says beraad doctor | grep -c 'name of a person'; typed beraad doctor; says beraad doctor | tail -1
      word Second 2nd; git commit -qam plain; git log -1 --format='%an %cn'
      touch papers/h/.beraad-12ab34cd-0; git add -A; git status --short
      """)
    #expect(
      said.hasSuffix("Nothing is in the way.\nTwo Two\n"),
      "\(said)")
    #expect(said.hasPrefix("1\n"), "\(said)")
  }

  @Test(arguments: [1, 4]) func `records of both sides that a merge took away come back`(_ count: Int) throws
  {
    let said = try play(
      """
      at two; for i in $(seq \(count)); do q beraad comment h --on Hello -m "two $i"; done; q beraad collect --offline
      at w; for i in $(seq \(count)); do q beraad comment h --on Hello -m "w $i" --as tenants; done; q beraad collect --offline
      q git pull --no-rebase --no-commit $T/two main; git rm -rqf papers/h/comments; git commit -qm careless
      typed beraad doctor; says beraad doctor | tail -1; beraad list h comments | wc -l; says beraad verify | grep -vc '^ok'
      """)
    #expect(!said.contains("FAILED"), "\(said)")
    #expect(said.hasSuffix("\nNothing is in the way.\n\(2 * count)\n1\n"), "\(said)")
  }

  @Test func `a record that was taken away twice is put back once, and the next commit loses none`() throws {
    let said = try play(
      """
      q beraad comment h --on Hello -m hi --as tenants; q beraad collect --offline
      git rm -rq papers/h/comments; git commit -qm one; q git revert --no-edit HEAD; git rm -rq papers/h/comments; git commit -qm two
      typed beraad doctor | cut -c1-2; says beraad doctor | tail -1
      rm -r papers/h/comments; typed beraad doctor | cut -c1-2; says beraad doctor | tail -1; git status --short
      echo '{"format":1,"kind":"poll","type":"motion","paper":"h","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new h m --from $T/m.json; sed -i 's/Q?/Better?/' papers/h/polls/m/poll.json
      mkdir -p papers/h/comments/z; echo '{}' > papers/h/comments/z/new.json; says beraad doctor | tail -1
      """)
    #expect(
      said == "ok\nNothing is in the way.\nok\nNothing is in the way.\nNothing is in the way.\n", "\(said)")
  }

  @Test
  func
    `a file whose name is a pattern takes no other along, and a folder below the top is told where to type`()
    throws
  {
    let said = try play(
      """
      at t; q beraad comment h --on Hello -m hi; git switch -q partners/tenants; mkdir -p 'papers/h/comments/tenants/??'
      echo x > 'papers/h/comments/tenants/??/*'; git add -A; git commit -qm more; git switch -q main
      typed beraad doctor | cut -c1-2; says beraad doctor | tail -1; beraad list h comments | wc -l
      rm -r papers/h; git checkout -q papers; git rm -q papers/h/paper.md; git commit -qm away; mkdir -p deep/er; cd deep/er
      for verb in status 'show h'; do says beraad $verb | grep -c 'for the top of the workspace'; done
      """)
    #expect(said == "ok\nNothing is in the way.\n1\n1\n1\n", "\(said)")
  }

  @Test func `what lies in the place of git's own files holds nobody up`() throws {
    let said = try play(
      """
      rm -f .git/info/exclude; echo own > $T/own; ln -s $T/own .git/info/exclude; q beraad set h --summary Two; cat $T/own
      rm .git/info/exclude; mkdir .git/info/exclude; q beraad set h --summary Three; git status --short; beraad show h --json | grep -o Three
      git config --global committer.name 'Jan C'; q beraad init --as editors; says beraad init --as editors | grep -c 'shows it to everybody'
      """)
    #expect(said == "own\nThree\n0\n", "\(said)")
  }

  @Test func `nobody is told to take away a record whose paper is still to come`() throws {
    let said = try play(
      """
      q beraad new later --title Later; git push -q $T/t main:refs/heads/lent
      at t; git switch -q main; q git merge -q lent; q beraad comment later --on Later -m hi; git reset -q --hard origin/main; q beraad submit
      says beraad doctor | grep -c 'once main has'; remedies beraad doctor
      at w; q beraad submit; says beraad collect | tail -1; beraad list later comments | wc -l
      """)
    #expect(said == "1\nberaad submit\ntenants\t1\t0\n1\n", "\(said)")
  }

  @Test func `a changed record that was put back accuses nobody`() throws {
    let said = try play(
      """
      q beraad comment h --on Hello -m careless --as tenants; q beraad collect --offline
      sed -i 's/careless/careful/' papers/h/comments/tenants/*/*.json; git commit -qam sed; says beraad verify | grep -c 'NOT OK.*history'
      typed beraad doctor | cut -c1-2; says beraad doctor | tail -1; says beraad verify | grep -vc ^ok
      """)
    #expect(said == "1\nok\nNothing is in the way.\n1\n", "\(said)")
  }

  @Test func `a host that checks takes what was put back, and a question before it is opened`() throws {
    let said = try play(
      """
      printf '#!/bin/sh\nexec beraad check-push\n' > $T/host.git/hooks/pre-receive; chmod +x $T/host.git/hooks/pre-receive; export BERAAD_PUSHER=two
      at two; q beraad comment h --on Hello -m hi; q beraad collect; says beraad submit | tail -1 | cut -c1-4
      git rm -rq papers/h/comments; git commit -qm slip; says beraad submit | grep -c 'stays for good'
      typed beraad doctor | cut -c1-2; says beraad submit | tail -1 | cut -c1-4
      echo '{"format":1,"kind":"poll","type":"motion","paper":"h","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      q beraad poll new h m --from $T/m.json; says beraad submit | tail -1 | cut -c1-4; sed -i 's/Q?/Better?/' $T/m.json
      q beraad poll new h m --from $T/m.json; q beraad poll open h/m; says beraad submit | grep -o '^Sent'
      sed -i 's/Better/Worse/' papers/h/polls/m/poll.json; git commit -qam tamper; says beraad submit | grep -c 'after the poll was opened'
      typed beraad doctor | cut -c1-2; says beraad submit | tail -1 | cut -c1-4
      """)
    #expect(said == "Sent\n1\nok\nSent\nSent\nSent\n1\nok\nSent\n", "\(said)")
  }

  @Test func `a partner with an edited draft proposes it, and then follows the host`() throws {
    let said = try play(
      """
      at w; word Second 2nd; q beraad revise h -m second; q beraad submit
      at t; word 'our paper' 'our own paper'; says beraad sync
      typed beraad sync; git stash list | wc -l; says beraad sync | tail -2; git status --short; beraad list h amendments | wc -l
      """)
    #expect(!said.contains("FAILED") && !said.contains("beraad revise"), "\(said)")
    #expect(said.contains("ok beraad amend h --file papers/h/paper.md") && said.hasSuffix("1\n"), "\(said)")
  }

  @Test(arguments: ["sync", "submit", "partner add z --name Z", "comment h --on Hello -m x", "doctor"])
  func `in a stopped rebase what is said ends it`(_ command: String) throws {
    for last in ["--continue", "--abort"] {
      let said = try play(
        """
        meeting; q git pull --rebase
        says beraad \(command) > $T/before; cat $T/before >&2; grep -c 'git switch' $T/before
        sed -i '/^<<<<<<<\\|^=======\\|^>>>>>>>\\|moon/d' papers/h/paper.md
        remedies beraad \(command) | grep -v -- '\(last == "--abort" ? "add\\|--continue" : "--abort")' | sh 2>&1 | grep -i 'fatal\\|error'
        beraad status 2>&1 | grep -c 'not finished'; git status -sb | head -1
        """)
      #expect(said.hasPrefix("0\n0\n## main"), "\(command) \(last): \(said)")
    }
  }

  @Test(arguments: ["sync", "doctor", "status"])
  func `in a stopped pull what is said ends it`(_ command: String) throws {
    let said = try play(
      """
      meeting; q git pull; says beraad \(command) | grep -c 'git merge origin'
      sed -i '/^<<<<<<<\\|^=======\\|^>>>>>>>\\|planet/d' papers/h/paper.md
      remedies beraad \(command) | grep -v -- '--abort\\|beraad' | sh 2>&1 | grep -i 'fatal\\|error'
      beraad status 2>&1 | grep -c 'not finished'; beraad doctor 2>&1 | tail -1
      """)
    #expect(said == "0\n0\nNothing is in the way.\n", "\(command): \(said)")
  }

  @Test func `marks of a conflict are named by every reader, and what is said lets it be published`() throws {
    let said = try play(
      """
      printf '<<<<<<< ours\\nJuly\\n=======\\nJune\\n>>>>>>> theirs\\n' >> papers/h/paper.md; git commit -qam merge
      for reader in status 'inbox h' verify doctor submit 'publish h --edition 1 -o ed'; do says beraad $reader | grep -c 'marks of a merge conflict'; done
      sed -i '/^<<<<<<<\\|^=======\\|^>>>>>>>\\|July/d' papers/h/paper.md
      typed beraad publish h --edition 1 -o ed; beraad publish h --edition 1 -o ed >/dev/null 2>&1 && echo published
      """)
    #expect(said.hasPrefix("1\n1\n1\n1\n1\n1\n") && said.hasSuffix("published\n"), "\(said)")
    #expect(!said.contains("FAILED"), "\(said)")
  }

  @Test func `names in commits are told once plain git is safe, and are no fault then`() throws {
    let said = try play(
      """
      git -c user.name=Jane -c user.email=j@x.example commit -q --allow-empty -m hm
      beraad doctor; echo $?
      git clone -q $T/host.git $T/plain; cd $T/plain; git config beraad.as editors
      git config --global user.name Jane; git config --global user.email j@x.example
      q beraad doctor --mend; git config user.email; beraad doctor; echo $?
      """)
    #expect(
      said.contains("git does not forget") && said.hasSuffix("p1@editors.beraad.invalid\n0\n"), "\(said)")
  }

  @Test func `who closes a poll is told how each vote is given again`() throws {
    let said = try play(
      """
      q beraad poll new h m --motion --question Q --alternative 'a: A' --alternative 'b: B'; q beraad poll open h/m; q beraad submit
      cd $T; q beraad join host.git t2 --as tenants
      at t; q beraad sync; q beraad vote h/m a; q beraad submit; at t2; q beraad vote h/m b; q beraad submit
      at w; says beraad poll close h/m; beraad tally h/m 2>&1 | grep 'not in the result'
      at t; q beraad sync; beraad vote h/m a >/dev/null 2>&1; q beraad submit; at w; q beraad poll close h/m && beraad tally h/m | head -1
      """)
    #expect(said.contains("beraad vote h/m CHOICE") && said.contains("the committee takes"), "\(said)")
  }

  @Test func `what a vote chose is named until it is in the draft`() throws {
    let said = try play(
      """
      git remote remove origin; q beraad partner add carers --name Carers
      a=$(beraad amend h --replace world --with moon --because x --as tenants 2>/dev/null)
      q beraad amend h --replace world --with planet --because y --as carers
      q beraad collect; q beraad poll new h m --contested $a --question Q --quorum 2; q beraad poll open h/m
      for p in tenants carers; do q beraad vote h/m tenants --as $p; done; q beraad poll close h/m
      says beraad status | grep -c 'without a decision'
      for reader in status 'inbox h' 'publish h --edition 1 -o ed'; do says beraad $reader | grep -c 'beraad merge h'; says beraad $reader | grep -c 'reject\\|poll new'; done
      typed beraad inbox h | head -1; grep -c moon papers/h/paper.md; beraad publish h --edition 1 -o ed >/dev/null 2>&1 && echo published
      """)
    #expect(said.hasPrefix("0\n"), "\(said)")
    #expect(said.hasSuffix("ok beraad merge h\n1\npublished\n"), "\(said)")
    let counts = said.split(separator: "\n").dropFirst().prefix(6)
    #expect(
      counts.enumerated().allSatisfy { $0.offset % 2 == 0 ? $0.element != "0" : $0.element == "0" }, "\(said)"
    )
  }

  @Test(arguments: ["sync", "submit"]) func `what was made apart is said where it is brought together`(
    _ verb: String
  ) throws {
    let said = try play(
      """
      a=$(beraad amend h --replace world --with moon --because x 2>/dev/null); q beraad collect; q beraad submit; at two; q beraad sync
      at w; q beraad decide $a adopt --because x; q beraad submit
      at two; q beraad decide $a reject --because x
      says beraad \(verb) | grep -c 'was decided twice, apart'
      says beraad merge h | grep -c 'beraad decide'; beraad status | grep -c 'waits to be merged'
      """)
    #expect(said == "1\n2\n0\n", "\(said)")
  }

  @Test func `a mailed commit that a clone lacks is said to be missing, and what that means`() throws {
    let said = try play(
      """
      q beraad publish h --edition 1 -o ed; S=$(git rev-parse HEAD); q beraad submit
      at t; says beraad verify --since $S | grep -c 'revspec'; typed beraad verify --since $S; beraad verify --since $S >/dev/null 2>&1 && echo there
      """)
    #expect(said == "0\nok beraad sync\nthere\n", "\(said)")
  }

  @Test func `an edition that was passed over is named as what it is`() throws {
    let said = try play(
      """
      at w; q beraad publish h --edition 1 -o ed; q beraad submit
      at two; word world moon; q beraad revise h -m moon; beraad publish h --edition 1 -o ed --offline >/dev/null 2>&1; S=$(git rev-parse HEAD); q beraad submit; q beraad sync
      beraad publish h --edition 1 -o again 2>&1 | grep -c 'Settled\\|For your mail'; q beraad submit
      at w; O=$(git rev-parse HEAD); q beraad sync
      for c in w two; do at $c; says beraad verify h --files ed | grep -c 'was passed over'; done | sort
      at w; { says beraad verify --since $O; says beraad verify --since $S; } | grep -c 'was published twice, apart: that of'
      q beraad publish h --edition 2 -o ed; beraad publish h --edition 1 -o ed 2>&1 | grep -c 'held edition 2'
      """)
    #expect(said == "2\n0\n1\n1\n1\n", "\(said)")
  }

  @Test func `a file that a partner put on its own branch is taken away as is printed`() throws {
    let said = try play(
      """
      at t; q beraad comment h --on Hello -m hi; git switch -q partners/tenants; echo foo > papers/h/notes.txt; git add papers; git commit -qm notes
      git switch -q main; q beraad submit; at w; beraad collect >/dev/null 2>&1; echo $?
      at t; typed beraad doctor; beraad submit | grep -c 'left out'; at w; q beraad sync; beraad collect >/dev/null 2>&1; echo $?
      """)
    #expect(said.hasPrefix("1\nok git switch partners/tenants") && said.hasSuffix("0\n0\n"), "\(said)")
    #expect(!said.contains("FAILED"), "\(said)")
  }

  @Test func `a partner that committed to its own branch is told what is left out`() throws {
    let said = try play(
      """
      at t; q beraad comment h --on Hello -m hi; git switch -q partners/tenants; word world moon; git commit -qam moon; git switch -q main
      says beraad submit | grep -c 'left out of main: papers/h/paper.md was changed'
      typed beraad doctor; beraad list h amendments | wc -l; beraad doctor >/dev/null; echo $?
      q beraad submit; beraad submit | grep -c 'left out'; at w; q beraad sync; beraad collect >/dev/null 2>&1; echo $?; q beraad submit
      at t; q beraad sync; beraad status | grep -c 'not collected yet'
      """)
    #expect(
      said.hasPrefix("1\nok git show partners/tenants:papers/h/paper.md")
        && said.hasSuffix("1\n0\n0\n0\n0\n"), "\(said)")
    #expect(!said.contains("FAILED"), "\(said)")
  }
}
