//! A document whose census is known, counted in the IR and in what is generated.

use codegen::config::Config;
use codegen::inspect::Census;
use codegen::load::NoFiles;
use codegen::{Input, Run};
use syn::visit::{self, Visit};

const DOCUMENT: &str = "
openapi: 3.0.3
info: { title: Census, version: 1.0.0 }
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': { description: ok, content: { application/xml: { schema: { $ref: '#/components/schemas/A' } } } }
components:
  schemas:
    A:
      type: object
      properties:
        text: { type: string }
        texts: { type: array, items: { type: string } }
        other: { $ref: '#/components/schemas/B' }
        any: {}
        anys: { type: array, items: {} }
        free: { type: object }
        missing: { $ref: '#/components/schemas/Nowhere' }
        missings: { type: array, items: { $ref: '#/components/schemas/Nowhere' } }
        both: { oneOf: [{ type: string }, { type: integer }], anyOf: [{ type: boolean }, { type: number }] }
    B: { type: object, properties: { a: { type: boolean } } }
";

/// Fields that are, or are a list or map of, any value.
#[derive(Default)]
struct Fields {
    all: usize,
    untyped: usize,
}

impl<'ast> Visit<'ast> for Fields {
    fn visit_field(&mut self, field: &'ast syn::Field) {
        if matches!(field.vis, syn::Visibility::Public(_)) {
            let mut value = Value::default();
            value.visit_type(&field.ty);
            self.all += 1;
            self.untyped += usize::from(value.found);
        }
        visit::visit_field(self, field);
    }
}

#[derive(Default)]
struct Value {
    found: bool,
}

impl<'ast> Visit<'ast> for Value {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let last = path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
        self.found |= last == "Value" || last == "JsonObject";
        visit::visit_path(self, path);
    }
}

#[test]
fn the_census_of_the_ir_is_that_of_the_output() {
    let mut run = Run::default();
    let input = Input { name: "a.yaml", bytes: DOCUMENT.as_bytes(), files: &NoFiles };
    let plan = codegen::understand(input, &Config::default(), &mut run).expect("it is 3.0");
    let Census { typed, faithful, recoverable, raw } = Census::of(&plan.api);
    let lost: Vec<_> = recoverable.iter().map(|loss| loss.pointer.as_str()).collect();
    let at = |name: &str| format!("/components/schemas/A/properties/{name}");
    assert_eq!(lost, ["missing", "missings", "both"].map(at));
    assert_eq!(faithful, 3, "any, anys, free");
    // Of A three, of B one, and the answer.
    assert_eq!(typed, 5);
    assert_eq!(raw.len(), 1, "{raw:?}");

    let tree = codegen::emit(&plan, &mut run);
    let mut fields = Fields::default();
    for (_, text) in tree.iter().filter(|(path, _)| path.starts_with("src/models/")) {
        fields.visit_file(&syn::parse_file(text).expect("it is Rust"));
    }
    assert_eq!(
        (fields.all, fields.untyped),
        (typed - 1 + faithful + lost.len(), faithful + lost.len())
    );
}
