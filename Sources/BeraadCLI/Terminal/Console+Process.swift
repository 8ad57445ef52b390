import Glibc

extension Console {
  /// The streams of this process.
  static var process: Console {
    var size = winsize()
    let known = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    var console = Console(
      inputIsTerminal: isatty(STDIN_FILENO) == 1,
      outputIsTerminal: isatty(STDOUT_FILENO) == 1,
      errorIsTerminal: isatty(STDERR_FILENO) == 1,
      columns: known ? Int(size.ws_col) : 80,
      writeOutput: { writeAll($0, to: STDOUT_FILENO) },
      writeError: { _ = writeAll(Array($0.utf8), to: STDERR_FILENO) },
      readLine: { Swift.readLine(strippingNewline: true) },
      readInput: { InputBytes.read(from: STDIN_FILENO) })
    console.rows = known && size.ws_row > 0 ? Int(size.ws_row) : nil
    console.page = Pager.show
    return console
  }
}

/// Writes every byte; a closed pipe ends it quietly, as `beraad list | head` should.
private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  var written = 0
  return bytes.withUnsafeBytes { buffer in
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return errno == EPIPE }
      written += count
    }
    return true
  }
}
