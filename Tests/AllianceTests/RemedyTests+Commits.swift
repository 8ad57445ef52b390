import Testing

/// What a printed remedy commits, and what it leaves alone.
extension RemedyTests {
  @Test(arguments: [1, 7]) func `nothing that somebody has staged goes along with what is put back`(
    _ count: Int
  ) throws {
    let said = try play(
      """
      for i in $(seq \(count)); do q beraad comment h --on Hello -m "c $i" --as tenants; done; q beraad collect --offline
      git rm -rq papers/h/comments; git commit -qm tidy
      word Second 'Second, not ready'; git add papers/h/paper.md; echo x > x; git add x
      typed beraad doctor | cut -c1-2; git diff --cached --name-only; git show --name-only --format=%s | grep -vc json
      says beraad doctor | grep -c 'removed or changed'
      """)
    #expect(said == "ok\npapers/h/paper.md\nx\n2\n0\n", "\(said)")
  }

  @Test func `a clone without a work tree's files loses none by what is put back`() throws {
    let said = try play(
      """
      q beraad comment h --on Hello -m hi --as tenants; q beraad collect --offline; git rm -rq papers/h/comments; git commit -qm tidy
      cd $T; git clone -q --no-checkout w bare; cd bare; git config user.name T; git config user.email t@e.invalid
      remedies beraad doctor | grep 'git checkout' > $T/remedies; while read -r line; do q sh -c "$line"; done < $T/remedies
      git log -1 --format=%s; git ls-tree -r --name-only HEAD | grep -v comments
      """)
    #expect(said == "Put back\npapers/h/paper.md\nreviewers.json\n", "\(said)")
  }

  @Test(arguments: [
    "git rm -q papers/h/paper.md", "git rm -q reviewers.json",
    "printf '\\377' > papers/h/paper.md",
  ])
  func `a merge under way is not ended by what is put back`(_ harm: String) throws {
    let said = try play(
      """
      word world planet; q beraad revise h -m planet; git branch side HEAD~1; \(harm); git add -A; git commit -qm harm
      git switch -q side; echo z > z; git add z; git commit -qm z; git switch -q main; q git merge --no-commit side
      remedies beraad doctor | grep 'git commit' | head -1 > $T/remedy
      q sh "$T/remedy"; git rev-list --count HEAD~1..HEAD; git log -1 --format=%s; test -e .git/MERGE_HEAD && echo under way
      """)
    #expect(said == "1\nharm\nunder way\n", "\(said)")
  }

  @Test func `whoever asks on a host is told that a clone is the place for it`() throws {
    let said = try play(
      """
      q beraad comment h --on Hello -m hi --as tenants; q beraad collect --offline; git rm -rq papers/h/comments; git commit -qm tidy; git push -q origin main
      at host.git; says beraad doctor | grep -c 'in a clone of this repository'
      at w; says beraad doctor | grep -c 'in a clone of this repository'
      """)
    #expect(said == "1\n0\n", "\(said)")
  }

  @Test(arguments: ["--no-rebase", "--rebase"])
  func `what was merged in one clone and rejected in another is named in both, and the line settles it`(
    _ how: String
  ) throws {
    let said = try play(
      """
      q beraad amend h --replace Hello --with Welcome --because W --as tenants; q beraad collect
      id=$(beraad list h amendments --json | grep -oE 'a[0-9a-f]{32}' | head -1); q beraad decide $id adopt --because Yes; q beraad submit
      at two; git pull -q; at w; q beraad decide $id reject --because 'No, after all'; git push -q
      at two; q beraad merge h --yes; git pull -q --no-edit \(how); git push -q; at w; git pull -q --ff-only
      for place in w two; do at $place
        says beraad verify | grep -c '^open'; says beraad verify | grep -c 'NOT OK'
        says beraad status | grep -c 'and apart from that it was'; says beraad inbox h | grep -c 'and apart from that it was'
        if beraad publish h --edition 1 -o ed >/dev/null 2>&1; then echo published; fi
      done
      typed beraad status | cut -d' ' -f1-3; says beraad verify | grep -vc '^ok'; q beraad publish h --edition 1 -o ../ed; ls ../ed | grep -c index.html
      """)
    #expect(said == "1\n0\n1\n1\n1\n0\n1\n1\nok beraad decide\n1\n1\n", "\(said)")
  }
}
