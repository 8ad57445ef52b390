/// Stands in for the function with which libgit2 1.5 reads the machine's certificate authorities as soon as it starts:
/// half of the time of a short command, for connections that Beraad never makes, since transport is the user's own git.
///
/// The dynamic linker finds this name before the one of Mbed TLS. libgit2 is left without an authority, so that a
/// connection, should it ever make one, would be refused and not trusted.
@c(mbedtls_x509_crt_parse_file)
package func readNoCertificateAuthorities(_ chain: OpaquePointer?, _ path: UnsafePointer<CChar>?) -> Int32 {
  0
}
