//! What was measured, kept between runs, so that the parts can be measured one at a time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Part;
use super::calls::Figure;
use super::census::Census;
use super::machine::Machine;
use super::measure::Usage;
use super::tools::Tool;

/// Everything that a report is made from.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// Where.
    pub machine: Machine,
    /// Of which tree each part is.
    pub trees: BTreeMap<Part, String>,
    /// Peers that could not be installed, and why.
    pub left_out: Vec<(Tool, String)>,
    /// Whole processes.
    pub rows: Vec<Row>,
    /// The stages of a run, as the generator tells them: the document, and the text.
    pub stages: Vec<(String, String)>,
    /// What happens inside of a process.
    pub figures: Vec<Figure>,
}

/// One tool and one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What was done.
    pub part: Part,
    /// The document's name.
    pub document: String,
    /// Its size.
    pub bytes: u64,
    /// By whom.
    pub tool: Tool,
    /// How often.
    pub turns: usize,
    /// The medians, or why there are none.
    pub outcome: Result<Usage, String>,
    /// What the crate consists of.
    pub census: Option<Census>,
}

impl Row {
    /// The medians.
    pub fn usage(&self) -> Option<&Usage> {
        self.outcome.as_ref().ok()
    }
}

impl Results {
    /// What earlier runs on the same machine found out; else nothing.
    pub fn read(path: &Path, machine: Machine) -> Self {
        let text = fs::read_to_string(path).unwrap_or_default();
        match serde_json::from_str::<Self>(&text) {
            Ok(earlier) if earlier.machine == machine => earlier,
            _ => Self { machine, ..Self::default() },
        }
    }

    /// Keeps them.
    pub fn save(&self, path: &Path) -> std::io::Result<()> {
        fs::write(path, serde_json::to_string_pretty(self)?)
    }

    /// Forgets a part that is measured again.
    pub fn forget(&mut self, part: Part) {
        self.rows.retain(|row| row.part != part);
        match part {
            Part::Run => self.figures.clear(),
            Part::Generate => self.stages.clear(),
            _ => {}
        }
    }

    /// The rows of a part, in the order in which they were measured.
    pub fn of(&self, part: Part) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.part == part)
    }

    /// One row.
    pub fn row(&self, part: Part, document: &str, tool: Tool) -> Option<&Row> {
        self.of(part).find(|row| row.document == document && row.tool == tool)
    }
}
