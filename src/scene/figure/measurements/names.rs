//! The columns that names of rows and of their groups take.

use super::panel::Panel;
use crate::content::figure::Measured;
use crate::scene::Block;
use crate::scene::label::broken;
use crate::scene::plot::widest;

/// Columns from which on a name is long.
const LONG: i32 = 24;
/// Rows around those of values: which way is which, names of stretches, the numbers of the axis.
const AROUND: i32 = 2;

/// Columns that groups need left of names so many wide: each stands before its first name, which may be a short one.
pub(super) fn beside_groups(
    panels: &[Panel<'_>],
    name: i32,
    wide: impl Fn(usize, &Measured) -> [i32; 2],
) -> i32 {
    let all: Vec<&Measured> = panels.iter().flat_map(Panel::values).map(|(.., it)| it).collect();
    let before = std::iter::once(None).chain(all.iter().map(|it| Some(&it.group)));
    let firsts = all.iter().enumerate().zip(before).filter(|((_, it), before)| *before != Some(&it.group));
    let most = firsts.filter_map(|((nth, it), _)| match wide(nth, it) {
        [0, _] => None,
        [group, name] => Some(group + 3 + name),
    });
    most.max().map_or(0, |it| (it - name).max(0))
}

/// Columns of the names of rows beside those of groups: all of them, or fewer where they are broken, as they would leave
/// little room for bars. Long ones are broken wherever there are rows for it, into two lines as short as they can be.
pub(super) fn name_width(names: &[&str], group: i32, room: Block) -> i32 {
    let widest = widest(names.iter().copied());
    if widest > LONG && 3 * names.len() as i32 + AROUND <= room.height {
        let lines = |width: i32| names.iter().map(move |it| broken(it, width).len());
        let least = (10..widest).find(|it| lines(*it).all(|n| n <= 2)).unwrap_or(widest);
        // A little wider where that spares a name its second line.
        return (least..=least * 6 / 5).min_by_key(|it| lines(*it).sum::<usize>()).unwrap_or(least);
    }
    let is_wide = group + widest > room.width * 9 / 20;
    if is_wide { widest.min((room.width * 3 / 10 - group).max(10)) } else { widest }
}
