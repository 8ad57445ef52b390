import Deliberation
import Glibc
import Synchronization

/// What one mailing has come to, so that it goes on where it broke off and nobody gets it twice.
///
/// A line a step: `?` before a message is handed over, on disk first, then `+` where it was taken or `-` where it was not. A `?` without either
/// is a message of which nobody can tell. No address stands in it: a person is a mark that whoever has the key of the list can make again.
/// Once everybody has the mailing, one line is left, which says when and how many.
package final class SendJournal: Sendable {
  /// What is known of one person.
  package enum State: Sendable { case underWay, taken, refused }

  /// That a mailing was sent to everybody.
  package struct Ending: Sendable, Hashable {
    package let day: String
    package let count: Int
  }

  /// Nil where it goes on.
  package let ended: Ending?
  private let file: PrivateFile
  private let descriptor: Int32
  private let states: Mutex<[String: State]>

  /// Opens a journal, or begins it; one process at a time.
  ///
  /// - Throws: a `Refusal` where another process sends the same mailing, or the file is none of ours.
  package init(at path: String) throws {
    file = PrivateFile(path: path)
    if let slash = path.lastIndex(of: "/"), mkdir(String(path[..<slash]), 0o700) == 0 {
      PrivateFile.syncFolder(of: String(path[..<slash]))
    }
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw file.fault(errno) }
    states = Mutex([:])
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      Glibc.close(descriptor)
      throw Refusal(
        Localized(
          en: "This is being sent already, by another program.", nl: "Een ander programma verstuurt dit al."),
        hints: [Localized(en: "wait until it is done", nl: "wacht tot dat klaar is")])
    }
    do {
      let known = try Self.known(descriptor, file)
      ended = known.ended
      states.withLock { $0 = known.states }
    } catch {
      Glibc.close(descriptor)
      throw error
    }
  }

  deinit { Glibc.close(descriptor) }

  /// What is known of a person; nil where nothing was begun.
  package subscript(mark: String) -> State? { states.withLock { $0[mark] } }

  /// Notes that a message is about to be handed over. When this returns, that is on disk.
  func begin(_ mark: String) throws { try note("?", mark, .underWay, isSynced: true) }

  /// Notes what became of it. Where the machine falls before this is on disk the message counts as one of which nobody can tell.
  func end(_ mark: String, wasTaken: Bool) throws {
    try note(wasTaken ? "+" : "-", mark, wasTaken ? .taken : .refused, isSynced: false)
  }

  /// Forgets who got it: all did.
  func finish(on day: String) throws {
    let count = states.withLock { $0.count }
    try file.write(Array("\(Self.head)\n=\(day) \(count)\n".utf8))
    states.withLock { $0 = [:] }
  }

  private static let head = "beraad-sent 1"

  private func note(_ sign: String, _ mark: String, _ state: State, isSynced: Bool) throws {
    try states.withLock { states in
      try PrivateFile.write(Array("\(sign)\(mark)\n".utf8), to: descriptor) { file.fault($0) }
      if isSynced, fdatasync(descriptor) != 0 { throw file.fault(errno) }
      states[mark] = state
    }
  }

  private static func known(
    _ descriptor: Int32, _ file: PrivateFile
  ) throws -> (ended: Ending?, states: [String: State]) {
    let bytes = try PrivateFile.all(of: descriptor) { file.fault($0) }
    // A line that was cut off was never acknowledged: nothing was handed over on its word.
    let whole = bytes.lastIndex(of: 0x0A).map { bytes[...$0] } ?? []
    if whole.count < bytes.count, ftruncate(descriptor, off_t(whole.count)) != 0 { throw file.fault(errno) }
    var lines = whole.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }[...]
    guard !lines.isEmpty else {
      try PrivateFile.write(Array("\(head)\n".utf8), to: descriptor) { file.fault($0) }
      guard fsync(descriptor) == 0 else { throw file.fault(errno) }
      PrivateFile.syncFolder(of: file.path)
      return (nil, [:])
    }
    guard lines.removeFirst() == head else { throw damaged(file.path) }
    var states: [String: State] = [:]
    for line in lines {
      let rest = String(line.dropFirst())
      switch line.first {
      case "?": states[rest] = .underWay
      case "+": states[rest] = .taken
      case "-": states[rest] = .refused
      case "=":
        let words = rest.split(separator: " ")
        guard words.count == 2, let count = Int(words[1]) else { throw damaged(file.path) }
        return (Ending(day: String(words[0]), count: count), [:])
      default: throw damaged(file.path)
      }
    }
    return (nil, states)
  }

  private static func damaged(_ path: String) -> Refusal {
    Refusal(
      Localized(
        en: "\(path) is no journal of a mailing: who got it already is not known.",
        nl: "\(path) is geen journaal van een verzending: wie het al kreeg, is niet bekend."),
      hints: [
        Localized(
          en: "put it back from a copy; without it everybody would get the message again",
          nl: "zet het terug uit een kopie; zonder dat krijgt iedereen het bericht opnieuw")
      ])
  }
}
