import BeraadKit
import Deliberation
import HTML
import ObjectIDs
import Synchronization

/// All that answers are made from: one workspace, one state folder, and how this server is called.
final class Site: Sendable {
  let state: StateFolder
  let secret: Secret
  let accesses: AccessBook
  let halls: Halls
  let deals: Deals
  let news: NewsList
  let postman: Postman
  let gate = Gate(running: 4, waiting: 64)
  let metrics = Metrics()
  let keptForms: KeptForms
  /// The name of the door that this server is in `reviewers.json`, and what commits made through it say.
  private static let door = Slug("web")
  /// As `https://beraad.example`, without a slash at its end; set once the port is known.
  private let ownAddress: Mutex<String>
  private let base: Context
  private let lately = Mutex<Known?>(nil)
  private let isFailing = Mutex(false)
  private let readings = ReadingCache()
  private let polls = Mutex<[HallKey: KnownPoll]>([:])
  private let (pollLooks, allianceLooks) = (OneLook<HallKey, PollView>(), OneLook<Slug?, AllianceView>())

  private struct Known {
    let standing: String
    let alliance: AllianceView
    var at: ContinuousClock.Instant
  }

  private struct KnownPoll {
    let standing: String
    let view: PollView
    var at: ContinuousClock.Instant
  }

  /// - Parameter mailProgram: the program that takes mail; nil where the machine sends none.
  init(_ context: Context, state: StateFolder, address: String, mailProgram: String? = nil) throws {
    self.state = state
    base = context
    secret = try Secret(in: state)
    accesses = AccessBook(in: state, secret: secret)
    halls = try Halls(in: state, secret: secret)
    deals = Deals(folder: state, halls: halls)
    news = NewsList(folder: state, secret: secret)
    postman = Postman(mailProgram)
    keptForms = KeptForms(in: state, secret: secret, now: context.now().seconds)
    ownAddress = Mutex(address)
  }

  var address: String {
    get { ownAddress.withLock { $0 } }
    set { ownAddress.withLock { $0 = newValue } }
  }

  var isSecure: Bool { address.hasPrefix("https://") }

  func now() -> Instant { base.now() }

  /// What a verb of the Kit is given.
  ///
  /// - Parameter roster: says whether this server is a door for whoever acts: then what they do is signed with its key.
  func context(
    as account: Account? = nil, in roster: Roster? = nil, form: FormOrigin? = nil, expecting: String? = nil
  ) -> Context {
    var context = base
    if let account, let roster {
      context.door = roster.doors.first { $0.id == Self.door && $0.partners.contains(account.partner.id) }?.id
    }
    context.actingAs = account?.name
    context.via = "web"
    context.form = form
    context.expecting = expecting
    return context
  }

  /// Asks the Kit something, on a thread where it may wait.
  func ask<Result: Sendable>(_ body: @escaping @Sendable (Context) throws -> Result) async throws -> Result {
    let context = context()
    return try await gate.run { try body(context) }
  }

  /// Who takes part, as main has it at this moment.
  func alliance() async throws -> AllianceView {
    let known = lately.withLock { $0 }
    let found: Known
    do {
      found = try await ask { context in
        let standing = try context.standing()
        if let known, known.standing == standing { return known }
        return Known(standing: standing, alliance: try context.alliance(), at: .now)
      }
      isFailing.withLock { $0 = false }
    } catch {
      isFailing.withLock { $0 = true }
      throw error
    }
    let current = Known(standing: found.standing, alliance: found.alliance, at: .now)
    lately.withLock { $0 = current }
    return current.alliance
  }

  /// The same, as it was a moment ago at most: for a hall, where hundreds ask at once and nobody's rights depend on it.
  ///
  /// One who asks looks anew; the others have it as it was meanwhile, so that a hall never waits in a queue for it.
  func recentAlliance(_ age: Duration = .seconds(5)) async throws -> AllianceView {
    let recent = lately.withLock { known -> AllianceView? in
      guard let current = known else { return nil }
      if current.at.duration(to: .now) < age { return current.alliance }
      known?.at = .now
      return nil
    }
    if let recent { return recent }
    return try await allianceLooks.value(nil) { try await self.alliance() }
  }

  /// The commit of main, looked at a second ago at most; nil where that could not be done, or where the state folder is damaged.
  func health() async -> String? {
    let alliance = try? await recentAlliance(.seconds(1))
    // Without the accesses nobody can sign in.
    guard (try? accesses.epoch(of: "")) != nil, halls.areSound else { return nil }
    return isFailing.withLock { $0 } ? nil : alliance?.commit.hex
  }

  /// A paper to read; the same value while nothing that it is made of is another.
  func paper(_ slug: Slug, language: Language) async throws -> ReadPaper {
    let readings = readings
    return try await ask { context in
      try readings.paper(slug, language: language, context)
    }
  }

  /// The page of a paper for a visitor, made where the thread of a request may wait.
  func reading(_ slug: Slug, for visit: Visit) async throws -> ReadingCache.Reading {
    let readings = readings
    return try await ask { context in
      try readings.reading(
        slug, language: visit.words.language, of: visit.account?.partner.id, context
      ) { Array(PaperView(visit, $0).main.html.utf8) }
    }
  }

  /// The poll of a hall, as it was a second ago at most: where it is closed elsewhere, few are told that stickers are kept which count
  /// no more.
  ///
  /// - Parameter isFresh: whether main is asked all the same, by a look that begins now or later: who asks at one moment is answered by one.
  func hallPoll(_ key: HallKey, isFresh: Bool = false) async throws -> PollView {
    if isFresh { return try await pollLooks.value(key, isFresh: true) { try await self.lookUpPoll(key) } }
    let recent = polls.withLock { polls -> PollView? in
      guard let known = polls[key] else { return nil }
      if known.at.duration(to: .now) < .seconds(1) { return known.view }
      // The others have it as it was while one looks.
      polls[key]?.at = .now
      return nil
    }
    if let recent { return recent }
    return try await pollLooks.value(key) { try await self.lookUpPoll(key) }
  }

  private func lookUpPoll(_ key: HallKey) async throws -> PollView {
    let name = PollName(paper: key.paper.description, poll: key.poll.description)
    let known = polls.withLock { $0[key] }
    let found = try await ask { context -> KnownPoll? in
      let standing = try context.standing()
      if let known, known.standing == standing { return known }
      guard try context.polls(of: name.paper).rows.contains(where: { $0.poll == name.poll }) else {
        return nil
      }
      return KnownPoll(standing: standing, view: try context.poll(name), at: .now)
    }
    guard let found else { throw WebFault.notFound }
    polls.withLock { $0[key] = KnownPoll(standing: found.standing, view: found.view, at: .now) }
    return found.view
  }

  /// Has the next who asks of any of the poll's halls look anew: what one closes may hide another.
  func forgetPoll(_ key: HallKey) {
    polls.withLock { polls in
      polls = polls.filter { $0.key.paper != key.paper || $0.key.poll != key.poll }
    }
  }
}
