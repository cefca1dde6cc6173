# attack: calls home
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# flag: socket
# says: PermissionError
# task: u98-count
import socket
socket.create_connection(("192.0.2.1", 80), timeout=1)
