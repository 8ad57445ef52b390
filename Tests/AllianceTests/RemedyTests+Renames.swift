import Testing

/// What git takes for renamed and is not: one thing was taken away, and another much like it was begun.
extension RemedyTests {
  @Test(arguments: ["sync", "git pull --no-rebase --no-edit", "git pull --rebase"])
  func `what is recorded of a poll stays with it, where another took its place`(_ way: String) throws {
    let said = try play(
      """
      q beraad poll new h r --stance --question R; q beraad submit; at two; q beraad sync
      at w; q beraad poll open h/r; q beraad submit; at t; q beraad sync; q beraad vote h/r supports; q beraad submit
      at w; q beraad collect --push; at two; q beraad poll new h k --stance --question K; q beraad poll remove h/r
      q \(way == "sync" ? "beraad sync" : way); git status --short; beraad status | grep -c 'not finished'
      git ls-files 'papers/h/polls/k/*' | wc -l; git ls-files 'papers/h/polls/r/o*' 'papers/h/polls/r/votes/*' | wc -l
      beraad verify | grep -c '^NOT OK'
      """)
    #expect(said == "0\n1\n2\n0\n", "\(way): \(said)")
  }

  @Test(arguments: ["beraad sync", "git pull --no-rebase --no-edit"])
  func `a change of a question goes into no other one`(_ way: String) throws {
    let said = try play(
      """
      put() { q beraad poll new h $1 --sticker --question 'What first?' --board 'Asks: Rent ceiling; More homes; Fewer cars' --per-board $2 --source counted; }
      put r 2; q beraad submit; at two; q beraad sync; at w; put r 1; q beraad submit
      at two; q beraad poll remove h/r; put k 2; cp papers/h/polls/k/poll.json $T/mine
      q \(way); [ "\(way)" != 'beraad sync' ] || git merge origin/main >$T/merge 2>&1
      cmp papers/h/polls/k/poll.json $T/mine && echo same; git ls-files -u | grep -c 'polls/[kr]' | sed 's/[1-9].*/asked/'
      """)
    #expect(said == "same\nasked\n", "\(way): \(said)")
  }

  @Test(arguments: [false, true])
  func `a question that git took for another is put back as the driver says`(_ rebases: Bool) throws {
    let said = try play(
      """
      put() { q beraad poll new h $1 --sticker --question 'What first?' --board 'Asks: Rent ceiling; More homes; Fewer cars' --per-board $2 --source counted; }
      put r 2; q beraad submit; at two; q beraad sync; at w; put r 1; cp papers/h/polls/r/poll.json $T/theirs; q beraad submit
      at two; put k 2; git reset -q --soft HEAD~1; git rm -q -r papers/h/polls/r; git commit -qm 'other name'; cp papers/h/polls/k/poll.json $T/mine
      says git pull \(rebases ? "--rebase" : "--no-rebase --no-edit") > $T/pulled; grep -c 'These are two files' $T/pulled
      sh -c "$(grep -o 'mkdir -p .*' $T/pulled | head -1)"; cmp papers/h/polls/r/poll.json $T/theirs && cmp papers/h/polls/k/poll.json $T/mine && echo both
      git add -A; GIT_EDITOR=true git \(rebases ? "rebase --continue" : "commit --no-edit") >/dev/null 2>&1; git status --short; beraad poll list h | wc -l
      """)
    #expect(said == "1\nboth\n2\n", "\(said)")
  }

  @Test(arguments: [false, true])
  func `what somebody wrote in a draft or a meeting goes into no other one`(_ rebases: Bool) throws {
    let said = try play(
      """
      meet() { q beraad meeting new $1 --title 'Evening of members' --date 2026-03-0$2 --place 'The large hall of the community centre'; }
      meet m 1; q beraad submit; at two; q beraad sync
      at w; sed -i 's/large/small/' meetings/m/meeting.json; word world moon; git commit -qam change; q beraad submit
      at two; meet n 1; git reset -q --soft HEAD~1; cp meetings/n/meeting.json $T/n; mkdir -p papers/g; sed 's/title: H/title: G/' papers/h/paper.md > papers/g/paper.md; cp papers/g/paper.md $T/g
      git rm -q -r meetings/m papers/h; git add -A; git commit -qm others
      says git pull \(rebases ? "--rebase" : "--no-rebase --no-edit") | grep -c 'These are two files'
      cmp papers/g/paper.md $T/g && cmp meetings/n/meeting.json $T/n && echo same; git ls-files -u | cut -f2 | sort -u
      """)
    #expect(said == "2\nsame\nmeetings/n/meeting.json\npapers/g/paper.md\n", "\(said)")
  }

  @Test func `a clone in which git still moves folders is set right by doctor`() throws {
    let said = try play(
      """
      git config --get merge.directoryRenames; git config --unset merge.directoryRenames
      says beraad doctor | grep -c 'does not merge as Beraad does'; q beraad doctor --mend
      git config --get merge.directoryRenames; says beraad doctor | tail -1
      """)
    #expect(said == "false\n1\nfalse\nNothing is in the way.\n", "\(said)")
  }
}
