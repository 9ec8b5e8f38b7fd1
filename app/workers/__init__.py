"""Several processes on one port, and the one that looks after them.

`python -m app.workers` is the supervisor: it starts workers (`worker_process`), starts those again that die, and
replaces them one after the other when it is told to. It holds no state of the application and imports next to nothing:
it must go on when whatever else is wrong.
"""
