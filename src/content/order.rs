//! Sorting by one sort for all types: each place that sorts by itself brings one of its own, of five thousand bytes.
//! And what is found by halving what is left.

use std::cmp::Ordering;
use std::ops::Range;

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

/// The least of `numbers` that is enough, where every greater one is, too; none where not even the last is.
pub fn least(numbers: Range<usize>, is_enough: impl Fn(usize) -> bool) -> Option<usize> {
    let (mut too_small, mut enough) = (numbers.start, numbers.end);
    while too_small < enough {
        let middle = too_small.midpoint(enough);
        if is_enough(middle) {
            enough = middle;
        } else {
            too_small = middle + 1;
        }
    }
    (enough < numbers.end).then_some(enough)
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

    #[test]
    fn the_least_that_is_enough_is_found_or_none() {
        for most in 0..9 {
            assert_eq!(least(3..7, |it| it >= most), (3..7).find(|it| *it >= most));
        }
    }
}
