#!/usr/bin/env bash
# The main job in a real window under Xvfb, by mouse and keyboard only, judged by the files that come out.
#   tests/e2e/run.sh BINARY OUT_DIR
# OUT_DIR gets a screenshot per stage, to be looked at. Needs xvfb openbox xdotool imagemagick poppler-utils qpdf.
set -euo pipefail

binary=$(realpath "${1:?binary}")
mkdir -p "${2:?folder for screenshots}"
out=$(realpath "$2")
work=$(mktemp -d)
started=()

finish() {
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
  rm -rf "$work"
}
trap finish EXIT

say() { printf '%s\n' "e2e: $*"; }
fail() {
  screenshot failed || true
  say "FAILED: $*" >&2
  [ ! -s "$work/toride.log" ] || sed 's/^/e2e: program: /' "$work/toride.log" >&2
  exit 1
}

# Tries a command for up to $1 seconds.
within() {
  local tries=$(($1 * 10))
  shift
  for ((; tries > 0; tries--)); do
    if "$@" > /dev/null 2>&1; then return 0; fi
    sleep 0.1
  done
  return 1
}

screenshot() { import -window root "$out/$1.png"; }

# --- a display of our own, with a window manager -------------------------------------------------------------
export HOME=$work/home XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_CACHE_HOME=$work/cache
export XDG_RUNTIME_DIR=$work/run LANG=ja_JP.UTF-8 LIBGL_ALWAYS_SOFTWARE=1
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
mkdir -m 700 -p "$HOME" "$XDG_RUNTIME_DIR"

exec 3> "$work/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp > "$work/xvfb.log" 2>&1 &
started+=($!)
within 10 test -s "$work/display" || fail "Xvfb did not start"
export DISPLAY=:$(cat "$work/display")
openbox > "$work/openbox.log" 2>&1 &
started+=($!)

# --- start ----------------------------------------------------------------------------------------------------
cd "$work"
"$binary" > "$work/toride.log" 2>&1 &
program=$!
started+=("$program")
within 30 xdotool search --onlyvisible --name Toride || fail "no window within 30 s"
window=$(xdotool search --onlyvisible --name Toride | head -n 1)
xdotool windowactivate --sync "$window" windowsize --sync "$window" 1366 740 windowmove "$window" 0 0
sleep 2
screenshot 01-welcome
colours=$(identify -format '%k' "$out/01-welcome.png")
[ "$colours" -gt 50 ] || fail "the window is empty: $colours colours"

# --- leave ----------------------------------------------------------------------------------------------------
xdotool windowactivate --sync "$window" key alt+F4
within 10 bash -c "! kill -0 $program" || fail "the program does not end when its window closes"
say "done; screenshots in $out"
