// Stand-ins for what libgit2 1.5 calls to connect to other machines: SSH (libssh2), Kerberos (GSSAPI), and TLS
// with the machine's certificate authorities (Mbed TLS).
//
// Beraad never connects: transport is the user's own git. To load these libraries, and the OpenSSL that they bring, was much
// of the time of a short command; and a program that reads what strangers wrote need not talk to strangers. Should
// libgit2 ever be asked for a connection, it is refused: no session, no credentials, no authority to trust.
//
// The linker finds these names before those of the libraries; in a program that loads libgit2, all but the versioned ones
// of GSSAPI. Only the kind of result matters, so none declares the parameters that it does not look at.

#define SUCCEEDS(name) int name() { return 0; }
#define FAILS(name) int name() { return -1; }
#define GIVES_NOTHING(name) void *name() { return 0; }
#define DOES_NOTHING(name) void name() {}

// MARK: libssh2; it starts, because libgit2 does not start without it

SUCCEEDS(libssh2_init)
DOES_NOTHING(libssh2_exit)
GIVES_NOTHING(libssh2_session_init_ex)
GIVES_NOTHING(libssh2_session_abstract)
GIVES_NOTHING(libssh2_session_hostkey)
DOES_NOTHING(libssh2_session_set_blocking)
FAILS(libssh2_session_disconnect_ex)
FAILS(libssh2_session_free)
FAILS(libssh2_session_handshake)
FAILS(libssh2_session_last_error)
FAILS(libssh2_session_method_pref)
GIVES_NOTHING(libssh2_hostkey_hash)
GIVES_NOTHING(libssh2_knownhost_init)
DOES_NOTHING(libssh2_knownhost_free)
FAILS(libssh2_knownhost_checkp)
FAILS(libssh2_knownhost_readfile)
GIVES_NOTHING(libssh2_agent_init)
DOES_NOTHING(libssh2_agent_free)
FAILS(libssh2_agent_connect)
FAILS(libssh2_agent_disconnect)
FAILS(libssh2_agent_get_identity)
FAILS(libssh2_agent_list_identities)
FAILS(libssh2_agent_userauth)
GIVES_NOTHING(libssh2_userauth_list)
FAILS(libssh2_userauth_authenticated)
FAILS(libssh2_userauth_keyboard_interactive_ex)
FAILS(libssh2_userauth_password_ex)
FAILS(libssh2_userauth_publickey)
FAILS(libssh2_userauth_publickey_fromfile_ex)
FAILS(libssh2_userauth_publickey_frommemory)
GIVES_NOTHING(libssh2_channel_open_ex)
DOES_NOTHING(libssh2_channel_set_blocking)
FAILS(libssh2_channel_close)
FAILS(libssh2_channel_free)
FAILS(libssh2_channel_process_startup)

// Counts of bytes, or an error.
long libssh2_channel_read_ex() { return -1; }
long libssh2_channel_write_ex() { return -1; }

// MARK: GSSAPI

void *GSS_C_NT_HOSTBASED_SERVICE = 0;

FAILS(gss_indicate_mechs)
FAILS(gss_import_name)
FAILS(gss_init_sec_context)
FAILS(gss_delete_sec_context)
FAILS(gss_display_status)
FAILS(gss_release_buffer)
FAILS(gss_release_name)
FAILS(gss_release_oid_set)

// MARK: Mbed TLS

// The machine's certificate authorities, which libgit2 1.5 reads whole as soon as it starts.
SUCCEEDS(mbedtls_x509_crt_parse_file)

// Its random numbers, which it gathers as long as it reads a small repository. Without them there must be no connection.
DOES_NOTHING(mbedtls_entropy_init)
DOES_NOTHING(mbedtls_entropy_free)
SUCCEEDS(mbedtls_ctr_drbg_seed)
FAILS(mbedtls_ssl_setup)
