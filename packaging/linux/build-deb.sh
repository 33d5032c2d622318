#!/usr/bin/env bash
# Builds the Debian package from a binary that exists already.
#   packaging/linux/build-deb.sh [BINARY] [OUT_DIR]
# Prints the path of the package. Needs dpkg-deb, objdump (binutils), python3 and cargo, and no root.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
binary=${1:-$root/target/release/toride}
out=${2:-$root/target/packages}
[ -x "$binary" ] || { echo "build-deb.sh: no binary at $binary; run \`cargo build --release\` first" >&2; exit 2; }

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)
architecture=$(dpkg --print-architecture)
# The oldest glibc that has every symbol the binary asks for.
glibc=$(objdump -T "$binary" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1 | cut -d_ -f2)

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
chmod 755 "$stage"

put() { install -D -m "$1" "$2" "$stage/$3"; }
put 755 "$binary" usr/bin/toride
put 644 "$root/packaging/linux/toride.desktop" usr/share/applications/toride.desktop
put 644 "$root/packaging/linux/toride.svg" usr/share/icons/hicolor/scalable/apps/toride.svg
put 644 "$root/packaging/linux/toride.xml" usr/share/mime/packages/toride.xml
for file in packaging/linux/copyright LICENSE-MIT LICENSE-APACHE THIRD-PARTY.md assets/fonts/OFL.txt \
    README.md docs/user-guide.ja.md docs/user-guide.en.md docs/limits.ja.md \
    docs/limits.en.md docs/json.md; do
  put 644 "$root/$file" "usr/share/doc/toride/$(basename "$file")"
done
gzip -9 -n -c "$root/CHANGELOG.md" > "$stage/usr/share/doc/toride/changelog.gz"
(cd "$root" && packaging/third-party-notices) | gzip -9 -n > "$stage/usr/share/doc/toride/THIRD-PARTY-CRATES.txt.gz"
chmod 644 "$stage"/usr/share/doc/toride/*.gz

# The window opens these at run time by name, so nothing in the binary's headers tells of them.
window="libx11-6, libx11-xcb1, libxcb1, libxcursor1, libxi6, libxrender1, libxfixes3, libxrandr2, \
libxkbcommon0, libxkbcommon-x11-0, libgl1, libegl1, libgl1-mesa-dri, \
libwayland-client0, libwayland-egl1, libwayland-cursor0, libdbus-1-3"

mkdir -p "$stage/DEBIAN"
cat > "$stage/DEBIAN/control" <<CONTROL
Package: toride
Version: $version
Architecture: $architecture
Maintainer: The Toride authors <toride@localhost>
Installed-Size: $(du -sk --exclude=DEBIAN "$stage" | cut -f1)
Section: science
Priority: optional
Depends: libc6 (>= $glibc), libgcc-s1, $window
Recommends: xdg-desktop-portal, zenity
Description: zones, threats and measures of a factory network
 Draw the network of a factory, drag devices into zones, attach business tasks
 and data, see what each threat would stop and which measures to take, and
 print the result as a PDF in Japanese or English. Follows the guideline for
 factory systems of Japan's METI. Works without a network.
CONTROL
(cd "$stage" && find usr -type f -print0 | sort -z | xargs -0 md5sum) > "$stage/DEBIAN/md5sums"

mkdir -p "$out"
package=$out/toride_${version}_${architecture}.deb
dpkg-deb --root-owner-group --build "$stage" "$package" >&2
echo "$package"
