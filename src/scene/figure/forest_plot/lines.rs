//! Which lines of a forest plot are shown: until something is chosen the reaches of the first scale alone, as the
//! picture; then the reaches of the groups of a scale always and first, so that they can be compared wherever one is,
//! and below them as many rows as there is room for, group by group.

use crate::content::order;
use crate::sim::forest_plot::view::{Group, NullRow, Section, View};
use std::ops::Range;

/// A line of the picture.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line<'a> {
    /// How far the results of a group reach, in so many rows; blank lines follow the first.
    Reach(&'a Section<'a>, &'a Group<'a>, Rows),
    /// The heading over the rows of a group, with how many of them are shown; the first of a scale heads the columns,
    /// too.
    Heading(&'a Group<'a>, usize, bool),
    /// A row, by its place in [`View::rows`].
    Row(usize),
    Null(usize, &'a NullRow<'a>),
    /// A pool, by its place in [`View::pools`]; and the same without the row left out.
    Pool(usize),
    Without(usize),
    /// How the intervals of a pool are made.
    Method(usize),
    /// The numbers of a scale, under its rows.
    Axis(usize),
    Blank,
}

/// The rows that a reach takes, and how it stands out from the others.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows {
    /// An odd number, so that one is in the middle.
    pub(super) n: i32,
    /// Whether half of its first row and of its last are left to its neighbours.
    pub(super) is_close: bool,
    /// Whether it is one of the two to be seen first.
    pub(super) is_lead: bool,
}

impl Rows {
    const ONE: Self = Self { n: 1, is_close: false, is_lead: true };

    /// The one in the middle, from the first on.
    pub(super) fn middle(self) -> i32 {
        (self.n - 1) / 2
    }
}

/// Rows of each group that a second scale leaves to the first.
const FAIR: usize = 5;

/// Lines for rows from which on there is air between the reaches: a heading, and the row under the cursor.
const AIRY: usize = 2;

/// Rows of a large number, and the most from a reach to the next: of the two to be seen first, and of the others.
const NUMBER: usize = 3;
const MOST: [usize; 2] = [11, 7];

/// The reaches of the first scale alone, if there are some to compare and `room` for them: the two to be seen first
/// high, with air for their numbers, the others below them thin.
pub(super) fn overview<'a>(view: &'a View<'a>, room: usize) -> Option<Vec<Line<'a>>> {
    let section = view.sections.first().filter(|it| it.groups.len() > 2)?;
    if room / section.groups.len() < 2 {
        return None;
    }
    let groups = led(section, view);
    let reach = |group: &Group<'_>| view.points(group).map_or(0.0, |it| it.1);
    let ends = ends(section, view)?;
    let is_lead = |group: &Group<'_>| ends.iter().any(|end| reach(group).total_cmp(end).is_eq());
    let n_lead = groups.iter().filter(|it| is_lead(it)).count();
    let lead = (room / 4).min(MOST[0]);
    let rest = ((room - 1 - n_lead * lead) / (groups.len() - n_lead).max(1)).min(MOST[1]);
    // An odd number, so that one is in the middle.
    let odd = |n: usize| n.saturating_sub(1) / 2 * 2 + 1;
    let rows = |is_lead: bool| {
        let n = if is_lead { odd(lead * 3 / 4).max(odd(lead.min(NUMBER))) } else { odd(rest / 2) };
        Rows { n: n as i32, is_close: is_lead && n == lead, is_lead }
    };
    // Rows that are left are air below the head, then between the two and the others.
    let spare = room.saturating_sub(1 + n_lead * lead + (groups.len() - n_lead) * rest);
    let mut lines = vec![Line::Blank; spare.min(1)];
    for (nth, group) in groups.into_iter().enumerate() {
        let it = rows(is_lead(group));
        let air = if it.is_lead { lead } else { rest } - it.n as usize;
        let above = air.div_ceil(2);
        lines.extend(vec![Line::Blank; above + usize::from(nth == n_lead && spare > 1)]);
        lines.push(Line::Reach(section, group, it));
        lines.extend(vec![Line::Blank; air - above + it.n as usize - 1]);
    }
    // The axis stands close to them where there are no more rows.
    lines.truncate(room.saturating_sub(1));
    lines.push(Line::Axis(section.axis));
    Some(lines)
}

