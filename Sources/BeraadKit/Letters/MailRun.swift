package import Deliberation
import Dispatch
import Glibc
import Synchronization
import Transport

/// One mailing: a message each for many people, handed to a mail program at a rate, that can be broken off and gone on with.
package struct MailRun: Sendable {
  /// Somebody who gets it.
  package struct Recipient: Sendable {
    package let address: EmailAddress
    package let name: String?
    /// What stands for them in the journal.
    package let mark: String

    package init(_ address: EmailAddress, name: String? = nil, mark: String) {
      (self.address, self.name, self.mark) = (address, name, mark)
    }
  }

  /// What came of it.
  package struct Outcome: Encodable, Sendable {
    /// Handed over now, and before.
    package fileprivate(set) var sent = 0
    package fileprivate(set) var before = 0
    /// The addresses that the mail program did not take; a next run tries them again.
    package fileprivate(set) var refused: [String] = []
    /// The addresses of which nobody can tell: the program, or its mail program, was ended while the message was under way.
    package fileprivate(set) var unsure: [String] = []
    /// Those that went off the list meanwhile.
    package fileprivate(set) var gone = 0
    /// For how many nothing was begun.
    package fileprivate(set) var left = 0
    /// Why it was broken off; nil where it was not.
    package fileprivate(set) var brokenOff: Localized?

    /// Whether everybody who is on the list has it.
    package var isDone: Bool { refused.isEmpty && unsure.isEmpty && left == 0 && brokenOff == nil }
  }

  private let program: MailProgram
  private let journal: SendJournal
  private let perMinute: Int
  /// Whether those of whom nobody can tell get it, perhaps for the second time.
  private let isAgain: Bool

  /// How often in a row a mail program may say no before it is asked no more.
  private static let mostRefusals = 5

  /// - Parameters:
  ///   - program: as `BERAAD_SENDMAIL` names it.
  ///   - perMinute: how many messages leave in a minute; 0 for as many as can.
  package init(
    _ context: Context, program: String, journal: SendJournal, perMinute: Int, isAgain: Bool = false
  ) {
    self.program = MailProgram(program, environment: context.environment)
    (self.journal, self.perMinute, self.isAgain) = (journal, perMinute, isAgain)
  }

  /// Sends what is to be sent still. Ctrl-C ends it behind the messages that are under way.
  ///
  /// - Parameters:
  ///   - day: of now, for the journal.
  ///   - isMeant: whether a person is still on the list, asked just before their message leaves.
  ///   - forgets: whether the journal forgets who got it once everybody has it: whoever comes on the list later does not get it then.
  ///   - message: the whole message of one person.
  package func send(
    to recipients: [Recipient], on day: String, forgets: Bool,
    isMeant: @escaping @Sendable (Recipient) throws -> Bool,
    message: @escaping @Sendable (Recipient) -> [UInt8]
  ) throws -> Outcome {
    var outcome = Outcome()
    let queue = recipients.filter { person in
      switch journal[person.mark] {
      case .taken: outcome.before += 1
      case .underWay where !isAgain: outcome.unsure.append(person.address.text)
      default: return true
      }
      return false
    }
    outcome.left = queue.count
    let work = Mutex(Work(outcome: outcome))
    Interruption.isAwaited()
    defer { Interruption.isOver() }
    DispatchQueue.concurrentPerform(iterations: perMinute == 0 || perMinute > 1_000 ? 4 : 1) { _ in
      while let person = take(from: queue, work) {
        let result = Result { try deliver(person, isMeant, message) }
        work.withLock { $0.note(result, of: person, most: Self.mostRefusals) }
      }
    }
    let (result, fault) = work.withLock { ($0.outcome, $0.fault) }
    if let fault { throw fault }
    if result.isDone, forgets { try journal.finish(on: day) }
    return result
  }

  /// The next person, when it is their turn; nil where nothing is left, or it is over.
  private func take(from queue: [Recipient], _ work: borrowing Mutex<Work>) -> Recipient? {
    let turn = work.withLock { work -> (person: Recipient, pause: Duration)? in
      if Interruption.hasCome, work.outcome.brokenOff == nil {
        work.outcome.brokenOff = Localized(en: "It was broken off.", nl: "Het is afgebroken.")
      }
      guard work.next < queue.count, work.outcome.brokenOff == nil, work.fault == nil else { return nil }
      defer { work.next += 1 }
      work.outcome.left -= 1
      guard perMinute > 0 else { return (queue[work.next], .zero) }
      let now = ContinuousClock.now
      let at = max(now, work.due ?? now)
      work.due = at + .milliseconds(60_000 / perMinute)
      return (queue[work.next], at - now)
    }
    guard let turn else { return nil }
    let end = ContinuousClock.now + turn.pause
    while ContinuousClock.now < end, !Interruption.hasCome { usleep(10_000) }
    guard turn.pause > .zero, Interruption.hasCome else { return turn.person }
    work.withLock { $0.outcome.left += 1 }
    return take(from: queue, work)
  }

  private func deliver(
    _ person: Recipient, _ isMeant: (Recipient) throws -> Bool, _ message: (Recipient) -> [UInt8]
  ) throws -> MailProgram.Taking? {
    guard try isMeant(person) else { return nil }
    let bytes = message(person)
    try journal.begin(person.mark)
    let taking = program.hand(bytes)
    switch taking {
    case .taken: try journal.end(person.mark, wasTaken: true)
    case .refused: try journal.end(person.mark, wasTaken: false)
    case .unsure: break
    }
    return taking
  }

  /// What the threads share.
  private struct Work {
    var outcome: Outcome
    var next = 0
    var due: ContinuousClock.Instant?
    var refusals = 0
    var fault: (any Error)?

    mutating func note(
      _ result: Result<MailProgram.Taking?, any Error>, of person: Recipient, most: Int
    ) {
      switch result {
      case .success(.taken): (outcome.sent, refusals) = (outcome.sent + 1, 0)
      case .success(.refused(let code)):
        outcome.refused.append(person.address.text)
        // 65, 67 and 68 (`sysexits.h`) are about the one address.
        refusals = [65, 67, 68].contains(code) ? refusals : refusals + 1
        if refusals >= most { outcome.brokenOff = Self.takesNothing(code) }
      case .success(.unsure):
        outcome.unsure.append(person.address.text)
        refusals += 1
        if refusals >= most { outcome.brokenOff = Self.takesNothing(nil) }
      case .success(nil): outcome.gone += 1
      case .failure(let error): fault = error
      }
    }

    private static func takesNothing(_ code: Int32?) -> Localized {
      code.map {
        Localized(
          en: "The mail program takes nothing: it ended with code \($0).",
          nl: "Het mailprogramma neemt niets aan: het stopte met code \($0).")
      } ?? Localized(en: "The mail program dies or hangs.", nl: "Het mailprogramma breekt af of hangt.")
    }
  }
}
