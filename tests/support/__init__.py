"""What tests of several folders share: servers, clients, browsers, people, and what reads their traces."""
