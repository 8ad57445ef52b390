import TestSupport
import Testing

/// Records of main that rest on what main does not have, since a rebase dropped its commit: they are named, nothing is published or sent on
/// them, and what is printed ends the matter.
@Suite struct LackingRecordsTests {
  /// A motion `m` and a sticker poll `s` at the host, and two clones; `drop PATTERN` takes commits out of what `x` has not sent; `count
  /// MEETING PEOPLE` enters a count; `names WORDS POLL` counts who says it; `ends` says how verify, publish and submit end; `back` types what `submit` printed.
  private static let polls = """
    motion() { echo '{"format":1,"kind":"poll","type":"motion","paper":"paper","poll":"'$1'","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]'$2'}' > $T/$1.json; q beraad poll new paper $1 --from $T/$1.json; }
    motion m; q beraad poll new paper s --sticker --question 'Q?' --board 'B: i; j' --per-board 1
    q beraad poll meeting paper/s Leeds; q beraad poll meeting paper/s York
    count() { printf 'board,item,stickers\\nb,i,%d\\n' $2 | beraad count paper/s --meeting $1 --people $2 --from - $3 $4 $5 >/dev/null 2>&1 || echo "count $1"; }
    drop() { GIT_SEQUENCE_EDITOR="sed -i '/ $1/d'" git rebase -q -i origin/main >/dev/null 2>&1 || echo "drop $1"; }
    names() { for verb in status 'inbox paper' verify "tally paper/$2" doctor; do beraad $verb 2>&1 | grep -c "$1"; done | tr '\\n' ' '; }
    ends() { for verb in verify "publish paper --edition 1 -o $T/ed" submit; do beraad $verb >$T/out 2>&1; echo $?; done | tr '\\n' ' '; }
    back() { grep -o 'git checkout .*' $T/out | sort -u > $T/back; sh $T/back >/dev/null 2>&1; echo $?; wrong; }
    clones x z; at x

    """

  @Test(arguments: ["m", "s"]) func `a closing without its opening is named, and neither published nor sent`(
    _ poll: String
  ) throws {
    let said = try Script.play(
      Self.polls + """
        q beraad poll open paper/m --yes; q beraad poll open paper/s --yes; q beraad vote paper/m x --as a; q beraad collect; count leeds 9
        q beraad poll close paper/m --offline; q beraad poll close paper/s --offline; drop 'poll: open paper.\(poll)'
        names 'its opening o' \(poll); ends; beraad poll open paper/\(poll) --yes 2>&1 | grep -c 'is closed already\\|git checkout'
        git -C $T/host.git log --format=%s main | grep -c close || true
        back; beraad submit 2>&1 | head -1 | cut -c1-4; at z; q git pull --no-edit; wrong; beraad tally paper/\(poll) 2>&1 | grep -c '^1 of 4 partners\\|^9 people'
        """)
    #expect(said == "1 1 1 1 1 1 2 1 2\n0\n0\nSent\n1\n", "\(said)")
  }

