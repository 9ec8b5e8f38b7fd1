"""Why a connection ends: the `code` of `bye`, numbered as Centrifugo does; below 3500 clients come back."""

BYE_SHUTDOWN = 3001
BYE_SLOW = 3008
BYE_RESYNC = 3010
BYE_BAD_REQUEST = 3501
BYE_KICKED = 3503
BYE_CROWDED = 3504
