#!/bin/sh
# Builds the program `peer` in the current folder. Argument: the folder with its sources.
set -e
gsoap=/usr/share/gsoap
soapcpp2 -L -x -I"$gsoap" -I"$gsoap/import" -I"$gsoap/plugin" "$1/desk.h" >/dev/null
g++ -O0 -w -DWITH_OPENSSL -DWITH_DOM -DWITH_GZIP -I. -I"$gsoap" -I"$gsoap/plugin" -I"$gsoap/import" \
  "$1/peer.cpp" soapC.cpp soapServer.cpp soapClient.cpp "$gsoap/plugin/wsaapi.c" "$gsoap/plugin/wsseapi.c" \
  "$gsoap/plugin/smdevp.c" "$gsoap/plugin/mecevp.c" "$gsoap/plugin/threads.c" "$gsoap/custom/struct_timeval.c" \
  -o peer -lgsoapssl++ -lssl -lcrypto -lz -lpthread