  @Test func `a closing that lists a count which is gone for good is closed anew`() throws {
    let said = try Script.play(
      Self.polls + """
        q beraad poll open paper/s --yes; count leeds 9; count york 6; q beraad poll close paper/s --offline; drop 'count: leeds'
        names 'counts what main does not have: n' s; ends; grep -c 'git checkout .*meetings/leeds/n.* && git commit' $T/out
        git reflog expire --expire=now --all; git gc -q --prune=now
        beraad doctor 2>&1 | grep -o 'beraad sync\\|beraad count paper/s --meeting leeds\\|beraad poll close paper/s --because'
        count leeds 9 --replace --because lost; beraad poll close paper/s --because lost --offline >/dev/null 2>&1; echo $?
        wrong; beraad tally paper/s 2>&1 | grep -c '^15 people'; beraad submit 2>&1 | head -1 | cut -c1-4
        """)
    #expect(
      said
        == "1 1 1 1 1 1 2 1 1\nberaad sync\nberaad count paper/s --meeting leeds\nberaad poll close paper/s --because\n0\n1\nSent\n",
      "\(said)")
  }

  @Test func `a vote that a closing lists is collected again, or put back`() throws {
    let said = try Script.play(
      Self.polls + """
        q beraad poll open paper/m --yes; for p in a b; do q beraad vote paper/m x --as $p; done; q beraad collect; q beraad poll close paper/m --offline
        drop 'vote: '; git branch -qD partners/b; names 'counts what main does not have: v' m; ends
        beraad doctor 2>&1 | grep -o 'beraad collect\\|git checkout' ; q beraad collect; beraad submit >$T/out 2>&1; back
        beraad tally paper/m 2>&1 | grep -c '^2 of 4 partners'; beraad submit 2>&1 | head -1 | cut -c1-4
        """)
    #expect(said == "1 1 1 1 1 1 2 1 beraad collect\ngit checkout\n0\n1\nSent\n", "\(said)")
  }

  @Test(arguments: [true, false]) func `decisions by a vote whose closing is gone are named`(
    _ closes: Bool
  ) throws {
    let said = try Script.play(
      Self.polls + """
        id=$(beraad amend paper --replace homes --with houses --because w --as a 2>/dev/null); q beraad collect
        q beraad poll open paper/m --yes; q beraad vote paper/m x --as a; q beraad collect; q beraad poll close paper/m --offline
        q beraad decide $id adopt --because 'as voted' --poll m; q beraad merge paper --yes; drop 'poll: close'
        names 'that rest on the poll .m., and no closing' m; ends
        \(closes ? "beraad poll close paper/m --offline >/dev/null 2>&1; echo $?" : "back"); wrong
        beraad submit 2>&1 | head -1 | cut -c1-4
        """)
    #expect(said == "1 1 1 1 1 1 2 1 0\nSent\n", "\(said)")
  }

  @Test func `a poll that is asked anew ends the matter of an opening that is gone for good`() throws {
    let said = try Script.play(
      Self.polls + """
        q beraad poll open paper/m --yes; q beraad vote paper/m x --as a; q beraad collect; q beraad poll close paper/m --offline
        drop 'poll: open'; git reflog expire --expire=now --all; git gc -q --prune=now
        beraad poll open paper/m --yes 2>&1 | grep -o 'beraad poll new paper NAME'
        motion again ',"replaces":"m"'; q beraad poll open paper/again --yes; wrong; beraad submit 2>&1 | head -1 | cut -c1-4
        """)
    #expect(said == "beraad poll new paper NAME\nSent\n", "\(said)")
  }

  @Test(arguments: [true, false])
  func `what a rebase dropped before an edition is put back before its commit is kept`(_ isEdition: Bool)
    throws
  {
    let dropped = isEdition ? "publish: report, edition 1" : "poll: open"
    let said = try Script.play(
      Self.polls + """
        q beraad new report --title Report --kind letter; q beraad submit
        \(isEdition ? "q beraad publish report --edition 1 -o $T/e1" : "q beraad poll open paper/m --yes")
        echo more >> papers/report/paper.md; q beraad revise report -m x
        q beraad publish report --edition \(isEdition ? 2 : 1) -o $T/e2; drop '\(dropped)'
        beraad doctor 2>&1 | grep -c 'git checkout'; beraad submit >$T/out 2>&1; echo $?
        grep -o 'git checkout .*' $T/out > $T/back; sh $T/back >/dev/null 2>&1; echo $?
        beraad submit 2>&1 | head -1 | cut -c1-4; wrong; at z; q git pull --no-edit; wrong; ls papers/report/editions | wc -l
        """)
    #expect(said == "1\n1\n0\nSent\n\(isEdition ? 2 : 1)\n", "\(said)")
  }

  @Test func `what was lacking at the host already is sent on`() throws {
    let said = try Script.play(
      Self.polls + """
        q beraad poll open paper/m --yes; q beraad vote paper/m x --as a; q beraad collect; q beraad poll close paper/m --offline
        drop 'poll: open'; git push -q origin main; q beraad new other --title Other; beraad submit 2>&1 | head -1 | cut -c1-4
        beraad verify 2>/dev/null | grep -c 'its opening o'
        """)
    #expect(said == "Sent\n1\n", "\(said)")
  }

  @Test func `a commit that keeps an edition is not said to have removed what a rebase had dropped`() throws {
    let said = try Script.play(
      Self.polls + """
        q beraad new report --title Report --kind letter; q beraad submit; q beraad poll open paper/m --yes; kept=$(git rev-parse main)
        q beraad publish report --edition 1 -o $T/e1; drop 'poll: open'; git merge -q -s ours -m keep -m "Keeps: $kept" $kept
        beraad verify 2>&1 | grep -o 'Main keeps commit\\|Commit .* removed'; beraad submit >$T/out 2>&1; echo $?
        back; beraad submit 2>&1 | head -1 | cut -c1-4
        """)
    #expect(said == "Main keeps commit\n1\n0\nSent\n", "\(said)")
  }
}
