//! What strict 3.0 cannot say travels in these extensions; `lower` reads them and nothing else.
//!
//! Values that are schemas are strict 3.0 themselves; read them with [`super::Parts::schema`].

/// On schemas: the exact `minimum`, where a double would change it.
pub const MINIMUM: &str = "x-codegen-minimum";
/// On schemas: the exact `maximum`, where a double would change it.
pub const MAXIMUM: &str = "x-codegen-maximum";
/// On schemas: `true` where the one value of `enum` was a `const`.
pub const CONST: &str = "x-codegen-const";
/// On schemas: a list of schemas, the first elements of an array (`prefixItems`, a list as `items`).
pub const PREFIX_ITEMS: &str = "x-codegen-prefix-items";
/// On schemas: `true` where nothing may follow the prefix (`items: false`).
pub const CLOSED_ITEMS: &str = "x-codegen-closed-items";
/// On schemas: pattern → schema of the members whose names match (`patternProperties`).
pub const PATTERN_PROPERTIES: &str = "x-codegen-pattern-properties";
/// On schemas: the schema of member names (`propertyNames`).
pub const PROPERTY_NAMES: &str = "x-codegen-property-names";
/// On schemas: `contentEncoding`, a text such as `base64`.
pub const CONTENT_ENCODING: &str = "x-codegen-content-encoding";
/// On schemas: `contentMediaType`, a text such as `application/json`.
pub const CONTENT_MEDIA_TYPE: &str = "x-codegen-content-media-type";
/// On schemas: `contentSchema`, a schema.
pub const CONTENT_SCHEMA: &str = "x-codegen-content-schema";
/// On schemas: sentences about keywords that no type can carry (`if`, `dependentSchemas` …).
pub const NOTES: &str = "x-codegen-notes";
/// On schemas: what the schema said that was lost in repair; the type is recoverably untyped.
pub const LOST: &str = "x-codegen-lost";
/// On discriminators: the schema for values without a mapping (3.2 `defaultMapping`).
pub const DEFAULT_MAPPING: &str = "x-codegen-default-mapping";
/// On media types: the schema of one item of a stream (3.2 `itemSchema`).
pub const ITEM_SCHEMA: &str = "x-codegen-item-schema";
/// On servers: their `name` (3.2).
pub const SERVER_NAME: &str = "x-codegen-server-name";
/// On parameters: `querystring` where the parameter is the whole query (3.2).
pub const LOCATION: &str = "x-codegen-in";
/// On parameters, headers and encodings: a `style` that openapiv3 has no word for at that place:
/// `spaceDelimited`, `pipeDelimited`, `tabDelimited`, `deepObject`, `cookie`.
pub const STYLE: &str = "x-codegen-style";
/// On parameters in a path or a cookie: `true` where `allowReserved` is (3.2; earlier it means nothing there).
pub const RESERVED: &str = "x-codegen-allow-reserved";
/// On parameters in a header or a path: the `collectionFormat` of 2.0 where it is not csv.
pub const COLLECTION: &str = "x-codegen-collection";
/// On headers and encodings: `explode` where it is stated; openapiv3 has no room for it there.
pub const EXPLODE: &str = "x-codegen-explode";
/// On security schemes: the `type` where it is none of the four of 3.0 (`mutualTLS`, or unknown);
/// the scheme is an `http` one by name only.
pub const SECURITY_TYPE: &str = "x-codegen-type";
/// On `flows`: the flow `deviceAuthorization` of 3.2, whole.
pub const DEVICE_AUTHORIZATION: &str = "x-codegen-deviceAuthorization";
