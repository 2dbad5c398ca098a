//! The pack that the benchmark measures the program with: whole, and the same each time.

#[path = "../../benches/large/pack.rs"]
mod pack;

use afferent::content::{check, source};

#[test]
fn the_pack_has_no_faults_is_as_large_as_asked_and_the_same_each_time() {
    let size = pack::Size { topics: 400, studies: 900, claims: 2_100 };
    let [one, other] = [(), ()].map(|()| {
        let dir = tempfile::tempdir().unwrap();
        pack::write(dir.path(), size).unwrap();
        source::directory(dir.path()).unwrap()
    });
    assert_eq!(one, other);
    let tables = check::check(&one).unwrap_or_else(|problems| panic!("{}", problems[0]));
    let claims: usize =
        tables.topics.iter().flat_map(|topic| &topic.sections).map(|it| it.claims.len()).sum();
    assert_eq!((tables.topics.len(), tables.studies.len(), claims), (400, 900, 2_100));
    // A page below a page below a page below a node.
    let parent = |nth: usize| {
        let parent = tables.topics[nth].parent.as_ref()?;
        tables.topics.iter().position(|topic| topic.id == *parent)
    };
    assert_eq!(std::iter::successors(Some(tables.topics.len() - 1), |nth| parent(*nth)).count(), 4);
}
