"""A proxy as stands before a server on the web: what it gets it passes on, and while the server is away it answers 502 itself."""

import socket
import socketserver
import threading

AWAY = b"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: 3\r\nConnection: close\r\n\r\n502"


def pump(source, drain):
    """Passes on all that comes, until one of both ends."""
    try:
        while data := source.recv(65536):
            drain.sendall(data)
    except OSError:
        pass
    for end in (source, drain):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


class Passing(socketserver.BaseRequestHandler):
    def handle(self):
        try:
            behind = socket.create_connection(("127.0.0.1", self.server.behind), timeout=2)
        except OSError:
            self.request.recv(65536)
            self.request.sendall(AWAY)
            return
        behind.settimeout(None)
        threading.Thread(target=pump, args=(behind, self.request), daemon=True).start()
        pump(self.request, behind)


class Proxy(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self, behind):
        """behind: the port of the server."""
        super().__init__(("127.0.0.1", 0), Passing)
        self.behind = behind
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()
