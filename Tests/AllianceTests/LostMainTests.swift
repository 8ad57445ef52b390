import TestSupport
import Testing

/// A host that lost main: nobody puts an old one there unasked, and who is asked puts the newest back.
@Suite struct LostMainTests {
  @Test func `a host that lost main is named, and gets no old one unasked`() throws {
    let said = try Script.play(
      """
      clones x y p; at p; git config beraad.as a; at x; q beraad new other --title Other; q beraad submit
      git -C $T/host.git update-ref -d refs/heads/main
      for c in x p; do at $c; for verb in sync status doctor; do beraad $verb 2>&1 | grep -c 'has no branch main any more'; done; done
      at y; beraad submit 2>&1 | grep -c 'beraad submit --restore'; git -C $T/host.git branch --list | wc -l
      at x; beraad submit --restore 2>&1 | cut -c1-4; beraad status 2>&1 | grep -c 'no branch main' || true
      at p; beraad sync 2>&1 >/dev/null | head -1 | cut -c1-8
      at y; q beraad sync; ls papers | tr '\\n' ' '; beraad submit 2>&1 | cut -c1-10; wrong; beraad doctor 2>&1 | grep -c 'no branch main' || true
      """)
    #expect(said == "1\n1\n1\n1\n1\n1\n1\n0\nSent\n0\nYou have\nother paper Everything\n0\n")
  }

  @Test(arguments: ["git fetch -q --prune", "q beraad sync; git remote prune origin >/dev/null"])
  func `a fetch that prunes does not hide that the host lost main`(fetch: String) throws {
    let said = try Script.play(
      """
      clones x y; at y; q beraad sync; at x; q beraad new other --title Other; q beraad submit
      git -C $T/host.git update-ref -d refs/heads/main; at y; \(fetch)
      for verb in submit sync status doctor; do beraad $verb 2>&1 | grep -c 'has no branch main any more'; done
      git -C $T/host.git branch --list | wc -l; beraad submit --restore 2>&1 | cut -c1-4; git -C $T/host.git branch --list | wc -l
      beraad status 2>&1 | grep -c 'no branch main' || true
      """)
    #expect(said == "1\n1\n1\n1\n0\nSent\n1\n0\n", "\(said)")
  }

  @Test(arguments: ["false", "true"])
  func `a clone that is behind puts no old main back`(prunes: String) throws {
    let said = try Script.play(
      """
      clones x y; at y; q beraad sync; at x; q beraad new other --title Other; q beraad submit; at y; git fetch -q
      git config fetch.prune \(prunes); git -C $T/host.git update-ref -d refs/heads/main; q beraad submit
      beraad submit --restore >$T/out 2>&1; echo $?; git -C $T/host.git branch --list | wc -l
      sh -c "$(grep -o 'git switch .*\\|beraad sync' $T/out | head -1)" >/dev/null 2>&1; beraad submit --restore 2>&1 | cut -c1-4
      git -C $T/host.git ls-tree --name-only main:papers | tr '\\n' ' '
      """)
    #expect(said == "1\n0\nSent\nother paper ", "\(said)")
  }

  @Test func `main is not for a partner to put back`() throws {
    let said = try Script.play(
      """
      clones p; at p; git config beraad.as a; q beraad sync; git -C $T/host.git update-ref -d refs/heads/main
      beraad submit --restore >$T/out 2>&1; echo $?; grep -c 'Only the committee and the authors' $T/out; git -C $T/host.git branch --list | wc -l
      """)
    #expect(said == "1\n1\n0\n", "\(said)")
  }

  @Test func `what one remote lost is noted of no other`() throws {
    let said = try Script.play(
      """
      clones x; at x; q beraad sync; git init -q --bare $T/second.git; git remote add second $T/second.git; git push -q second main; git fetch -q second
      git -C $T/host.git update-ref -d refs/heads/main; q beraad sync
      git config beraad.remote second; q beraad sync; beraad status 2>&1 | grep -c 'no branch main' || true
      git config beraad.remote origin; beraad status 2>&1 | grep -c 'no branch main any more'
      """)
    #expect(said == "0\n1\n", "\(said)")
  }
}
