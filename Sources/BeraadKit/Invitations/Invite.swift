package import Deliberation
import Git
import Storage

/// From when till when a meeting is, as `13:30`.
package struct InvitationHours: Sendable, Hashable {
  let from: String
  let until: String

  /// - Throws: a `Refusal` where these are no two times of one day.
  package init(from: String, until: String) throws(Refusal) {
    let times = [from, until].compactMap { $0.wholeMatch(of: /([01]?\d|2[0-3])[:.]([0-5]\d)/) }
      .map { "\($0.1.count == 1 ? "0" : "")\($0.1):\($0.2)" }
    guard times.count == 2, times[0] < times[1] else {
      throw Refusal(
        Localized(
          en: "'\(from.prefix(20))' to '\(until.prefix(20))' are no two times of one day.",
          nl: "'\(from.prefix(20))' tot '\(until.prefix(20))' zijn geen twee tijden op één dag."),
        hints: [Localized(en: "write them as 13:30", nl: "schrijf ze als 13:30")])
    }
    (self.from, self.until) = (times[0], times[1])
  }
}

/// An invitation to a meeting.
package struct InvitationWish: Sendable {
  package var meeting: String
  /// Whom people answer.
  package var sender: String
  package var hours: InvitationHours?
  /// What it says; nil for what is usual.
  package var text: String?
  package var file: String?

  package init(
    meeting: String, sender: String, hours: InvitationHours? = nil, text: String? = nil, file: String? = nil
  ) {
    (self.meeting, self.sender, self.hours) = (meeting, sender, hours)
    (self.text, self.file) = (text, file)
  }
}

/// How an invitation is sent.
package struct SendingWish: Sendable {
  /// As `BERAAD_SENDMAIL` names it.
  package var program: String
  package var perMinute: Int
  package var isAgain: Bool

  package init(program: String, perMinute: Int, isAgain: Bool) {
    (self.program, self.perMinute, self.isAgain) = (program, perMinute, isAgain)
  }
}

extension Context {
  /// The message that the first of the address file would get, and how many would get one.
  package func previewInvitation(_ wish: InvitationWish) throws -> (message: String, count: Int) {
    let invitation = try Invitation(wish, self)
    guard let first = invitation.recipients.first else { return ("", 0) }
    return (String(decoding: invitation.message(to: first), as: UTF8.self), invitation.recipients.count)
  }

  /// Sends everybody of the address file an invitation, with a calendar file.
  ///
  /// - Throws: a `Refusal` where there is no such meeting, it has no day, or nobody is in the address file.
  package func invite(_ wish: InvitationWish, _ sending: SendingWish) throws -> MailRun.Outcome {
    let invitation = try Invitation(wish, self)
    let journal = try SendJournal(at: invitation.journal)
    let run = MailRun(
      self, program: sending.program, journal: journal, perMinute: sending.perMinute, isAgain: sending.isAgain
    )
    let file = try addressFile(wish.file)
    let list = WatchedList(file.path) {
      Set(try AddressBook.read(file)?.addresses.map { $0.address.lowercased() } ?? [])
    }
    return try run.send(to: invitation.recipients, on: now().date, forgets: false) {
      // Who was taken out while it runs gets nothing.
      try list.has($0.address)
    } message: {
      invitation.message(to: $0)
    }
  }
}

/// All that is needed to write each message.
private struct Invitation: Sendable {
  let recipients: [MailRun.Recipient]
  let journal: String
  private let sender: OutgoingMail.Mailbox
  private let subject: String
  private let text: String
  private let calendar: OutgoingMail.Part
  private let at: Instant

  init(_ wish: InvitationWish, _ context: Context) throws {
    let desk = try Desk(context)
    try desk.identity().mustBe(
      .committee, .steward, to: Localized(en: "send invitations", nl: "uitnodigingen versturen"))
    let meeting = try desk.meeting(named: wish.meeting)
    let id = meeting.meeting.id
    guard let day = meeting.meeting.date else {
      throw Refusal(
        Localized(en: "The meeting \(id) has no day yet.", nl: "De bijeenkomst \(id) heeft nog geen dag."),
        hints: [
          Localized(
            en: "set it with: beraad meeting set \(id) --date DATE",
            nl: "zet die met: beraad meeting set \(id) --date DATUM")
        ])
    }
    let file = try context.addressFile(wish.file)
    let book = try context.presentBook(file)
    recipients = book.addresses.compactMap { entry in
      EmailAddress(entry.address).map { MailRun.Recipient($0, name: entry.name, mark: book.mark(of: $0)) }
    }
    // A meeting on another day is another invitation.
    journal = "\(file.path).sent/\(id)-\(day)"
    let (alliance, language) = (desk.roster.alliance, desk.roster.language)
    at = context.now()
    sender = OutgoingMail.Mailbox(try EmailAddress.parse(wish.sender), name: alliance)
    subject =
      Localized(
        en: "Invitation: \(meeting.meeting.title), \(language.date(day))",
        nl: "Uitnodiging: \(meeting.meeting.title), \(language.date(day))")[language]
    text = try Self.text(wish, meeting, day, alliance, language)
    let file5545 = CalendarFile(
      meeting: meeting, day: day, hours: wish.hours, alliance: alliance, domain: sender.address.domain, at: at
    )
    calendar = OutgoingMail.Part("text/calendar; method=PUBLISH", file5545.text, fileName: "\(id).ics")
  }

  func message(to person: MailRun.Recipient) -> [UInt8] {
    var mail = OutgoingMail(
      from: sender, to: OutgoingMail.Mailbox(person.address, name: person.name), subject: subject, at: at,
      forms: [OutgoingMail.Part("text/plain", text)])
    mail.attachments = [calendar]
    return mail.bytes
  }

  private static func text(
    _ wish: InvitationWish, _ meeting: AllianceMeeting, _ day: String, _ alliance: String,
    _ language: Language
  ) throws -> String {
    let hours = wish.hours.map {
      Localized(en: ", from \($0.from) to \($0.until)", nl: ", van \($0.from) tot \($0.until)")[language]
    }
    let facts = [meeting.meeting.title, language.date(day) + (hours ?? ""), meeting.place].compactMap(\.self)
    let usual = Localized(
      en: "Hello,\n\n\(alliance) invites you to this meeting.",
      nl: "Dag,\n\n\(alliance) nodigt u uit voor deze bijeenkomst.")[language]
    let words = try wish.text.map { text throws(Refusal) in
      try GivenText.check(text, what: Localized(en: "an invitation", nl: "een uitnodiging"))
    }
    let leave = Localized(
      en: "No more invitations? Answer this message, and your address is deleted.",
      nl: "Geen uitnodigingen meer? Antwoord op dit bericht, en uw adres wordt gewist.")[language]
    return "\(words ?? usual)\n\n\(facts.joined(separator: "\n"))\n\n-- \n\(leave)\n"
  }
}
