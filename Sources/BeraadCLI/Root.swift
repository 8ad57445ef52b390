import ArgumentParser
import BeraadKit
import Deliberation
import Help

/// `beraad`: the tree of commands.
struct Root: HelpedCommand {
  static let help = CommandHelp(
    program: "beraad", version: Tool.version,
    abstract: Localized(
      en: "Write one text together, and show for every word who brought it in.",
      nl: "Schrijf samen één tekst, en laat bij elk woord zien wie het inbracht."),
    english: """
      Partners comment, amend and vote; the committee decides, merges and publishes. Everything lives in an \
      ordinary git repository.

        beraad comment housing --on "affordable homes" -m "For whom?"
        beraad amend housing --replace "soon" --with "before 2030" --because "A date can be checked."
        beraad publish housing --edition 1 -o edition/
      """,
    dutch: """
      Partners maken opmerkingen, stellen wijzigingen voor en stemmen; de commissie besluit, voegt samen en \
      publiceert. Alles staat in een gewone git-repository.

        beraad comment wonen --on "betaalbare huizen" -m "Voor wie?"
        beraad amend wonen --replace "binnenkort" --with "vóór 2030" --because "Een datum is na te rekenen."
        beraad publish wonen --edition 1 -o editie/
      """,
    subcommands: [ReferenceCommand.self],
    groups: [
      (
        name: Localized(en: "Daily", nl: "Voor elke dag"),
        commands: [
          InitCommand.self, JoinCommand.self, SyncCommand.self, SubmitCommand.self, NewCommand.self,
          ReviseCommand.self, SetCommand.self, StatusCommand.self, ShowCommand.self,
          LogCommand.self, ListCommand.self, CommentCommand.self, ReplyCommand.self, AmendCommand.self,
          WithdrawCommand.self, VoteCommand.self, ExportCommand.self, ImportCommand.self,
        ]
      ),
      (
        name: Localized(en: "Committee", nl: "Van de commissie"),
        commands: [
          MeetingCommand.self, HarvestCommand.self, PointCommand.self,
          CollectCommand.self, InboxCommand.self, AgendaCommand.self, DecideCommand.self, MinutesCommand.self,
          MergeCommand.self, PollCommand.self,
          CountCommand.self, BallotsCommand.self, TallyCommand.self, PublishCommand.self, RespondCommand.self,
          PartnerCommand.self, PersonCommand.self, NewsCommand.self, AddressesCommand.self,
          InviteCommand.self,
          DoctorCommand.self, CheckPushCommand.self, ServeCommand.self,
        ]
      ),
      (
        name: Localized(en: "Anyone", nl: "Voor iedereen"),
        commands: [RenderCommand.self, SiteCommand.self, VerifyCommand.self]
      ),
      (
        name: Localized(en: "On any repository", nl: "Voor elke repository"),
        commands: [
          MergeFileCommand.self, AttributeCommand.self, AnchorCommand.self, DiffCommand.self,
          CollisionsCommand.self, DocxCommand.self,
        ]
      ),
    ])
}
