import Foundation
import TestSupport

/// A program that serves while a test runs.
///
/// Not Foundation's `Process`: that waits for its children by a socket that each of them has, and a server, started meanwhile by
/// another thread, would hold the sockets of all others until it ends.
private final class Serving {
  private let process: pid_t

  /// Closes whatever else is open, and becomes the program.
  private static let closing =
    #"for f in /proc/self/fd/*; do n=${f##*/}; [ "$n" -gt 2 ] && eval "exec $n>&-"; done; exec "$@""#

  init(_ words: [String], environment: [String: String], log: String) throws {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, log, O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_adddup2(&files, 1, 2)
    let words = ["/bin/bash", "-c", Self.closing, "serve"] + words
    let copies = (words + environment.map { "\($0.key)=\($0.value)" }).map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    var child: pid_t = 0
    let code = posix_spawn(
      &child, words[0], &files, nil, Array(copies.prefix(words.count)) + [nil],
      Array(copies.dropFirst(words.count)) + [nil])
    guard code == 0 else { throw ServerTrouble(log: String(cString: strerror(code))) }
    process = child
  }

  /// Waits until somebody answers at a port of this machine.
  func wait(for port: Int, log: String) throws {
    for _ in 0..<200 {
      if Ports.answers(port) { return }
      usleep(50_000)
    }
    stop()
    throw ServerTrouble(log: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
  }

  func stop() {
    var status: Int32 = 0
    if waitpid(process, &status, WNOHANG) == 0 {
      // The runner of the tests has blocked the gentler signals, and children inherit that.
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
    }
  }
}

/// A server that did not come up, and what it said.
struct ServerTrouble: Error { let log: String }

private enum Ports {
  /// A port of this machine that nobody has at this moment.
  static func free() -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(0)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    _ = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, size) + getsockname(descriptor, $0, &size)
      }
    }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  static func answers(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = loopback(port)
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  private static func loopback(_ port: Int) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return address
  }
}

/// An OpenSSH server of one test on this machine: one account, and a key for each partner that says who it is.
final class SSHServer {
  private let folder: TemporaryFolder
  private let keys: [String: SigningKey]
  private let serving: Serving
  private let port: Int

  init(for partners: [String]) throws {
    folder = try TemporaryFolder()
    keys = try Dictionary(uniqueKeysWithValues: partners.map { ($0, try SigningKey()) })
    port = Ports.free()
    let hostKey = try SigningKey()
    let lines = keys.map { "environment=\"BERAAD_PUSHER=\($0.key)\" \($0.value.bare)\n" }
    try folder.write(lines.joined(), to: "authorized_keys")
    try folder.write(
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder.path)/host_key
      PidFile \(folder.path)/pid
      AuthorizedKeysFile \(folder.path)/authorized_keys
      StrictModes no
      UsePAM no
      PasswordAuthentication no
      KbdInteractiveAuthentication no
      PermitRootLogin prohibit-password
      PermitUserEnvironment BERAAD_PUSHER

      """, to: "config")
    try FileManager.default.copyItem(atPath: hostKey.path, toPath: folder.path + "/host_key")
    // Debian makes it when the service starts; here nothing starts the service.
    if getuid() == 0 {
      try FileManager.default.createDirectory(atPath: "/run/sshd", withIntermediateDirectories: true)
    }
    let log = folder.path + "/log"
    serving = try Serving(
      ["/usr/sbin/sshd", "-D", "-e", "-f", folder.path + "/config"],
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin"], log: log)
    try serving.wait(for: port, log: log)
  }

  func address(of path: String) -> String { "ssh://\(NSUserName())@127.0.0.1:\(port)\(path)" }

  func environment(of partner: String) -> [String: String] {
    let key = keys[partner]?.path ?? ""
    return [
      "GIT_SSH_COMMAND":
        "ssh -F /dev/null -i \(key) -o IdentitiesOnly=yes -o BatchMode=yes -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR"
    ]
  }

  func stop() { serving.stop() }
}

/// A web server of one test in front of `git http-backend`: whatever password is given, the user's name is believed.
final class WebServer {
  private let folder: TemporaryFolder
  private let serving: Serving
  private let port: Int

  /// - Parameter root: the folder of the repositories.
  init(root: String) throws {
    folder = try TemporaryFolder()
    port = Ports.free()
    try folder.write(Self.script, to: "server.py")
    let log = folder.path + "/log"
    serving = try Serving(
      ["/usr/bin/env", "python3", folder.path + "/server.py", "\(port)", root],
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder.path], log: log)
    try serving.wait(for: port, log: log)
  }

  func address(of repository: String, as partner: String) -> String {
    "http://\(partner):secret@127.0.0.1:\(port)/\(repository)"
  }

  func stop() { serving.stop() }

  private static let script = """
    import base64, gzip, http.server, os, subprocess, sys

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"

        def answer(self):
            given = self.headers.get("Authorization", "")
            if not given.startswith("Basic "):
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="alliance"')
                self.end_headers()
                return
            path, _, query = self.path.partition("?")
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            environment = dict(
                os.environ, GIT_PROJECT_ROOT=sys.argv[2], GIT_HTTP_EXPORT_ALL="1", PATH_INFO=path,
                QUERY_STRING=query, REQUEST_METHOD=self.command,
                REMOTE_USER=base64.b64decode(given[6:]).decode().split(":")[0],
                CONTENT_TYPE=self.headers.get("Content-Type", ""), CONTENT_LENGTH=str(len(body)),
                HTTP_CONTENT_ENCODING=self.headers.get("Content-Encoding", ""),
                GIT_PROTOCOL=self.headers.get("Git-Protocol", ""))
            done = subprocess.run(["git", "http-backend"], input=body, env=environment, stdout=subprocess.PIPE)
            head, _, rest = done.stdout.partition(b"\\r\\n\\r\\n")
            fields = [line.decode().split(": ", 1) for line in head.split(b"\\r\\n") if line]
            status = next((int(value.split()[0]) for name, value in fields if name == "Status"), 200)
            self.send_response(status)
            for name, value in fields:
                if name != "Status":
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(rest)

        do_GET = do_POST = answer

        def log_message(self, *words):
            pass

    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()

    """
}
