# The loop of a day. `just` lists the recipes; install it with `pip install rust-just`.

set shell := ["bash", "-euo", "pipefail", "-c"]

# Where `just gate programs` puts Python packages.
tools := env("XDG_CACHE_HOME", env("HOME", env("USERPROFILE", "")) / ".cache") / "briefbook-gate"

# List the recipes
default:
    @just --list --unsorted

# Format, lints, unit tests and the rules of the house: under a minute when little has changed
check:
    cargo fmt
    cargo clippy --all-targets --locked -- -D warnings
    cargo test --locked --lib --bins --quiet
    cargo test --locked --test it --quiet -- tidy:: imports:: catalogue::

# All tests, or those whose name contains FILTER
test FILTER="":
    cargo test --release --locked {{ FILTER }}

# The gate, or some of its steps: `just gate format lints`
gate *STEPS:
    .ci/run {{ STEPS }}

# What takes too long for the gate, before a closing note
long *STEPS:
    .ci/long {{ STEPS }}

# Accept what goldens and pictures show now, then show the difference; read it before you commit
accept FILTER="": (_goldens FILTER) (book "2021-07-02-ccn")
    {{ tools }}/bin/python3 .ci/pictures.py output/2021-07-02-ccn --accept
    git status --short -- tests docs
    git --no-pager diff --stat -- tests docs
    git --no-pager diff -- tests docs

# Rewrite the goldens of the tests whose name contains FILTER
_goldens FILTER:
    UPDATE=1 cargo test --release --locked --no-fail-fast {{ FILTER }} || echo "Some tests fail for another reason than a golden."

# Build the book of a sample, a folder of input/
book SAMPLE="2021-07-02-ccn":
    cargo run --release --locked -- build input/{{ SAMPLE }}

# Packages for Windows, Debian and other Linux, with bills of materials and checksums: into dist/
package OUT="dist":
    [ -x {{ tools }}/bin/cargo-zigbuild ] || {{ tools }}/bin/pip install -q -r packaging/requirements.txt || echo "no packaging/requirements.txt: going on without"
    export PATH={{ tools }}/bin:$PATH; programs=$(packaging/programs); env $programs packaging/package {{ OUT }}
