"""What is compared with: Socket.IO as others run it, and loops that only write."""
