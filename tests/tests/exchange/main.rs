//! Bodies, answers and streams of generated clients over real HTTP.

mod answers;
mod blocking;
mod bodies;
mod streams;
