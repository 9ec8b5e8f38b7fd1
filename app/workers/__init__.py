"""Several worker processes on one port, and their supervisor.

`python -m app.workers` is the supervisor: it starts workers (`worker_process`), starts those again that die, and
replaces them one after the other on SIGHUP. It has no state of the application and imports next to nothing:
it must keep running whatever else fails.
"""
