// The floor of fan-out: what loop.py does, without Python. An epoll loop that writes ready frames, with no check, no
// store and no state, and says just enough of the protocol for the load program to believe it: `loop PORT`.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define ID "01J00000000000000000000000"
#define AT "2025-01-01T00:00:00.000000+00:00"
#define HANDSHAKE \
  "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\n"
#define OPEN "0{\"sid\":\"x\",\"upgrades\":[],\"pingInterval\":15000,\"pingTimeout\":10000,\"maxPayload\":1000000}"
#define JOIN "40/chat,"
#define EVENT "42/chat,"
#define BODY "\"body\":\""
#define AT_ONCE 1024
#define BUFFER 65536

struct client {
  int fd;
  int place;  // among the members, or -1
  int upgraded;
  char *unsent;
  size_t left;
};

static struct client **members;
static int member_count, member_room;
static int epoll;
static long seq;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void watch(struct client *client, int how, unsigned events) {
  struct epoll_event event = {.events = events, .data.ptr = client};
  if (epoll_ctl(epoll, how, client->fd, &event) < 0) fail("epoll_ctl");
}

// What the kernel does not take at once is kept, and sent when it does.
static void put(struct client *client, const char *data, size_t size) {
  ssize_t sent = 0;
  if (!client->left) {
    sent = send(client->fd, data, size, MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) return;  // gone, as reading will tell
    if (sent < 0) sent = 0;
    if ((size_t)sent == size) return;
    watch(client, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
  }
  client->unsent = realloc(client->unsent, client->left + size - sent);
  if (!client->unsent) fail("realloc");
  memcpy(client->unsent + client->left, data + sent, size - sent);
  client->left += size - sent;
}

static void put_rest(struct client *client) {
  ssize_t sent = send(client->fd, client->unsent, client->left, MSG_NOSIGNAL);
  if (sent <= 0) return;
  client->left -= sent;
  memmove(client->unsent, client->unsent + sent, client->left);
  if (!client->left) watch(client, EPOLL_CTL_MOD, EPOLLIN);
}

// A text frame of a server around `text`, in `out`; its length.
static size_t frame(char *out, const char *text, size_t size) {
  size_t start = 2;
  out[0] = (char)0x81;
  if (size < 126) {
    out[1] = (char)size;
  } else {
    out[1] = 126;
    out[2] = (char)(size >> 8);
    out[3] = (char)size;
    start = 4;
  }
  memcpy(out + start, text, size);
  return start + size;
}

static void say(struct client *client, const char *text) {
  char out[BUFFER];
  put(client, out, frame(out, text, strlen(text)));
}

static void join_room(struct client *client) {
  if (client->place >= 0) return;
  if (member_count == member_room) {
    member_room = member_room ? 2 * member_room : 64;
    members = realloc(members, member_room * sizeof *members);
    if (!members) fail("realloc");
  }
  client->place = member_count;
  members[member_count++] = client;
}

static void leave(struct client *client) {
  if (client->place >= 0) {
    members[client->place] = members[--member_count];
    members[client->place]->place = client->place;
  }
  close(client->fd);
  free(client->unsent);
  free(client);
}

static void deliver(const char *body, size_t size) {
  char text[BUFFER], out[BUFFER + 4];
  int length = snprintf(
      text, sizeof text,
      "42/chat,[\"event\",{\"stream\":\"room:" ID "\",\"seq\":%ld,\"epoch\":\"0123456789ab\","
      "\"kind\":\"message.created\",\"id\":\"" ID "\",\"at\":\"" AT "\",\"actor\":\"" ID "\","
      "\"data\":{\"id\":\"" ID "\",\"room\":\"" ID "\",\"seq\":%ld,"
      "\"author\":{\"id\":\"" ID "\",\"name\":\"Person 1\"},\"body\":\"%.*s\",\"mentions\":[],\"at\":\"" AT "\","
      "\"client_id\":\"0123456789ab\"}}]",
      seq, seq, (int)size, body);
  size_t whole = frame(out, text, length);
  for (int place = 0; place < member_count; place++) put(members[place], out, whole);
}

// `42/chat,<number>["<name>",{...}]`
static void handle_event(struct client *client, char *text) {
  char ack[128];
  long number = strtol(text + strlen(EVENT), &text, 10);
  if (!strncmp(text, "[\"joinRoom\"", 11)) {
    join_room(client);
    snprintf(ack, sizeof ack, "43/chat,%ld[{\"ok\":true,\"top\":0,\"epoch\":\"\"}]", number);
  } else {
    char *body = strstr(text, BODY);
    if (!body) return;
    body += strlen(BODY);
    seq++;
    deliver(body, strcspn(body, "\""));
    snprintf(ack, sizeof ack, "43/chat,%ld[{\"ok\":true,\"seq\":%ld}]", number, seq);
  }
  say(client, ack);
}

static void handle(struct client *client, char *text) {
  if (!strncmp(text, EVENT, strlen(EVENT))) {
    handle_event(client, text);
  } else if (!strcmp(text, JOIN)) {
    say(client, "40/chat,{\"sid\":\"x\"}");
    say(client, "40/notifications,{\"sid\":\"x\"}");
  }
}

// Whether the client is still there.
static int receive(struct client *client) {
  static char data[BUFFER];
  ssize_t size = recv(client->fd, data, sizeof data - 1, 0);
  if (size < 0 && errno == EAGAIN) return 1;
  if (size <= 0) return 0;
  if (!client->upgraded) {
    client->upgraded = 1;
    put(client, HANDSHAKE, strlen(HANDSHAKE));
    say(client, OPEN);
    return 1;
  }
  // The mask is zero and four bytes long; the load program never sends a frame in two pieces.
  for (ssize_t offset = 0; offset + 6 <= size;) {
    size_t length = data[offset + 1] & 0x7F, start = offset + 6;
    if (length == 126) {
      length = (unsigned char)data[offset + 2] << 8 | (unsigned char)data[offset + 3];
      start = offset + 8;
    }
    size_t stop = start + length;
    if ((ssize_t)stop > size) return 0;
    char after = data[stop];
    data[stop] = 0;
    handle(client, data + start);
    data[stop] = after;
    offset = stop;
  }
  return 1;
}

static void accept_all(int listener) {
  int fd, yes = 1;
  while ((fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0) {
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct client *client = calloc(1, sizeof *client);
    if (!client) fail("calloc");
    client->fd = fd;
    client->place = -1;
    watch(client, EPOLL_CTL_ADD, EPOLLIN);
  }
}

int main(int argc, char **argv) {
  if (argc != 2) return 2;
  int yes = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  struct sockaddr_in address = {
      .sin_family = AF_INET, .sin_port = htons(atoi(argv[1])), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0) fail("bind");
  if (listen(listener, 2048) < 0) fail("listen");
  epoll = epoll_create1(0);
  struct epoll_event events[AT_ONCE], event = {.events = EPOLLIN, .data.ptr = NULL};
  if (epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event) < 0) fail("epoll_ctl");
  for (;;) {
    int count = epoll_wait(epoll, events, AT_ONCE, -1);
    for (int number = 0; number < count; number++) {
      struct client *client = events[number].data.ptr;
      if (!client) {
        accept_all(listener);
        continue;
      }
      if (events[number].events & EPOLLOUT && client->left) put_rest(client);
      if (events[number].events & ~EPOLLOUT && !receive(client)) leave(client);
    }
  }
}
