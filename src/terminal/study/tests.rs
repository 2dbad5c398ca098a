//! What was acknowledged is found again: after a kill, beside other programs, on a full disk, among copies.

use super::folder::{import, lines, put_aside};
use super::*;
use crate::study::card::CardId;
use crate::study::log::{Grade, Kind, Review};
use std::collections::HashSet;
use std::env;
use std::io::{self, BufRead, BufReader};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

const NOW: Moment = Moment { seconds: 1_795_892_531, offset: 3600 };

fn places(directory: &Path) -> Places {
    Places::new(directory, None)
}

fn review(nth: u64) -> What {
    let card = CardId(format!("term:t{nth}/word"));
    What::Review(Review { card, grade: Grade::Good, kind: Kind::Due, ms: 4200, text: 1 })
}

/// Writes `count` reviews, all without a fault.
fn write(store: &mut Store, count: u64) -> Vec<Record> {
    let add = |nth| {
        let (records, fault) = store.add(review(nth), NOW);
        assert_eq!(fault, None);
        records
    };
    (0..count).flat_map(add).collect()
}

fn files(directory: &Path) -> Vec<String> {
    let names = fs::read_dir(directory).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn what_was_answered_is_found_again_and_goes_on_counting() {
    let dir = tempfile::tempdir().unwrap();
    let mut found = open(&places(dir.path()));
    assert!(found.records.is_empty() && found.faults.is_empty());
    // Looking leaves no trace.
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
    let records = write(&mut found.store, 3);
    let mut again = open(&places(dir.path()));
    assert_eq!((again.records, again.faults), (records, Vec::new()));
    assert_eq!(again.store.device(), found.store.device());
    assert_eq!(write(&mut again.store, 1)[0].id.number, 4);
}

#[test]
fn the_reviews_may_lie_in_a_shared_directory_and_the_name_of_the_device_does_not() {
    let (own, shared) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let places = Places::new(own.path(), Some(shared.path().join("reviews")));
    let mut found = open(&places);
    write(&mut found.store, 1);
    assert_eq!(files(&shared.path().join("reviews")), [format!("{}.jsonl", found.store.device())]);
    assert_eq!(files(&own.path().join("afferent")), ["device.toml"]);
}

#[test]
fn another_device_and_the_copies_of_a_synchronisation_count_too() {
    let (desk, lap, shared) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let at = |state: &Path| Places::new(state, Some(shared.path().to_owned()));
    let mut first = open(&at(desk.path()));
    let mut second = open(&at(lap.path()));
    write(&mut first.store, 2);
    write(&mut second.store, 2);
    let name = format!("{}.jsonl", first.store.device());
    let copy = format!("{}.sync-conflict-20261128-200211-ABCDEFG.jsonl", first.store.device());
    fs::copy(shared.path().join(&name), shared.path().join(&copy)).unwrap();
    write(&mut first.store, 1);
    let found = open(&at(desk.path()));
    assert_eq!((found.records.len(), found.faults.len()), (5, 0));
    // Put back from a backup, the file is behind its copy; no name is given twice.
    fs::rename(shared.path().join(&copy), shared.path().join("other.jsonl")).unwrap();
    fs::remove_file(shared.path().join(&name)).unwrap();
    let mut found = open(&at(desk.path()));
    assert_eq!(write(&mut found.store, 1)[0].id.number, 3);
}

#[test]
fn a_copied_home_is_another_device() {
    let dir = tempfile::tempdir().unwrap();
    let places = places(dir.path());
    let mut first = open(&places).store;
    write(&mut first, 1);
    let text = fs::read_to_string(&places.device).unwrap();
    let elsewhere = text.replace(&device::machine(), "0123456789abcdef");
    assert_ne!(text, elsewhere);
    fs::write(&places.device, elsewhere).unwrap();
    assert_ne!(open(&places).store.device(), first.device());
    // What would be no name of a file is no name.
    fs::write(&places.device, format!("id = \"../x\"\nmachine = \"{}\"\n", device::machine())).unwrap();
    assert!(open(&places).store.device().bytes().all(|it| it.is_ascii_hexdigit()));
}

#[test]
fn a_line_that_was_cut_off_is_set_aside_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(&places(dir.path())).store;
    let records = write(&mut store, 2);
    let half = "{\"v\":1,\"id\":\"";
    OpenOptions::new().append(true).open(&store.path).unwrap().write_all(half.as_bytes()).unwrap();
    // Whoever is at work meanwhile finds it as well.
    let (third, fault) = store.add(review(9), NOW);
    assert!(fault.unwrap().contains("cut off"));
    assert_eq!(fs::read_to_string(store.path.with_extension("cut")).unwrap(), format!("{half}\n"));
    OpenOptions::new().append(true).open(&store.path).unwrap().write_all(half.as_bytes()).unwrap();
    let found = open(&places(dir.path()));
    assert_eq!(found.records, [records, third].concat());
    assert_eq!(found.faults.len(), 1);
    assert_eq!(fs::read_to_string(store.path.with_extension("cut")).unwrap(), format!("{half}\n{half}\n"));
    assert!(open(&places(dir.path())).faults.is_empty());
}

