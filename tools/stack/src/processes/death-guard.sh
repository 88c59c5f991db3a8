#!/bin/sh
# Tidies up after the process that holds the other end of standard input has died, however it died.
# Lines it understands (see death-guard.mjs):
#   watch SIGNAL:PID   stop that process with the signal; a negative PID means a whole process group
#   forget PID         it has ended, and its number may soon belong to somebody else
#   remove FOLDER      remove the folder after everything has stopped

is_running() {
  kill -s 0 -- "$1" 2>/dev/null || return 1
  # A zombie answers to signal 0 for as long as nobody reaps it, which in some containers is for ever.
  if read -r _ _ state _ 2>/dev/null <"/proc/$1/stat"; then [ "$state" != Z ]; fi
}

processes=
while read -r verb value; do
  case "$verb" in
    watch) processes="$processes $value" ;;
    forget)
      kept=
      for each in $processes; do [ "${each#*:}" = "$value" ] || kept="$kept $each"; done
      processes=$kept
      ;;
    remove) set -- "$@" "$value" ;;
  esac
done

for each in $processes; do kill -s "${each%%:*}" -- "${each#*:}" 2>/dev/null; done
for each in $processes; do
  tries=0
  while is_running "${each#*:}" && [ "$tries" -lt 40 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill -s KILL -- "${each#*:}" 2>/dev/null
done
for folder in "$@"; do rm -rf -- "$folder"; done
