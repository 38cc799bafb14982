//! The program `briefbook`: arguments in, exit code out.

mod cli;

use std::process::ExitCode;

/// A book is made of very many small objects, with which the allocators of most systems take long.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::run()
}