#[test]
fn a_line_that_is_no_review_is_named_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(&places(dir.path())).store;
    write(&mut store, 1);
    OpenOptions::new().append(true).open(&store.path).unwrap().write_all(b"<<<<<<< ours\n\xff\n").unwrap();
    let before = fs::read(&store.path).unwrap();
    let found = open(&places(dir.path()));
    assert_eq!(found.records.len(), 1);
    assert!(
        found.faults[0].contains(".jsonl:2: this line is no review, nor is another"),
        "{:?}",
        found.faults
    );
    assert_eq!(fs::read(&store.path).unwrap(), before);
}

#[test]
fn where_nothing_can_be_written_it_is_said_once_and_the_session_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    // Whoever runs the tests may be allowed to write anywhere, but nobody writes into a file's directory.
    let blocked = dir.path().join("file");
    fs::write(&blocked, "").unwrap();
    let places = Places::new(dir.path(), Some(blocked.join("reviews")));
    let mut store = open(&places).store;
    let (first, fault) = store.add(review(1), NOW);
    assert!(fault.unwrap().starts_with("Reviews are only kept until you quit: "));
    let (second, fault) = store.add(review(2), NOW);
    assert_eq!(fault, None);
    // Once it can be, all of it is written.
    fs::remove_file(&blocked).unwrap();
    let (third, fault) = store.add(review(3), NOW);
    assert_eq!(fault, None);
    assert_eq!(open(&places).records, [first, second, third].concat());
}

#[test]
fn what_the_disk_does_not_take_after_all_is_kept_in_mind_and_written_with_the_next() {
    let dir = tempfile::tempdir().unwrap();
    let places = places(dir.path());
    let mut store = open(&places).store;
    let first = write(&mut store, 1);
    store.disk = Some(Disk::of(|job| {
        job.file.set_len(job.before)?;
        Err(io::Error::other("no room"))
    }));
    let (second, fault) = store.begin(review(2), NOW);
    assert_eq!(fault, None);
    let fault = store.settle().unwrap();
    assert!(
        fault.starts_with("Reviews are only kept until you quit: ") && fault.ends_with(": no room"),
        "{fault}"
    );
    store.disk = None;
    let (third, fault) = store.begin(review(3), NOW);
    assert_eq!((fault, store.settle()), (None, None));
    assert_eq!(open(&places).records, [first, second, third].concat());
}

#[test]
fn programs_that_study_at_once_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let mut before = open(&places(dir.path())).store;
    write(&mut before, 20);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| write(&mut open(&places(dir.path())).store, 25));
        }
    });
    let found = open(&places(dir.path()));
    let mut numbers: Vec<u64> = found.records.iter().map(|it| it.id.number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=120).collect::<Vec<_>>());
}

#[test]
fn whoever_answers_learns_what_another_program_was_told_meanwhile() {
    let dir = tempfile::tempdir().unwrap();
    write(&mut open(&places(dir.path())).store, 1);
    let [mut first, mut second] = [(); 2].map(|()| open(&places(dir.path())).store);
    let told = write(&mut second, 2);
    let heard = write(&mut first, 1);
    assert_eq!(heard[..2], told);
    assert_eq!((heard.len(), heard[2].id.number), (3, 4));
    // And is told nothing twice.
    assert_eq!(write(&mut first, 1).len(), 1);
}

#[test]
fn what_is_taken_along_and_in_again_is_what_there_was_line_by_line() {
    let (desk, lap) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut store = open(&places(desk.path())).store;
    write(&mut store, 2);
    let newer = "{\"v\":2,\"who\":\"knows\"}\n";
    OpenOptions::new().append(true).open(&store.path).unwrap().write_all(newer.as_bytes()).unwrap();
    let text = lines(&places(desk.path())).unwrap().join("\n");
    assert_eq!(text + "\n", fs::read_to_string(&store.path).unwrap());
    let file = std::slice::from_ref(&store.path);
    for (known, new) in [(0, 3), (3, 0)] {
        assert_eq!(lines(&places(lap.path())).unwrap().len(), known);
        assert_eq!(import(&places(lap.path()), file).unwrap(), new);
    }
    assert_eq!(open(&places(lap.path())).records, open(&places(desk.path())).records);
    // What is something else is refused, all of it.
    let other = lap.path().join("notes.txt");
    for text in ["so what\n", "so what"] {
        fs::write(&other, text).unwrap();
        assert!(import(&places(lap.path()), &[store.path.clone(), other.clone()]).is_err());
    }
    assert_eq!(lines(&places(lap.path())).unwrap().len(), 3);
}

