import Foundation
import TestSupport
import Testing

/// What only a process of its own can show: bytes in arguments, streams that end, and what the system refuses.
@Suite struct ProgramTests {
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "beraad").path

  let bench: Workbench

  init() throws { bench = try Workbench() }

  /// Runs a script of the shell in the work tree; `$beraad` is the program.
  private func shell(_ script: String, environment extra: [String: String] = [:]) throws -> Command.Outcome {
    let environment = TemporaryRepository.environment(home: bench.temporary.home)
      .merging(["beraad": Self.program, "BERAAD_AS": "tenants"].merging(extra) { $1 }) { $1 }
    return try Command.outcome(["sh", "-c", script], in: bench.temporary.path, environment: environment)
  }

  private func expectRefusal(_ script: String, status: Int32 = 1, naming words: String...) throws {
    let before = try bench.state()
    let outcome = try shell(script)
    #expect(outcome.code == status, "\(outcome.complaint)")
    for word in words { #expect(outcome.complaint.contains(word), "\(outcome.complaint)") }
    #expect(try bench.state() == before)
  }

  @Test func `the program is there and works`() throws {
    let outcome = try shell(#""$beraad" comment housing --on Rents -m "Hm.""#)
    #expect(outcome.code == 0 && outcome.output.hasPrefix("c"), "\(outcome.complaint)")
  }

  @Test func `an argument that is not UTF-8 is a wrong command line`() throws {
    let quote = #"$(printf 'Rents \377')"#
    try expectRefusal(
      "\"$beraad\" comment housing --on \"\(quote)\" -m Hm.", status: 64,
      naming: "Argument 4 is not UTF-8 text")
    try expectRefusal(
      "\"$beraad\" comment housing --on Rents -m \"\(quote)\"", status: 64, naming: "Argument 6")
  }

  @Test func `an answer that cannot be written is a failure, a reader that has enough is none`() throws {
    let full = try shell(#""$beraad" show housing > /dev/full"#)
    #expect(full.code == 1 && full.complaint.contains("The answer could not be written"), "\(full.complaint)")
    let help = try shell(#""$beraad" --help > /dev/full"#)
    #expect(help.code == 1)
    let head = try shell(#"{ "$beraad" show housing; echo $? >&2; } | true"#)
    #expect(head.complaint.hasSuffix("0\n"), "\(head.complaint)")
  }

  @Test func `a message may come through a pipe or a descriptor`() throws {
    #expect(try shell(#"echo Hm. | "$beraad" comment housing --on Rents -F -"#).code == 0)
    #expect(try shell(#"echo Hm. | "$beraad" comment housing --on Rents -F /dev/stdin"#).code == 0)
    try expectRefusal(
      #""$beraad" comment housing --on Rents < /dev/null"#, naming: "no terminal to write it on")
    try expectRefusal(
      #""$beraad" comment housing --on Rents -F - < /dev/null"#, naming: "A comment needs words")
    try expectRefusal(
      #""$beraad" comment housing --on Rents -F - <&-"#, naming: "Standard input cannot be read")
  }

  @Test func `a file that may not grow is named, and nothing is written`() throws {
    let before = try bench.state()
    // Through a pipe: to a file that may not grow the program could not say why it stopped.
    let outcome = try shell(
      #"(ulimit -f 0; "$beraad" comment housing --on Rents -m Hm.; echo "code $?") 2>&1 | cat"#)
    #expect(
      outcome.output.contains("A file would become larger than may be written here; nothing was recorded"),
      "\(outcome.output)")
    #expect(outcome.output.hasSuffix("code 1\n"))
    #expect(try bench.state() == before)
    #expect(try shell(#""$beraad" comment housing --on Rents -m Hm."#).code == 0, "room again")
  }

  /// A disk of a few hundred kilobytes of its own; needs a system that lets users mount one.
  @Test func `a disk that runs full in the middle of work loses nothing that was acknowledged`() throws {
    let disk = bench.temporary.surroundings + "/disk"
    let script = """
      mkdir '\(disk)' && mount -t tmpfs -o size=400k tmpfs '\(disk)' || exit 77
      cp -a . '\(disk)/repository' && cd '\(disk)/repository' || exit 77
      said=0
      while "$beraad" comment housing --on Rents -m "Remark $said" > /dev/null 2> ../../complaint; do
        said=$((said + 1))
        [ $said -lt 500 ] || exit 78
      done
      cat ../../complaint >&2
      echo "$said $("$beraad" list housing comments | wc -l) $(git status --porcelain | wc -l)"
      git fsck --no-dangling >&2
      """
    let environment = TemporaryRepository.environment(home: bench.temporary.home)
      .merging(["beraad": Self.program, "BERAAD_AS": "tenants"]) { $1 }
    let outcome = try Command.outcome(
      ["unshare", "--mount", "--map-root-user", "sh", "-c", script], in: bench.temporary.path,
      environment: environment)
    if outcome.code == 1 && outcome.complaint.contains("unshare") || outcome.code == 77 {
      print("skipped: this system lets nobody mount a small disk")
      try Test.cancel("this system lets nobody mount a small disk")
    }
    #expect(outcome.code == 0, "\(outcome.complaint)")
    #expect(outcome.complaint.contains("There is no room left on the disk"), "\(outcome.complaint)")
    let counts = outcome.output.split(separator: " ").map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    try #require(counts.count == 3)
    #expect(counts[0] == counts[1] && counts[0] != "0", "said and found: \(counts)")
    #expect(counts[2] == "0", "the work tree is as HEAD has it")
  }

  @Test func `a folder that may only be read is named, and a reader can still read it`() throws {
    // Root may write everywhere: then the user is somebody else, to whom the repository belongs.
    let other = getuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups" : ""
    let script = """
      if [ "$(id -u)" = 0 ]; then chown -R 65534:65534 .. ; fi
      chmod -R a-w .
      \(other) "$beraad" comment housing --on Rents -m Hm.
      code=$?
      \(other) "$beraad" show housing > /dev/null || echo "show failed" >&2
      \(other) "$beraad" doctor >&2
      chmod -R u+w .
      if [ "$(id -u)" = 0 ]; then chown -R 0:0 .. ; fi
      exit $code
      """
    let before = try bench.state()
    let outcome = try shell(script)
    #expect(outcome.code == 1)
    #expect(
      outcome.complaint.contains("The repository cannot be written to; nothing was recorded"),
      "\(outcome.complaint)")
    #expect(!outcome.complaint.contains("show failed"), "\(outcome.complaint)")
    #expect(
      outcome.complaint.contains("may not be written to: what has its place there"), "\(outcome.complaint)")
    #expect(try bench.state() == before)
  }

  @Test(.enabled(if: getuid() == 0, "only root can give a folder to somebody else"))
  func `somebody else's repository names the command that trusts it`() throws {
    let outcome = try shell(
      """
      chown -R 65534:65534 .
      "$beraad" status; code=$?
      chown -R 0:0 .
      exit $code
      """)
    #expect(outcome.code == 1)
    #expect(
      outcome.complaint.contains("git config --global --add safe.directory \(bench.temporary.path)"),
      "\(outcome.complaint)")
  }

  /// The dynamic linker tells which functions are called for the first time.
  @Test func `help does not start libgit2`() throws {
    func isStarted(_ arguments: String) throws -> Bool {
      try shell("\"$beraad\" \(arguments)", environment: ["LD_DEBUG": "bindings"]).complaint
        .contains("git_libgit2_init")
    }
    #expect(try isStarted("status"))
    for arguments in ["--help", "comment --help", "--version", "wrong"] { #expect(try !isStarted(arguments)) }
  }

  @Test func `what libgit2 would connect with is not there`() throws {
    let bindings = try shell("\"$beraad\" status", environment: ["LD_DEBUG": "bindings"]).complaint
      .split(separator: "\n").filter { $0.contains("libgit2.so") }
    for name in ["mbedtls_x509_crt_parse_file", "libssh2_init", "libssh2_session_init_ex"] {
      let bound = bindings.filter { $0.contains("symbol `\(name)'") }
      #expect(!bound.isEmpty, "\(name)")
      #expect(bound.allSatisfy { $0.contains("to \(Self.program) [0]") }, "\(bound)")
    }
  }
}