/// The largest and the least of how far the groups of a section reach.
fn ends(section: &Section<'_>, view: &View<'_>) -> Option<[f64; 2]> {
    let reaches = || section.groups.iter().map(|it| view.points(it).map_or(0.0, |it| it.1));
    Some([reaches().reduce(f64::max)?, reaches().reduce(f64::min)?])
}

/// The groups of a section as their reaches stand, with rows below them or without: of more than two those that reach
/// the farthest and the least next to each other, to be seen first.
fn led<'a>(section: &'a Section<'a>, view: &View<'_>) -> Vec<&'a Group<'a>> {
    let mut groups: Vec<&Group<'_>> = section.groups.iter().collect();
    if let Some(ends) = ends(section, view).filter(|_| groups.len() > 2) {
        let reach = |group: &Group<'_>| view.points(group).map_or(0.0, |it| it.1);
        order::by_key(&mut groups, |it| !ends.iter().any(|end| reach(it).total_cmp(end).is_eq()));
    }
    groups
}

/// The lines that fit into `room`, those around the cursor among them.
pub(super) fn lines<'a>(view: &'a View<'a>, room: usize) -> Vec<Line<'a>> {
    let Some(here) = view.sections.iter().position(|it| it.groups.iter().any(|it| holds(it, view))) else {
        return Vec::new();
    };
    // From the first scale on that lets the one under the cursor be seen, as many as can be.
    let wanted = |nth: usize| view.sections.get(nth).map_or(0, |it| fixed(view, it) + least(it));
    let (mut first, mut last, mut used) = (here, here, wanted(here));
    while first > 0 && used + 1 + wanted(first - 1) <= room {
        first -= 1;
        used += 1 + wanted(first);
    }
    while last + 1 < view.sections.len() && used + 1 + wanted(last + 1) <= room {
        last += 1;
        used += 1 + wanted(last);
    }
    let shown: Vec<&Section<'_>> = view.sections.iter().take(last + 1).skip(first).collect();
    let fixed: usize = shown.iter().map(|it| fixed(view, it)).sum::<usize>() + shown.len() - 1;
    if fixed + 1 > room {
        return few(view, room);
    }
    let groups: Vec<&Group<'_>> = shown.iter().flat_map(|it| &it.groups).collect();
    let n_steps = groups.len() - shown.len();
    let is_airy = room - fixed >= n_steps + AIRY;
    // Air between the reaches and their rows comes after some of these.
    let rest = room - fixed - if is_airy { n_steps } else { 0 };
    let is_apart = rest >= shown.len() * FAIR;
    let rest = rest - if is_apart { shown.len() } else { 0 };
    let counts = share(&groups, view, rest);
    let mut counts = counts.into_iter();
    let mut lines = Vec::new();
    for section in shown {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        for (nth, group) in led(section, view).into_iter().enumerate() {
            lines.extend((is_airy && nth > 0).then_some(Line::Blank));
            lines.push(Line::Reach(section, group, Rows::ONE));
        }
        if is_apart {
            lines.push(Line::Blank);
        }
        let mut is_first = true;
        for (group, count) in section.groups.iter().zip(&mut counts) {
            if count > 0 {
                lines.push(Line::Heading(group, count, is_first));
                is_first = false;
            }
            detail(section, group, count, view, &mut lines);
        }
        lines.push(Line::Axis(section.axis));
    }
    lines
}

/// The rows of a group, and what is pooled of them.
fn detail<'a>(
    section: &'a Section<'a>,
    group: &'a Group<'a>,
    count: usize,
    view: &'a View<'a>,
    lines: &mut Vec<Line<'a>>,
) {
    // A row that is walked to comes before results without a number.
    let n_nulls = group.nulls.len().min(count.saturating_sub(usize::from(group.rows.contains(&view.cursor))));
    let n_rows = (count - n_nulls).min(group.rows.len());
    lines.extend(page(group, view, n_rows).map(Line::Row));
    let nulls = group.nulls.iter().take(count - n_rows);
    lines.extend(nulls.map(|it| Line::Null(section.axis, it)));
    let pools = view.pools.iter().enumerate().filter(|(_, it)| group.rows.contains(&it.first));
    for (nth, pool) in pools {
        lines.push(Line::Pool(nth));
        lines.extend(pool.without.map(|_| Line::Without(nth)));
        lines.push(Line::Method(nth));
    }
}

fn holds(group: &Group<'_>, view: &View<'_>) -> bool {
    group.holds(view.cursor)
}

