//! Tools that do the same take turns, so that whatever else the machine does meets all of them.

use std::collections::BTreeMap;

use super::measure::Usage;
use super::tools::Tool;

/// What took this many seconds of processor time is not repeated.
const LONG: f64 = 100.0;

/// The runs of each tool, or why there are none.
pub type Runs = BTreeMap<Tool, Result<Vec<Usage>, String>>;

/// Runs each tool so many times, one after the other; a tool that fails or is stopped is out.
pub fn take_turns(
    tools: &[Tool],
    turns: usize,
    mut run: impl FnMut(Tool) -> Result<Usage, String>,
) -> Runs {
    let mut all: Runs = tools.iter().map(|tool| (*tool, Ok(Vec::new()))).collect();
    for _ in 0..turns {
        for (tool, runs) in &mut all {
            let Ok(so_far) = runs else { continue };
            if so_far.iter().any(is_enough) {
                continue;
            }
            match run(*tool) {
                Ok(usage) => so_far.push(usage),
                Err(failure) => *runs = Err(failure),
            }
        }
    }
    all
}

fn is_enough(usage: &Usage) -> bool {
    usage.stopped.is_some() || usage.processor > LONG
}

#[cfg(test)]
mod tests {
    use super::super::watch::Stop;
    use super::*;

    #[test]
    fn what_fails_or_is_stopped_or_takes_long_gets_no_further_turn() {
        let tools = [Tool::Codegen, Tool::OpenapiToRust, Tool::Progenitor, Tool::OpenapiGenerator];
        let usage = Usage { wall: 1.0, processor: 1.0, peak: 1, sum: 1, stopped: None };
        let runs = take_turns(&tools, 3, |tool| match tool {
            Tool::Codegen => Ok(usage),
            Tool::OpenapiToRust => Err("it cannot".to_owned()),
            Tool::Progenitor => Ok(Usage { stopped: Some(Stop::Memory), ..usage }),
            Tool::OpenapiGenerator => Ok(Usage { processor: 1_000.0, ..usage }),
        });
        let counts: Vec<usize> =
            runs.values().map(|runs| runs.as_ref().map_or(0, Vec::len)).collect();
        assert_eq!(counts, [3, 0, 1, 1]);
    }
}
