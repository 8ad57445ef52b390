import Foundation
import TestSupport
import Testing

/// `site`, and what `verify` says of one.
@Suite struct SiteCommandTests {
  let bench: Workbench
  let folder: TemporaryFolder

  init() throws {
    bench = try Workbench()
    folder = try TemporaryFolder()
    try bench.require("publish", "housing", "--edition", "1", "-o", "\(folder.path)/one", "--as", "editors")
  }

  @Test func `it says what it made, then that nothing changed, and verify finds it right`() throws {
    let made = bench.run(["site", "-o", "\(folder.path)/site"])
    #expect(made.status == 0 && made.output == "\(folder.path)/site/index.html\n", "\(made)")
    #expect(made.story.contains("1 paper, 1 edition; 14 files written"))
    #expect(bench.run(["site", "-o", "\(folder.path)/site"]).story.contains("Nothing changed"))
    let dutch = bench.run(["site", "-o", "\(folder.path)/site", "--lang", "nl"])
    #expect(dutch.story.contains("Niets veranderd"))
    #expect(bench.run(["verify", "--site", "\(folder.path)/site"]).status == 0)
    try folder.write("other", to: "site/index.html")
    let found = bench.run(["verify", "--site", "\(folder.path)/site"])
    #expect(found.status == 1 && found.output.contains("site/index.html is not what the commit says"))
  }

  @Test func `a folder of somebody else is refused, and a file of theirs is named`() throws {
    try folder.write("mine", to: "full/mine.txt")
    let refused = bench.run(["site", "-o", "\(folder.path)/full"])
    #expect(refused.status == 1 && refused.story.contains("no site of Beraad"))
    _ = bench.run(["site", "-o", "\(folder.path)/site"])
    try folder.write("mine", to: "site/CNAME")
    #expect(bench.run(["site", "-o", "\(folder.path)/site"]).story.contains("left as it is: CNAME"))
    let again = bench.run(["site", "-o", "\(folder.path)/site", "--json"])
    #expect(again.output.contains(#""foreign":["CNAME"]"#))
  }

  @Test
  func `whenever a run is killed, the next one leaves what an undisturbed one leaves, and nothing else`()
    throws
  {
    let script = """
      "$beraad" site -o "$folder/whole" || exit 1
      for round in 1 2 3; do
        for time in 0.01 0.02 0.03 0.04 0.05 0.06 0.07 0.08 0.1 0.12 0.15; do
          rm -rf "$folder/site"
          timeout -s KILL $time "$beraad" site -o "$folder/site"
          timeout -s KILL $time "$beraad" site -o "$folder/site"
          "$beraad" site -o "$folder/site" || exit 2
          diff -r "$folder/whole" "$folder/site" || exit 3
        done
      done
      """
    let environment = TemporaryRepository.environment(home: bench.temporary.home)
      .merging(["beraad": ProgramTests.program, "folder": folder.path]) { $1 }
    let outcome = try Command.outcome(
      ["sh", "-c", script], in: bench.temporary.path, environment: environment)
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.complaint)")
  }
}
