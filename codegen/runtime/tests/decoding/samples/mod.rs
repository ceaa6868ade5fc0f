//! Models as the generator emits them.

pub mod animal;
pub mod answer;
pub mod color;
pub mod dial;
pub mod scalar;
pub mod small;
pub mod wide;
