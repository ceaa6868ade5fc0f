//! The members of a mapping while it is read.

use serde_json::{Map, Value};

/// The most members that are looked through for one that is there already.
const FEW: usize = 16;

/// A few members in a list: to hash each name once, when all are there, is half the work of hashing
/// it at each step. Many in a map, since looking through all of them for each is the square of them.
#[derive(Default)]
pub(super) struct Members {
    few: Vec<(String, Value)>,
    many: Map<String, Value>,
}

impl Members {
    /// Whether there is a member of that name.
    pub fn has(&self, name: &str) -> bool {
        if self.many.is_empty() {
            self.few.iter().any(|(known, _)| known == name)
        } else {
            self.many.contains_key(name)
        }
    }

    /// Adds a member that is not there.
    pub fn push(&mut self, name: String, value: Value) {
        if !self.many.is_empty() {
            self.many.insert(name, value);
        } else if self.few.len() < FEW {
            self.few.push((name, value));
        } else {
            self.many.extend(self.few.drain(..));
            self.many.insert(name, value);
        }
    }

    /// All of them, in order.
    pub fn into_map(self) -> Map<String, Value> {
        if !self.many.is_empty() {
            return fitted(self.many);
        }
        let mut map = Map::with_capacity(self.few.len());
        map.extend(self.few);
        map
    }
}

/// The same members without room for more: descriptions are a hundred thousand small mappings, of
/// which none grows again, and the room would be as large as they are.
pub(super) fn fitted(map: Map<String, Value>) -> Map<String, Value> {
    let mut fitted = Map::with_capacity(map.len());
    fitted.extend(map);
    fitted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_keep_their_order_and_are_found() {
        for count in [0, 1, FEW, FEW + 1, 5 * FEW] {
            let mut members = Members::default();
            for number in (0..count).rev() {
                assert!(!members.has(&number.to_string()));
                members.push(number.to_string(), Value::from(number));
                assert!(members.has(&number.to_string()));
            }
            let map = members.into_map();
            let read: Vec<_> = map.values().filter_map(Value::as_u64).collect();
            assert_eq!(read, (0..count as u64).rev().collect::<Vec<_>>());
        }
    }
}
