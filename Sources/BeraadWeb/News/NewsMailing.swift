import BeraadKit
import Deliberation

/// An issue on its way to everybody on the list.
struct NewsMailing {
  let list: NewsList
  private let issue: NewsIssue
  private let context: Context
  private let server: String
  private let template: NewsIssue.Template
  private let sender: OutgoingMail.Mailbox
  private let now: Instant

  /// The folder of the state folder in which journals lie.
  static let folder = "sent"

  /// - Parameters:
  ///   - sender: whom the messages are from; nil for an address of the site.
  ///   - server: how people call the server's site, for the link to leave.
  ///   - site: where the alliance's own site is, for links into it.
  init(
    _ name: String, of context: Context, list: NewsList, from sender: String?, server: String, site: String?
  ) throws {
    let alliance: String
    (issue, alliance) = try context.newsIssue(name)
    template = NewsIssue.Template(issue, site: site, alliance: alliance)
    (self.list, self.context, self.server) = (list, context, server)
    now = context.now()
    self.sender = OutgoingMail.Mailbox(
      try EmailAddress.parse(sender ?? "beraad@\(Self.domain(of: server))"), name: alliance)
  }

  /// Whether the links to leave are of use here alone.
  var isOfThisMachine: Bool { MailHeader.host(of: server) == "localhost" }

  /// A machine's own name alone is no domain that mail takes.
  private static func domain(of server: String) -> String {
    let host = MailHeader.host(of: server)
    return host.contains(".") ? host : "\(host).localdomain"
  }

  /// How many would get it.
  func forecast() throws -> Localized {
    let journal = try openJournal()
    let marks = try list.readers().compactMap { EmailAddress($0.address) }.map(list.sentMark)
    let waiting = marks.count { journal[$0] == nil || journal[$0] == .refused }
    return Localized(
      en: "Would get \(issue.id): \(waiting).", nl: "Zouden \(issue.id) krijgen: \(waiting).")
  }

  /// Sends it to whoever did not get it yet.
  ///
  /// - Throws: a `Refusal` where everybody got it.
  func send(by program: String, perMinute: Int, isAgain: Bool) throws -> MailRun.Outcome {
    let journal = try openJournal()
    let run = MailRun(context, program: program, journal: journal, perMinute: perMinute, isAgain: isAgain)
    let (list, template, server, sender, now) = (list, template, server, sender, now)
    let watched = WatchedList(list.folder.place(NewsList.file)) {
      Set(try list.readers().map { $0.address.lowercased() })
    }
    let recipients = try list.readers().compactMap { reader in
      EmailAddress(reader.address).map { MailRun.Recipient($0, mark: list.sentMark($0)) }
    }
    guard !recipients.isEmpty else {
      throw Refusal(
        Localized(en: "Nobody is on the list.", nl: "Er staat niemand op de lijst."))
    }
    return try run.send(to: recipients, on: now.date, forgets: true) {
      try watched.has($0.address)
    } message: { person in
      let leaving = "\(server)/unsubscribe/\(list.unsubscribeToken(person.address))"
      var mail = OutgoingMail(
        from: sender, to: OutgoingMail.Mailbox(person.address), subject: template.title, at: now,
        forms: template.parts(leaving: leaving))
      mail.fields = [
        ("List-Unsubscribe", "<\(leaving)>"), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
      ]
      return mail.bytes
    }
  }

  private func openJournal() throws -> SendJournal {
    try list.folder.makeFolder(Self.folder)
    let journal = try SendJournal(at: list.folder.place("\(Self.folder)/\(issue.id)"))
    if let ended = journal.ended {
      throw Refusal(
        Localized(
          en: "\(issue.id) was sent on \(ended.day); readers: \(ended.count).",
          nl: "\(issue.id) is op \(ended.day) verstuurd; lezers: \(ended.count)."),
        hints: [
          Localized(
            en: "begin another issue with: beraad news write ISSUE",
            nl: "begin een ander nummer met: beraad news write NUMMER")
        ])
    }
    return journal
  }
}