/// Lines of a scale besides its rows: headings, pools, numbers.
fn fixed(view: &View<'_>, section: &Section<'_>) -> usize {
    let pools = view.pools.iter().filter(|it| it.axis == section.axis);
    section.groups.len() + 1 + pools.map(|it| 2 + usize::from(it.without.is_some())).sum::<usize>()
}

fn size(group: &Group<'_>) -> usize {
    group.rows.len() + group.nulls.len()
}

fn least(section: &Section<'_>) -> usize {
    section.groups.iter().map(|it| size(it).min(FAIR)).sum()
}

/// How many rows each group gets out of `room`, where the first of each costs its heading as well. The row under the
/// cursor and its neighbour come first, then results without a number, so that none is absent, then more of the
/// group under the cursor; then all in turn.
fn share(groups: &[&Group<'_>], view: &View<'_>, room: usize) -> Vec<usize> {
    let mut left = room;
    let mut counts = vec![0; groups.len()];
    let mut give = |counts: &mut Vec<usize>, of: &dyn Fn(&Group<'_>) -> usize| {
        let before = left;
        for (count, group) in counts.iter_mut().zip(groups) {
            let heading = usize::from(*count == 0);
            let wanted = of(group).min(size(group)).saturating_sub(*count);
            let given = wanted.min(left.saturating_sub(heading));
            if given > 0 {
                *count += given;
                left -= given + heading;
            }
        }
        left < before
    };
    give(&mut counts, &|it| if holds(it, view) { 2 } else { 0 });
    give(&mut counts, &|it| {
        if it.nulls.is_empty() { 0 } else { it.nulls.len() + 2 * usize::from(holds(it, view)) }
    });
    give(&mut counts, &|it| if holds(it, view) { FAIR } else { 0 });
    for round in 1.. {
        if !give(&mut counts, &|_| round) && round > FAIR {
            break;
        }
    }
    counts
}

/// The first rows of a group, or of the group under the cursor the page that holds it.
fn page(group: &Group<'_>, view: &View<'_>, room: usize) -> Range<usize> {
    let Range { start, end } = group.rows;
    let nth = if group.rows.contains(&view.cursor) { view.cursor - start } else { 0 };
    let first = start + (nth / room.max(1) * room).min(end - start - room);
    first..first + room
}

/// Where there is hardly any room: the row under the cursor, its scale and its heading, then its neighbours.
fn few<'a>(view: &'a View<'a>, room: usize) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    for section in &view.sections {
        for group in section.groups.iter().filter(|it| holds(it, view)) {
            let others = room.min(3).saturating_sub(1);
            let count = (room - others).min(group.rows.len());
            if others > 1 {
                lines.push(Line::Heading(group, count, true));
            }
            // A result without a number takes the place of the last of them.
            let null = group.nulls.iter().find(|it| it.step == view.cursor);
            let count = count - usize::from(null.is_some() && count == room - others);
            lines.extend(page(group, view, count).map(Line::Row));
            lines.extend(null.map(|it| Line::Null(section.axis, it)));
            if others > 0 {
                lines.push(Line::Axis(section.axis));
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Pack;
    use crate::content::figure::Data;
    use crate::sim::forest_plot::view;

    #[test]
    fn the_two_reaches_to_be_seen_first_are_alike_and_so_are_the_others() {
        let pack = Pack::builtin();
        let library = pack.library();
        let Data::ForestPlot(plot) = &library.figure(&"forest-plot".into()).unwrap().data else { panic!() };
        let set = view::view(plot, library, &[]);
        for room in 10..60 {
            let lines = overview(&set, room).unwrap();
            assert!(lines.len() <= room, "{room}");
            let reaches = lines.iter().enumerate().filter_map(|(y, it)| match it {
                Line::Reach(_, _, rows) => Some((y as i32, *rows)),
                _ => None,
            });
            let (first, others): (Vec<_>, Vec<_>) = reaches.partition(|it| it.1.is_lead);
            assert!(first.len() == 2 && first[0].1.n >= others[0].1.n, "{room} {first:?}");
            for rows in [first, others] {
                assert!(rows.iter().all(|it| it.1.n == rows[0].1.n && it.1.n % 2 == 1), "{room} {rows:?}");
                let mut pitches = rows.windows(2).map(|it| it[1].0 - it[0].0);
                let pitch = pitches.next().unwrap();
                assert!(pitch >= rows[0].1.n && pitches.all(|it| it == pitch), "{room} {rows:?}");
            }
        }
        assert!(overview(&set, 9).is_none());
    }
}
