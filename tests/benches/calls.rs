//! A call over loopback: the generated client beside bare reqwest.

mod common;

use common::loopback::Loopback;
use criterion::{Criterion, criterion_group, criterion_main};
use vogent_tests::data::fixture;

fn call(criterion: &mut Criterion) {
    let loopback = Loopback::serving(fixture(1).as_bytes());
    let mut group = criterion.benchmark_group("call over loopback");
    group.bench_function("generated", |bencher| bencher.iter(|| loopback.generated()));
    group.bench_function("bare reqwest", |bencher| bencher.iter(|| loopback.bare()));
    group.finish();
}

criterion_group!(calls, call);
criterion_main!(calls);
