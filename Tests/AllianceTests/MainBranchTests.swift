import TestSupport
import Testing

/// Which branch is the alliance's main is the same in every clone, whatever is checked out there and whatever the host's HEAD names.
@Suite struct MainBranchTests {
  /// Runs what a hint says to type, behind its last colon.
  private static let typed = """
    typed() { eval "$(printf '%s\\n' "$1" | grep -o 'git switch.*\\|git branch.*' | head -1)" >/dev/null 2>&1; }

    """

  @Test func `a host whose HEAD names no branch can be joined`() throws {
    let output = try Script.play(
      Self.typed + """
        cd $T; git init -q --bare -b master host.git; at w; beraad submit --to "$T/host.git" >/dev/null 2>&1
        cd $T; beraad join host.git p --as a >/dev/null 2>&1; at p; beraad comment paper --on homes -m Yes >/dev/null 2>&1
        echo "$(git branch --show-current) $(git rev-parse main) $(beraad list paper comments | wc -l)"; git -C "$T/w" rev-parse main
        cd $T; git clone -q host.git plain 2>/dev/null; at plain
        told=$(beraad status 2>&1); echo "$told"; beraad init 2>&1 | head -1; typed "$told"; beraad status | head -1
        git -C "$T/host.git" branch --list
        """)
    let lines = output.split(separator: "\n").map(String.init)
    try #require(lines.count == 7, "\(output)")
    #expect(lines[0] == "main \(lines[1]) 1")
    #expect(lines[2] == "beraad: This clone has no branch 'main' yet, and origin has one.")
    #expect(lines[4] == lines[2], "no second workspace is made")
    #expect(lines[5].hasPrefix("Town, on the branch main."))
    #expect(lines[6].hasSuffix(" main"))
  }

  @Test func `the host's HEAD may be a branch that is not the alliance's`() throws {
    let output = try Script.play(
      """
      clones c; cd $T; git init -q page; cd page; git commit -q --allow-empty -m page; git push -q "$T/host.git" HEAD:master
      git -C "$T/host.git" symbolic-ref HEAD refs/heads/master
      cd $T; beraad join host.git p --as a 2>&1 | head -1; git -C p branch --show-current
      git clone -q host.git plain; at plain; beraad status 2>&1 | head -1; git branch -q main origin/main; beraad status | head -1
      """)
    let lines = output.split(separator: "\n").map(String.init)
    try #require(lines.count == 4, "\(output)")
    #expect(lines[0].hasPrefix("You have the papers of Town"))
    #expect(lines[1] == "main")
    #expect(lines[2] == "beraad: This clone has no branch 'main' yet, and origin has one.")
    #expect(lines[3].hasPrefix("Town, on the branch main."))
  }

