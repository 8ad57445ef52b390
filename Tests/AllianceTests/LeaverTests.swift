import TestSupport
import Testing

/// A partner that the committee takes off the roster: what it may still do, and how it comes back.
@Suite struct LeaverTests {
  /// A host that asks who pushes, the committee's clone `x`, and those of partners.
  private static let alliance = """
    q beraad partner edit a --region north
    clones x
    printf '#!/bin/sh\\nexec beraad check-push\\n' > $T/host.git/hooks/pre-receive; chmod +x $T/host.git/hooks/pre-receive
    as() { at $1; export BERAAD_PUSHER=$2; git config beraad.as $2/p1; }
    for p in a b; do cd $T; q env BERAAD_PUSHER=$p beraad join host.git $p --as $p; done
    open() {
      echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"m","question":"Which?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}' > $T/m.json
      as x editors; q beraad poll new paper m --from $T/m.json; q beraad poll open paper/m --yes; q beraad submit
    }

    """

  @Test func `a partner that is put back with the printed command is who it was`() throws {
    let said = try Script.play(
      Self.alliance
        + """
        as x editors; q beraad partner remove a; q beraad submit
        as a a; q beraad comment paper --on homes -m one; q beraad sync
        beraad doctor 2>&1 | grep -o 'beraad partner add .*' | sort -u | tee $T/typed
        as x editors; sh $T/typed 2>&1; beraad partner list | grep ^a; q beraad submit
        as a a; beraad sync >$T/out 2>&1; echo $?; beraad submit 2>&1 | cut -c1-13; beraad status 2>&1 | grep -c 'You are a'
        """)
    #expect(
      said == """
        beraad partner add a --name 'Group a' --region north
        Group a takes part again, as 'a', with a/p1.
        a
        a\tGroup a\tnorth\t
        0
        Sent 1 record
        1

        """)
  }

  @Test func `what a committee member had not sent when it was taken off is sent by another`() throws {
    let said = try Script.play(
      Self.alliance
        + """
        rm $T/host.git/hooks/pre-receive; as x editors; q beraad partner add d --name Board --role committee --role author; q beraad submit
        cd $T; q env BERAAD_PUSHER=d beraad join host.git d --as d; as d d; echo Six. >> papers/paper/paper.md; q beraad revise paper -m six; q beraad comment paper --on homes -m hm
        as x editors; q beraad partner remove d; q beraad submit
        as d d; q beraad submit; beraad submit 2>&1 | grep -c 'not sent'; beraad doctor 2>&1 | grep -c 'with: beraad submit'
        sh -c "$(beraad status 2>&1 | grep -o 'git bundle .*' | head -1)" >/dev/null 2>&1
        take=$(beraad status 2>&1 | grep -o 'git pull .*' | head -1)
        as x editors; q beraad sync; beraad collect 2>&1 | grep -c 'with: beraad submit'; beraad doctor 2>&1 | grep -c 'with: beraad status'
        sh -c "$(echo "$take" | sed 's/FILE/..\\/d.bundle/')" 2>&1 | grep -o '^Sent'; q beraad collect; beraad list paper comments | wc -l; grep -c Six papers/paper/paper.md
        q beraad submit; as d d; q beraad sync; beraad status 2>&1 | grep -c 'not sent' || true
        """)
    #expect(said == "1\n0\n0\n1\nSent\n1\n1\n0\n")
  }

  @Test func `a clone whose person is gone says what to type, and goes on reading`() throws {
    let said = try Script.play(
      Self.alliance
        + """
        as x editors; q beraad partner remove a; q beraad partner add a --name A --person p7; q beraad submit
        as a a; beraad sync 2>&1 | grep -o 'git config beraad.as .*'; beraad status 2>&1 | grep -c 'not on the roster'
        beraad comment paper --on homes -m one 2>&1 | grep -o 'git config beraad.as .*' | sh; beraad comment paper --on homes -m one 2>&1 | cut -c1-9 | head -1
        """)
    #expect(said == "git config beraad.as a/p7\n1\nCommented\n")
  }

  @Test func `where signatures are asked for no vote is offered that would be refused`() throws {
    let said = try Script.play(
      Self.alliance
        + """
        open; as x editors; q beraad partner remove a; q beraad submit; rm $T/host.git/hooks/pre-receive
        as a a; q beraad sync; beraad status 2>&1 | grep -c 'votes with'
        as x editors; sed -i 's/"partners": \\[/"signatures": "required", &/' reviewers.json; git commit -qam asked; git push -q origin main
        as a a; q beraad sync; git show main:reviewers.json | grep -c required; beraad status 2>&1 | grep -c 'votes with' || true
        """)
    #expect(said == "1\n1\n0\n")
  }

  @Test func `a leaver's vote that comes after the closing is named, and not taken in`() throws {
    let said = try Script.play(
      Self.alliance
        + """
        open; as x editors; q beraad partner remove b; q beraad submit; as b b; q beraad sync
        beraad status 2>/dev/null | head -1 | grep -o 'You were b'
        as x editors; q beraad poll close paper/m; q beraad submit; rm $T/host.git/hooks/pre-receive
        as b b; q beraad vote paper/m x; git push -q origin partners/b
        as x editors; beraad collect 2>&1 | grep -o 'closed without it' | sort -u; git ls-tree -r main --name-only | grep -c polls/m/v || true
        as b b; q beraad sync; beraad doctor 2>&1 | grep -o 'closed without it' | sort -u
        """)
    #expect(said == "You were b\nclosed without it\n0\nclosed without it\n")
  }

  @Test func `a partner that is taken off keeps its vote in the polls that are open`() throws {
    let said = try Script.play(
      Self.alliance
        + """
        open; as a a; q beraad sync; q beraad vote paper/m y
        as b b; q beraad sync
        as x editors; beraad partner remove a 2>&1 | grep -c 'its vote in paper/m'; q beraad partner remove b; q beraad submit
        as a a; beraad submit 2>&1 | cut -c1-13
        as b b; beraad sync 2>&1 | grep -c 'beraad vote paper/m CHOICE'; beraad status 2>/dev/null | grep -c 'not voted in: m'
        q beraad vote paper/m x; beraad submit 2>&1 | cut -c1-13; q beraad vote paper/m y; beraad submit 2>&1 | cut -c1-13
        beraad comment paper --on homes -m no 2>&1 | grep -c 'not on the roster'
        as x editors; beraad collect --push 2>/dev/null; beraad tally paper/m 2>&1 | grep '^y'
        q beraad poll close paper/m; q beraad submit; as b b; q beraad sync; beraad vote paper/m x 2>&1 | head -1 | cut -d: -f2
        git commit-tree -p HEAD -m x "HEAD^{tree}" > $T/tip; git push -q origin $(cat $T/tip):refs/heads/partners/b 2>&1 | grep -c "'b' is not on the roster"
        as x editors; wrong
        """)
    #expect(
      said == """
        1
        Sent 1 record
        1
        1
        Sent 1 record
        Sent 1 record
        1
        a\t1\t0
        b\t2\t0
        y\t2\ta b\tWhy
         'b' is not on the roster of main any more
        1

        """)
  }
}
