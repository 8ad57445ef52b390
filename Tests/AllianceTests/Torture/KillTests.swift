import Foundation
import TestSupport
import Testing

/// `kill -9` and Ctrl-C at any system call of every writing verb: nothing that was said is lost, and the next command
/// of anybody works at once.
@Suite struct KillTests {
  /// How many in all: `BERAAD_TORTURE_KILLS`, or some dozens.
  static let kills = Program.setting("BERAAD_TORTURE_KILLS") ?? 57
  static let seed =
    Program.setting("BERAAD_SEED").map { UInt64($0) }
    ?? (Program.setting("BERAAD_TORTURE_KILLS") == nil ? 7 : UInt64.random(in: 1...999_999))

  @Test(arguments: 0..<2) func `a writer that is killed leaves nothing in the way`(half: Int) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else {
      throw NoBeginning(what: "strace is not here; `make torture` and `make test` install it")
    }
    let workshop = try Workshop()
    let acts = Act.all(in: workshop)
    var traces: [String: [SystemCall]] = [:]
    var random = SplitMix(seed: Self.seed &+ UInt64(half))
    var promises: [Finding.Promise: Int] = [:]
    var (tries, deaths) = (0, 0)
    for number in stride(from: half, to: Self.kills, by: 2) {
      let act = acts[number % acts.count]
      let calls = try traces[act.name] ?? trace(act, in: workshop)
      traces[act.name] = calls
      let telling = calls.filter(\.isTelling)
      guard let call = random.pick(random.once(in: 3) ? calls : telling) else { continue }
      let signal = random.once(in: 3) ? "INT" : "KILL"
      let place = try workshop.copy()
      defer { for end in ["", "-edition"] { try? FileManager.default.removeItem(atPath: place.path + end) } }
      try act.prepare(place)
      var aftermath = try Aftermath(of: act, at: place)
      let inject = "inject=\(call.name):signal=\(signal):when=\(call.number)"
      let outcome = try run(act, at: place, options: ["-e", "trace=\(call.name)", "-e", inject])
      tries += signal == "KILL" ? 1 : 0
      deaths += outcome.code == 9 ? 1 : 0
      try aftermath.check(outcome, random: &random)
      if aftermath.findings.isEmpty { continue }
      for promise in Set(aftermath.findings.map(\.promise)) { promises[promise, default: 0] += 1 }
      let story = aftermath.findings.map { "\n  \($0)" }.joined()
      Issue.record("seed \(Self.seed), kill \(number): \(act.name), \(signal) at \(call): \(story)")
    }
    // A call that is not made again, such as one of a second try, kills nobody.
    #expect(deaths * 10 >= tries * 8, "of \(tries) writers only \(deaths) were killed")
    print("of \(tries) writers \(deaths) were killed, seed \(Self.seed)")
    if !promises.isEmpty {
      print("of \(Self.kills / 2) kills: \(promises.map { "\($0.value) × \($0.key.rawValue)" })")
    }
  }

  private func run(_ act: Act, at place: Place, options: [String]) throws -> Command.Outcome {
    try Command.outcome(
      ["strace", "-f", "-qq", "-o", place.path + ".trace"] + options + [Program.path]
        + act.command(at: place),
      in: place.path,
      environment: Program.environment(home: place.home, clock: Workshop.clock + 70_000)
        .merging(["BERAAD_AS": act.who]) { $1 }, input: act.input)
  }

  /// The system calls of an undisturbed run.
  private func trace(_ act: Act, in workshop: Workshop) throws -> [SystemCall] {
    let place = try workshop.copy()
    try act.prepare(place)
    let outcome = try run(act, at: place, options: [])
    guard outcome.code == 0 else { throw NoBeginning(what: "\(act.name): \(outcome.complaint)") }
    return SystemCall.all(in: try String(contentsOfFile: place.path + ".trace", encoding: .utf8))
  }
}
