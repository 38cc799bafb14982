# The steps of .ci/run and .ci/long, one function each; .ci/runner.sh calls them. They run with `set -euo pipefail` in
# the project's folder, TOOLS/bin in the PATH and WORK as a folder for what nobody keeps.

SHARED=../shared/tools
BOOKS=(2021-07-02-ccn 2026-06-so-ket-ccn 2026-12-hoi-nghi-ccn 2026-11-khuyen-cong)

skip() {
  echo "skipped: $1"
  exit "$SKIPPED"
}

# The judge by this name in ../shared/tools, which not every checkout has beside it.
judge() {
  [ -f "$SHARED/$1" ] || skip "there is no $SHARED/$1"
}

# Fills the array `files` with those in output/ of these endings; none at all is a mistake. Old books are left out.
made() {
  local ending endings=(-false)
  for ending in "$@"; do endings+=(-o -name "*.$ending"); done
  mapfile -t files < <(find output -name '.*' -prune -o \( "${endings[@]}" \) -print | sort)
  [ ${#files[@]} -gt 0 ] || { echo "output/ has no such files: run .ci/run book forms first"; exit 1; }
}

# Runs a judge that prints a line `PASS …` for each file; shows the other lines.
verdicts() {
  local name=$1
  shift
  "$@" >"$WORK/$name" || { grep -v '^PASS' "$WORK/$name" || true; exit 1; }
  echo "$name: $(grep -c '^PASS' "$WORK/$name") verdicts, all PASS"
}

step_programs() {
  local need=() pair
  for pair in pdftotext:poppler-utils qpdf:qpdf libreoffice:libreoffice-writer localc:libreoffice-calc \
    javac:default-jdk-headless npm:npm; do
    command -v "${pair%%:*}" >/dev/null || need+=("${pair#*:}")
  done
  dpkg -s fonts-liberation2 >/dev/null 2>&1 || need+=(fonts-liberation2)
  python3 -c 'import venv, ensurepip' 2>/dev/null || need+=(python3-venv)
  if [ ${#need[@]} -gt 0 ]; then
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${need[@]}" >/dev/null
  fi
  if ! cmp -s .ci/requirements.txt "$TOOLS/requirements.txt"; then
    python3 -m venv --clear "$TOOLS"
    "$TOOLS/bin/pip" install -q -r .ci/requirements.txt
    cp .ci/requirements.txt "$TOOLS/"
  fi
  rustc --version
  libreoffice --version
  cargo-deny --version
  mdbook --version
}

step_format() {
  cargo fmt --check
}

step_deny() {
  cargo-deny --locked check bans licenses sources
  # What tests switch on in a crate of the program would compile it, and all that use it, a second time.
  local once
  once=$(comm -23 <(built_crates normal,build) <(built_crates normal,build,dev))
  [ -z "$once" ] || { printf 'built otherwise for tests; declare their features in Cargo.toml:\n%s\n' "$once"; exit 1; }
}

# The crates, with their features, that a build with these kinds of dependencies has.
built_crates() {
  cargo tree --locked --edges "$1" --no-dedupe --format '{p} {f}' --prefix none | sort -u
}

step_lints() {
  cargo clippy --release --all-targets --locked --features tls -- -D warnings
}

step_tls() {
  cargo test --release --locked --features tls --test it -- desk_tls
}

step_rustdoc() {
  RUSTDOCFLAGS="-D warnings" cargo doc --release --no-deps --locked --quiet
}

step_manual() {
  [ -f docs/book.toml ] || skip "there is no docs/book.toml"
  mdbook build docs --dest-dir "$WORK/manual"
}

# The README's command.
step_tests() {
  cargo test --release --locked
}

step_kills() {
  cargo test --release --locked --test it -- --ignored two_hundred_killed_builds
}

step_fuzz() {
  cargo run --release --locked --quiet --example fuzz_intake -- 120 target/release/briefbook
}

step_samples() {
  cargo run --release --locked --quiet --example make_sample -- --check
}

# In a population as uneven as the country nobody spoilt a value: what is told is a false alarm, of at most one value in 200.
# Takes minutes: every value of every locality is changed by every factor.
step_false_alarms() {
  local made
  made=$(mktemp -d)
  cargo run --release --locked --quiet --example make_sample -- --uneven 1 --out "$made"
  target/release/briefbook rules --backtest "$made"/uneven-* --mutations --json > "$made/seen.json"
  python3 - "$made/seen.json" <<'PYTHON'
import json, sys
seen = json.load(open(sys.argv[1]))
told = sum(seen["told_as_they_are"].values())
print(f"{told} of {seen['values']} values are told that nobody spoilt: {seen['told_as_they_are']}")
sys.exit(told * 200 > seen["values"])
PYTHON
  rm -r "$made"
}

# The README's command, for each sample.
step_book() {
  rm -rf output
  local book
  for book in "${BOOKS[@]}"; do
    cargo run --release --locked --quiet -- build "input/$book"
  done
}

step_contracts() {
  python3 .ci/contracts.py target/release/briefbook output/2026-12-hoi-nghi-ccn input/2026-12-hoi-nghi-ccn templates
}

step_forms() {
  local book
  for book in 2021-07-02-ccn 2026-12-hoi-nghi-ccn; do
    target/release/briefbook form "input/$book" --all -o "output/forms/$book" >/dev/null
  done
  made xlsx
  echo "output/ has ${#files[@]} Excel files now"
}

step_qpdf() {
  made pdf
  local pdf
  for pdf in "${files[@]}"; do
    qpdf --check "$pdf" >"$WORK/qpdf" 2>&1 || { echo "$pdf"; cat "$WORK/qpdf"; exit 1; }
  done
  echo "qpdf: ${#files[@]} files clean"
}

step_verapdf() {
  judge check-pdf
  made pdf
  verdicts verapdf "$SHARED/check-pdf" 2a,ua1 "${files[@]}"
}

step_schemas() {
  judge check-ooxml
  made docx xlsx xlsm
  verdicts schemas python3 "$SHARED/check-ooxml" "${files[@]}"
}

step_office() {
  judge check-office
  made docx xlsx xlsm
  verdicts office "$SHARED/check-office" "${files[@]}"
}

# Documents that people edited, with the figures of today.
step_edited() {
  judge check-ooxml
  judge check-office
  local name=2026-12-hoi-nghi-ccn
  python3 .ci/edited.py target/release/briefbook "output/$name" "input/$name" templates "$WORK/edited" >"$WORK/refreshed"
  mapfile -t files <"$WORK/refreshed"
  [ ${#files[@]} -eq 3 ] || { echo "${#files[@]} of 3 documents were refreshed"; exit 1; }
  verdicts edited-schemas python3 "$SHARED/check-ooxml" "${files[@]}"
  verdicts edited-office "$SHARED/check-office" "${files[@]}"
}

# The papers that are signed, signed once and twice.
step_signatures() {
  judge check-pdf
  local book=output/2026-12-hoi-nghi-ccn letter pdf says
  letter=$(find "$book/phan-hoi" -name '*.pdf' | sort | head -n 1)
  mapfile -t files < <(python3 .ci/signed.py "$WORK/signed" "$book"/{bao-cao-tong-hop,du-thao-ket-luan}.pdf "$letter" 2>"$WORK/sign")
  [ ${#files[@]} -eq 18 ] || { echo "${#files[@]} of 18 files were signed"; exit 1; }
  verdicts signatures "$SHARED/check-pdf" 2a,ua1 "${files[@]}"
  for pdf in "${files[@]}"; do
    says=$(pdfsig -nocert "$pdf" 2>&1)
    [ "$(grep -c 'Signature is Valid' <<<"$says")" = "$(grep -c 'Signing Time' <<<"$says")" ] &&
      [ "$(grep -c 'Total document signed' <<<"$says")" = 1 ] || { echo "$pdf: $says"; exit 1; }
  done
  echo "pdfsig: ${#files[@]} files valid, each signed to its end"
}

step_annotated() {
  python3 .ci/handed_back.py output/2021-07-02-ccn input/2021-07-02-ccn/submissions
}

step_read_back() {
  python3 .ci/read_back.py output/2021-07-02-ccn
  python3 .ci/read_back.py output/2026-12-hoi-nghi-ccn
}

step_totals() {
  local book
  for book in "${BOOKS[@]}"; do python3 .ci/recalculate.py "output/$book"; done
}

step_pictures() {
  python3 .ci/pictures.py output/2021-07-02-ccn
}

step_accessible() {
  command -v npm >/dev/null || skip "there is no npm to bring axe-core"
  command -v chromium >/dev/null || skip "there is no chromium"
  local axe=$TOOLS/node_modules/axe-core/axe.min.js pages
  npm install --silent --no-audit --no-fund --no-save --prefix "$TOOLS" axe-core@4.14.1 >"$WORK/npm" 2>&1 ||
    [ -f "$axe" ] || skip "npm cannot bring axe-core"
  mapfile -t pages < <(printf 'output/%s/index.html\n' "${BOOKS[@]}")
  python3 .ci/accessible.py "$axe" "${pages[@]}"
}

step_desk() {
  command -v chromium >/dev/null || skip "there is no chromium"
  local axe=$TOOLS/node_modules/axe-core/axe.min.js
  [ -f "$axe" ] || skip "there is no axe-core: run .ci/run accessible first"
  "$TOOLS/bin/python3" .ci/desk.py target/release/briefbook "$axe"
}

# Only in .ci/long.

step_advisories() {
  # The database of RustSec is fetched from GitHub.
  cargo-deny --locked fetch db >"$WORK/fetch" 2>&1 || skip "the database of advisories cannot be fetched"
  cargo-deny --locked check advisories
}

step_build() {
  cargo build --release --locked --all-targets
}

# Each run draws other cases.
step_properties() {
  local run
  for run in $(seq 30); do
    cargo test --release --locked --quiet --test it -- properties:: bridge:: >"$WORK/properties" 2>&1 || {
      cat "$WORK/properties"
      exit 1
    }
  done
  grep 'test result: ok. [1-9]' "$WORK/properties" || { echo "no property test has these names any more"; exit 1; }
  echo "$run runs"
}

step_fuzz_long() {
  local seed
  seed=$(date +%Y%m%d)
  echo "seed $seed"
  cargo run --release --locked --quiet --example fuzz_intake -- 1800 target/release/briefbook "$seed"
}

step_scale() {
  SCALE=63,1000,3000 cargo bench --locked --bench scale
}

# The program for Windows beside that for Linux: see .ci/windows.py.
WINDOWS=target/windows

step_windows() {
  judge build-windows
  command -v wine >/dev/null && command -v x86_64-w64-mingw32-gcc >/dev/null ||
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wine64 wine gcc-mingw-w64-x86-64 >/dev/null ||
    skip "there is no Wine, or no compiler for Windows"
  "$SHARED/build-windows" . "$WINDOWS" >"$WORK/windows" 2>&1 || { cat "$WORK/windows"; exit 1; }
  x86_64-w64-mingw32-gcc -municode -O2 .ci/hold.c -o "$WORK/hold.exe"
  mkdir "$WORK/bad"
  DEFECTS=$WORK/bad cargo test --release --locked --quiet --test goldens -- bad/written
  cargo build --release --locked --quiet
  wine_home
  python3 .ci/windows.py target/release/briefbook "$WINDOWS/briefbook.exe" "$WORK/hold.exe" "$WORK/bad" "$WORK/both"
}

# A home and a registry for Wine, which nobody keeps; cargo has another home.
wine_home() {
  export HOME=$WORK/home WINEPREFIX=$WORK/wine WINEDEBUG=-all
  mkdir -p "$HOME"
  wine wineboot >"$WORK/wineboot" 2>&1
}

# What a release consists of, installed and used.
step_packages() {
  command -v makensis >/dev/null || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nsis >/dev/null ||
    skip "there is no NSIS"
  "$TOOLS/bin/pip" install -q -r packaging/requirements.txt
  cargo build --release --locked --quiet
  local windows=()
  [ ! -f "$WINDOWS/briefbook.exe" ] || windows=("WINDOWS=$WINDOWS/briefbook.exe")
  env "${windows[@]}" packaging/package "$WORK/dist" >"$WORK/package"
  wine_home
  BESIDE=$PWD/$WINDOWS/bcryptprimitives.dll .ci/packages "$WORK/dist"
}
