//! Sorting by one sort for all types: each place that sorts by itself brings one of its own, of five thousand bytes.

use std::cmp::Ordering;

/// Sorts as [`slice::sort_by`] does.
pub fn by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| {
        items.get(a).zip(items.get(b)).map_or(Ordering::Equal, |(a, b)| compare(a, b))
    });
    put(items, &order);
}

/// Sorts as [`slice::sort_by_cached_key`] does.
pub fn by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).collect();
    let order = order(items.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    put(items, &order);
}

/// Puts `items` into the order of where each was.
fn put<T>(items: &mut Vec<T>, order: &[usize]) {
    let mut left: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.iter().filter_map(|at| left.get_mut(*at)?.take()));
}

/// Where each of `n` items was that are compared by their places.
#[inline(never)]
fn order(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_stays_in_its_order() {
        let words = || vec!["to", "a", "be", "or", "not", "I"];
        let (mut ours, mut theirs) = (words(), words());
        by_key(&mut ours, |it| it.len());
        theirs.sort_by_key(|it| it.len());
        assert_eq!(ours, theirs);
        by(&mut ours, |a, b| b.cmp(a));
        theirs.sort_by(|a, b| b.cmp(a));
        assert_eq!(ours, theirs);
    }
}
