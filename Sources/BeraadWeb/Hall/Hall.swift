import BeraadKit
import Deliberation
import NIOPosix

/// One meeting in which people place stickers: what stands, on disk before anybody is told so, and who looks on.
///
/// Placements that arrive while a write is under way wait for the next, and go to disk together.
actor Hall {
  nonisolated let key: HallKey
  nonisolated let form: StickerForm
  private let folder: StateFolder
  private let disk: NIOThreadPool
  /// As it is on disk.
  private var content: HallContent
  private var waiting: [Change] = []
  private var isWriting = false
  private var isEnding = false

  /// What was shown last, and what stood then on each card whose stickers are others now. Only memory has that: a file that had it would keep
  /// an order.
  private var figures: BoardFigures
  private var changed: [String: [Slug: [Slug]]] = [:]
  /// So many cards have to be others before they are shown. After a restart nobody knows which were others before: one fewer than were
  /// waited for then, and each of these may only go back. So the file has this number, and each restart adds to it.
  private var leastChanged: Int
  private var order = FormOrder()
  private var isShowing = false
  private var listeners: [Int: AsyncStream<String>.Continuation] = [:]
  private var listenerCount = 0
  private var heart: Task<Void, Never>?

  /// What is to be written, and who waits for it.
  private struct Change {
    let what: What
    let done: CheckedContinuation<Void, any Error>

    enum What {
      case stickers([Slug: [Slug]], card: String)
      case show(HallContent.Show)
    }
  }

  /// The hall takes no more stickers.
  struct Closed: Error {}

  init(_ key: HallKey, form: StickerForm, content: HallContent, folder: StateFolder, disk: NIOThreadPool) {
    (self.key, self.form, self.content) = (key, form, content)
    (self.folder, self.disk) = (folder, disk)
    let isOpen = content.stage == .open
    let least = max(1, form.hideBelow)
    let isFresh =
      content.ballots.isEmpty && (content.shown ?? [:]).values.allSatisfy { $0.values.allSatisfy { $0 == 0 } }
    leastChanged = isFresh ? least : max(least, content.least ?? least) - 1 + least
    self.content.least = leastChanged
    figures = BoardFigures(
      revision: BoardFigures.firstRevision(after: content.starts), state: isOpen ? .open : .closed,
      hidden: isOpen ? nil : .beingCounted)
    if content.shown == nil {
      self.content.shown = BoardFigures.boards(of: content.ballots.values, form: form)
    }
  }

  var stage: HallContent.Stage { content.stage }
  var show: HallContent.Show { content.show }
  var listenerTotal: Int { listeners.count }
  /// What a closing that was interrupted is to record, and the ballots that it was made of.
  var closing: (sheet: [UInt8], ballots: [[Slug: [Slug]]]) { (content.sheet, Array(content.ballots.values)) }

  static func file(_ key: HallKey) -> String { "halls/\(key.fileName)" }

  // MARK: Placing

  /// The stickers that stand on a card.
  func stickers(on card: String) -> [Slug: [Slug]] { content.ballots[card] ?? [:] }

  /// Puts these stickers in the place of what stood on a card; none takes all back. When this returns it is on disk.
  ///
  /// - Parameters:
  ///   - turn: which form of which page of a phone it is; nil where the phone runs no script.
  ///   - earlier: what the same tab sent before, from this page and from those that it had loaded earlier.
  /// - Throws: `Closed`, `FormOrder.Overtaken`, or what kept it from the disk; then what stood stands.
  func place(
    _ stickers: [Slug: [Slug]], on card: String, turn: FormOrder.Turn? = nil,
    after earlier: [FormOrder.Turn] = []
  ) async throws {
    guard content.stage == .open, figures.state == .open, !isEnding else { throw Closed() }
    if let turn { try order.take(turn, of: card, after: earlier) }
    if stickers == content.ballots[card] ?? [:], !isWriting { return }
    try await write(.stickers(stickers, card: card))
  }

  /// Has a change written with what else waits.
  private func write(_ what: Change.What) async throws {
    try await withCheckedThrowingContinuation { done in
      waiting.append(Change(what: what, done: done))
      if !isWriting { Task { await writeAll() } }
      isWriting = true
    }
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      var next = content
      var unseen = changed
      for change in batch {
        switch change.what {
        case .stickers(let stickers, let card):
          let shown = unseen[card] ?? next.ballots[card] ?? [:]
          next.ballots[card] = stickers.isEmpty ? nil : stickers
          // Who takes a change back is nobody behind whom another goes unseen.
          unseen[card] = stickers == shown ? nil : shown
        case .show(let show): next.show = show
        }
      }
      // A live board tells when a dot came; so dots of a few people come together, whatever the screen shows meanwhile.
      let isShown = unseen.count >= leastChanged
      next.least = isShown ? max(1, form.hideBelow) : leastChanged
      if isShown { next.shown = BoardFigures.boards(of: next.ballots.values, form: form) }
      do {
        try await write(next)
        content = next
        changed = isShown ? [:] : unseen
        leastChanged = next.least ?? leastChanged
        for change in batch { change.done.resume() }
        showSoon()
      } catch {
        for change in batch { change.done.resume(throwing: error) }
      }
    }
    isWriting = false
  }

  private func write(_ content: HallContent) async throws {
    let (folder, file) = (folder, Self.file(key))
    try await disk.runIfActive { try folder.write(content.bytes, to: file) }
  }

  /// Shows the projector something else before the closing.
  func show(_ show: HallContent.Show) async throws {
    guard content.stage == .open, !isEnding else { throw Closed() }
    guard show != content.show || isWriting else { return }
    try await write(.show(show))
    publish()
  }

  // MARK: Closing

  /// A random token, under which a person's stickers are recorded. It does not begin with what a spreadsheet reads as a formula.
  static func newToken() -> String {
    while true {
      let token = Encoded.base64(Sodium.randomBytes(18))
      if !token.hasPrefix("-") { return token }
    }
  }

  /// Has the stickers recorded, and deletes what was kept of them.
  ///
  /// - Parameter record: records a sheet; nil where nobody placed any.
  /// - Throws: what it throws; then the hall is open as before.
  func close(_ record: @Sendable ([UInt8]?, [[Slug: [Slug]]]) async throws -> Void) async throws {
    guard !isEnding else { throw Closed() }
    isEnding = true
    defer { isEnding = false }
    while isWriting { try await Task.sleep(for: .milliseconds(5)) }
    let before = content
    if content.stage == .open {
      let ballots = content.ballots.values.map { stickers in
        Ballot(token: Self.newToken(), stickers: stickers)
      }
      // The sheet is on disk before it is recorded: whoever closes again after a fall records the same.
      content.stage = .closing
      content.sheet = ballots.isEmpty ? [] : BallotSheet.text(of: ballots, form: form)
      do { try await write(content) } catch {
        content = before
        throw error
      }
    }
    do {
      try await record(content.sheet.isEmpty ? nil : content.sheet, Array(content.ballots.values))
    } catch {
      if before.stage == .open {
        try await write(before)
        content = before
      }
      throw error
    }
    try await end(as: BoardFigures.closed(content, form: form, after: figures.revision))
  }

  /// Takes no more stickers, and says so to all who look on: the poll was closed elsewhere, or the meeting counted elsewhere.
  func stop() {
    guard !isEnding, figures.hidden != .uncounted else { return }
    figures = BoardFigures(revision: figures.revision + 1, state: .closed, hidden: .uncounted)
    tell(figures.event)
  }

  /// Takes stickers again where the poll turned out to be open: its closing was taken back before anybody had it.
  func resume() {
    guard !isEnding, content.stage == .open, figures.hidden == .uncounted else { return }
    figures = BoardFigures(revision: figures.revision + 1, state: .open)
    publish()
  }

  /// Deletes the stickers, which can count no more.
  func discard() async throws {
    guard !isEnding else { throw Closed() }
    isEnding = true
    defer { isEnding = false }
    while isWriting { try await Task.sleep(for: .milliseconds(5)) }
    try await end(as: BoardFigures(revision: figures.revision + 1, state: .closed, hidden: .uncounted))
    content.stage = .closing
  }

  /// Deletes what was kept, but for that the hall was closed and what revision of its board was the last.
  private func end(as last: BoardFigures) async throws {
    let (folder, key) = (folder, key)
    let closed = ClosedHall(last)
    try await disk.runIfActive {
      try folder.write(closed.bytes, to: ClosedHall.file(key))
      try folder.delete(Self.file(key))
    }
    figures = last
    content.ballots = [:]
    tell(figures.event)
    tell("event: closed\nid: \(figures.revision)\ndata: {}\n\n")
    endStreams()
  }

  // MARK: Showing

  /// What the projector shows now.
  func board() -> BoardFigures {
    publish()
    return figures
  }

  /// The board as it is and as it becomes, as server-sent events, until the hall closes or the server stops.
  func events() -> AsyncStream<String> {
    publish()
    let (stream, listener) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(4))
    listenerCount += 1
    let number = listenerCount
    listeners[number] = listener
    listener.onTermination = { [weak self] _ in Task { await self?.forget(number) } }
    listener.yield("retry: 3000\n\n" + figures.event)
    if heart == nil { heart = Task { await beat() } }
    return stream
  }

  /// Ends the streams of all listeners.
  func endStreams() {
    for listener in listeners.values { listener.finish() }
    listeners = [:]
    heart?.cancel()
    heart = nil
  }

  private func forget(_ number: Int) { listeners[number] = nil }

  private func tell(_ event: String) { for listener in listeners.values { listener.yield(event) } }

  /// A comment now and then, so that nothing between here and a listener takes the stream for dead.
  private func beat() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(15))
      tell(": \n\n")
    }
  }

  /// Many placements in a short time are shown together.
  private func showSoon() {
    guard !isShowing, !listeners.isEmpty else { return }
    isShowing = true
    Task {
      try? await Task.sleep(for: .milliseconds(200))
      isShowing = false
      publish()
    }
  }

  private func publish() {
    guard !isEnding, figures.state == .open else { return }
    var next = figures
    next.people = content.show == .closed ? nil : content.people
    next.together = leastChanged
    next.boards = content.show == .live ? content.shown : nil
    let isFirst = figures.revision == BoardFigures.firstRevision(after: content.starts)
    guard next != figures || isFirst else { return }
    next.revision += 1
    figures = next
    tell(figures.event)
  }
}
