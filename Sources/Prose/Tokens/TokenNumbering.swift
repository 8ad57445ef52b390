/// Gives the bytes of tokens their symbols.
protocol TokenNumbering {
  mutating func symbol(of bytes: UnsafeBufferPointer<UInt8>) -> UInt32
}
