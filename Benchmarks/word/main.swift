import FoundationEssentials
import Glibc
import Prose
import Word

/// Writes Word files from papers, amendments and comments in JSON, for tools that Beraad did not write to check.
///
/// `WordBench PAPER.md AMENDMENTS.json COMMENTS.json REFERENCE OUT.docx`, and with `--returned` before these what is new in
/// `OUT.docx`, a file that came back.
private struct Input: Decodable {
  struct Amendment: Decodable {
    struct Span: Decodable {
      let start: Int
      let end: Int
      let old: String
      let new: String
    }
    let author: String
    let hunks: [Span]
  }
  struct Comment: Decodable {
    let id: String
    let author: String
    let text: String
    let start: Int?
    let end: Int?
    let replyTo: String?
    let resolved: Bool?
  }
}

private func read<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
  try JSONDecoder().decode(Value.self, from: Data(contentsOf: URL(filePath: path)))
}

let isReturned = CommandLine.arguments.contains("--returned")
let arguments = CommandLine.arguments.filter { $0 != "--returned" }
guard arguments.count == 6 else {
  print("usage: WordBench [--returned] PAPER.md AMENDMENTS.json COMMENTS.json REFERENCE OUT.docx")
  exit(64)
}
let date = "2026-01-15T12:00:00Z"
var paper = ExportedPaper(
  source: Array(try Data(contentsOf: URL(filePath: arguments[1]))), title: "", language: "nl",
  reference: arguments[4])
paper.amendments = try read(arguments[2], as: [Input.Amendment].self).map { amendment in
  ExportedPaper.Amendment(
    author: amendment.author, date: date,
    hunks: amendment.hunks.map { Hunk(range: $0.start..<$0.end, old: $0.old, new: $0.new) })
}
paper.comments = try read(arguments[3], as: [Input.Comment].self).map { comment in
  var range: Range<Int>?
  if let start = comment.start, let end = comment.end { range = start..<end }
  return ExportedPaper.Comment(
    id: comment.id, author: comment.author, date: date, text: comment.text, range: range,
    replyTo: comment.replyTo, isResolved: comment.resolved ?? false)
}
let clock = ContinuousClock()
if isReturned {
  let bytes = Array(try Data(contentsOf: URL(filePath: arguments[5])))
  var back: ReturnedPaper?
  let taken = try clock.measure { back = try ReturnedPaper(WordFile(bytes), exportOf: paper) }
  guard let back else { exit(70) }
  print(
    "\(back.changes.count) changes, \(back.comments.count) comments, \(back.settled.count) settled, "
      + "\(back.missingComments.count) comments missing, \(back.unclear.count) unclear, in \(taken)")
  for change in back.changes.prefix(5) { print("  change: \(change)") }
  for comment in back.comments.prefix(5) { print("  comment: \(comment)") }
  for settled in back.settled.prefix(5) { print("  settled: \(settled)") }
} else {
  var file: [UInt8] = []
  let taken = clock.measure { file = WordWriter.file(paper) }
  try Data(file).write(to: URL(filePath: arguments[5]))
  print("\(file.count) bytes in \(taken)")
}
