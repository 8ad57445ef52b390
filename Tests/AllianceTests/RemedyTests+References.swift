import Testing

/// References that git cannot follow, and a HEAD that it cannot read: a full disk or a power cut leaves them.
extension RemedyTests {
  private static let poll =
    #"{"format":1,"kind":"poll","type":"motion","paper":"h","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"x","text":"Ex"},{"id":"y","text":"Why"}]}"#

  @Test(
    arguments: ["refs/heads/partners/tenants", "refs/remotes/origin/partners/tenants"],
    ["", "1234567890123456789012345678901234567890"])
  func `nothing is closed or published while a partner's branch cannot be read`(
    _ reference: String, _ content: String
  ) throws {
    let said = try play(
      """
      echo '\(Self.poll)' > $T/m.json; q beraad poll new h m --from $T/m.json; q beraad poll open h/m --yes; q beraad submit
      at t; q beraad sync; q beraad vote h/m y; q beraad submit
      at w; git fetch -q; git branch -q partners/tenants origin/partners/tenants; tip=$(git rev-parse partners/tenants)
      printf '\(content)' > .git/\(reference)
      for verb in 'poll close h/m' 'poll close h/m --offline' 'publish h --edition 1 -o ../ed' 'publish h --edition 1 -o ../ed --offline'; do says beraad $verb | grep -c "Not every partner's branch can be read"; done
      sh -c "$(says beraad poll close h/m | grep -o "rm '.*\\|git update-ref refs.*" | head -1)"; [ $tip = "$(git rev-parse \(reference))" ] && echo back
      says beraad poll close h/m | grep -o '^Closed'; beraad tally h/m 2>/dev/null | grep ^y
      """)
    #expect(said == "1\n1\n1\n1\nback\nClosed\ny\t1\ttenants\tWhy\n", "\(reference) \(content): \(said)")
  }

  @Test func `nothing is closed while a record on a partner's branch is missing in this clone`() throws {
    let said = try play(
      """
      echo '\(Self.poll)' > $T/m.json; q beraad poll new h m --from $T/m.json; q beraad poll open h/m --yes; q beraad submit
      at t; q beraad sync; q beraad vote h/m y; q beraad submit
      at w; git fetch -q; rm -f .git/objects/$(git ls-tree -r origin/partners/tenants | grep polls/m/v | cut -c13-52 | sed 's/^../&\\//')
      says beraad poll close h/m | grep -c "Not every partner's branch can be read"; says beraad poll close h/m --offline | grep -c 'cannot be read'
      sh -c "$(says beraad poll close h/m | grep -o 'git fetch --refetch .*' | head -1)" >/dev/null 2>&1
      says beraad poll close h/m | grep -o '^Closed'; beraad tally h/m 2>/dev/null | grep ^y
      """)
    #expect(said == "1\n1\nClosed\ny\t1\ttenants\tWhy\n", "\(said)")
  }

  @Test(arguments: [
    "refs/heads/side", "refs/tags/v1", "refs/heads/partners/tenants", "refs/remotes/origin/partners/tenants",
  ])
  func `a reference that git cannot follow is named by who fetches, and the host is not blamed`(
    _ reference: String
  ) throws {
    let said = try play(
      """
      at t; q beraad comment h --on Hello -m one; q beraad submit; at w; git fetch -q; git update-ref \(reference) origin/partners/tenants
      for content in '' 1234567890123456789012345678901234567890; do
        printf "$content" > .git/\(reference)
        says beraad sync | grep -c 'Git could not do it'; says beraad doctor | grep -c "rm '\\|git update-ref"
        sh -c "$(says beraad sync | grep -o "rm '.*\\|git update-ref .*" | head -1)"; beraad sync >/dev/null 2>&1; echo $?
      done
      """)
    #expect(said == "0\n1\n0\n0\n1\n0\n", "\(reference): \(said)")
  }

  @Test(arguments: ["", "\\0\\0\\0\\0", "ref: ", "1234", "0000"])
  func `a HEAD that git cannot read is put back by what every command says`(_ content: String) throws {
    let said = try play(
      """
      git switch -qc other; git switch -q main; git switch -q other
      printf '\(content)' > .git/HEAD
      for command in status doctor verify sync submit 'comment h --on Hello -m x'; do says beraad $command | grep -c 'the file HEAD'; done
      sh -c "$(says beraad doctor | grep -o 'printf .*')"; git symbolic-ref HEAD; beraad status >/dev/null 2>&1; echo $?
      """)
    #expect(said == "1\n1\n1\n1\n1\n1\nrefs/heads/other\n0\n", "\(content): \(said)")
  }

