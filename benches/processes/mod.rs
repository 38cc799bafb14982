//! What benches ask the system about processes.

use std::fs;

/// KB of memory of a process and of those it started; 0 where the system does not tell (it is Linux that does).
pub fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let own = status.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok());
    let tasks = fs::read_dir(format!("/proc/{process}/task")).into_iter().flatten().flatten();
    let children = tasks.map(|task| fs::read_to_string(task.path().join("children")).unwrap_or_default());
    let below: u64 = children
        .flat_map(|list| list.split_whitespace().filter_map(|id| id.parse().ok()).map(resident).collect::<Vec<_>>())
        .sum();
    own.unwrap_or(0) + below
}
