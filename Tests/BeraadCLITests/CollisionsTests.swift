import Foundation
import TestSupport
import Testing

@Suite struct CollisionsTests {
  let bench: Workbench

  init() throws {
    bench = try Workbench.empty()
    try bench.temporary.write("We want fair rent.\n", to: "base.md")
  }

  private func line(_ id: String, _ start: Int, _ end: Int, _ new: String) -> String {
    #"{"id":"\#(id)","base":"base.md","hunks":[{"start":\#(start),"end":\#(end),"new":"\#(new)"}]}"# + "\n"
  }

  @Test func `every pair that meets is named once, with its class`() throws {
    try bench.temporary.write(
      line("c", 8, 12, "low") + line("a", 8, 12, "low") + line("b", 8, 17, "homes") + line("d", 0, 2, "They"),
      to: "changes.jsonl")
    let outcome = bench.run("collisions", "--from", "changes.jsonl", "--json")
    #expect(outcome.status == 0)
    #expect(
      outcome.output
        == #"{"amendments":4,"pairs":[{"a":"a","b":"b","class":"nested"},{"a":"a","b":"c","class":"same-text"},"#
        + #"{"a":"b","b":"c","class":"nested"}]}"# + "\n")
  }

  @Test func `a line that is no change, an id twice, and bytes outside the text are named`() throws {
    func refuse(_ text: String, naming words: String) throws {
      try bench.temporary.write(text, to: "changes.jsonl")
      try bench.expectRefusal(["collisions", "--from", "changes.jsonl"], naming: "Line", words)
    }
    try refuse("{}\n", naming: "no change")
    try refuse(line("a", 0, 2, "x") + line("a", 3, 4, "x"), naming: "second time")
    try refuse(line("a", 3, 99, "x"), naming: "3 to 99")
    try refuse(#"{"id":"a","base":"gone.md","hunks":[]}"#, naming: "gone.md")
    try bench.expectRefusal(["collisions", "--from", "none.jsonl"], naming: "none.jsonl")
  }
}
