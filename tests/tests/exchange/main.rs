//! Bodies, answers and streams of generated clients over real HTTP.

mod answers;
mod bodies;
mod streams;
