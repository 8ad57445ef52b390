// The merge engine as a library, one task a run, for `Benchmarks/merge/run`.
//
//   MergeBench corpus FOLDER        each case against libgit2's git_merge_file: the median and worst ratio
//   MergeBench stress COUNT BYTES   the collision matrix and a merge preview of so many generated amendments
//   MergeBench line BYTES           two edits of one line of so many bytes
import CLibgit2
import Foundation
import Prose

func seconds(_ work: () -> Void) -> Double {
  let clock = ContinuousClock()
  let best = (0..<5).map { _ in clock.measure(work) }.min() ?? .zero
  return Double(best.components.seconds) + Double(best.components.attoseconds) * 1e-18
}

func milliseconds(_ seconds: Double) -> String { String(format: "%.1f ms", seconds * 1_000) }

/// One call of libgit2's merge of three files.
func mergeWithLibgit2(base: [UInt8], left: [UInt8], right: [UInt8]) {
  var result = git_merge_file_result()
  [base, left, right].map { $0.withUnsafeBytes { Array($0.bindMemory(to: CChar.self)) } }.withInputs {
    inputs in
    _ = git_merge_file(&result, inputs[0], inputs[1], inputs[2], nil)
  }
  git_merge_file_result_free(&result)
}

extension [[CChar]] {
  /// The texts as libgit2 wants them, for as long as `body` runs.
  func withInputs(_ body: ([UnsafePointer<git_merge_file_input>]) -> Void) {
    let inputs = UnsafeMutablePointer<git_merge_file_input>.allocate(capacity: count)
    defer { inputs.deallocate() }
    func fill(_ index: Int) {
      guard index < count else { return body((0..<count).map { UnsafePointer(inputs + $0) }) }
      self[index].withUnsafeBufferPointer { bytes in
        var input = git_merge_file_input()
        git_merge_file_input_init(&input, UInt32(GIT_MERGE_FILE_INPUT_VERSION))
        input.ptr = bytes.baseAddress
        input.size = bytes.count
        (inputs + index).initialize(to: input)
        fill(index + 1)
      }
    }
    fill(0)
  }
}

func corpus(_ folder: String) throws {
  var ratios: [Bool: [Double]] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  where name.hasSuffix("/base.md") {
    let texts = ["base", "ours", "theirs"].map { part in
      FileManager.default.contents(atPath: "\(folder)/\(name.dropLast(7))\(part).md").map(Array.init) ?? []
    }
    let ours = seconds { _ = TextMerge(base: texts[0], left: texts[1], right: texts[2]) }
    let theirs = seconds { mergeWithLibgit2(base: texts[0], left: texts[1], right: texts[2]) }
    let isClean = TextMerge(base: texts[0], left: texts[1], right: texts[2]).outcome == .clean
    ratios[isClean, default: []].append(ours / theirs)
  }
  report("all", ratios.values.flatMap { $0 })
  for (isClean, ratios) in ratios.sorted(by: { $0.key && !$1.key }) {
    report(isClean ? "clean by line" : "others", ratios)
  }
}

func report(_ name: String, _ ratios: [Double]) {
  let sorted = ratios.sorted()
  guard let most = sorted.last else { return }
  print(
    String(
      format:
        "time against git_merge_file, %@, %d cases: %.2f in the median, %.2f for nine of ten, %.2f at most",
      name,
      sorted.count, sorted[sorted.count / 2], sorted[sorted.count * 9 / 10], most))
}

func stress(_ count: Int, _ size: Int) {
  let congress = Congress(amendments: count, bytes: size, seed: 2_500)
  var pairs = 0
  let matrix = seconds { pairs = Collisions.pairs(congress.amendments).count }
  var contested = 0
  var merged = 0
  let preview = seconds {
    let places = Collisions.places(congress.amendments)
    contested = places.count
    let open = Set(places.flatMap(\.ids))
    var seen: Set<Hunk> = []
    let free = congress.amendments.filter { !open.contains($0.id) }.flatMap(\.hunks).filter {
      seen.insert($0).inserted
    }
    let draft = free.applied(to: congress.text) ?? []
    let rebased = Rebase.rebase(congress.amendments.flatMap(\.hunks), from: congress.text, to: draft)
    merged = rebased.count
  }
  print(
    "\(count) amendments on \(congress.text.count) bytes: \(pairs) pairs meet, \(contested) places contested; matrix "
      + "\(milliseconds(matrix)), merge preview and rebase of all \(merged) hunks \(milliseconds(preview))")
}

func line(_ size: Int) {
  let word = Array("word,".utf8)
  let base = (0..<size / word.count).flatMap { _ in word }
  let (left, right) = (Array("a".utf8) + base, base + Array("b".utf8))
  var outcome = ""
  let time = seconds { outcome = TextMerge(base: base, left: left, right: right).outcome.rawValue }
  print("two edits of one line of \(base.count) bytes: \(outcome) after \(milliseconds(time))")
}

git_libgit2_init()
let arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "corpus" where arguments.count == 3: try corpus(arguments[2])
case "stress" where arguments.count == 4: stress(Int(arguments[2]) ?? 400, Int(arguments[3]) ?? 100_000)
case "line" where arguments.count == 3: line(Int(arguments[2]) ?? 10_000_000)
default: print("usage: MergeBench corpus FOLDER | stress COUNT BYTES | line BYTES")
}
