//! Reading and writing models: what stands on the wire, what does not fit and where, in every format.

mod dates;
mod enums;
mod failures;
mod formats;
mod numbers;
mod objects;
mod samples;
mod texts;
mod unions;
mod validation;
mod vectors;
mod wire;
