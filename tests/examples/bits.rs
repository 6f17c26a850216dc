//! Prints the hash of every configuration of `golden/hashes.json` as this build computes it, one per line.

use serde_json::Value;

fn main() {
    let text = include_str!("../golden/hashes.json");
    let cases: Vec<Value> = serde_json::from_str(text).expect("golden/hashes.json is JSON");
    for case in &cases {
        println!("{}", isoline_tests::run(case));
    }
}
