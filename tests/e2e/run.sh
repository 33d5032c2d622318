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
export XDG_RUNTIME_DIR=$work/run LIBGL_ALWAYS_SOFTWARE=1
# So that the tools here understand Japanese titles; the program itself starts as on a Japanese desktop.
export LC_ALL=C.UTF-8
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
mkdir -m 700 -p "$HOME" "$XDG_RUNTIME_DIR"

exec 3> "$work/display"
Xvfb -displayfd 3 -screen 0 1366x768x24 -nolisten tcp > "$work/xvfb.log" 2>&1 &
started+=($!)
within 10 test -s "$work/display" || fail "Xvfb did not start"
export DISPLAY=:$(cat "$work/display")
openbox > "$work/openbox.log" 2>&1 &
started+=($!)

# --- what a user does, and what must have come of it -----------------------------------------------------------
# Places on the maximised window of 1366×768; the screenshots show them when something has moved.
readonly SCADA='611 515' OFFICE_ZONE='556 250' STEP_THREATS='90 314' RELATION_MAP='499 82' EXPORT_PDF='1302 82'

click() { xdotool mousemove $1 sleep 0.3 click 1; }
drag() {
  local from=($1) to=($2) part
  xdotool mousemove "${from[@]}" sleep 0.3 mousedown 1
  for part in 1 2 3 4 5; do
    xdotool mousemove $((from[0] + (to[0] - from[0]) * part / 5)) $((from[1] + (to[1] - from[1]) * part / 5)) sleep 0.2
  done
}
titled() { xdotool getwindowname "$window" | grep -q "$1"; }
# The zone of a device in a saved plant.
zone_of() { sed -n "/\"$2\": (/,/^ *),\$/s/^ *zone: Some(\"\(.*\)\"),\$/\1/p" "$1" | head -n 1; }
# Share of one core the program uses over $1 seconds, in percent.
cpu_percent() {
  local before after
  before=$(awk '{ print $14 + $15 }' "/proc/$program/stat")
  sleep "$1"
  after=$(awk '{ print $14 + $15 }' "/proc/$program/stat")
  echo $(((after - before) * 100 / ($1 * $(getconf CLK_TCK))))
}

cd "$work"
env -u LC_ALL LANG=ja_JP.UTF-8 "$binary" > "$work/toride.log" 2>&1 &
program=$!
started+=("$program")
within 60 xdotool search --onlyvisible --name Toride || fail "no window within 60 s"
window=$(xdotool search --onlyvisible --name Toride | head -n 1)
sleep 3
screenshot 01-welcome
colours=$(identify -format '%k' "$out/01-welcome.png")
[ "$colours" -gt 100 ] || fail "the window is empty: $colours colours"

say "start from the sample"
xdotool key Return
within 20 titled 想定工場 || fail "Enter on the welcome screen does not open the sample"
sleep 3
screenshot 02-canvas

say "drag a device into another zone"
drag "$SCADA" "$OFFICE_ZONE"
sleep 1
screenshot 03-drag
xdotool mouseup 1
sleep 2
screenshot 04-dropped

say "save"
xdotool key ctrl+s
sleep 4
screenshot 05-save
xdotool type --delay 80 plant.toride
sleep 1
xdotool key Return
within 20 test -s plant.toride || fail "no file was saved"
within 20 titled plant.toride || fail "the title does not name the file"
zone=$(zone_of plant.toride device-0000eq05)
[ "$zone" = zone-000000z1 ] || fail "the dragged device is saved in \`$zone\`, not in zone-000000z1"
"$binary" check plant.toride > check.txt || fail "the saved plant has errors: $(cat check.txt)"

say "heat map and relation map"
click "$STEP_THREATS"
sleep 3
screenshot 06-heatmap
click "$RELATION_MAP"
sleep 8
screenshot 07-relation-map
busy=$(cpu_percent 10)
say "at rest with the relation map open: $busy % of a core"
[ "$busy" -le 5 ] || fail "the relation map does not come to rest: $busy % of a core"

say "report as PDF"
xdotool key ctrl+p
sleep 10
screenshot 08-report
click "$EXPORT_PDF"
sleep 4
screenshot 09-export
xdotool key Return
within 30 test -s plant.pdf || fail "no PDF was written"
sleep 2
qpdf --check plant.pdf > qpdf.txt 2>&1 || fail "qpdf finds fault: $(cat qpdf.txt)"
pdftotext -layout plant.pdf plant.txt
for words in 生産ゾーン SCADA 経営者向け要約; do
  tr -d ' \n' < plant.txt | grep -q "$words" || fail "the PDF's text does not contain $words"
done
pages=$(pdfinfo plant.pdf | awk '/^Pages:/ { print $2 }')
[ "$pages" -ge 10 ] || fail "the PDF has only $pages pages"
pdftoppm -r 60 -png -f 1 -l 4 plant.pdf "$out/10-pdf"

say "leave"
xdotool key alt+F4
within 20 bash -c "! kill -0 $program" || fail "the program does not end when its window closes"
wait "$program" || fail "the program ended with an error"
[ ! -s "$work/toride.log" ] || { screenshot failed; sed 's/^/e2e: program: /' "$work/toride.log"; }
say "done: saved plant, $pages pages of PDF, screenshots in $out"
