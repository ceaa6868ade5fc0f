//! Integers of each width, and doubles.

use codegen_runtime::runtime::integer_text::{IntegerText, U64_TEXT};
use codegen_runtime::runtime::number::{I8, I16, I32, I64, Int, Num, U8, U64};

use crate::wire::{form, read, write};

form!(Tiny = I8, Int<i8>);
form!(Short = I16, Int<i16>);
form!(Long = I64, Int<i64>);
form!(Octet = U8, Int<u8>);
form!(Unsigned = U64, Int<u64>);
form!(AsText = U64_TEXT, IntegerText<u64>);
form!(Double = Num, Num);

#[test]
fn integral_floats_are_integers() {
    for (text, value) in [
        ("1.0", 1),
        ("1e2", 100),
        ("1.5e1", 15),
        ("-3.000", -3),
        ("-0", 0),
        ("-0.0", 0),
        ("9007199254740993", 9_007_199_254_740_993),
        ("-9223372036854775808", i64::MIN),
    ] {
        assert_eq!(read::<Long>(text), Ok(value), "{text}");
    }
    assert_eq!(read::<Unsigned>("18446744073709551615"), Ok(u64::MAX));
}

#[test]
fn nothing_wraps_and_nothing_is_cut_off() {
    for text in [
        "1.5",
        "9223372036854775808",
        "1e400",
        "1e19",
        "9007199254740993.0",
        "123456789012345678901234567890",
        "\"42\"",
        "true",
        "null",
        "[1]",
    ] {
        let failure = read::<Long>(text).unwrap_err();
        assert_eq!(failure.path, "$", "{text}");
    }
    assert_eq!((read::<Tiny>("-128"), read::<Tiny>("127.0")), (Ok(-128), Ok(127)));
    assert!(read::<Tiny>("128").is_err() && read::<Tiny>("-129").is_err());
    assert!(read::<Short>("40000").is_err());
    assert!(
        read::<Octet>("256").is_err()
            && read::<Octet>("-1").is_err()
            && read::<Octet>("-1.0").is_err()
    );
    assert!(read::<Unsigned>("-1").is_err());
    assert!(read::<Tiny>("300").unwrap_err().message.contains("expected an 8-bit integer"));
}

#[test]
fn numbers_are_doubles() {
    assert_eq!(read::<Double>("1"), Ok(1.0));
    assert_eq!(read::<Double>("-2"), Ok(-2.0));
    assert_eq!(read::<Double>("1e-400"), Ok(0.0));
    for text in ["NaN", "\"NaN\"", "01", "+1", "1e400", "null"] {
        assert!(read::<Double>(text).is_err(), "{text}");
    }
}

#[test]
fn what_json_cannot_say_is_not_written() {
    assert_eq!(write(Num, &1.5).unwrap(), "1.5");
    assert_eq!(write(I32, &-7).unwrap(), "-7");
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(write(Num, &value).is_err());
    }
}

#[test]
fn integers_as_text_are_read_either_way() {
    for text in ["\"18446744073709551615\"", "18446744073709551615"] {
        assert_eq!(read::<AsText>(text), Ok(u64::MAX));
    }
    assert_eq!(write(U64_TEXT, &u64::MAX).unwrap(), "\"18446744073709551615\"");
    for text in ["\"\"", "\"-1\"", "-1", "\"1.0\"", "1.5", "null"] {
        assert!(read::<AsText>(text).is_err(), "{text}");
    }
}

/// What a server wrote with its shortest digits comes back as the same number, and goes out as the same text.
#[test]
fn a_double_is_the_nearest_to_its_digits() {
    for text in ["102.13308438323043", "117.33837403255576", "0.30000000000000004", "5e-324"] {
        let number = read::<Double>(text).unwrap();
        assert_eq!(number.to_bits(), text.parse::<f64>().unwrap().to_bits(), "{text}");
        assert_eq!(write(Num, &number).unwrap(), text);
    }
    assert_eq!(read::<Long>("9007199254740991.0"), Ok(9_007_199_254_740_991));
}
