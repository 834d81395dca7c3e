"""Runs a command in a terminal of 60 columns, types an answer, prints what it shows."""

import fcntl
import os
import pty
import struct
import sys
import termios

answer, *command = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 60, 0, 0))
    os.execv(command[0], command)
os.write(terminal, answer.encode() + b"\n")
shown = b""
while True:
    try:
        some = os.read(terminal, 4096)
    except OSError:
        break
    if not some:
        break
    shown += some
_, status = os.waitpid(child, 0)
print(shown.decode())
print("exit", os.waitstatus_to_exitcode(status))