  @Test func `a HEAD of a linked work tree is put back in its own folder`() throws {
    let said = try play(
      """
      git worktree add -q ../linked -b side; cd ../linked; : > $T/w/.git/worktrees/linked/HEAD
      sh -c "$(says beraad status | grep -o 'printf .*')"; git symbolic-ref HEAD
      """)
    #expect(said == "refs/heads/side\n", "\(said)")
  }

  @Test func `a meeting that was added apart from the opening is named until it is asked elsewhere`() throws {
    let said = try play(
      """
      put() { printf 'meeting,region,date\\n' > $T/m.csv; for m in $2; do echo "$m,n,2026-12-01" >> $T/m.csv; done; q beraad poll new h $1 --sticker --question 'Where?' --board 'Worries: Rents; Debts' --per-board 2 --meetings $T/m.csv; }
      put s 'M1'; q beraad submit; at two; q beraad sync; at w; put s 'M1 M2'; q beraad poll open h/s --yes; q beraad submit
      at two; put s 'M1 M3'; says beraad sync | grep -c 'opened without the meeting M3'
      for verb in status 'inbox h' 'tally h/s' submit; do says beraad $verb | grep -c 'opened without the meeting M3'; done
      beraad verify 2>&1 | grep -c 'M3'; says beraad status | grep -o 'git show [^,]*' | sh | grep -c '"m3"'
      at w; q beraad sync; says beraad status | grep -c 'opened without the meeting M3'
      at two; put s2 'M3'; says beraad status | grep -c 'opened without'
      """)
    #expect(said == "1\n1\n1\n1\n1\n0\n1\n1\n0\n", "\(said)")
  }

  @Test func `a meeting that whoever opened the poll had taken out is not missed`() throws {
    let said = try play(
      """
      put() { printf 'meeting,region,date\\n' > $T/m.csv; for m in $2; do echo "$m,n,2026-12-01" >> $T/m.csv; done; q beraad poll new h $1 --sticker --question 'Where?' --board 'Worries: Rents; Debts' --per-board 2 --meetings $T/m.csv; }
      put s 'M1 M3'; q beraad submit; at two; q beraad sync; put s 'M1'; q beraad poll open h/s --yes; beraad list h polls 2>/dev/null | grep -c open; says beraad status | grep -c 'opened without'
      """)
    #expect(said == "1\n0\n", "\(said)")
  }

  @Test func `a question in conflict behind a squash says what comes after the choice`() throws {
    let said = try play(
      """
      sed 's/Ex/Ax/' > $T/a.json <<'J'
      \(Self.poll)
      J
      sed 's/Ax/Bx/' $T/a.json > $T/b.json
      q beraad poll new h m --from $T/a.json
      at two; q beraad poll new h m --from $T/b.json; at w; git fetch -q $T/two main; git merge -q --squash FETCH_HEAD >/dev/null 2>&1
      says beraad status | grep -c 'and then type: git commit -m WHY'
      """)
    #expect(said == "1\n", "\(said)")
  }

  @Test(arguments: [0, 20, 60, 95])
  func `a vote whose commit is damaged here is closed away by nobody, and the host gives it again`(share: Int)
    throws
  {
    let said = try play(
      """
      echo '{"format":1,"kind":"poll","type":"motion","paper":"h","poll":"m","question":"Q?","rule":"majority","alternatives":[{"id":"a","text":"A"},{"id":"b","text":"B"}]}' > $T/m.json
      q beraad poll new h m --from $T/m.json; q beraad poll open h/m --yes; q beraad submit; at t; q beraad sync; q beraad vote h/m a; q beraad submit
      at w; git fetch -q; tip=$(git rev-parse origin/partners/tenants); f=.git/objects/$(echo $tip | cut -c1-2)/$(echo $tip | cut -c3-)
      test -f $f || { mv .git/objects/pack/*.pack $T/; for p in $T/*.pack; do git unpack-objects -q < $p; done; rm -f .git/objects/pack/*; }
      chmod u+w $f; n=$(( $(wc -c < $f) * \(share) / 100 )); head -c $n $f > $T/cut; cp $T/cut $f
      beraad poll close h/m --offline >$T/out 2>&1 && echo closed
      grep -o 'rm .*' $T/out | head -1 > $T/way; sh $T/way >/dev/null 2>&1; beraad poll close h/m --offline >/dev/null 2>&1; echo $?
      beraad tally h/m 2>/dev/null | grep -c '^a.*1.*tenants'
      """)
    #expect(said == "0\n1\n", "\(share): \(said)")
  }
}
