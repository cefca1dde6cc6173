# attack: talks to services of the machine
# base: blank
# expects: u98-count--empty crashed
# expects: u98-count--missing crashed
# flag: socket
# says: PermissionError
# task: u98-count
import socket
server = socket.socket()
server.bind(("127.0.0.1", 0))
