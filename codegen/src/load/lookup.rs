//! Members of objects by name. Most objects have a handful: to compare a name with each is less work
//! than to hash it once, and each rule of normalize asks every schema.

use serde_json::{Map, Value};

/// The most members that are compared one by one.
const FEW: usize = 12;

/// The members of an object.
pub(crate) trait Lookup {
    /// A member.
    fn member(&self, name: &str) -> Option<&Value>;

    /// A member that may be changed.
    fn member_mut(&mut self, name: &str) -> Option<&mut Value>;

    /// Whether there is such a member.
    fn has(&self, name: &str) -> bool {
        self.member(name).is_some()
    }
}

impl Lookup for Map<String, Value> {
    fn member(&self, name: &str) -> Option<&Value> {
        if self.len() > FEW {
            return self.get(name);
        }
        self.iter().find(|(own, _)| *own == name).map(|(_, value)| value)
    }

    fn member_mut(&mut self, name: &str) -> Option<&mut Value> {
        if self.len() > FEW {
            return self.get_mut(name);
        }
        self.iter_mut().find(|(own, _)| *own == name).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_members_are_found_alike() {
        for count in [0, 1, FEW, FEW + 1, 100] {
            let mut map: Map<_, _> = (0..count).map(|n| (n.to_string(), Value::from(n))).collect();
            for name in (0..=count).map(|n| n.to_string()) {
                assert_eq!(map.member(&name), map.get(&name), "{name} of {count}");
                assert_eq!(map.has(&name), map.contains_key(&name), "{name} of {count}");
                assert_eq!(map.member_mut(&name).cloned(), map.get(&name).cloned());
            }
        }
    }
}
