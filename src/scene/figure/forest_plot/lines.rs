//! Which lines of a forest plot are shown: the headings of a scale always, and of the rows under each as
//! many as there is room for, so that the groups can be compared wherever one is.

use crate::sim::forest_plot::view::{Group, NullRow, Section, View};
use std::ops::Range;

/// A line of the picture.
#[derive(Clone, Copy, Debug)]
pub(super) enum Line<'a> {
    /// The heading of a group, with how many of its rows are shown.
    Heading(&'a Section<'a>, &'a Group<'a>, usize),
    /// Its second line on a large screen.
    Beneath(&'a Section<'a>, &'a Group<'a>),
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

/// Rows of each group that a second scale leaves to the first.
const FAIR: usize = 5;

/// Rows for each group, its heading apart, from which on headings have two lines.
const TALL: usize = 3;

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
    let is_tall = room - fixed >= TALL * groups.len();
    let beneath = if is_tall { groups.len() } else { 0 };
    let (counts, left) = share(&groups, view, room - fixed - beneath);
    // What nobody needs is air between the groups.
    let has_air = left + 1 >= groups.len();
    let mut counts = counts.into_iter();
    let mut lines = Vec::new();
    for section in shown {
        if !lines.is_empty() {
            lines.push(Line::Blank);
        }
        for (nth, group) in section.groups.iter().enumerate() {
            if has_air && nth > 0 {
                lines.push(Line::Blank);
            }
            let count = counts.next().unwrap_or(0);
            lines.push(Line::Heading(section, group, count));
            lines.extend(is_tall.then_some(Line::Beneath(section, group)));
            // At least a row comes before results without a number.
            let n_nulls = group.nulls.len().min(count.saturating_sub(1));
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
        lines.push(Line::Axis(section.axis));
    }
    lines
}

fn holds(group: &Group<'_>, view: &View<'_>) -> bool {
    group.rows.contains(&view.cursor)
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

/// How many lines each group gets out of `room`, and how many nobody needs. A result without a number and a row
/// beside it come first, so that none is absent, and a few of the group under the cursor; then all in turn.
fn share(groups: &[&Group<'_>], view: &View<'_>, room: usize) -> (Vec<usize>, usize) {
    let mut left = room;
    let mut counts: Vec<usize> = Vec::new();
    for group in groups {
        let first = if holds(group, view) { 2 } else { 0 };
        let nulls = if group.nulls.is_empty() { 0 } else { group.nulls.len() + 1 };
        let first = first.max(nulls).min(size(group)).min(left);
        left -= first;
        counts.push(first);
    }
    for round in 1.. {
        let before = left;
        for (count, group) in counts.iter_mut().zip(groups) {
            if left > 0 && *count < round && *count < size(group) {
                (*count, left) = (*count + 1, left - 1);
            }
        }
        if left == 0 || left == before && round > 3 {
            break;
        }
    }
    (counts, left)
}

/// The first rows of a group, or of the group under the cursor the page that holds it.
fn page(group: &Group<'_>, view: &View<'_>, room: usize) -> Range<usize> {
    let Range { start, end } = group.rows;
    let nth = if holds(group, view) { view.cursor - start } else { 0 };
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
                lines.push(Line::Heading(section, group, count));
            }
            lines.extend(page(group, view, count).map(Line::Row));
            if others > 0 {
                lines.push(Line::Axis(section.axis));
            }
        }
    }
    lines
}
