# Builds the Windows zip, and the MSI where WiX is installed. Not run yet; see README.md beside it.
$ErrorActionPreference = 'Stop'
$root = Resolve-Path "$PSScriptRoot\..\.."
Set-Location $root

$version = (Select-String -Path Cargo.toml -Pattern '^version = "(.*)"$' | Select-Object -First 1).Matches.Groups[1].Value
$target = 'x86_64-pc-windows-msvc'
$env:RUSTFLAGS = '-C target-feature=+crt-static'
cargo build --locked --release --target $target
if ($LASTEXITCODE -ne 0) { exit 2 }

$out = "target\packages"
$stage = "$out\toride-$version-windows-x64"
New-Item -ItemType Directory -Force "$stage\samples" | Out-Null
Copy-Item "target\$target\release\toride.exe", LICENSE-MIT, LICENSE-APACHE, THIRD-PARTY.md, README.md, `
    assets\fonts\OFL.txt, docs\user-guide.ja.md, docs\user-guide.en.md, docs\limits.ja.md, docs\limits.en.md, docs\json.md $stage
Copy-Item samples\*.toride "$stage\samples"
python packaging\third-party-notices $target | Out-File -Encoding utf8 "$stage\THIRD-PARTY-CRATES.txt"
Compress-Archive -Force "$stage\*" "$stage.zip"
Write-Output "$stage.zip"

if (Get-Command wix -ErrorAction SilentlyContinue) {
    wix build packaging\windows\toride.wxs -arch x64 -d Version=$version -d Stage=$stage -o "$stage.msi"
    if ($LASTEXITCODE -ne 0) { exit 2 }
    Write-Output "$stage.msi"
}