#[test]
fn what_is_forgotten_is_put_aside_and_may_be_put_back() {
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(put_aside(&places(dir.path())).unwrap(), None);
    let mut store = open(&places(dir.path())).store;
    write(&mut store, 2);
    let aside = put_aside(&places(dir.path())).unwrap().unwrap();
    assert!(open(&places(dir.path())).records.is_empty());
    // Whoever was at work goes on with a file of its own.
    write(&mut store, 1);
    assert_eq!(open(&places(dir.path())).records.len(), 1);
    let name = store.path.file_name().unwrap();
    assert_eq!(import(&places(dir.path()), &[aside.join(name)]).unwrap(), 2);
    assert_eq!(open(&places(dir.path())).records.len(), 3);
}

#[test]
fn nobody_waits_for_a_pipe_or_a_device() {
    let dir = tempfile::tempdir().unwrap();
    let mut store = open(&places(dir.path())).store;
    write(&mut store, 1);
    fs::remove_file(&store.path).unwrap();
    assert!(Command::new("mkfifo").arg(&store.path).status().unwrap().success());
    let mut found = open(&places(dir.path()));
    assert!(found.faults[0].contains("no regular file"), "{:?}", found.faults);
    assert!(found.store.add(review(1), NOW).1.unwrap().contains("no regular file"));
}

/// The program at work, for the tests below: it answers and says so until it is killed.
const STATE: &str = "AFFERENT_TEST_STATE";

#[test]
fn at_work() {
    let Some(state) = env::var_os(STATE) else { return };
    let mut store = open(&places(Path::new(&state))).store;
    for nth in 0..500 {
        let (records, fault) = store.add(review(nth), NOW);
        say(&format!("kept {}", records.last().unwrap().id));
        if let Some(fault) = fault {
            say(&format!("fault {fault}"));
        }
    }
}

/// Says it on a line of its own, whatever the harness of the tests has written before.
fn say(text: &str) {
    writeln!(io::stdout(), "\n{text}").unwrap();
}

/// Its command, within a shell that has run `before`.
fn worker(state: &Path, before: &str) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", &format!("{before}; exec \"$0\" --exact terminal::study::tests::at_work --nocapture")]);
    command.arg(env::current_exe().unwrap()).env(STATE, state).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// What a worker said it had kept.
fn kept(line: &str) -> Option<String> {
    line.strip_prefix("kept ").map(str::to_owned)
}

#[test]
fn whenever_it_is_killed_every_acknowledged_review_is_found() {
    for round in 0..20 {
        let dir = tempfile::tempdir().unwrap();
        let mut acknowledged = Vec::new();
        for nth in 0..50 {
            let mut child = worker(dir.path(), ":").spawn().unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            let first = lines.by_ref().map_while(Result::ok).find_map(|line| kept(&line)).unwrap();
            // Not when a line was just written, but wherever it is by then.
            thread::sleep(Duration::from_micros((round * 50 + nth) * 7919 % 3000));
            child.kill().unwrap();
            child.wait().unwrap();
            acknowledged.push(first);
            acknowledged.extend(lines.map_while(Result::ok).filter_map(|line| kept(&line)));
        }
        let found = open(&places(dir.path()));
        let ids: HashSet<String> = found.records.iter().map(|it| it.id.to_string()).collect();
        let lost: Vec<&String> = acknowledged.iter().filter(|id| !ids.contains(*id)).collect();
        assert!(lost.is_empty(), "{lost:?}");
        assert_eq!(ids.len(), found.records.len());
        // With each kill one that was not acknowledged, at most.
        assert!(ids.len() <= acknowledged.len() + 50);
    }
}

#[test]
fn on_a_full_disk_it_is_said_once_and_the_file_stays_whole() {
    let dir = tempfile::tempdir().unwrap();
    // A file that may not grow beyond some kilobytes stands for a disk without room.
    let output = worker(dir.path(), "trap '' XFSZ; ulimit -f 8").output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let faults: Vec<&str> = text.lines().filter(|line| line.starts_with("fault ")).collect();
    assert!(faults.len() == 1 && faults[0].contains("only kept until you quit"), "{faults:?}");
    assert_eq!(text.lines().filter_map(kept).count(), 500);
    let found = open(&places(dir.path()));
    assert!(found.faults.is_empty() && found.records.len() > 10, "{:?}", found.faults);
}
