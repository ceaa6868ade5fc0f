//! Text, numbers, formats, constraints and defaults.

use super::check_schemas;

#[test]
fn formats_of_text() {
    check_schemas(
        r"
Plain: {type: string}
Date: {type: string, format: date}
DateTime: {type: string, format: date-time}
Time: {type: string, format: time}
Duration: {type: string, format: duration}
Uuid: {type: string, format: uuid}
Uri: {type: string, format: uri}
Byte: {type: string, format: byte}
Binary: {type: string, format: binary}
Password: {type: string, format: password}
Ip: {type: string, format: ip}
Ip4: {type: string, format: ipv4}
Ip6: {type: string, format: ipv6}
Odd: {type: string, format: hex-color}
Implied: {format: date-time}
",
        r"
alias Plain = string
alias Date = string<date>
alias DateTime = string<datetime>
alias Time = string<time>
alias Duration = string<duration>
alias Uuid = string<uuid>
alias Uri = string<uri>
alias Byte = string<byte>
alias Binary = string<binary>
alias Password = string<password>
alias Ip = string<ip>
alias Ip4 = string<ipv4>
alias Ip6 = string<ipv6>
alias Odd = string<hex-color>
alias Implied = string<datetime>
",
    );
}

#[test]
fn text_by_what_it_holds() {
    check_schemas(
        r"
Base64: {type: string, contentEncoding: base64}
Octets: {type: string, contentEncoding: binary}
Stream: {type: string, contentMediaType: application/octet-stream}
Image: {type: string, contentMediaType: image/png}
Page: {type: string, contentMediaType: text/html}
Inner: {type: string, contentMediaType: application/json}
",
        r#"
alias Base64 = string<byte>
alias Octets = string<binary>
alias Stream = string<binary>
alias Image = string<binary>
alias Page = string note="The text holds a document of another kind."
alias Inner = string note="The text holds JSON."
"#,
    );
}

#[test]
fn a_port_of_kubernetes_is_a_number_or_a_name() {
    check_schemas(
        r"
Port: {type: string, format: int-or-string}
Service: {type: object, properties: {port: {$ref: '#/components/schemas/Port'}}}
",
        r"
anyOf Port
  | i64
  | string
object Service
  port?: @Port
",
    );
}

#[test]
fn formats_of_numbers() {
    check_schemas(
        r"
A: {type: integer}
B: {type: integer, format: int32}
C: {type: integer, format: int64}
D: {type: integer, format: uint8}
E: {type: integer, format: uint64}
F: {type: integer, format: odd}
G: {type: number}
H: {type: number, format: float}
I: {type: number, format: double}
J: {type: number, format: int32}
K: {type: boolean}
L: {format: int64}
",
        r"
alias A = i64
alias B = i32
alias C = i64
alias D = u8
alias E = u64
alias F = i64
alias G = f64
alias H = f32
alias I = f64
alias J = i32
alias K = boolean
alias L = i64
",
    );
}

#[test]
fn constraints_are_kept_where_they_mean_something() {
    check_schemas(
        r"
A: {type: integer, minimum: 1, maximum: 10, exclusiveMaximum: true, multipleOf: 2}
B: {type: number, minimum: 0.5, exclusiveMinimum: true}
C: {type: string, minLength: 1, maxLength: 3, pattern: '^a'}
D: {type: object, minProperties: 1, additionalProperties: {type: string}}
E: {type: integer, maxLength: 3, pattern: '^a'}
F: {type: integer, format: int32, maximum: 9999999999, minimum: 0}
G: {minimum: 3}
",
        r#"
alias A = i64(>=1, <10, %2)
alias B = f64(>0.5)
alias C = string(length>=1, length<=3, pattern "^a")
alias D = {string}(properties>=1)
alias E = i64
alias F = i32(>=0)
alias G = f64(>=3)
W0316 /components/schemas/E/maxLength: `maxLength` says nothing about a number
W0316 /components/schemas/E/pattern: `pattern` says nothing about a number
W0315 /components/schemas/F/maximum: 9999999999 is outside of what the type holds (-2147483648 to 2147483647)
"#,
    );
}

#[test]
fn a_schema_that_says_nothing_is_any_value() {
    check_schemas(
        r"
Empty: {}
Described: {description: Anything., example: 1}
NotNothing: {not: {type: string}}
Odd: {type: matrix}
",
        r#"
alias Empty = any
alias Described = any doc="Anything." example=1
alias NotNothing = any note="The document excludes some values by a `not`."
alias Odd = any<type matrix>
"#,
    );
}

#[test]
fn a_default_has_to_be_a_value_of_its_schema() {
    check_schemas(
        r"
Pet:
  properties:
    a: {type: integer, default: 3}
    c: {type: string, default: null}
    d: {type: string, nullable: true, default: null}
    b: {type: integer, default: x}
    e: {type: string, enum: [x, y], default: y}
    f: {type: string, enum: [x, y], default: z}
    g: {allOf: [{$ref: '#/components/schemas/Size'}], default: 1}
    h: {$ref: '#/components/schemas/Size'}
    i: {type: array, items: {type: string}, default: [a]}
    j: {type: array, items: {type: string}, default: a}
    k: {type: integer, format: int32, default: 3000000000}
    l: {type: number, default: 1}
    m: {type: object, default: {}}
Size: {type: integer, default: 7}
",
        r#"
object Pet
  a?: i64 = 3
  c?: string
  d?: string or null = null
  b?: i64
  e?: @Pet.e = "y"
  f?: @Pet.f
  g?: @Size = 1
  h?: @Size = 7
  i?: [string] = ["a"]
  j?: [string]
  k?: i32
  l?: f64 = 1
  m?: {any} = {}
alias Size = i64
enum Pet.e
  "x"
  "y"
enum Pet.f
  "x"
  "y"
W0314 /components/schemas/Pet/properties/c/default: the default null is no value of its schema; it is left out
W0314 /components/schemas/Pet/properties/b/default: the default "x" is no value of its schema; it is left out
W0314 /components/schemas/Pet/properties/f/default: the default "z" is no value of its schema; it is left out
W0314 /components/schemas/Pet/properties/j/default: the default "a" is no value of its schema; it is left out
W0314 /components/schemas/Pet/properties/k/default: the default 3000000000 is no value of its schema; it is left out
"#,
    );
}
