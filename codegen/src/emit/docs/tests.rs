use super::*;
#[test]
fn smoke() {
    for x in ["a <b>c</b> [x] http://a.b", "<ul><li>a<li>b</ul>"] {
        eprintln!("{:?}", lines(x));
    }
}
