import ArgumentParser
import BeraadKit

/// `beraad`: the tree of commands.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "beraad",
    abstract: "Write one text together, and show for every word who brought it in.",
    discussion: """
      Partners comment, amend and vote; the committee decides, merges and publishes. Everything lives in an \
      ordinary git repository.

        beraad comment housing --on "affordable homes" -m "For whom?"
        beraad amend housing --replace "soon" --with "before 2030" --because "A date can be checked."
        beraad publish housing --edition 1 -o edition/
      """,
    version: Tool.version,
    subcommands: [ReferenceCommand.self],
    groupedSubcommands: [
      CommandGroup(
        name: "Daily",
        subcommands: [
          InitCommand.self, JoinCommand.self, SyncCommand.self, SubmitCommand.self, NewCommand.self,
          ReviseCommand.self, SetCommand.self, StatusCommand.self, ShowCommand.self,
          LogCommand.self, ListCommand.self, CommentCommand.self, ReplyCommand.self, AmendCommand.self,
          WithdrawCommand.self, VoteCommand.self, ExportCommand.self, ImportCommand.self,
        ]),
      CommandGroup(
        name: "Committee",
        subcommands: [
          MeetingCommand.self, HarvestCommand.self, PointCommand.self,
          CollectCommand.self, InboxCommand.self, AgendaCommand.self, DecideCommand.self, MinutesCommand.self,
          MergeCommand.self, PollCommand.self,
          CountCommand.self, BallotsCommand.self, TallyCommand.self, PublishCommand.self, RespondCommand.self,
          PartnerCommand.self, PersonCommand.self, DoctorCommand.self, CheckPushCommand.self,
          ServeCommand.self,
        ]),
      CommandGroup(name: "Anyone", subcommands: [RenderCommand.self, VerifyCommand.self]),
      CommandGroup(
        name: "On any repository",
        subcommands: [
          MergeFileCommand.self, AttributeCommand.self, AnchorCommand.self, DiffCommand.self,
          CollisionsCommand.self, DocxCommand.self,
        ]),
    ])
}
