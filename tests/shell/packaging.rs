//! What packagers are handed: it says what `Cargo.toml` says, and can be read by those it is for.

use super::*;
use serde_json::Value;
use std::path::PathBuf;

const OF_SYSTEMS: [&str; 5] = [
    "aarch64-apple-darwin.tar.gz",
    "aarch64-unknown-linux-musl.tar.gz",
    "x86_64-apple-darwin.tar.gz",
    "x86_64-pc-windows-msvc.zip",
    "x86_64-unknown-linux-musl.tar.gz",
];

const VERSION: &str = env!("CARGO_PKG_VERSION");

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn file(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap()
}

fn yaml(text: &str) -> Value {
    serde_yaml::from_str(text).unwrap()
}

/// Runs a script of `packaging/`.
fn script(name: &str, arguments: &[&OsStr]) {
    let mut command = Command::new(path("packaging").join(name));
    let output = command.args(arguments).env("HERE", env!("CARGO_BIN_EXE_afferent")).output().unwrap();
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
}

/// The manifests of a release of empty archives.
fn manifests() -> (TempDir, impl Fn(&str) -> String) {
    let room = TempDir::new().unwrap();
    let [archives, out] = ["archives", "out"].map(|it| room.path().join(it));
    fs::create_dir(&archives).unwrap();
    for end in OF_SYSTEMS {
        fs::write(archives.join(format!("afferent-{VERSION}-{end}")), "").unwrap();
    }
    script("manifests", &[OsStr::new("some/where"), archives.as_os_str(), out.as_os_str()]);
    (room, move |name| fs::read_to_string(out.join(name)).unwrap())
}

/// Of nothing at all.
const SHA256: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[test]
fn manifests_name_the_version_and_archives_that_there_are() {
    let (_room, manifest) = manifests();
    let scoop: Value = serde_json::from_str(&manifest("scoop/afferent.json")).unwrap();
    assert_eq!(scoop["version"], VERSION);
    assert_eq!(scoop["description"], env!("CARGO_PKG_DESCRIPTION"));
    assert_eq!(scoop["architecture"]["64bit"]["hash"], SHA256);
    let [about, installer, locale] = ["afferent", "afferent.installer", "afferent.locale.en-US"]
        .map(|name| yaml(&manifest(&format!("winget/{name}.yaml"))));
    for part in [&about, &installer, &locale] {
        assert_eq!(part["PackageIdentifier"], "some.afferent");
        assert_eq!(part["PackageVersion"], VERSION);
    }
    let inside = &installer["NestedInstallerFiles"][0]["RelativeFilePath"];
    assert_eq!(*inside, format!("afferent-{VERSION}-x86_64-pc-windows-msvc\\afferent.exe"));
    let formula = manifest("homebrew/afferent.rb");
    assert_eq!(formula.matches(SHA256).count(), 4);
    let all = [formula, scoop.to_string(), installer.to_string()].concat();
    assert!(!all.contains('@'), "something was left unfilled");
    for end in OF_SYSTEMS {
        let url =
            format!("https://github.com/some/where/releases/download/v{VERSION}/afferent-{VERSION}-{end}");
        assert!(all.contains(&url), "{url}");
    }
}

#[test]
fn an_archive_has_the_program_with_its_completions_and_its_manual() {
    let out = TempDir::new().unwrap();
    // One that was built to be tested takes a minute to compress.
    let program = out.path().join("afferent");
    fs::write(&program, "").unwrap();
    script(
        "archive",
        &[program.as_os_str(), OsStr::new("x86_64-unknown-linux-musl"), out.path().as_os_str()],
    );
    let name = format!("afferent-{VERSION}-x86_64-unknown-linux-musl");
    let listed =
        Command::new("tar").arg("-tf").arg(out.path().join(format!("{name}.tar.gz"))).output().unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    for file in ["afferent", "afferent.1", "completions/_afferent", "README.md", "LICENSE-MIT"] {
        assert!(listed.lines().any(|line| line == format!("{name}/{file}")), "{file} is not in\n{listed}");
    }
}

#[test]
fn the_workflow_builds_what_the_manifests_name() {
    let workflow = yaml(&file(".github/workflows/release.yml"));
    let matrix = workflow["jobs"]["build"]["strategy"]["matrix"]["include"].as_array().unwrap();
    let mut built: Vec<&str> = matrix.iter().map(|it| it["target"].as_str().unwrap()).collect();
    built.sort_unstable();
    let named = OF_SYSTEMS.map(|it| it.trim_end_matches(".tar.gz").trim_end_matches(".zip"));
    assert_eq!(built, named);
    for job in ["build", "release"] {
        for step in workflow["jobs"][job]["steps"].as_array().unwrap() {
            for line in step["run"].as_str().unwrap_or_default().lines() {
                let scripts = line.split_whitespace().filter(|it| it.starts_with("packaging/"));
                scripts.for_each(|it| assert!(path(it).is_file(), "{it}"));
            }
        }
    }
}

#[test]
fn packages_take_files_that_there_are_and_the_changelog_has_this_version() {
    let manifest: toml::Table = file("Cargo.toml").parse().unwrap();
    let deb = &manifest["package"]["metadata"]["deb"];
    let assets = deb["assets"].as_array().unwrap().iter().map(|it| it[0].as_str().unwrap());
    for asset in assets.filter(|it| !it.starts_with("target/")) {
        assert!(path(asset).is_file(), "{asset}");
    }
    assert!(file("CHANGELOG.md").contains(&format!("\n## {VERSION}")));
    assert!(file("flake.nix").contains(env!("CARGO_PKG_DESCRIPTION")));
}
