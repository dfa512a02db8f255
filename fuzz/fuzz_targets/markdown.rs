#![no_main]

#[path = "../probes.rs"]
#[allow(dead_code, reason = "each target needs one of the probes")]
mod probes;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| probes::markdown(bytes));
