// The git layer on large repositories, one task a run, for `Benchmarks/git/run` to time against git itself.
//
//   GitBench commits COUNT          a history for `git fast-import` in which docs/paper.md changes ten times
//   GitBench records COUNT          a commit for `git fast-import` with that many records
//   GitBench history REPOSITORY     the history of docs/paper.md; prints how many revisions
//   GitBench append REPOSITORY      one more record on its branch, synced to the disk
//   GitBench read REPOSITORY        every file of HEAD; prints how many bytes
import Git
import Glibc
import ObjectIDs

/// Prints a commit's head as `git fast-import` reads it.
func printCommit(_ mark: Int, parents: [Int]) {
  print("commit refs/heads/main\nmark :\(mark)\ncommitter A <a> \(1_000_000_000 + mark) +0000\ndata 1\nx")
  for (place, parent) in parents.enumerated() { print(place == 0 ? "from :\(parent)" : "merge :\(parent)") }
}

/// Prints a file as `git fast-import` reads it.
func printFile(_ path: String, _ text: String) {
  print("M 644 inline \(path)\ndata \(text.utf8.count)\n\(text)")
}

/// A line of commits with a merge every fifty; all but ten change one of 2,000 other files.
func printCommits(_ count: Int) {
  for mark in 1...count {
    let merged = mark > 50 && mark.isMultiple(of: 50) ? [mark - 20] : []
    printCommit(mark, parents: mark == 1 ? [] : [mark - 1] + merged)
    if mark % (count / 10) == 1 {
      printFile("docs/paper.md", (0..<200).map { "line \($0) of \($0 % 10 == 0 ? mark : 0)\n" }.joined())
    } else {
      let number = mark &* 2_654_435_761 % 2_000
      printFile("\(mark % 3 == 0 ? "docs" : "src")/d\(number % 40)/f\(number).txt", "state \(mark)\n")
    }
  }
}

/// Records as partners write them, in folders by the first two digits of the id.
func printRecords(_ count: Int) {
  printCommit(1, parents: [])
  for index in 0..<count {
    let id = String(UInt64(index) &* 0x9E37_79B9_7F4A_7C15 | 1 << 63, radix: 16)
    let path = "papers/housing/comments/p\(index % 20)/\(id.suffix(2))/c\(id.prefix(10)).json"
    printFile(
      path,
      #"{"id":"c\#(id.prefix(10))","kind":"comment","text":"\#(id)\#(String(repeating: "word ", count: 60))"}"#
    )
  }
}

/// Appends a record to the branch of its partner.
func append(to repository: Repository) throws {
  let writer = Signature(name: "A", email: "a@example.org", seconds: 1_700_000_000)
  var batch = ObjectBatch(in: repository)
  let blob = try batch.add(blob: Array("record \(UInt64.random(in: 0...UInt64.max))".utf8))
  try repository.update("refs/heads/main", log: "append", by: writer) { tip in
    let path = "papers/housing/comments/p1/ab/c\(blob.abbreviated(10)).json"
    let tree = try batch.tree(updating: tip, set: [(path, blob)])
    let commit = try batch.commit(
      tree: tree, parents: tip.map { [$0] } ?? [], author: writer, committer: writer, message: "record\n")
    try batch.write()
    return BranchMove(commit: commit, result: ())
  }
}

let arguments = CommandLine.arguments
guard arguments.count == 3 else { exit(64) }
switch arguments[1] {
case "commits": printCommits(Int(arguments[2]) ?? 0)
case "records": printRecords(Int(arguments[2]) ?? 0)
default:
  let repository = try Repository.discover(from: arguments[2])
  let head = try repository.resolve("HEAD")
  switch arguments[1] {
  case "history": print(try repository.history(of: "docs/paper.md", from: head).count)
  case "append": try append(to: repository)
  case "read":
    let files = try repository.files(under: "", in: head)
    print(try repository.blobs(files.map(\.id)).reduce(0) { $0 + $1.count })
  default: exit(64)
  }
}