  @Test func `a branch that is checked out is never main where a remote has that`() throws {
    let output = try Script.play(
      Self.typed + """
        clones c; at c; beraad comment paper --on homes -m Yes --as a >/dev/null 2>&1; git push -q origin partners/a
        cd $T; git clone -q --branch partners/a host.git p; at p
        beraad set paper --summary Short --as editors 2>&1 | head -1; git log -1 --format=%s
        at c; git switch -q -c feature; git branch -q -D main; told=$(beraad set paper --summary Short 2>&1); echo "$told" | head -1
        typed "$told"; beraad set paper --summary Short >/dev/null 2>&1; git log -1 --format=%s main; git log -1 --format=%s feature
        """)
    #expect(
      output == """
        beraad: This clone has no branch 'main' yet, and origin has one.
        comment: \(output.firstMatch(of: /comment: (\S+) on/)?.1 ?? "") on paper
        beraad: This clone has no branch 'main' yet, and origin has one.
        paper: set summary
        paper: first

        """)
  }

  @Test func `of main and master the one is main that holds the roster`() throws {
    let output = try Script.play(
      """
      git branch -m main master; git switch -q --orphan main; git commit -q --allow-empty -m old; git switch -q master
      beraad status | head -1; git switch -q main; beraad status | head -1
      """)
    #expect(
      output.split(separator: "\n").allSatisfy { $0.hasPrefix("Town, on the branch master.") }, "\(output)")
  }

  @Test func `of several branches with a roster the host's HEAD names main`() throws {
    let output = try Script.play(
      """
      clones c; at w; git branch -m main trunk; beraad set paper --summary S >/dev/null 2>&1; git push -q "$T/host.git" trunk
      git -C "$T/host.git" symbolic-ref HEAD refs/heads/trunk; cd $T; git clone -q host.git plain; at plain; beraad status | head -1
      cd $T; beraad join host.git p --as a >/dev/null 2>&1; at p; beraad status | head -1
      """)
    #expect(
      output == """
        Town, on the branch trunk. You are nobody yet: say who with --as, or with: beraad init --as PARTNER
        Town, on the branch trunk. You are a.

        """)
  }

  @Test func `who looks at an old main once goes on with the host's`() throws {
    let output = try Script.play(
      """
      git branch -m main master; git clone -q --bare . "$T/host.git"; git -C "$T/host.git" branch main master~2
      cd $T; git clone -q host.git plain; at plain; git switch -q main; beraad status | head -1; git switch -q master; beraad status | head -1
      git config beraad.main main; git branch -q -D main; beraad status 2>&1 | tail -1
      """)
    let master =
      "Town, on the branch master. You are nobody yet: say who with --as, or with: beraad init --as PARTNER\n"
    #expect(output.hasPrefix(master + master), "\(output)")
  }

  @Test func `a host set up from a clone that stands on somebody's work has the alliance's main`() throws {
    let output = try Script.play(
      """
      git switch -q -c wip; git clone -q --bare . "$T/host.git"; git switch -q main
      cd $T; beraad join host.git p --as editors >/dev/null 2>&1; at p; beraad status | head -1; beraad doctor | head -1
      beraad set paper --summary S >/dev/null 2>&1; beraad submit 2>&1 | tail -1; git -C "$T/host.git" log -1 --format=%s main
      """)
    #expect(
      output == """
        Town, on the branch main. You are editors.
        The host's HEAD names the branch 'wip', which has the papers too, and this clone works on 'main'.
        Sent 1 commit of main to \(output.firstMatch(of: /to (\S+)\./)?.1 ?? "").
        paper: set summary

        """)
  }

  @Test func `a master that was renamed to main is not gone back to, though the host's HEAD names it`() throws
  {
    let output = try Script.play(
      """
      git branch -m main master; git clone -q --bare . "$T/host.git"; cd $T; git clone -q host.git c; at c
      git branch -m master main; git push -q -u origin main; beraad status | head -1
      cd $T; beraad join host.git p --as a >/dev/null 2>&1; at p; beraad status | head -1; git branch --show-current
      """)
    #expect(
      output == """
        Town, on the branch main. You are nobody yet: say who with --as, or with: beraad init --as PARTNER
        Town, on the branch main. You are a.
        main

        """)
  }

  @Test func `a main that was renamed to master here is taken for main, whether or not something is unsent`()
    throws
  {
    let output = try Script.play(
      """
      git clone -q --bare . "$T/host.git"; cd $T; git clone -q host.git c; at c; git config beraad.as editors
      git branch -m main master; beraad status 2>&1 | grep -c 'not sent'; beraad status | head -1
      beraad partner add d --name D 2>/dev/null; beraad status 2>&1 | head -1; beraad submit 2>&1 | grep -o 'git branch -m.*'
      git -C "$T/w" commit -q --allow-empty -m more; git -C "$T/w" push -q "$T/host.git" main; git reset -q --hard origin/main
      git fetch -q; beraad status | head -1
      """)
    #expect(
      output == """
        0
        Town, on the branch master. You are editors.
        d
        1 commit of main is not sent yet: beraad submit
        git branch -m master main && git branch -u origin/main main && git config beraad.main main
        Town, on the branch master. You are editors.

        """)
  }

  @Test func `a host's README is never followed, and what was kept is never main`() throws {
    let output = try Script.play(
      """
      cd $T; git init -q page; cd page; git commit -q --allow-empty -m page; git clone -q --bare . "$T/host.git"; at w
      beraad submit --to "$T/host.git" --as editors 2>&1 | sed -n 's/.*its place with: //p' > $T/line
      beraad sync --rewritten --as editors 2>&1 | head -1; beraad status | head -1
      git branch kept/0123456 main; eval "$(cat $T/line)" 2>/dev/null; beraad submit --as editors 2>&1 | tail -1; git -C "$T/host.git" log -1 --format=%s main
      """)
    let lines = output.split(separator: "\n").map(String.init)
    try #require(lines.count == 4, "\(output)")
    #expect(lines[0].hasSuffix("have no beginning in common."))
    #expect(lines[1].hasPrefix("Town, on the branch main."))
    #expect(lines[2].hasPrefix("Everything is at") && lines[3] == "paper: first")
  }

  @Test func `a branch of somebody's work may come to a new host before main`() throws {
    let output = try Script.play(
      """
      git init -q --bare -b ideas "$T/host.git"; git switch -q -c ideas; git commit -q --allow-empty -m note
      git remote add origin "$T/host.git"; git push -q -u origin ideas 2>/dev/null; git switch -q main
      beraad submit --as editors 2>&1 | tail -1; git -C "$T/host.git" branch --list main
      """)
    #expect(output.hasPrefix("Sent ") && output.hasSuffix("\n  main\n"), "\(output)")
  }

  @Test func `another alliance of one name is told by its beginning`() throws {
    let output = try Script.play(
      """
      mkdir $T/o; cd $T/o; git init -q .; q beraad init . --name Town; q beraad partner add a --name A; q beraad new other --title Other
      git clone -q --bare . "$T/strange.git"; q beraad comment other --on Other -m Strange --as a; git push -q "$T/strange.git" partners/a
      git bundle create -q $T/strange.bundle --all
      cd $T/w; clones c; at c; q beraad sync --as editors; git remote set-url origin "$T/strange.git"
      git log --format=%h main | wc -l; beraad collect --as editors 2>&1 | tail -1; git log --format=%h main | wc -l
      at w; beraad collect $T/strange.bundle --as editors 2>&1 | head -1; git log --format=%h main | wc -l
      """)
    let lines = output.split(separator: "\n").map(String.init)
    try #require(lines.count == 5, "\(output)")
    #expect(lines[0] == lines[2] && lines[0] == lines[4], "\(output)")
  }

  @Test func `no second workspace is begun beside the host's, and a clone's own main is kept`() throws {
    let output = try Script.play(
      """
      git branch -m main trunk; git clone -q --bare . "$T/host.git"; cd $T; git init -q o; cd o; git commit -q --allow-empty -m README
      git -C "$T/host.git" symbolic-ref HEAD refs/heads/main; git remote add origin "$T/host.git"; git fetch -q
      beraad init 2>&1 | head -1; beraad status 2>&1 | grep -c 'beraad.main trunk'
      cd $T; beraad join host.git j --as a >/dev/null 2>&1; at j; beraad status | head -1
      git -C "$T/host.git" branch -m trunk main; cd "$T/o"; git fetch -q --prune; beraad init 2>&1 | head -1
      eval "$(beraad status 2>&1 | sed -n 's/.*has, with: //p')" 2>/dev/null >&2; beraad status | head -1; git log -1 --format=%s own-main
      """)
    let refused = "beraad: The alliance has a workspace already, at origin.\n"
    #expect(output.hasPrefix(refused + "1\nTown, on the branch trunk. You are a.\n" + refused), "\(output)")
    #expect(output.hasSuffix("README\n") && output.contains("\nTown, on the branch main."), "\(output)")
  }

  @Test func `a partner's own host may have another main, and an address to send to may be the same host`()
    throws
  {
    let output = try Script.play(
      """
      clones c d; at d; beraad comment paper --on homes -m Own --as a >/dev/null 2>&1
      cd $T; git init -q --bare own.git; git init -q page; cd page; git commit -q --allow-empty -m page; git push -q "$T/own.git" HEAD:main
      at d; git push -q "$T/own.git" partners/a; at c; git remote add a "$T/own.git"; git fetch -q a
      beraad collect --offline 2>/dev/null; ln -s host.git "$T/alias.git"; git remote set-url --push origin "file://$T/alias.git"
      at d; beraad set paper --summary S >/dev/null 2>&1; beraad submit >/dev/null 2>&1; echo "d $?"
      at c; beraad submit >/dev/null 2>&1; echo "c $?"; git -C "$T/host.git" log --format=%s main | head -1
      """)
    #expect(output == "a\t1\t0\nd 0\nc 0\nunite: main here and at origin\n")
  }

  @Test func `a workspace is not begun on a branch that no other clone takes for main`() throws {
    let output = try Script.play(
      """
      cd $T; git init -q n; cd n; git commit -q --allow-empty -m first; git switch -q -c feature
      beraad init . --name N 2>&1; echo $?; git log --oneline | wc -l
      git config beraad.main feature; beraad init . --name N >/dev/null 2>&1; echo $?; beraad status | head -1
      """)
    #expect(
      output == """
        beraad: You stand on the branch 'feature', and the alliance's main would be 'main'.
          hint: go there first, with: git switch main
          hint: or say that it is this one: git config beraad.main feature
        1
        1
        0
        N, on the branch feature. You are editors.

        """)
  }

  @Test(arguments: ["+refs/heads/partners/*:refs/heads/partners/*", "+refs/heads/*:refs/heads/*"])
  func `a fetch writes over no branch of this clone, whatever its settings say`(refspec: String) throws {
    let output = try Script.play(
      """
      clones c d; at d; beraad comment paper --on homes -m There --as a >/dev/null 2>&1; git push -q origin partners/a
      at c; git config --replace-all remote.origin.fetch '\(refspec)'
      beraad comment paper --on homes -m Here --as a >/dev/null 2>&1; beraad set paper --summary S >/dev/null 2>&1
      old=$(git rev-parse main); beraad doctor | grep -A1 'plain git fetch' | tail -1
      beraad sync >/dev/null 2>&1; echo "sync $?"; [ "$(git rev-parse main)" = $old ] && echo "main stays"
      beraad list paper comments | cut -f7 | sort; eval "$(beraad doctor | sed -n 's/.*beside them with: //p')"; beraad doctor >/dev/null 2>&1; echo "doctor $?"
      """)
    #expect(
      output.hasPrefix(
        "  have it fetch beside them with: git config --replace-all remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*'\nsync 0\nmain stays\n"
      ), "\(output)")
    #expect(output.contains("Here") && output.contains("There"), "\(output)")
    #expect(output.hasSuffix("doctor 0\n"), "\(output)")
  }
}
