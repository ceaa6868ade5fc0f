//! Decoding and encoding a page of 1,000 dials: the generated models beside hand-written ones.

mod common;

use std::hint::black_box;

use common::derived;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use vogent::models::ListBatchDialJobDialsResult;

fn decode(criterion: &mut Criterion) {
    let text = common::page();
    let mut group = criterion.benchmark_group("decode 1,000 dials");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("generated", |bencher| {
        bencher.iter(|| serde_json::from_slice::<ListBatchDialJobDialsResult>(black_box(&text)));
    });
    group.bench_function("derived", |bencher| {
        bencher.iter(|| serde_json::from_slice::<derived::Page>(black_box(&text)));
    });
    group.finish();
}

fn encode(criterion: &mut Criterion) {
    let text = common::page();
    let generated: ListBatchDialJobDialsResult = serde_json::from_slice(&text).expect("it fits");
    let derived: derived::Page = serde_json::from_slice(&text).expect("it fits");
    let mut group = criterion.benchmark_group("encode 1,000 dials");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("generated", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&generated)));
    });
    group.bench_function("derived", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&derived)));
    });
    group.finish();
}

criterion_group!(models, decode, encode);
criterion_main!(models);
