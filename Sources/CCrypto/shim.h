// SHA1_Init and its like are the part of OpenSSL that needs no provider and no start; it calls them old, and keeps them.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
