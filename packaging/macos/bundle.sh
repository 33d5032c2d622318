#!/usr/bin/env bash
# Builds Toride.app as a universal binary and zips it. Not run yet; see README.md beside it.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
for target in aarch64-apple-darwin x86_64-apple-darwin; do
  cargo build --locked --release --target "$target"
done

out=target/packages
app=$out/Toride.app
rm -rf "$app"
mkdir -p "$app/Contents/MacOS" "$app/Contents/Resources"
lipo -create -output "$app/Contents/MacOS/toride" \
  target/aarch64-apple-darwin/release/toride target/x86_64-apple-darwin/release/toride
sed "s/@VERSION@/$version/g" packaging/macos/Info.plist > "$app/Contents/Info.plist"

# The icon in all sizes a Mac asks for, from the one drawing.
iconset=$(mktemp -d)/toride.iconset
mkdir -p "$iconset"
for size in 16 32 128 256 512; do
  for scale in 1 2; do
    name=icon_${size}x${size}$([ "$scale" = 2 ] && echo @2x || true).png
    qlmanage -t -s $((size * scale)) -o "$iconset" packaging/linux/toride.svg > /dev/null
    mv "$iconset/toride.svg.png" "$iconset/$name"
  done
done
iconutil --convert icns --output "$app/Contents/Resources/toride.icns" "$iconset"

cp LICENSE-MIT LICENSE-APACHE THIRD-PARTY.md assets/fonts/OFL.txt "$app/Contents/Resources/"
packaging/third-party-notices aarch64-apple-darwin > "$app/Contents/Resources/THIRD-PARTY-CRATES.txt"
ditto -c -k --keepParent "$app" "$out/toride-$version-macos.zip"
echo "$out/toride-$version-macos.zip"
