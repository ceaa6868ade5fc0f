//! Models as the generator emits them.

pub mod agent;
pub mod animal;
pub mod answer;
pub mod color;
pub mod dial;
pub mod nested;
pub mod scalar;
pub mod small;
pub mod transcript;
pub mod wide;
